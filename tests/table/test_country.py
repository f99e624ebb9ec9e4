"""The Table as one country sees it: facts, and what holds for every country."""

import time
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, work
from specx.errors import UnknownNameError, UsageError
from specx.facts.folder import Facts
from specx.regulations.values import STATUSES, outranks
from specx.table.table import Table
from specx.table.view import View
from specx.units import parse_frequency

FACTS = Facts(str(ROOT / "allocations"))
CODES = sorted(FACTS.geography.countries)
PLAIN = {name: Table(FACTS, FACTS.edition(name)) for name in FACTS.edition_ids}


@lru_cache(maxsize=12)
def view(code, edition="rr-2024"):
    """The country's table; a few are kept, since all of them together are large."""
    return View(FACTS, FACTS.edition(edition), FACTS.geography.countries[code])


def told(code, frequency, edition="rr-2024"):
    """(label, via) of each allocation at the frequency."""
    row = view(code, edition).at(frequency)[0].row
    return {(a.label, a.via) for a in row.allocations}


def uses(code, frequency):
    hz = parse_frequency(frequency)
    row = view(code).at(hz)[0].row
    return {(i.application, i.footnote) for i in row.identifications if i.low_hz <= hz < i.high_hz}


# --- facts that can be read in the footnotes


def test_brazil_at_10_2_ghz_has_fixed_and_mobile_by_5_480_and_imt_by_5_480a():
    assert {("FIXED", "5.480"), ("MOBILE", "5.480"), ("RADIOLOCATION", "table")} <= told("BR", "10.2GHz")
    assert uses("BR", "10.2GHz") == {("IMT", "5.480A")}
    assert ("IMT", "5.480A") not in uses("CA", "10.2GHz")


def test_venezuela_has_fixed_only_where_brazil_has_mobile_too():
    assert ("FIXED", "5.480") in told("VE", "10.2GHz")
    assert not any("MOBILE" in label.upper() for label, _ in told("VE", "10.2GHz"))


def test_germany_at_500_mhz_has_secondary_mobile_since_wrc_23():
    mobile = ("Mobile except aeronautical mobile", "5.295A")
    assert mobile in told("DE", "500MHz")
    assert mobile[0] not in {label for label, _ in told("DE", "500MHz", "rr-2020")}


def test_saudi_arabia_at_650_mhz_has_primary_mobile_and_imt_by_5_307a():
    assert ("MOBILE except aeronautical mobile", "5.307A") in told("SA", "650MHz")
    assert ("IMT", "5.307A") in uses("SA", "650MHz")


def test_russia_at_15_khz_has_radionavigation_and_spain_not():
    assert ("RADIONAVIGATION", "5.55") in told("RU", "15kHz")
    assert "RADIONAVIGATION" not in {label for label, _ in told("ES", "15kHz")}


def test_an_alternative_allocation_takes_the_place_of_the_table():
    # The United States has fixed and mobile alone at 1 452-1 525 MHz (5.344).
    assert told("US", "1460MHz") == {("FIXED", "5.344"), ("MOBILE", "5.344")}
    assert ("BROADCASTING", "table") in told("CA", "1460MHz")


def test_an_alternative_that_names_its_entries_leaves_the_others():
    assert told("SG", "22.1GHz") == {("FIXED", "table"), ("MOBILE except aeronautical mobile (R)", "5.531E")}


def test_alternative_allocations_of_two_categories_stand_together():
    assert told("FR", "225MHz") >= {
        ("BROADCASTING", "5.246"), ("LAND MOBILE", "5.246"), ("Fixed", "5.246"), ("Mobile except land mobile", "5.246"),
    }  # fmt: skip


CATEGORIES = [
    # footnote, country, frequency, the entry it makes, the Table's entry that remains (or None)
    ("5.204", "SA", "137.5MHz", "FIXED", None),
    ("5.205", "IL", "137.5MHz", "MOBILE except aeronautical mobile", "Mobile except aeronautical mobile (R)"),
    ("5.206", "FR", "137.5MHz", "AERONAUTICAL MOBILE (OR)", "Mobile except aeronautical mobile (R)"),
    ("5.325A", "AR", "910MHz", "LAND MOBILE", "Mobile except aeronautical mobile"),
    ("5.325A", "MX", "910MHz", "MOBILE except aeronautical mobile", None),
    ("5.370", "VE", "1612MHz", "Radiodetermination-satellite (Earth-to-space)", None),
    ("5.369", "AU", "1612MHz", "RADIODETERMINATION-SATELLITE (Earth-to-space)", None),
    # In Region 1 the entry itself is one of No. 5.371.
    ("5.369", "LR", "1612MHz", "RADIODETERMINATION-SATELLITE (Earth-to-space)", None),
    ("5.432", "JP", "3450MHz", "MOBILE except aeronautical mobile", "Mobile"),
    ("5.433", "BR", "3450MHz", "RADIOLOCATION", None),
    ("5.435A", "AO", "3750MHz", "Mobile", None),
    ("5.466", "SG", "8450MHz", "Space research (space-to-Earth)", None),
    ("5.486", "US", "11.8GHz", "Fixed", None),
    ("5.551F", "JP", "42GHz", "MARITIME MOBILE", None),
    ("5.551F", "JP", "42GHz", "AERONAUTICAL MOBILE", None),
]


