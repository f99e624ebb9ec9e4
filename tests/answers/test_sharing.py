"""Who shares a band on what terms: relations, restrictions, provisions, sub-bands."""

import csv
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from specx.answers.sharing.pieces import Sharing
from specx.regulations.relation import Ruling, by_status, mirrored
from specx.regulations.terms import Terms
from specx.regulations.values import ServiceTerm
from specx.table.binding import binding, holding, sets_aside, words_on
from specx.table.view import View

GHZ = 10**9
MHZ = 10**6


@pytest.fixture(scope="module")
def engines(views):
    return {name: Sharing(view) for name, view in views.items()}


@pytest.fixture(scope="module")
def engine(engines):
    return engines["rr-2024"]


@pytest.fixture(scope="module")
def terms(facts):
    return Terms(facts.vocabulary)


def ask(engine, service, low, high, region, **more):
    return list(engine.pieces(low, high, engine.terms.vocabulary.ask(service), [region], **more))


def sharers(answer):
    return {s.label: s.relation for s in answer.sharers}


# --- relations


@pytest.mark.parametrize("own", ["primary", "secondary"])
@pytest.mark.parametrize("other", ["primary", "secondary"])
def test_both_sides_of_a_relation_agree(own, other):
    ours, theirs = by_status(own, other), by_status(other, own)
    assert theirs.name == mirrored(ours.name)
    assert mirrored(mirrored(ours.name)) == ours.name


def test_relations_name_the_provision():
    assert by_status("primary", "primary") == ("equal", "4.8")
    assert by_status("secondary", "primary") == ("must-protect", "5.29")
    assert by_status("primary", "secondary") == ("protected-from", "5.29")
    assert by_status("secondary", "secondary") == ("equal-secondary", "5.31")


def test_no_secondary_service_outranks_a_primary_one(engines):
    """Over every row of both editions, from every service's side."""
    for engine in engines.values():
        for row in engine.view:
            for own in row.allocations:
                for other in row.allocations:
                    if own.status == "secondary" and other.status == "primary":
                        assert by_status(own.status, other.status).name == "must-protect"
                        assert by_status(other.status, own.status).name == "protected-from"


def test_two_services_tell_the_same_story_from_either_side(engine):
    """A's word on B is B's word on A, seen in the mirror; footnotes included."""
    checked = 0
    for row in engine.view.overlap(17 * GHZ, 22 * GHZ, 2):
        for own in row.row.allocations:
            for answer in engine.answers(row.row, row.low_hz, row.high_hz, own.term, "", None):
                if answer.label != own.label:
                    continue
                for sharer in answer.sharers:
                    if sharer.countries or sharer.via != "table":
                        continue
                    term = ServiceTerm(sharer.service, sharer.qualifier, sharer.directions)
                    for back in engine.answers(row.row, row.low_hz, row.high_hz, term, "", None):
                        if back.label != sharer.label:
                            continue
                        mirror = next(s for s in back.sharers if s.label == own.label)
                        assert mirror.relation == mirrored(sharer.relation)
                        ours = {(w.footnote, w.relation, w.only) for w in sharer.by_footnote}
                        theirs = {(w.footnote, mirrored(w.relation), w.only) for w in mirror.by_footnote}
                        assert ours == theirs
                        checked += 1
    assert checked > 50


# --- terms


@pytest.mark.parametrize(
    ("held", "asked", "expected"),
    [
        ("mobile", "land mobile", "whole"),
        ("mobile except aeronautical mobile", "land mobile", "whole"),
        ("mobile except aeronautical mobile", "mobile", "part"),
        ("mobile except aeronautical mobile", "aeronautical mobile", ""),
        ("mobile except aeronautical mobile", "aeronautical mobile (R)", ""),
        ("mobile except aeronautical mobile (R)", "aeronautical mobile (OR)", "whole"),
        ("mobile except aeronautical mobile (R)", "aeronautical mobile", "part"),
        ("mobile except aeronautical mobile (R)", "mobile except aeronautical mobile", "whole"),
        ("mobile except aeronautical mobile", "mobile except aeronautical mobile (R)", "part"),
        ("land mobile", "mobile", "part"),
        ("land mobile", "maritime mobile", ""),
        ("fixed", "mobile", ""),
        ("fixed-satellite (space-to-Earth)", "fixed-satellite (Earth-to-space)", ""),
        ("fixed-satellite (space-to-Earth)", "fixed-satellite", "part"),
        ("fixed-satellite (Earth-to-space) (space-to-Earth)", "fixed-satellite (space-to-Earth)", "whole"),
        ("space research (passive)", "space research", "part"),
        ("space research (passive)", "space research (deep space)", ""),
        ("aeronautical mobile (R)", "aeronautical mobile (OR)", ""),
        ("earth exploration-satellite", "meteorological-satellite (space-to-Earth)", "whole"),
    ],
)
def test_what_an_allocation_carries(terms, held, asked, expected):
    term = terms.vocabulary.term
    assert terms.fit(term(held), term(asked)) == expected


