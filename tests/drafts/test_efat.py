"""EFAT XML: what `export` writes, `import efis` reads back as the same allocations; what is a guess is marked."""

import xml.etree.ElementTree as ET

import pytest

from specx.drafts.efat import EfatFile
from specx.errors import DataError
from specx.facts.folder import Facts
from specx.table.national import own_table

TABLES = [("-c", "DE", "--national"), *(pytest.param(("-c", code, "--national"), marks=pytest.mark.long) for code in ("ES", "PL", "US"))]  # fmt: skip
EXAMPLE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE frequencyInformation SYSTEM "http://example.invalid/efat.dtd">
<frequencyInformation>
  <frequencyTable name="Region of an invented world">
    <allocation lowerFrequency="0" higherFrequency="9000" term="(Not Allocated)" status="secondary" footnotes="5.53 5.54" />
    <allocation lowerFrequency="9000" higherFrequency="14000" term="RADIONAVIGATION" status="primary" />
    <allocation lowerFrequency="9000" higherFrequency="14000" term="Fixed" status="secondary" footnotes="5.56 5.57" />
    <allocation lowerFrequency="x" higherFrequency="15000" term="FIXED" status="primary" />
    <allocation lowerFrequency="14000" higherFrequency="15000" term="MARITIME MOBILE" />
    <application term="Loops" />
  </frequencyTable>
</frequencyInformation>
"""


@pytest.fixture
def carried(specx, tmp_path):
    """Writes EFAT and imports it; gives the rows of the draft and what the import said."""

    def call(country, *words):
        path = tmp_path / "table.xml"
        ran = specx("export", *words, "-o", "efat", "--to", str(path))
        assert ran.code == 0, ran.err
        ran = specx(
            "import", "efis", str(path), "-c", country, "--save", str(tmp_path / "draft"), "--revision", "2025-06"
        )
        table = own_table(Facts(str(tmp_path / "draft")), country, "2025-06")
        low, high = table.edition.coverage
        rows = [hit.row for region in table.regions[:1] for hit in table.within(low, high, region)]
        return rows, ran

    return call


def read_back(rows):
    return {
        (row.own.column, row.low_hz, row.high_hz): (
            {(a.status, a.label, a.footnotes, a.use) for a in row.allocations}, set(row.footnotes), row.not_allocated,
        )
        for row in rows
    }  # fmt: skip


def wanted(results):
    """The rows of an answer alike; several entries of one service are one, with the notes of each."""
    told = {}
    for row in results:
        found = {}
        for a in row["allocations"]:
            if a["status"] != "permitted":
                notes, use = found.get((a["status"], a["label"]), ((), ()))
                found[a["status"], a["label"]] = (*notes, *a["footnotes"]), (*use, *a.get("use", ()))
        under = row["footnotes"]
        told[row.get("column", ""), row["low_hz"], row["high_hz"]] = (
            {(*key, tuple(n for n in dict.fromkeys(notes) if n not in under), tuple(dict.fromkeys(use))) for key, (notes, use) in found.items()},
            set(under), row["not_allocated"],
        )  # fmt: skip
    return told


@pytest.mark.parametrize("words", TABLES)
def test_a_countrys_own_table_comes_back(carried, specx, words):
    rows, ran = carried(words[1], *words)
    assert "not read" not in ran.err
    assert read_back(rows) == wanted(specx("export", *words, "-o", "json").json()["results"])


def test_a_region_comes_back(carried, specx):
    words = ("-r", "1", "--range", "400-500MHz")
    rows, ran = carried("FR", *words)
    results = specx("export", *words, "-o", "json").json()["results"]
    assert ran.code == 0
    assert read_back(rows) == wanted(results)
    # Use that a footnote permits has no place in a country's own table: it is told beside.
    permitted = {(r["low_hz"], a["label"]) for r in results for a in r["allocations"] if a["status"] == "permitted"}
    assert permitted
    remarks = {row.low_hz: row.own.remark for row in rows}
    assert all(label.removesuffix(" (permitted)") in remarks[low] for low, label in permitted)


def test_it_is_the_form_that_is_known(specx):
    root = ET.fromstring(specx("export", "-r", "1", "--range", "8-15kHz", "-o", "efat").out)
    (table,) = root
    assert (root.tag, table.tag, table.get("name")) == ("frequencyInformation", "frequencyTable", "ITU Region 1")
    plain = [{k: v for k, v in one.attrib.items() if not k.startswith("{")} for one in table]
    assert plain[0] == {
        "lowerFrequency": "0", "higherFrequency": "8300", "term": "(Not Allocated)", "status": "secondary",
        "footnotes": "5.53 5.54",
    }  # fmt: skip
    # The notes under a row follow those of its last service.
    assert [(p["term"], p["status"], p.get("footnotes", "")) for p in plain if p["lowerFrequency"] == "14000"] == [
        ("FIXED", "primary", ""), ("MARITIME MOBILE", "primary", "5.57 5.55 5.56"),
    ]  # fmt: skip
    assert {p["status"] for p in plain} == {"primary", "secondary"}


def test_a_file_of_another_program_is_read_and_its_guesses_are_marked(specx, tmp_path):
    path = tmp_path / "other.xml"
    path.write_text(EXAMPLE, encoding="utf-8")
    ran = specx("import", "efis", str(path), "-c", "FR", "--save", str(tmp_path / "draft"), "--revision", "2025-06", "-o", "json")  # fmt: skip
    assert ran.code == 1
    told = ran.json()
    kinds = {mark["kind"] for mark in told["results"]}
    assert {"note", "status by capitals", "not read"} <= kinds
    assert any("elements not taken over: application" in line for line in told["left_out"])
    table = own_table(Facts(str(tmp_path / "draft")), "FR", "2025-06")
    rows = [hit.row for hit in table.within(0, 15_000, 1)]
    assert [(r.low_hz, [(a.status, a.label, a.footnotes) for a in r.allocations], r.footnotes) for r in rows] == [
        (0, [], ("5.53", "5.54")),
        (9000, [("primary", "RADIONAVIGATION", ()), ("secondary", "Fixed", ("5.56", "5.57"))], ()),
        (14000, [("primary", "MARITIME MOBILE", ())], ()),
    ]
    assert rows[0].not_allocated


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<a>", "x.xml:1: is no XML"), ("<a/>", "x.xml: has no frequencyTable"),
        ('<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "x.xml:1: declares entities"),
    ],
)  # fmt: skip
def test_what_is_no_efat_is_refused(text, says):
    with pytest.raises(DataError, match=says):
        EfatFile(text, "x.xml")


def test_several_regions_are_no_countrys_table(specx, tmp_path):
    path = tmp_path / "all.xml"
    assert specx("export", "--range", "8-9kHz", "-o", "efat", "--to", str(path)).code == 0
    ran = specx("import", "efis", str(path), "-c", "FR", "--save", str(tmp_path / "draft"))
    assert (ran.code, ran.out) == (2, "")
    assert "has 3 tables: ITU Region 1, ITU Region 2, ITU Region 3" in ran.err


def test_what_stands_in_the_facts_is_no_markup():
    from specx.output.efat import efat

    made = "".join(efat([], 'x"><b>&\x1b[31m\n', "", ""))
    assert list(ET.fromstring(made).attrib.values()) == ['x"><b>&[31m ']
