"""Documents of ITU-R: found by number, range, words; ranked; nothing found that a plain scan of the files does not find."""

import re
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from specx.answers.documents.asked import DocumentQuestion, understand
from specx.answers.documents.search import DocumentFilter, search
from specx.errors import NotFoundError, SpecxError, UsageError
from specx.facts.documents import Documents, split
from specx.facts.kinds.documents import title_band

FOLDER = ROOT / "allocations" / "documents"
UNITS = {"Hz": 0, "kHz": 3, "MHz": 6, "GHz": 9, "THz": 12}
NAMES = {
    "VLF": ("3 kHz", "30 kHz"), "LF": ("30 kHz", "300 kHz"), "MF": ("300 kHz", "3 MHz"), "HF": ("3 MHz", "30 MHz"),
    "VHF": ("30 MHz", "300 MHz"), "UHF": ("300 MHz", "3 GHz"), "SHF": ("3 GHz", "30 GHz"), "EHF": ("30 GHz", "300 GHz"),
}  # fmt: skip


def hertz(text):
    number, unit = text.split(" ")
    return Decimal(number).scaleb(UNITS[unit])


def edges(band):
    """The edges of a band of a title, read once more by other means."""
    if band in NAMES:
        return tuple(map(hertz, NAMES[band]))
    word, _, rest = band.partition(" ")
    if word == "below":
        return Decimal(0), hertz(rest)
    if word == "above":
        low = hertz(rest)
        return low, hertz("3000 GHz") if low < hertz("3000 GHz") else hertz("1000 THz")
    if word in ("about", "near"):
        number, unit = rest.split(" ")
        digits = Decimal(number).normalize().as_tuple()
        half = Decimal(5).scaleb(digits.exponent - 1)
        if word == "about":
            half = Decimal(number) / 10 if len(digits.digits) == 1 else max(half, Decimal(number) / 40)
        middle, half = hertz(rest), half.scaleb(UNITS[unit])
        return middle - half, middle + half
    low, high = re.fullmatch(r"([\d.]+(?: [kMGT]?Hz)?)-([\d.]+ [kMGT]?Hz)", band).groups()
    return hertz(low if " " in low else f"{low} {high.split(' ')[1]}"), hertz(high)


@pytest.fixture(scope="module")
def plain():
    """(file, number, bands) of every record, read with a plain YAML reader."""
    listed = yaml.safe_load((FOLDER / "documents.yaml").read_text(encoding="utf-8"))
    records = []
    for entry in listed["files"]:
        text = (FOLDER / entry["file"]).read_text(encoding="utf-8")
        for record in yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            records.append((entry["file"], record["number"], [edges(b) for b in record.get("bands", ())]))
    return records


@pytest.fixture(scope="module")
def documents(facts):
    return Documents(facts)


@pytest.fixture(scope="module")
def ask(facts):
    """What a question finds, as names; options as `DocumentFilter` takes them."""
    known = Documents(facts)

    def asked(text, edition="rr-2024", service="", **wanted):
        term = facts.vocabulary.ask(service) if service else None
        question = understand(text, None, known.series) if text else DocumentQuestion()
        return search(facts, facts.edition(edition), question, DocumentFilter(term, **wanted)).found

    return asked


def numbers(found):
    return [f.number for f in found]


def test_every_record_is_there(documents, plain):
    assert [
        (d.file.partition("/")[2], split(number)[0]) for d, (_, number, _) in zip(documents, plain, strict=True)
    ] == [(file, split(number)[0]) for file, number, _ in plain]
    assert len(plain) == 2905


def test_every_band_is_read_alike(plain, documents):
    for document, (_, number, bands) in zip(documents, plain, strict=True):
        assert [(b.low_hz, b.high_hz) for b in document.bands] == bands, number


EDGES = st.sampled_from(
    [0, 1, 10**6, 3 * 10**6, 8025 * 10**6, 8400 * 10**6, 42 * 10**8, 44 * 10**8, 3 * 10**12, 10**15]
)


@given(st.one_of(EDGES, st.integers(0, 4 * 10**11)), st.one_of(st.just(1), st.integers(1, 10**10)))
def test_every_document_whose_band_overlaps_is_found_and_no_other(documents, plain, low, width):
    wanted = [(f, n) for f, n, bands in plain if any(a < low + width and b > low for a, b in bands)]
    got = [(d.file.partition("/")[2], d.name.rpartition(" ")[2]) for d in documents.overlapping(low, low + width)]
    assert got == wanted