def test_every_term_of_the_table_carries_itself(engine, asked_rows):
    for row in asked_rows["rr-2024 view"]:
        for allocation in row.allocations:
            assert engine.terms.fit(allocation.term, allocation.term) == "whole", allocation


# --- facts a person can verify


def test_upgrade_of_wrc_23_turns_the_relation_round(engines):
    """3 600-3 800 MHz in Region 1: mobile was secondary until WRC-23 made it primary."""
    before = ask(engines["rr-2020"], "mobile", 3600 * MHZ, 3800 * MHZ, 1)
    assert [a.status for a in before] == ["secondary"]
    assert sharers(before[0]) == {"FIXED": "must-protect", "FIXED-SATELLITE (space-to-Earth)": "must-protect"}
    after = ask(engines["rr-2024"], "mobile", 3600 * MHZ, 3800 * MHZ, 1)
    assert {a.status for a in after} == {"primary"}
    assert all(sharers(a)["FIXED-SATELLITE (space-to-Earth)"] == "equal" for a in after)


def test_a_footnote_makes_a_primary_service_yield(engine):
    """No. 5.517: Region 2 downlinks in 17.3-17.8 GHz yield to broadcasting satellites."""
    (answer,) = ask(engine, "FSS (s-E)", 17_700 * MHZ, 17_800 * MHZ, 2)
    (bss,) = [s for s in answer.sharers if s.service == "broadcasting-satellite"]
    assert bss.relation == "equal"
    assert bss.by_footnote == (Ruling(relation="must-protect", footnote="5.517", only=""),)


def test_a_service_that_a_footnote_adds_to_the_region_shares_the_band(engine):
    """No. 5.519: weather satellites in 18-18.3 GHz of Region 2 are not in the box of the Table."""
    answer = ask(engine, "FSS (s-E)", 18_000 * MHZ, 18_050 * MHZ, 2)[0]
    (found,) = [s for s in answer.sharers if s.service == "meteorological-satellite"]
    assert (found.via, found.status) == ("5.519", "primary")


def test_direction_decides_on_coordination(engine):
    """Uplinks coordinate as transmitting earth stations; only downlinks make transmitters coordinate with us."""
    down = ask(engine, "FSS (s-E)", 3_800 * MHZ, 3_801 * MHZ, 1)[0]
    up = ask(engine, "FSS (E-s)", 5_925 * MHZ, 5_926 * MHZ, 1)[0]

    def called(answer):
        return {t.provision for t in answer.triggers if "FIXED" in t.with_}

    assert {"9.17", "9.18"} <= called(down)
    assert "9.17" in called(up)
    assert "9.18" not in called(up)


def test_footnotes_call_for_9_11a_with_its_cases(engine):
    answer = ask(engine, "MSS (s-E)", 137 * MHZ, 137 * MHZ + 1000, 1)[0]
    (trigger,) = [t for t in answer.triggers if t.provision == "9.11A" and t.acts == "own"]
    assert trigger.footnote == "5.208"
    assert {"9.12", "9.14"} <= {p for case in trigger.cases for p in case.provisions}
    assert all(case.verified is False for case in trigger.cases)
    # No. 5.209 limits the service to non-geostationary systems: no geostationary case is left.
    assert not [t for t in answer.triggers if t.orbits[:1] == ("GSO",) and t.acts == "own"]


