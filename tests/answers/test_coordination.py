"""Who coordinates with whom, and what is said of it in words: read from Articles 5, 9 and 22 and their footnotes."""

import pytest

from specx.answers.sharing.pieces import Sharing
from specx.table.view import View

MHZ = 10**6


@pytest.fixture(scope="module")
def engine(views):
    return Sharing(views["rr-2024"])


@pytest.fixture(scope="module")
def of_country(facts):
    def engine(code):
        return Sharing(View(facts, facts.edition("rr-2024"), facts.geography.find(code), "2026-01-01"))

    return engine


def answers(engine, region, mhz, service, partner=""):
    """What is said on a service at a frequency in MHz."""
    ask, hz = engine.view.facts.vocabulary.ask, round(mhz * MHZ)
    return list(engine.pieces(hz, hz + 1, ask(service), (region,), "", ask(partner) if partner else None))


# Each provision as (number, footnote that calls for it, who acts, towards whom); "others" are other systems of the
# service itself. An earth station asks terrestrial stations (9.17), which ask it (9.18); earth stations that receive
# and that send ask each other (9.17A); geostationary networks ask geostationary networks (9.7).
SATELLITES = "AMATEUR-SATELLITE"
ACTING = [
    (1, 24_010, "amateur", [("9.17", None, "sharer", SATELLITES), ("9.18", None, "own", SATELLITES)]),
    (1, 24_010, "amateur-satellite", [
        ("9.17", None, "own", "AMATEUR"), ("9.18", None, "sharer", "AMATEUR"), ("9.7", None, "own", "others"),
        ("9.17A", None, "own", "others"),  # it sends in both directions
    ]),
    (1, 8_040, "EESS (s-E)", [
        ("9.7", None, "own", "others, FIXED-SATELLITE (Earth-to-space)"),
        ("9.7", None, "sharer", "FIXED-SATELLITE (Earth-to-space)"),
        ("9.17", None, "own", "FIXED, MOBILE"), ("9.18", None, "sharer", "FIXED, MOBILE"),
        ("9.17A", None, "own", "FIXED-SATELLITE (Earth-to-space)"),
        ("9.17A", None, "sharer", "FIXED-SATELLITE (Earth-to-space)"),
        ("22.2", None, "own", "FIXED-SATELLITE (Earth-to-space)"),
        ("agreement", "5.462A", "own", "others, FIXED, FIXED-SATELLITE (Earth-to-space), MOBILE"),
    ]),
    (1, 1_670.5, "MSS", [
        ("9.7", None, "own", "others, METEOROLOGICAL-SATELLITE (space-to-Earth)"),
        ("9.7", None, "sharer", "METEOROLOGICAL-SATELLITE (space-to-Earth)"),
        # A station that only sends has no terrestrial transmitters to be spared by: no 9.18.
        ("9.17", None, "own", "METEOROLOGICAL AIDS, FIXED, MOBILE"),
        ("9.17A", None, "own", "METEOROLOGICAL-SATELLITE (space-to-Earth)"),
        ("9.17A", None, "sharer", "METEOROLOGICAL-SATELLITE (space-to-Earth)"),
        ("9.11A", "5.379B", "own",
         "others, METEOROLOGICAL AIDS, FIXED, METEOROLOGICAL-SATELLITE (space-to-Earth), MOBILE"),
        ("9.11A", "5.379B", "sharer", "METEOROLOGICAL-SATELLITE (space-to-Earth)"),
    ]),
    (3, 2_550, "BSS", [
        ("9.7", None, "own", "others"), ("22.2", None, "own", "others"),
        ("9.11", None, "own", "FIXED, MOBILE except aeronautical mobile"),
        ("9.17", None, "own", "FIXED, MOBILE except aeronautical mobile"),
        ("9.18", None, "sharer", "FIXED, MOBILE except aeronautical mobile"),
        ("9.19", "5.416", "sharer", "FIXED, MOBILE except aeronautical mobile"),
        ("9.21", "5.416", "own", "others, FIXED, MOBILE except aeronautical mobile"),
    ]),
    (2, 2_170, "MSS", [
        ("9.7", None, "own", "others"), ("9.17", None, "own", "FIXED, MOBILE"),
        ("9.18", None, "sharer", "FIXED, MOBILE"),
        ("9.11A", "5.389A", "own", "others, FIXED, MOBILE"), ("9.11A", "5.389A", "sharer", "FIXED, MOBILE"),
    ]),
    (1, 149, "land mobile", [
        ("9.17", None, "sharer", "MOBILE-SATELLITE (Earth-to-space)"),
        ("9.17", "5.218A", "sharer", "SPACE OPERATION (Earth-to-space)"),
        ("9.21", "5.218", "sharer", "SPACE OPERATION (Earth-to-space)"),
        ("9.21", "5.218A", "sharer", "SPACE OPERATION (Earth-to-space)"),
        ("9.11A", "5.219", "sharer", "MOBILE-SATELLITE (Earth-to-space)"),
    ]),
    # Systems that a footnote limits to other orbits ask no geostationary network (5.209), those limited to the
    # geostationary orbit are asked for by no limit of non-geostationary systems (5.516).
    (1, 399.95, "MSS", [("9.11A", "5.220", "own", "others")]),
    (1, 137.5, "MSS", [
        ("9.11A", "5.208", "own", "others, SPACE OPERATION (space-to-Earth), METEOROLOGICAL-SATELLITE (space-to-Earth), "
                                  "SPACE RESEARCH (space-to-Earth)"),
        ("9.11A", "5.208", "sharer", "SPACE OPERATION (space-to-Earth), METEOROLOGICAL-SATELLITE (space-to-Earth), "
                                     "SPACE RESEARCH (space-to-Earth)"),
    ]),
    (2, 17_600, "FSS (E-s)", [
        ("9.17A", None, "own", "FIXED-SATELLITE (space-to-Earth), BROADCASTING-SATELLITE"),
        ("9.17A", None, "sharer", "FIXED-SATELLITE (space-to-Earth), BROADCASTING-SATELLITE"),
        ("22.2", None, "sharer", "FIXED-SATELLITE (space-to-Earth), BROADCASTING-SATELLITE"),
        ("9.12", "5.484A", "sharer", "FIXED-SATELLITE (space-to-Earth)"),
        ("9.12", "5.484A", "own", "FIXED-SATELLITE (space-to-Earth)"),
        ("Appendix 30A", None, "own", "FIXED-SATELLITE (Earth-to-space) (plan)"),
    ]),
    (1, 19_200, "FSS (s-E)", [
        ("9.7", None, "own", "others, INTER-SATELLITE"), ("9.7", None, "sharer", "INTER-SATELLITE"),
        ("22.2", None, "own", "others"), ("22.2", None, "sharer", "INTER-SATELLITE"),
        ("22.3", None, "sharer", "INTER-SATELLITE"), ("22.5CA", None, "own", "others"),
        ("9.17", None, "own", "FIXED, MOBILE"), ("9.18", None, "sharer", "FIXED, MOBILE"),
        ("9.11A", "5.523A", "own", "others, FIXED, INTER-SATELLITE, MOBILE"),
        ("9.11A", "5.523A", "sharer", "FIXED, INTER-SATELLITE, MOBILE"),
    ]),
    (1, 5_050, "aeronautical mobile-satellite (R)", [
        ("9.7", None, "own", "others"), ("9.17A", None, "own", "others"),
        ("9.17", None, "own", "AERONAUTICAL MOBILE (R), AERONAUTICAL RADIONAVIGATION"),
        ("9.18", None, "sharer", "AERONAUTICAL MOBILE (R), AERONAUTICAL RADIONAVIGATION"),
        ("9.11A", "5.443D", "own", "others, AERONAUTICAL MOBILE (R), AERONAUTICAL RADIONAVIGATION"),
        ("9.11A", "5.443D", "sharer", "AERONAUTICAL MOBILE (R), AERONAUTICAL RADIONAVIGATION"),
    ]),
    (2, 9_000, "radiolocation", []),  # no space service, nobody to coordinate with
    (1, 22_500, "fixed", []),
]  # fmt: skip