@pytest.mark.parametrize(("footnote", "code", "frequency", "entry", "rest"), CATEGORIES)
def test_a_different_category_changes_the_entry_that_it_means(footnote, code, frequency, entry, rest):
    found = told(code, frequency)
    assert (entry, footnote) in found
    same = [label for label, _ in found if label.casefold() == entry.casefold()]
    assert same == [entry], "the entry stands once, in its new category"
    if rest:
        assert (rest, "table") in found


def test_rows_are_cut_where_a_footnote_covers_part_of_a_band():
    # 160-200 kHz in South Africa is fixed (5.68), the rest of 148.5-255 kHz is not.
    rows = [(h.row.low_hz, h.row.high_hz) for h in view("ZA").overlap(148_500, 255_000)]
    assert rows == [(148_500, 160_000), (160_000, 200_000), (200_000, 255_000)]
    assert told("ZA", "170kHz") == {("FIXED", "5.68")}
    assert told("ZA", "220kHz") == {("AERONAUTICAL RADIONAVIGATION", "5.70")}


def test_region_exceptions_are_honoured():
    # Mobile-satellite at 806-890 MHz in Region 2, except in Brazil, the United States and Mexico (5.317).
    assert ("MOBILE-SATELLITE", "5.317") in told("CA", "820MHz")
    for code in ("BR", "US", "MX"):
        assert "MOBILE-SATELLITE" not in {label for label, _ in told(code, "820MHz")}


def test_a_rule_with_an_end_is_over():
    edition = FACTS.edition("rr-2024")
    country = FACTS.geography.countries["BR"]
    assert "FIXED" not in {a.label for a in view("BR").at("161.97MHz")[0].row.allocations if a.via == "5.228D"}
    before = View(FACTS, edition, country, "2024-12-31")
    assert ("FIXED", "5.228D") in {(a.label, a.via) for a in before.at("161.97MHz")[0].row.allocations}


# --- areas


def test_an_area_is_meant_by_the_list_that_names_its_group():
    assert ("SPACE OPERATION (Earth-to-space)", "5.281") in told("GP", "434MHz")
    assert ("Space operation (Earth-to-space)", "5.281") in told("FR", "434MHz")
    assert view("FR").regions == (1,)
    assert view("GP").regions == (2,)


def test_an_area_in_the_mainlands_region_shares_its_footnotes_on_an_assumption():
    row = view("GI").at("5.5GHz")[0].row
    assert ("Land mobile", "5.451") in told("GI", "5.5GHz")
    assert row.assumed == ("5.451",)
    assert view("GB").at("5.5GHz")[0].row.assumed == ()
    assert "5.269" not in view("US-AK").at("425MHz")[0].row.assumed
    assert ("RADIOLOCATION", "5.269") in told("US-AK", "425MHz")


def test_an_area_in_another_region_is_left_open():
    row = view("GU").at("1460MHz")[0].row
    assert "5.344" in row.undecided
    assert row.applied == ()


def test_guam_and_greenland_where_they_are_named():
    assert "5.386" in view("GU").at("1800MHz")[0].row.applied
    assert "5.125" in view("GL").at("3960kHz")[0].row.applied
    assert "5.125" not in view("DK").at("3960kHz")[0].row.applied


def test_the_answer_says_which_part_is_meant():
    assert "mainland" in view("FR").about()
    assert view("BR").about() == ""
    with pytest.raises(UsageError, match="not in Region 3") as caught:
        view("US").check_regions((3,))
    assert "GU" in caught.value.hint


# --- every country