def test_a_passive_band_forbids(engine):
    (answer,) = ask(engine, "fixed", 23_600 * MHZ, 24_000 * MHZ, 1)
    assert not answer.allocated
    assert answer.prohibited[0].footnote == "5.340"
    assert {s.relation for s in answer.sharers} == {"must-protect"}
    assert {s.rule for s in answer.sharers} == {"4.4"}


def test_all_emissions_are_forbidden_only_by_what_forbids_them_to_all(engines, facts):
    """No. 5.67B keeps amateurs out of 135.7-137.8 kHz in some countries; it forbids fixed nothing there."""
    told = []
    for engine in engines.values():
        for footnote in facts.footnotes(engine.view.edition):
            for rule in footnote.rules if footnote.id != "5.340" else ():
                for low, high in rule.bands if rule.kind == "prohibition" else ():
                    answers = [a for region in (1, 2, 3) for a in ask(engine, "FIXED", low, high, region)]
                    told += [(footnote.id, a.verdict) for a in answers if f"No. {footnote.id} forbids" in a.verdict]
    assert {number for number, _ in told} == {
        "5.67B", "5.80B", "5.166E", "5.241", "5.267", "5.322", "5.351", "5.435", "5.442", "5.460", "5.463", "5.510",
        "5.541", "5.562E",
    }  # fmt: skip
    assert not [verdict for _, verdict in told if "all emissions" in verdict]
    assert dict(told)["5.67B"].endswith("No. 5.67B forbids amateur in DZ EG IQ LB SD SS SY TN.")


def test_planned_bands_name_their_plan(engine):
    answer = ask(engine, "FSS (E-s)", 6_725 * MHZ, 6_726 * MHZ, 1)[0]
    assert "Appendix 30B" in {t.provision for t in answer.triggers}
    assert "9.7" not in {t.provision for t in answer.triggers if t.acts == "own"}


# --- sub-bands

SERVICES = ("fixed", "mobile", "fixed-satellite", "radiolocation", "mobile-satellite", "EESS (passive)")
RANGES = st.tuples(st.integers(100 * MHZ, 50 * GHZ), st.integers(1, 2 * GHZ)).map(lambda r: (r[0], r[0] + r[1]))


@settings(max_examples=25)
@given(band=RANGES, region=st.sampled_from([1, 2, 3]), service=st.sampled_from(SERVICES), data=st.data())
def test_sub_bands_tile_the_range_and_hold_everywhere_in_it(engine, band, region, service, data):
    low, high = band
    answers = ask(engine, service, low, high, region)
    bands = sorted({(a.low_hz, a.high_hz) for a in answers})
    assert (bands[0][0], bands[-1][1]) == (low, high)
    assert all(before[1] == after[0] for before, after in pairwise(bands))
    chosen = data.draw(st.sampled_from(bands))
    point = data.draw(st.integers(chosen[0], chosen[1] - 1))

    def bare(answer):
        # What may be allocated is told with its bands inside the sub-band.
        cut = tuple(told._replace(bands=()) for told in answer.may_allocate)
        return answer._replace(low_hz=0, high_hz=0, may_allocate=cut)

    whole = [bare(a) for a in answers if (a.low_hz, a.high_hz) == chosen]
    assert [bare(a) for a in ask(engine, service, point, point + 1, region)] == whole


@settings(max_examples=25)
@given(band=RANGES, region=st.sampled_from([1, 2, 3]), service=st.sampled_from(SERVICES))
def test_allocated_means_that_the_row_carries_it(engine, asked_rows, band, region, service):
    """Against a plain scan of the rows: the Table's own allocations are never lost or invented."""
    term = engine.terms.vocabulary.ask(service)
    for answer in ask(engine, service, *band, region):
        row = next(
            r for r in asked_rows["rr-2024 view"] if r.region == region and r.low_hz <= answer.low_hz < r.high_hz
        )
        in_table = [a for a in row.allocations if engine.terms.touches(a.term, term)]
        if answer.via == "table":
            assert answer.label in {a.label for a in in_table}
        if in_table:
            assert answer.allocated


# --- the command