@pytest.mark.parametrize(("region", "mhz", "service", "acting"), ACTING)
def test_who_acts_and_who_faces(engine, region, mhz, service, acting):
    (answer,) = answers(engine, region, mhz, service)
    others = f"{answer.label} (other systems)"
    told = [(t.provision, t.footnote, t.acts, ", ".join(t.with_).replace(others, "others")) for t in answer.triggers]
    assert sorted(map(str, told)) == sorted(map(str, acting))


def test_no_coordination_is_owed_to_a_passive_or_a_lower_service(engine):
    (answer,) = answers(engine, 1, 18_700, "FSS (s-E)")
    assert [s.label for s in answer.sharers if "(passive)" in s.label] == [
        "EARTH EXPLORATION-SATELLITE (passive)", "Space research (passive)",
    ]  # fmt: skip
    assert not [t for t in answer.triggers if "(passive)" in " ".join(t.with_)]
    (secondary,) = answers(engine, 1, 1_525, "EESS")
    assert secondary.status == "secondary"
    told = {(t.provision, t.acts): t.with_ for t in secondary.triggers}
    # It asks the primary space services; they do not ask it.
    assert "MOBILE-SATELLITE (space-to-Earth)" in told["9.7", "own"]
    assert ("9.7", "sharer") not in told


