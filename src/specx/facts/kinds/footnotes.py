"""The shape of footnotes: a rule, or several where one number holds several."""

from __future__ import annotations

from typing import Any

from ..store import Map, text
from .tables import REGIONS, SOURCES
from .types import Bool, Choice, Date, Key, Keyed, ListOf, Reader, Str
from .values import Band, CountryCode, FootnoteId, FrequencyText, Provision, Term

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

LIMIT = Keyed(
    {
        "quantity": Key(Str(), "pfd, e.i.r.p., mean power ...", True),
        "value": Key(Str(), "a number or a formula", True),
        "unit": Key(Str(), "its unit"),
        "where": Key(Str(), "where and when it holds"),
    },
    "a limit",
)
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
    },
    "a restriction",
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
    for key in ("after", "basis", "confidence"):
        if key in node and kind and "status" not in node:
            to.report("SPX107", node.get(text(key), node), f"'{key}' speaks of a status, and there is none")
    if "undecided" in node and (rule.get("effect") != "described" or "why" not in node):
        to.report("SPX107", node.get(text("undecided"), node), "what is undecided is described, with a reason",
                  "write effect: described and why")  # fmt: skip


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
        "note": Key(Str(), "what else to know"),
        "summary": Key(Str(), "one plain sentence of our own", True),
        "sources": Key(SOURCES, "where not the edition's own"),
        "parts": Key(ListOf(PART, False), "one item for each rule, where there are several"),
    },
    "a footnote",
    check_rule,
)  # fmt: skip
FOOTNOTES_FILE = ListOf(FOOTNOTE, empty=False)