def test_the_command_answers_for_a_country(specx):
    ran = specx("sharing", "10-10.5GHz", "-s", "MOBILE", "-c", "BR", "-o", "json")
    assert ran.code == 0
    answers = ran.json()["results"]
    assert {a["via"] for a in answers} == {"5.480", "5.481"}
    assert {a["status"] for a in answers} == {"primary"}
    first = next(s for s in answers[0]["sharers"] if s["service"] == "radiolocation")
    assert first["by_footnote"][0]["footnote"] == "5.480A"


def test_in_a_region_a_country_allocation_is_named_but_not_taken_for_the_table(specx):
    ran = specx("sharing", "10.1-10.2GHz", "-s", "MOBILE", "-r", "2", "-o", "json")
    assert ran.code == 1
    (answer,) = ran.json()["results"]
    assert not answer["allocated"]
    assert "BR" in answer["by_footnote"][0]["countries"]


def test_bands_that_say_the_same_are_told_once(specx):
    """1 970 MHz parts two rows of the Table that read alike in Region 1; not so in Region 2."""
    words = ("sharing", "1930-1980MHz", "-s", "FIXED")
    assert [(r["low_hz"], r["high_hz"]) for r in specx(*words, "-r", "1", "-o", "json").json()["results"]] == [
        (1_930 * MHZ, 1_970 * MHZ),
        (1_970 * MHZ, 1_980 * MHZ),
    ]
    assert specx(*words, "-r", "1").out.startswith("Region 1  1 930-1 980 MHz\n")
    assert "Region 2  1 930-1 970 MHz\n" in specx(*words, "-r", "2").out


def test_one_pair(specx):
    ran = specx("sharing", "17.7-18.6GHz", "-s", "FSS (s-E)", "--with", "FIXED", "-r", "2", "-o", "json")
    assert {s["service"] for a in ran.json()["results"] for s in a["sharers"]} == {"fixed"}
    assert {"9.17", "9.18"} <= {t["provision"] for a in ran.json()["results"] for t in a["triggers"]}
    # What satellite networks owe each other is no matter of this pair.
    assert "(other systems)" not in ran.out
    assert "(other systems)" in specx("sharing", "17.7-18.6GHz", "-s", "FSS (s-E)", "-r", "2", "-o", "json").out


def test_across_a_border(specx):
    ran = specx("sharing", "470-700MHz", "-s", "MOBILE", "-r", "2", "--border", "1", "-o", "json")
    answers = [a for a in ran.json()["results"] if a["here"] == "Region 2"]
    at_470 = next(a for a in answers if a["low_hz"] == 470 * MHZ)
    assert [(s["label"], s["relation"], s["rule"]) for s in at_470["sharers"]] == [
        ("BROADCASTING", "must-protect", "4.8")
    ]


def test_a_border_in_csv_is_what_json_has_and_the_table_says(specx, views):
    words = ("sharing", "470-700MHz", "-s", "MOBILE", "-r", "2", "--border", "1", "-o")
    answers = specx(*words, "json").json()["results"]
    lines = list(csv.DictReader(specx(*words, "csv").out.splitlines()))
    told = [
        (a["here"], a["low_hz"], a["label"] or "", a["status"] or "", s["label"], s["status"], s["relation"])
        for a in answers for s in a["sharers"]
    ]  # fmt: skip
    assert told == [
        (r["here"], int(r["low_hz"]), r["label"], r["status"], r["sharer"], r["sharer_status"], r["relation"])
        for r in lines if r["sharer"]
    ]  # fmt: skip
    for a in answers:
        row = views["rr-2024"].row_at(a["low_hz"], a["region"])
        mine = {(own.label, own.status) for own in row.allocations if own.service == "mobile"}
        assert (a["label"], a["status"]) in (mine or {(None, None)})


def test_a_provision_names_its_services_as_the_file_has_them(facts, engine):
    """Service, bracket and directions; words for many services as they stand."""
    from specx.answers.sharing import triggers

    named = [
        v for r in engine.rules.triggers.provisions.values() for p in r.get("pairs", ()) for v in (*p["from"], *p["to"])
    ]
    for value, term in zip(named, triggers._names(named), strict=True):
        assert term == value if isinstance(value, str) else [*term[:2], list(term[2])] == [*value[:2], list(value[2])]
    assert any(not isinstance(v, str) and v[1] for v in named)