def test_epfd_provisions_tell_which_orbit_asks_which(engine):
    (answer,) = answers(engine, 1, 18_000, "FSS (s-E)")
    orbits = {(t.provision, t.acts): t.orbits for t in answer.triggers}
    assert orbits["9.7", "own"] == ("GSO", "GSO")
    assert orbits["9.7A", "own"] == ("GSO", "non-GSO")
    assert orbits["9.7B", "own"] == ("non-GSO", "GSO")
    assert orbits["22.2", "own"] == ("non-GSO", "GSO")
    assert orbits["9.17", "own"] == ()
    verified = {t.provision: t.verified for t in answer.triggers}
    # The bands of Nos. 9.7A and 9.7B were not read in Appendix 5: that is told, with what is doubtful.
    assert {name for name, is_sure in verified.items() if not is_sure} == {"9.7A", "9.7B"}
    assert all(bool(t.doubt) != t.verified for t in answer.triggers)


def test_feeder_links_of_the_plans_act_by_their_appendix(engine):
    (answer,) = answers(engine, 1, 18_000, "FSS (s-E)")
    (plan,) = [t for t in answer.triggers if t.provision.startswith("Appendix")]
    assert (plan.provision, plan.acts, plan.with_) == (
        "Appendix 30A", "sharer", ("FIXED-SATELLITE (Earth-to-space) (plan)",)
    )  # fmt: skip
    (own,) = [t for a in answers(engine, 1, 6_800, "FSS") for t in a.triggers if t.provision.startswith("Appendix")]
    assert (own.provision, own.acts) == ("Appendix 30B", "own")


def test_cases_of_9_11a_are_those_of_the_footnote(engine):
    def cases(region, mhz, service):
        (answer, *_) = answers(engine, region, mhz, service)
        return {(t.footnote, c.id[6:], c.part) for t in answer.triggers for c in t.cases}

    assert cases(1, 1_670.5, "MSS") == {("5.379B", "1-35", "asks"), ("5.379B", "2-17", "asks")}
    assert cases(2, 2_170, "MSS") == {("5.389A", "1-39", "asks"), ("5.389A", "2-22", "asks")}
    # Two footnotes of one row have cases of their own: No. 5.364 for links upwards, No. 5.365 for those downwards.
    assert cases(1, 1_618, "RDSS") == {("5.364", "1-24c", "asks")}
    bound = cases(1, 5_060, "aeronautical mobile (R)")
    assert bound == {("5.443D", "1-48", "bound"), ("5.443D", "2-28", "bound"), ("5.443D", "2-29", "bound")}