@given(st.integers(0, 10**11), st.integers(1, 10**10))
def test_by_frequency_the_best_fit_stands_first(facts, low, width):
    high = low + width
    found = search(facts, facts.edition("rr-2024"), DocumentQuestion(low, high), DocumentFilter()).found

    def share(band):
        common = min(high, band[1]) - max(low, band[0])
        return Fraction(max(common, 0), max(high, band[1]) - min(low, band[0]))

    best = [max(map(share, f.bands)) for f in found]
    assert [share((f.low_hz, f.high_hz)) for f in found] == best
    # The shares are compared in 10^-18.
    assert all(a >= b - Fraction(1, 10**18) for a, b in pairwise(best))


def test_the_band_for_earth_exploration_downlinks(ask):
    assert numbers(ask("8.2GHz", service="EESS"))[:3] == ["SA.1810", "SA.1277", "F.1502"]


def test_the_band_of_radio_altimeters(ask):
    found = ask("4200-4400MHz")
    assert numbers(found)[:4] == ["M.2085", "M.2059", "M.2319", "RS.1624"]
    assert {(f.low_hz, f.high_hz) for f in found[:4]} == {(4_200_000_000, 4_400_000_000)}
    # The same text under its old number comes after what goes on, and says where.
    old = next(f for f in found if f.number == "SA.1624")
    assert (old.status, old.see) == ("superseded", "RS.1624")
    assert numbers(found).index("SA.1624") > numbers(found).index("RS.1624")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("RA.769", ["Recommendation ITU-R RA.769-2"]),
        ("ra 769", ["Recommendation ITU-R RA.769-2"]),
        ("Recommendation ITU-R RA.769-2", ["Recommendation ITU-R RA.769-2"]),
        ("R-REC-RA.769", ["Recommendation ITU-R RA.769-2"]),
        ("SA.1810", ["Recommendation ITU-R SA.1810-1"]),
        ("M.2085-2", ["Recommendation ITU-R M.2085-0", "Report ITU-R M.2085-1"]),
        ("Report M.2085", ["Report ITU-R M.2085-1"]),
        ("Rec. ITU-R M.2085", ["Recommendation ITU-R M.2085-0"]),
        ("205/1", ["Question ITU-R 205-2/1"]),
        ("Question ITU-R 205-2/1", ["Question ITU-R 205-2/1"]),
        ("Resolution ITU-R 9", ["Resolution ITU-R 9-7"]),
        ("ITU-R 9-7", ["Resolution ITU-R 9-7"]),
        ("Handbook 1", ["Handbook R-HDB-01"]),
        ("R-HDB-01", ["Handbook R-HDB-01"]),
    ],
)
def test_a_number_may_be_typed_as_people_do(ask, text, names):
    assert [f.document for f in ask(text)] == names


def test_every_document_is_found_by_its_name_and_by_its_number(documents):
    for document in documents:
        for text in (
            document.name,
            document.name.rpartition(" ")[2] if document.kind != "resolution" else document.name,
        ):
            asked = understand(text, None, documents.series)
            held = [d.name for d in documents.numbered(asked.number) if asked.kind in ("", d.kind)]
            assert document.name in held, text
            assert asked.revision == document.revision


def test_a_link_follows_from_the_number(documents):
    links = {d.name: d.link for d in documents}
    assert links["Recommendation ITU-R RA.769-2"] == "https://www.itu.int/rec/R-REC-RA.769/en"
    assert links["Report ITU-R M.2319-0"] == "https://www.itu.int/pub/R-REP-M.2319"
    assert links["Question ITU-R 205-2/1"] == "https://www.itu.int/pub/R-QUE-SG01.205"
    assert links["Resolution ITU-R 9-7"] == "https://www.itu.int/pub/R-RES-R.9"
    assert links["Handbook R-HDB-01"] == "https://www.itu.int/pub/R-HDB-01"
    assert all("{" not in link for link in links.values())


def test_words_find_the_titles_that_hold_them(ask, documents):
    def holds(title):
        words = re.split(r"[^a-z0-9.]+", title.casefold())
        return any(w.startswith("radio") for w in words) and any(w.startswith("altimeter") for w in words)

    found = ask("radio altimeter")
    assert {f.document for f in found} == {d.name for d in documents if holds(d.title)}
    assert numbers(found)[0] == "M.2059"  # the words stand side by side