def test_nobody_across_a_border_is_an_answer(specx):
    """Below 8.3 kHz nothing is allocated on either side."""
    lines = specx("sharing", "5kHz", "-s", "FIXED", "-r", "1", "--border", "2", "-o", "csv").out.splitlines()
    assert [line.split(",")[:3] for line in lines[1:]] == [["Region 1", "Region 2", "1"], ["Region 2", "Region 1", "2"]]


def test_two_countries_are_the_two_sides_of_a_border(specx):
    ran = specx("sharing", "10.1-10.2GHz", "-s", "MOBILE", "-c", "BR", "-c", "US", "-o", "json")
    ours, theirs = ran.json()["results"]
    assert (ours["here"], ours["there"], ours["via"]) == ("BR", "US", "5.480")
    assert {s["relation"] for s in ours["sharers"] if s["status"] == "primary"} == {"equal"}
    assert (theirs["here"], theirs["allocated"]) == ("US", False)
    assert {s["rule"] for s in theirs["sharers"]} == {"4.4"}
    assert specx("sharing", "10.1-10.2GHz", "-s", "MOBILE", "-c", "BR,AR,US").code == 2


def test_every_output(specx):
    for output in ("table", "json", "jsonl", "csv", "tsv", "md", "yaml"):
        ran = specx("sharing", "3.6-3.8GHz", "-s", "MOBILE", "-r", "1", "-o", output)
        assert ran.code == 0, ran.err
        assert "FIXED" in ran.out


@pytest.mark.parametrize(
    "words",
    [("3.6-3.8GHz",), ("3.6-3.8GHz", "-s", "mobil service"), ("3.8-3.6GHz", "-s", "mobile"),
     ("3.6-3.8GHz", "-s", "mobile", "--border", "Atlantis"), ("3.6-3.8GHz", "-s", "mobile", "--with", "nothing")],
)  # fmt: skip
def test_bad_questions_get_one_line(specx, words):
    ran = specx("sharing", *words)
    assert ran.code == 2
    assert ran.err.startswith("specx: ")
    assert ran.err.count("\n") == 1


# --- whom a rule concerns


def test_agreement_of_some_countries_concerns_those_alone(specx):
    """No. 5.474A asks satellites for the agreement of eight administrations; Brazil is none of them."""

    def triggers(*place):
        ran = specx("sharing", "10.1-10.2GHz", "-s", "MOBILE", *place, "-o", "json")
        return [t for r in ran.json()["results"] for t in r["triggers"] if t["footnote"] == "5.474A"]

    assert triggers("-c", "BR") == []
    (there,) = triggers("-c", "EG")
    assert there["of_countries"] == ["BH", "DZ", "EG", "ID", "IR", "LB", "SA", "TN"]
    told = specx("sharing", "10.1-10.2GHz", "-s", "FIXED", "-r", "1")
    assert "of BH DZ EG ID IR LB SA TN" in told.out
    assert "Coordination for some countries alone: No. 9.21" in told.out
    assert not specx("sharing", "10.1-10.2GHz", "-s", "RADIOLOCATION", "-r", "2", "-o", "json").json()["results"][0][
        "triggers"
    ]


def test_the_service_itself_seeks_agreement_wherever_it_is(specx):
    ran = specx("sharing", "10.1-10.2GHz", "-s", "EESS (active)", "-c", "BR", "-o", "json")
    (trigger,) = [t for t in ran.json()["results"][0]["triggers"] if t["footnote"] == "5.474A"]
    assert (trigger["acts"], len(trigger["of_countries"])) == ("own", 8)


def test_what_others_owe_to_listed_countries_is_told_to_those(specx):
    """No. 5.504C: aircraft stations agree with thirteen administrations, India among them, Brazil not."""
    words = ("sharing", "14.2GHz", "-s", "FSS (E-s)", "-o", "json")
    for country, told in (("BR", False), ("IN", True)):
        footnotes = {t["footnote"] for r in specx(*words, "-c", country).json()["results"] for t in r["triggers"]}
        assert ("5.504C" in footnotes) is told