def test_restrictions_say_what_they_rest_on(engine):
    """A footnote that is in doubt is told as such, each of its restrictions."""
    (answer,) = answers(engine, 1, 19_200, "FSS (s-E)")
    told = {(r.footnote, r.rule): r for r in answer.restrictions}
    assert list(told) == [("5.517A", "technical"), ("5.517B", "technical"), ("5.523A", "coordination"),
                          ("5.523A", "no-interference-to")]  # fmt: skip
    assert {number: r.verified for (number, _), r in told.items()} == {"5.517A": True, "5.517B": False, "5.523A": True}
    assert told["5.523A", "coordination"].provision == "9.11A"
    assert told["5.523A", "no-interference-to"].towards == ("fixed-satellite (space-to-Earth)",)
    (fixed,) = answers(engine, 1, 0.0145, "fixed")
    assert [(r.footnote, r.rule, r.towards, r.verified) for r in fixed.restrictions if r.footnote == "5.56"] == [
        ("5.56", "permitted", (), False),
        ("5.56", "no-interference-to", ("standard frequency and time signal",), False),
    ]  # fmt: skip


# --- neighbours


@pytest.mark.parametrize(
    ("mhz", "told"),
    [
        (24_010, [("below", 23_600, 24_000, True)]),  # No. 5.340 forbids below
        (22_500, [("below", 22_210, 22_500, False)]),  # passive, and others too
        (1_670.5, [("below", 1_668.4, 1_670, False)]),
        (23_580, [("above", 23_600, 24_000, True)]),
        (0.005, []),  # below 8.3 kHz nothing is allocated, and nothing lies below 0 Hz
        (2_310, []),
    ],
)
def test_passive_bands_that_touch(engine, mhz, told):
    answer = answers(engine, 1, mhz, "fixed")[0]
    assert [(n.side, n.low_hz, n.high_hz, n.prohibited) for n in answer.adjacent_passive] == [
        (side, round(low * MHZ), round(high * MHZ), forbids) for side, low, high, forbids in told
    ]


# --- in words

SAID = [
    (1, 9.04, "fixed", "FIXED is primary here. Nobody else is in the band."),
    (1, 14.25, "amateur", "AMATEUR is primary here. In some countries also FIXED."),
    (1, 2_310, "amateur", "Amateur is secondary here. Yields to FIXED, MOBILE; secondary like Radiolocation."),
    (2, 54, "broadcasting",
     "BROADCASTING is primary here. Is spared by Fixed, Mobile. In some countries instead FIXED, MOBILE."),
    (1, 0.1357, "amateur",
     "Amateur is secondary here. Yields to FIXED, MARITIME MOBILE. In some countries also Radionavigation. "
     "In DZ EG IQ LB SD SS SY TN No. 5.67B takes it away. Footnotes change this towards Radionavigation."),
    (2, 146, "amateur",
     "AMATEUR is primary here. In some countries instead FIXED, MOBILE. "
     "In CU GY No. 5.217 allocates the band otherwise, without it."),
    (1, 9.4, "fixed",
     "Fixed (permitted): may be used here by No. 5.146, without a category. Yields to BROADCASTING. "
     "Footnotes change this towards BROADCASTING."),
    (1, 5.9, "fixed",
     "Fixed (permitted): may be used here by No. 5.136, without a category. Yields to BROADCASTING; "
     "no category, and nothing said towards Land mobile (permitted). Footnotes change this towards BROADCASTING."),
    (2, 7_075, "fixed",
     "FIXED is primary here. Equal rights with MOBILE. Coordination for some countries alone: No. 9.21."),
    (1, 1_350, "fixed",
     "FIXED is primary here. Equal rights with MOBILE, RADIOLOCATION. Left open: Radionavigation by No. 5.338, "
     "described: no status stated; existing installations only."),
    (1, 50_200, "EESS (passive)",
     "EARTH EXPLORATION-SATELLITE (passive) is primary here. Equal rights with SPACE RESEARCH (passive). "
     "No. 5.340 forbids all emissions."),
    (1, 1_400, "fixed",
     "fixed is not allocated here: use only under No. 4.4, yielding to all. No. 5.340 forbids all emissions."),
    (2, 2_340, "BSS", "broadcasting-satellite is not in the Table here, but allocated by No. 5.393 in CA US."),
    (3, 1_518, "fixed",
     "FIXED is primary here. Equal rights with MOBILE; is asked for no protection by MOBILE-SATELLITE "
     "(space-to-Earth). Footnotes change this towards MOBILE-SATELLITE (space-to-Earth). "
     "Coordination: No. 9.17, No. 9.18, No. 9.11A."),
]  # fmt: skip