@pytest.fixture(scope="module")
def survey():
    """Every country's table of every edition, read once: who sees which footnote applied or described."""
    applied, described = {}, {}
    for edition in FACTS.edition_ids:
        for code in CODES:
            table = View(FACTS, FACTS.edition(edition), FACTS.geography.countries[code])
            rows = list(table)
            check_tiles(code, table, rows)
            for row in rows:
                check_nothing_is_lost(code, row, PLAIN[edition])
                for into, numbers in ((applied, row.applied), (described, row.described)):
                    for number in numbers:
                        into.setdefault((edition, number), set()).add(code)
    return applied, described


def check_tiles(code, table, rows):
    at = dict.fromkeys(table.regions, 0)
    for row in rows:
        assert row.low_hz == at[row.region], (code, row)
        at[row.region] = row.high_hz
    assert set(at.values()) == {table.edition.coverage[1]}


def check_nothing_is_lost(code, row, plain):
    """A Table allocation goes, or changes, only by an alternative allocation, a different category or a prohibition."""
    own = plain.row_at(row.low_hz, row.region)
    assert row.source == own.source
    if not row.applied:
        assert row.allocations == own.allocations
        return
    terms = {a.term: a.status for a in row.allocations}
    assert len(terms) == len(row.allocations), "no service twice"
    statuses = [a.status for a in row.allocations]
    assert statuses == sorted(statuses, key=STATUSES.index), "primary first, permitted last"
    kinds = {r.kind for n in row.applied for r in plain.footnotes[n].rules}
    taken = {r.term for r in row.removed}
    for allocation in own.allocations:
        now = terms.get(allocation.term)
        assert (
            allocation.term in taken
            or now == allocation.status
            or (now == "primary" and "additional-allocation" in kinds)
            or kinds & {"alternative-allocation", "different-category"}
        ), (code, row)


def test_every_rule_for_a_country_acts_there(survey):
    """A country that a rule names, in a row of its Region that cites it, sees the rule applied."""
    applied, _ = survey
    idle = {}
    for edition, table in PLAIN.items():
        for note in table.footnotes:
            for rule in note.rules:
                if rule.effect == "applied" and rule.changes:
                    lost = set(rule.countries) - applied.get((edition, note.id), set())
                    if lost or (edition, note.id) not in applied:
                        idle[edition, note.id] = lost
    # 5.228D has ended; Iran is named, but no row of Region 3 cites 5.546; what 5.460 and 5.541 forbid is a part of
    # an entry that stays, for the RR has no way to print the rest.
    expected = {"5.228D": set(), "5.546": {"IR"}, "5.460": set(), "5.541": set()}
    assert idle == {(edition, n): lost for edition in PLAIN for n, lost in expected.items()}


def test_every_rule_that_is_meant_to_be_applied_can_be(survey):
    """No different category fails on the entries that it finds."""
    for edition, number in survey[1]:
        assert any(rule.effect == "described" for rule in PLAIN[edition].footnotes[number].rules), (edition, number)


@given(st.sampled_from(CODES), st.sampled_from(FACTS.edition_ids), st.integers(0, 300_000_000_000 - 1))
def test_additions_are_those_of_a_plain_scan(code, edition, hz):
    """Every additional allocation of a cited footnote that means the country is there, and no other."""
    table = view(code, edition)
    reach = FACTS.geography.reach(FACTS.geography.countries[code])
    plain = PLAIN[edition]
    for region in table.regions:
        row, here = plain.row_at(hz, region), table.row_at(hz, region)
        cited = [FACTS.footnotes(table.edition)[n] for n in row.all_footnotes()]
        due = [
            rule
            for note in cited
            for rule in note.rules
            if rule.effect == "applied" and rule.makes and not rule.open and (not rule.regions or region in rule.regions)
            and (not rule.bands or any(low <= hz < high for low, high in rule.bands))
            and (not rule.countries or set(rule.countries) & (reach.named | reach.assumed))
            and not set(rule.except_countries) & (reach.named | reach.assumed | reach.undecided)
            and rule.in_force(time.strftime("%Y-%m-%d"))
        ]  # fmt: skip
        terms = {a.term: a.status for a in here.allocations}
        changing = any(r.kind == "different-category" for r in due)
        for rule in due:
            if rule.kind == "additional-allocation":
                for term in rule.services:
                    assert term in terms
                    assert not outranks(rule.status, terms[term]) or changing
        assert {a.via for a in here.allocations} - {"table"} <= {rule.footnote for rule in due}
        taking = {rule.footnote for note in cited for rule in note.rules if rule.takes}
        assert {gone.footnote for gone in here.removed} <= taking
        if not due and not here.removed:
            assert here.allocations == row.allocations