def test_a_word_that_no_title_holds_gets_the_nearest(facts, documents):
    asked = understand("altimiter", None, documents.series)
    result = search(facts, facts.edition("rr-2024"), asked, DocumentFilter())
    assert (result.found, result.near) == ([], ("altimeters",))


def test_filters_leave_what_they_name(ask, documents):
    for kind in ("report", "question"):
        assert {f.document for f in ask("", kind=kind)} == {d.name for d in documents if d.kind == kind}
    assert {f.document for f in ask("", series="SM", since=2020)} == {
        d.name for d in documents if d.series == "SM" and (d.year or 0) >= 2020
    }
    assert {f.status for f in ask("", status="withdrawn")} == {"withdrawn"}
    assert {f.status for f in ask("", status="unknown")} == {""}


def test_a_service_asked_takes_its_parts_and_the_whole_but_no_other(ask):
    services = [set(f.services) for f in ask("", service="maritime mobile")]
    assert all(s & {"maritime mobile", "mobile"} for s in services)
    assert all("maritime mobile" in s for s in services[:20])
    assert not any(s == {"land mobile"} for s in services)
    broad = {f.number for f in ask("", service="mobile")}
    assert broad >= {f.number for f in ask("", service="maritime mobile") if f.series == "M"}


def test_what_names_no_service_or_no_year_is_counted_not_lost(facts, documents):
    asked, edition = understand("8.2GHz", None, documents.series), facts.edition("rr-2024")
    every = search(facts, edition, asked, DocumentFilter())
    narrow = search(facts, edition, asked, DocumentFilter(facts.vocabulary.ask("EESS")))
    assert narrow.without_service == sum(not f.services for f in every.found) > 0
    dated = search(facts, edition, understand("P.2109", None, documents.series), DocumentFilter(since=2000))
    assert (dated.found, dated.without_year) == ([], 1)


def test_footnotes_that_cite_a_document_are_told(ask):
    assert ask("RA.769")[0].footnotes == ("5.208A", "5.307A", "5.372", "5.511G", "5.511H", "5.531C", "5.531E")
    assert ask("SA.1810")[0].footnotes == ()


@pytest.mark.parametrize("text", ["RA.770", "SA.9999", "999/1", "Resolution 750", "Handbook 99"])
def test_a_number_that_is_not_there_is_an_answer_with_the_nearest(ask, text):
    with pytest.raises(NotFoundError) as caught:
        ask(text)
    assert caught.value.hint
    assert len(caught.value.line()) < 240


def test_the_nearest_numbers_are_found_themselves(ask):
    with pytest.raises(NotFoundError) as caught:
        ask("RA.770")
    for number in caught.value.hint.removeprefix("nearest: ").split(", "):
        assert ask(number)


@pytest.mark.parametrize(
    "text", ["XX.769", "Report XX.1", "8,2GHz", "8200", "8.2 GHz - 8.1 GHz", "ITU-R XX 5", " ", "???", "..."]
)
def test_slips_are_refused(ask, text):
    with pytest.raises(UsageError):
        ask(text)


@given(st.text(max_size=80))
def test_any_text_is_understood_or_refused_in_one_line(documents, text):
    try:
        asked = understand(text, None, documents.series)
    except SpecxError as problem:
        line = problem.line()
    else:
        line = ""
        assert sum((asked.low_hz is not None, bool(asked.number), bool(asked.words))) == 1
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("8025-8400 MHz", 8_025_000_000, 8_400_000_000),
        ("9 kHz-3 GHz", 9_000, 3_000_000_000),
        ("below 30 MHz", 0, 30_000_000),
        ("above 17 GHz", 17_000_000_000, 3_000_000_000_000),
        ("above 3000 GHz", 3_000_000_000_000, 1_000_000_000_000_000),
        ("HF", 3_000_000, 30_000_000),
        ("about 12 GHz", 11_500_000_000, 12_500_000_000),
        ("about 5 GHz", 4_500_000_000, 5_500_000_000),
        ("about 5.8 GHz", 5_655_000_000, 5_945_000_000),
        ("about 2600 MHz", 2_535_000_000, 2_665_000_000),
        ("near 1260 MHz", 1_255_000_000, 1_265_000_000),
        ("near 121.5 MHz", 121_450_000, 121_550_000),
    ],
)
def test_how_wide_a_band_of_a_title_is(text, low, high):
    assert title_band(text) == (low, high)
