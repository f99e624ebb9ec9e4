"""The shape of footnotes: a rule, or several where one number holds several."""

from __future__ import annotations

from ..store import Map, text
from .tables import REGIONS, SOURCES
from .types import Bool, Choice, Date, Key, Keyed, ListOf, Reader, Str
from .values import Band, CountryCode, FootnoteId, FrequencyText, Number, Provision, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


KIND = Choice(
    "additional-allocation", "alternative-allocation", "different-category", "identification",
    "limitation", "protection", "coordination", "prohibition", "information",
)  # fmt: skip
MAKING = ("additional-allocation", "alternative-allocation", "different-category")
# Words for many services at once, where a rule names nobody in particular.
GROUPS = (
    "all services",
    "terrestrial services",
    "space services",
    "primary services",
    "secondary services",
    "passive services",
)
COUNTRIES = ListOf(CountryCode(), empty=False)
TERMS = ListOf(Term(), empty=False)

CASE = Keyed(
    {
        "orbit": Key(Choice("GSO", "non-GSO"), "the orbit of the systems meant"),
        "station_kinds": Key(ListOf(Str(), False), "the kinds of station meant: aircraft, ship, HAPS ..."),
        "uses": Key(ListOf(Str(), False), "the uses meant: IMT, feeder link ..."),
        "except_uses": Key(ListOf(Str(), False), "the uses not meant"),
        "received_from": Key(Date(), "only systems of which notice was received on this day or later"),
        "received_before": Key(Date(), "only systems of which notice was received before this day"),
        "countries": Key(COUNTRIES, "only systems of these administrations"),
        "except_countries": Key(COUNTRIES, "only systems of other administrations"),
        "under": Key(
            ListOf(Str(), False), "only uses by administrations that one of these Resolutions names, in its bands"
        ),
        "status": Key(Choice("primary", "secondary"), "only the use with this status"),
        "antenna_m_from": Key(Number(), "only antennas of this diameter or more, in metres"),
        "antenna_m_below": Key(Number(), "only antennas smaller than this, in metres"),
        "apogee_km_from": Key(Number(), "only orbits of this apogee or more, in km"),
        "apogee_km_below": Key(Number(), "only orbits with a lower apogee, in km"),
        "partly": Key(Bool(), "true where this is not all that the rule demands"),
    },
    "the stations of which a rule speaks",
)
LIMIT = Keyed(
    {
        "quantity": Key(Str(), "pfd, e.i.r.p., mean power ...", True),
        "value": Key(Str(), "a number or a formula", True),
        "unit": Key(Str(), "its unit"),
        "reference_bandwidth": Key(FrequencyText(), "the bandwidth in which it is measured"),
        "from_deg": Key(Number(), "the angle of arrival from which it holds, in degrees"),
        "to_deg": Key(Number(), "the angle of arrival up to which it holds, in degrees"),
        "at": Key(
            Choice("surface", "border", "sea", "altitude", "telescope", "orbit", "service area"),
            "where it is measured, where not at the antenna",
        ),
        "force": Key(
            Choice("recommended", "threshold"), "where it is no limit: threshold: passing it starts coordination"
        ),
        "cases": Key(ListOf(CASE, False), "the stations bound, where not all; each item one way to be meant"),
        "where": Key(Str(), "where and when it holds"),
    },
    "a limit",
)


def _check_restriction(restriction: dict[str, Any], node: Map, to: Reader) -> None:
    for key in ("stations", "except"):
        if key in node and restriction.get("rule") != "prohibited":
            to.report("SPX107", node.get(text(key), node), f"'{key}' speaks of what is prohibited, and nothing is")


RESTRICTION = Keyed(
    {
        "rule": Key(
            Choice(
                "limited-to", "not-for", "no-interference-to", "no-protection-from", "agreement", "coordination",
                "equal-footing", "priority", "permitted", "prohibited", "technical",
            ),
            "what the rule does", True,
        ),
        "by": Key(ListOf(Term(GROUPS), False), "who is bound; the rule's own services where absent"),
        "towards": Key(ListOf(Term(GROUPS), False), "who profits"),
        "of_countries": Key(COUNTRIES, "the administrations concerned on the other side"),
        "provision": Key(Provision(), "under which provision"),
        "use": Key(Str(), "the use meant, in a few words"),
        "cases": Key(ListOf(CASE, False), "the same for a program: the stations of which it speaks, each item one way to be meant"),
        "into": Key(ListOf(Band(), False), "the bands next door, or of a harmonic, that are to be spared"),
        "urged": Key(Bool(), "true where administrations are urged or requested to, not bound"),
        "stations": Key(Choice("new", "airborne"), "the stations that alone are prohibited"),
        "except": Key(Str(), "what goes on all the same, in a few words"),
        "to_exceed": Key(Str(), "of an agreement: the quantity whose limit in the same rule is passed with it, and with it alone"),
    },
    "a restriction",
    _check_restriction,
)  # fmt: skip