@pytest.mark.parametrize(("region", "mhz", "service", "said"), SAID)
def test_what_is_said_in_a_sentence_or_two(engine, region, mhz, service, said):
    assert [answer.verdict for answer in answers(engine, region, mhz, service)] == [said]


def test_what_is_said_of_a_country_and_of_one_pair(engine, of_country):
    (answer,) = answers(of_country("BR"), 2, 10_200, "fixed")
    assert answer.verdict == (
        "FIXED is primary here by No. 5.480. Equal rights with EARTH EXPLORATION-SATELLITE (active), MOBILE, "
        "RADIOLOCATION; is spared by Amateur."
    )
    (answer,) = answers(engine, 1, 2_310, "amateur", partner="radio astronomy")
    assert answer.verdict == "Amateur is secondary here. No other entry of that service is in the band."
    assert answer.sharers == ()


def test_a_service_left_open_is_said_to_be_open(engine):
    answer, *_ = answers(engine, 1, 1_350, "radionavigation")
    assert answer.verdict.startswith(
        "Whether radionavigation is allocated here is open; if not, use only under No. 4.4"
    )
    assert [m.footnote for m in answer.may_allocate] == ["5.338"]


@pytest.mark.parametrize(
    ("mhz", "service", "sharer", "footnote", "relation", "only"),
    [
        (0.1357, "amateur", "Radionavigation", "5.67A", "must-protect", "towards KG TM"),
        (4.063, "maritime mobile", "Fixed (permitted)", "5.128", "protected-from", "in AF AM AR BF BW BY CF CN GE IN KG KZ ML NE PK RU TD TJ TM UA"),
        (50, "broadcasting", "Amateur", "5.169B", "protected-from", "towards AM AZ BY DZ EG IQ IR KG KZ LY PS RU SD SY TN UA UZ"),
        (2_310, "amateur", "FIXED", "", "", ""),
    ],
)  # fmt: skip
def test_the_case_in_which_a_word_of_a_footnote_holds(engine, mhz, service, sharer, footnote, relation, only):
    """In whose countries, and towards whose stations: both as the footnote lists them."""
    (answer, *_) = answers(engine, 1, mhz, service)
    told = {(w.footnote, w.relation, w.only) for s in answer.sharers if s.label == sharer for w in s.by_footnote}
    assert (footnote, relation, only) in told if footnote else told == set()


def test_a_provision_for_some_countries_says_for_which(engine):
    whens = {t.footnote: t.when for t in answers(engine, 1, 9_200, "EESS (active)")[0].triggers}
    assert whens["5.474A"].startswith("towards BH DZ EG ID IR LB SA TN; a footnote of the band names No. 9.21")
    whens = {t.footnote: t.when for t in answers(engine, 2, 928, "fixed")[0].triggers}
    assert whens["5.325"].startswith("in US; a footnote of the band names No. 9.21")