def test_no_coordination_with_a_lower_category(engines):
    """Nobody of primary status has to coordinate with a secondary service (Appendix 5)."""
    checked = 0
    for engine in engines.values():
        for row in engine.view.overlap(10 * GHZ, 31 * GHZ, 1):
            for own in row.row.allocations:
                for a in engine.answers(row.row, row.low_hz, row.high_hz, own.term, "", None):
                    status = {s.label: s.status for s in a.sharers}
                    for t in a.triggers:
                        if t.kind != "coordination" or t.provision in ("9.21", "agreement"):
                            continue
                        for label in t.with_:
                            both = (a.status, status.get(label, a.status))
                            acting, facing = both if t.acts == "own" else both[::-1]
                            assert (acting, facing) != ("primary", "secondary"), (a.label, t.provision, label)
                            checked += 1
    assert checked > 100


def test_the_service_itself_in_another_status_is_no_sharer(engine):
    """3.7-3.8 GHz: six African administrations keep mobile secondary; that is no third service in the band."""
    (answer,) = ask(engine, "MOBILE", 3_700 * MHZ, 3_800 * MHZ, 1)
    assert sharers(answer) == {"FIXED": "equal", "FIXED-SATELLITE (space-to-Earth)": "equal"}
    assert "In AO BW GN LS MW SS mobile is secondary (5.435A)" in answer.verdict
    (fixed,) = ask(engine, "FIXED", 3_700 * MHZ, 3_800 * MHZ, 1)
    assert "In some countries instead Mobile" in fixed.verdict


def test_exceptions_are_those_of_the_region(engine, specx):
    """No. 5.446: elsewhere than in Region 2 secondary, but for 21 administrations of Regions 1 and 3."""
    left_out = {}
    for region in (1, 3):
        (answer,) = ask(engine, "RDSS (s-E)", 5_150 * MHZ, 5_151 * MHZ, region)
        left_out[region] = [made.except_countries for made in answer.by_footnote if made.status == "secondary"]
    assert left_out == {
        1: [("AO", "CD", "ER", "ET", "IL", "LB", "LR", "MG", "ML", "SD", "SS", "SY", "TG", "ZM")],
        3: [("AU", "BD", "CN", "IN", "IR", "PG", "PK")],
    }
    told = specx("sharing", "5150MHz", "-s", "ARNS", "-r", "3").out
    assert "in all countries but AU BD CN IN IR PG PK" in told


def test_an_alternative_allocation_takes_the_service_away(engine):
    """39-39.5 MHz: No. 5.159 leaves Armenia, Belarus, Kyrgyzstan and Moldova fixed and mobile alone."""
    (answer,) = ask(engine, "RADIOLOCATION", 39 * MHZ, 39 * MHZ + 1000, 1)
    assert [made.countries for made in answer.absent] == [("AM", "BY", "KG", "MD")]
    assert "In AM BY KG MD No. 5.159 allocates the band otherwise, without it" in answer.verdict


# --- Nos. 5.43 and 5.43A


def test_whether_5_43a_is_set_aside_or_applied(facts):
    """Citing No. 5.43A is not setting it aside: three footnotes of IMT below 700 MHz apply it."""
    found = {True: set(), False: set()}
    for edition in facts.edition_ids:
        for note in facts.footnotes(facts.edition(edition)):
            for rule, part in zip(note.rules, note.record.get("parts") or [note.record], strict=True):
                for restriction in rule.restrictions:
                    words = f"{part.get('provisions', ())} {rule.conditions} {restriction}"
                    if restriction.rule == "no-protection-from" and "5.43A" in words:
                        found[sets_aside(rule, restriction, "5.43A")].add(note.id)
    assert found[False] == {"5.295", "5.296A", "5.308A"}
    assert len(found[True]) > 20
    assert not found[True] & found[False]


def test_words_tell_what_is_set_aside(engine):
    """No. 5.448A sets No. 5.43A aside for active sensors; No. 5.295 applies it to IMT."""
    row = engine.view.row_at(5_300 * MHZ, 1)
    answers = engine.answers(row, row.low_hz, row.high_hz, engine.terms.vocabulary.ask("RADIOLOCATION"), "", None)
    (answer,) = answers
    told = {w.relation for s in answer.sharers for w in s.by_footnote if w.footnote == "5.448A"}
    assert told == {"not-claimed-on"}, "the sensors claim nothing, and need not spare it either"
    sensors = engine.answers(row, row.low_hz, row.high_hz, engine.terms.vocabulary.ask("EESS (active)"), "", None)
    mine = {w.relation for a in sensors for s in a.sharers for w in s.by_footnote if w.footnote == "5.448A"}
    assert mine == {"no-claim"}
    row = engine.view.row_at(600 * MHZ, 2)
    answers = list(engine.answers(row, row.low_hz, row.high_hz, engine.terms.vocabulary.ask("BROADCASTING"), "", None))
    told = {w.only for a in answers for s in a.sharers for w in s.by_footnote if w.footnote == "5.308A"}
    assert not any("set aside" in only for only in told)