RULE_KEYS: dict[str, Key] = {
    "kind": Key(KIND, "what the footnote does", True),
    "bands": Key(ListOf(Band(), False), "where it holds"),
    "frequencies": Key(ListOf(FrequencyText(), False), "single frequencies that it names"),
    "regions": Key(REGIONS, "Regions that it names itself"),
    "countries": Key(COUNTRIES, "where it holds; everywhere where absent"),
    "except_countries": Key(COUNTRIES, "where it does not hold"),
    "area": Key(Str(), "the area of areas.yaml in which it holds; `countries` are then those that lie wholly in it"),
    "countries_of": Key(ListOf(FootnoteId(), False), "footnotes whose countries are meant"),
    "except_countries_of": Key(ListOf(FootnoteId(), False), "footnotes in whose countries it does not hold"),
    "protected_countries": Key(COUNTRIES, "administrations whose stations are protected"),
    "agreement_countries": Key(COUNTRIES, "administrations whose agreement is sought"),
    "services": Key(TERMS, "the services allocated, bound or identified"),
    "services_inferred": Key(Bool(), "true where the footnote does not name the service itself"),
    "status": Key(
        Choice("primary", "secondary", "permitted"),
        "of the allocation that it makes; permitted: the service may operate on the footnote's own terms, in no category",
    ),
    "after": Key(Provision(), "the provision whose procedure must have succeeded before the allocation counts"),
    "basis": Key(Str(), "why that status, where the footnote itself names none"),
    "confidence": Key(Choice("medium"), "how sure the status is, where less than high"),
    "replaces": Key(TERMS, "entries of the row that it takes the place of, where not all"),
    "application": Key(ListOf(Str(), False), "IMT, HIBS, HAPS, ESIM, ISM ..."),
    "conditions": Key(Str(), "conditions, in our own words"),
    "restrictions": Key(ListOf(RESTRICTION, False), "who yields to whom"),
    "provisions": Key(ListOf(Provision(), False), "provisions that it cites"),
    "resolutions": Key(ListOf(Str(), False), "Resolutions that it cites"),
    "recommendations": Key(ListOf(Str(), False), "Recommendations that it cites"),
    "appendices": Key(ListOf(Str(), False), "Appendices that it cites"),
    "limits": Key(ListOf(LIMIT, False), "numbers that it sets"),
    "dates": Key(ListOf(Str(), False), "dates that it names"),
    "from": Key(Date(), "the day from which it holds"),
    "until": Key(Date(), "the day on which it ends"),
    "effect": Key(Choice("described"), "described: cannot be applied to the Table mechanically"),
    "undecided": Key(Bool(), "true where no rule settles whether it allocates; goes with effect: described and why"),
    "why": Key(Str(), "why it is only described, or undecided"),
}


def check_rule(rule: dict[str, Any], node: Map, to: Reader) -> None:
    """Reports what a rule lacks, and what its kind does not go with."""
    kind, makes = rule.get("kind"), rule.get("kind") in MAKING
    if makes and not rule.get("effect") and not rule.get("parts"):
        # A footnote that opens single frequencies names no band.
        needed = ("services", "status") if "frequencies" in node else ("bands", "services", "status")
        for key in needed:
            if key not in node:
                to.report("SPX102", node, f"a footnote of kind {kind} needs '{key}'", "or write effect: described")
    if "status" in node and kind in ("limitation", "prohibition", "information"):
        to.report("SPX107", node.get(text("status"), node), f"a footnote of kind {kind} gives no status")
    if rule.get("status") == "permitted" and kind and kind != "additional-allocation":
        to.report("SPX107", node.get(text("status"), node), f"a footnote of kind {kind} permits nothing further",
                  "permitted goes with kind: additional-allocation")  # fmt: skip
    for restriction in rule.get("restrictions", ()):
        if restriction and restriction.get("rule") == "prohibited" and not {"use", "stations"} & restriction.keys():
            _check_taking(rule, restriction, node, to)
    for key in ("after", "basis", "confidence"):
        if key in node and kind and "status" not in node:
            to.report("SPX107", node.get(text(key), node), f"'{key}' speaks of a status, and there is none")
    if "undecided" in node and (rule.get("effect") != "described" or "why" not in node):
        to.report("SPX107", node.get(text("undecided"), node), "what is undecided is described, with a reason",
                  "write effect: described and why")  # fmt: skip


def _check_taking(rule: dict[str, Any], restriction: dict[str, Any], node: Map, to: Reader) -> None:
    """A service prohibited as such is taken out of the Table: by a rule that does no more, and names it."""
    where = node.get(text("restrictions"), node)
    if rule.get("kind") not in (None, "prohibition"):
        to.report("SPX107", where, f"a footnote of kind {rule['kind']} takes no service out of the Table",
                  "write kind: prohibition, in a part of its own, or name the use or the stations")  # fmt: skip
    elif not any(not isinstance(s, str) for s in restriction.get("by", rule.get("services", ()))):
        to.report("SPX102", where, "what is prohibited names no service, use or stations",
                  "write services, by, use or stations")  # fmt: skip


PART = Keyed({**RULE_KEYS, "summary": Key(Str(), "one sentence of our own")}, "a part of a footnote", check_rule)
FOOTNOTE = Keyed(
    {
        "id": Key(FootnoteId(), "its number", True),
        **RULE_KEYS,
        "mark": Key(Str("a conference such as WRC-23", r"WRC-(\d\d|2000)|WARC-\d\d|[A-Za-z-]+-\d\d"), "the conference that the RR prints behind it"),
        "added": Key(Str(), "the conference that added it, where known"),
        "revised": Key(Str(), "the conference that last revised it, where known"),
        "verified": Key(Bool(), "false where a fact in it is in doubt"),
        "doubt": Key(Str(), "what is in doubt"),
        "witness": Key(Str(), "the second document in which it was read, under its own number: the id of a source of the edition"),
        "note": Key(Str(), "what else to know"),
        "summary": Key(Str(), "one plain sentence of our own", True),
        "sources": Key(SOURCES, "where not the edition's own"),
        "parts": Key(ListOf(PART, False), "one item for each rule, where there are several"),
    },
    "a footnote",
    check_rule,
)  # fmt: skip
FOOTNOTES_FILE = ListOf(FOOTNOTE, empty=False)