@given(
    st.sampled_from(("IMT", "HAPS", "HIBS", "ESIM", "ISM")), st.integers(1, 3), st.integers(0, 70), st.integers(1, 40)
)
def test_uses_are_those_of_a_plain_scan(application, region, low_ghz, width):
    low, high = low_ghz * 10**9, (low_ghz + width) * 10**9
    table = PLAIN["rr-2024"]
    expected = [
        (i.low_hz, i.high_hz, i.footnote)
        for row in table
        if row.region == region
        for i in table.identified(row).identifications
        if i.application == application and i.low_hz < high and i.high_hz > low
    ]
    found = [(u.named.low_hz, u.named.high_hz, u.named.footnote) for u in table.uses(application, region, low, high)]
    assert sorted(found) == sorted(expected)


def test_bands_identified_for_imt_in_region_3_by_country():
    table = PLAIN["rr-2024"]
    found = [u.named for u in table.uses("IMT", 3)]
    upper = [i for i in found if i.footnote == "5.457D"]
    assert {(i.low_hz, i.high_hz) for i in upper} <= {(6_425_000_000, 6_700_000_000), (6_700_000_000, 7_025_000_000)}
    assert upper[0].countries == ("KH", "LA", "MV")
    assert [i.footnote for i in found if i.low_hz == 7_025_000_000] == ["5.457E"]
    # 5.457F stands in the row of all three Regions, and concerns Brazil and Mexico only.
    assert "5.457F" not in {i.footnote for i in found}
    whole = [i for i in found if i.footnote == "5.441B"]
    assert whole
    assert all(3 in FACTS.geography.countries[code].regions for i in whole for code in i.countries)


def test_a_whole_country_resolves_with_little_work_in_a_loaded_process():
    country = FACTS.geography.countries["FR"]
    list(view("DE"))
    calls = work(lambda: list(View(FACTS, FACTS.edition("rr-2024"), country)))
    assert calls < 60_000  # half as many again as it takes


# --- parts


@pytest.mark.parametrize(
    ("broad", "narrow", "answer"),
    [
        ("mobile", "land mobile", True),
        ("mobile", "aeronautical mobile (OR)", True),
        ("land mobile", "mobile", False),
        ("mobile except aeronautical mobile", "land mobile", True),
        ("mobile except aeronautical mobile", "mobile", False),
        ("mobile except aeronautical mobile", "aeronautical mobile (R)", False),
        ("mobile except aeronautical mobile (R)", "mobile except aeronautical mobile", True),
        ("mobile except aeronautical mobile (R)", "aeronautical mobile (OR)", True),
        ("mobile except aeronautical mobile", "mobile except aeronautical mobile (R)", False),
        ("space research", "space research (deep space)", True),
        ("space research (deep space)", "space research", False),
        ("fixed-satellite", "fixed-satellite (space-to-Earth)", True),
        ("fixed-satellite (space-to-Earth)", "fixed-satellite", False),
        ("fixed-satellite (space-to-Earth)", "fixed-satellite (Earth-to-space)", False),
        ("mobile", "mobile-satellite", False),
    ],
)
def test_what_one_service_term_covers_of_another(broad, narrow, answer):
    vocabulary = FACTS.vocabulary
    assert vocabulary.covers(vocabulary.term(broad), vocabulary.term(narrow)) is answer


@pytest.mark.parametrize("code", ["DE", "GP", "US-HI", "FR-OT2", "XK"])
def test_every_code_and_name_finds_its_country(code):
    country = FACTS.geography.countries[code]
    assert FACTS.geography.find(code.lower()) == country
    assert FACTS.geography.find(country.name) == country


def test_ambiguous_and_unknown_names_are_refused():
    for name in ("Congo", "Korea", "Guinea"):
        with pytest.raises(UnknownNameError, match="several"):
            FACTS.geography.find(name)
    with pytest.raises(UnknownNameError) as caught:
        FACTS.geography.find("Germny")
    assert "DE Germany" in caught.value.hint


@given(st.text(max_size=40))
def test_whatever_is_typed_for_a_country_or_a_footnote_gets_an_answer_or_one_line(text):
    for ask in (FACTS.geography.find, PLAIN["rr-2024"].footnotes.__getitem__, FACTS.vocabulary.ask):
        line = complaint(ask, text)
        assert line.isprintable()
        assert len(line) < 260


def complaint(ask, text):
    """The line in which the text is refused; "" if it is understood."""
    try:
        ask(text)
    except UnknownNameError as problem:
        return problem.line()
    return ""