@pytest.mark.parametrize("command", ["sharing", "limits", "adjacent", "overlap"])
def test_one_frequency_is_told_as_one(specx, command):
    more = ("-s", "MOBILE") if command == "sharing" else ()
    for form in ("table", "md"):
        ran = specx(command, "3.5GHz", *more, "-r", "1", "-o", form)
        assert ran.code == 0
        assert "000001" not in ran.out + ran.err
        assert "000001" not in specx(command, "3100GHz", *more, "-o", form).err
    ran = specx("compare", "3.5GHz", "-c", "BR", "-c", "AR")
    assert ran.code == 0
    assert "000001" not in ran.out


# --- what holds for some and in some of the band


@pytest.fixture(scope="module")
def placed(facts, views):
    """The rows of views of Regions and of some countries, each with what footnotes put on them."""
    countries = (None, "FR", "CN")
    found = [
        View(facts, facts.edition("rr-2024"), facts.geography.countries[code], "2026-01-01")
        if code
        else views["rr-2024"]
        for code in countries
    ]
    return [(view, row, binding(row, view, holding(row, view))) for view in found for row in view]


def test_what_is_owed_to_other_countries_is_no_concern(placed):
    """A footnote that spares the stations of some countries is told to the service spared only in one of them."""
    seen = {True: 0, False: 0}
    for view, row, bounds in placed:
        for bound in bounds:
            for other in row.allocations if bound.restriction.of_countries else ():
                mine = words_on(bound.allocation, other, [bound], view, row.region)
                if other != bound.allocation and mine:
                    ours = view.concerned(bound.restriction.of_countries, row.region)
                    assert bool(words_on(other, bound.allocation, [bound], view, row.region)) is ours, bound.footnote
                    seen[ours] += 1
    assert all(seen.values())


def test_a_prohibition_is_told_where_it_holds(views):
    """In the sub-bands of a row that the rule reaches, and in no other."""
    view = views["rr-2024"]
    engine, seen = Sharing(view), {True: 0, False: 0}
    for row in (row for row in view if row.barred):
        edges = {
            row.low_hz,
            row.high_hz,
            *(e for rule, _ in row.barred for low, high in rule.bands for e in (low, high)),
        }
        for low, high in pairwise(sorted(e for e in edges if row.low_hz <= e <= row.high_hz)):
            wanted = {rule.footnote for rule, _ in row.barred if rule.within(low, high)}
            for own in row.allocations[:1]:
                for answer in engine.pieces(low, high, own.term, [row.region]):
                    assert {f.footnote for f in answer.prohibited} == wanted, (low, high)
            for rule, _ in row.barred:
                seen[rule.footnote in wanted] += 1
    assert seen[True]


def test_who_shares_with_a_partner_named_is_that_partner(engine):
    """Those in a part of a Region too; and each is among those told where nobody is named."""
    vocabulary, told = engine.terms.vocabulary, 0
    for service, partner in (("fixed", "mobile"), ("radiolocation", "fixed")):
        term, other = vocabulary.ask(service), vocabulary.ask(partner)
        for region in (1, 2, 3):
            for answer in engine.pieces(400 * MHZ, 470 * MHZ, term, [region], partner=other):
                for sharer in answer.sharers:
                    assert engine.terms.touches(vocabulary.ask(sharer.service), other), (answer.low_hz, sharer.label)
                    told += bool(sharer.kind)
    assert told


def test_a_module_has_no_name_but_its_own():
    from specx.answers.sharing import rows

    assert rows.RulePart.__name__ == "RulePart"
    with pytest.raises(AttributeError):
        _ = rows.RuleParts
