"""The shape of footnotes: a rule, or several where one number holds several."""

from __future__ import annotations

from typing import Any

from ..store import Map, text
from .tables import REGIONS, SOURCES
from .types import Bool, Choice, Date, Key, ListOf, Reader, Record, Str
from .values import Band, Country, FootnoteId, Frequency, Provision, Term

KIND = Choice(
    "additional-allocation", "alternative-allocation", "different-category", "identification",
    "limitation", "protection", "coordination", "prohibition", "information",
)  # fmt: skip
# Words for many services at once, where a rule names nobody in particular.
GROUPS = (
    "all services",
    "terrestrial services",
    "space services",
    "primary services",
    "secondary services",
    "passive services",
)
COUNTRIES = ListOf(Country(), empty=False)
TERMS = ListOf(Term(), empty=False)

LIMIT = Record(
    {
        "quantity": Key(Str(), "pfd, e.i.r.p., mean power ...", True),
        "value": Key(Str(), "a number or a formula", True),
        "unit": Key(Str(), "its unit"),
        "where": Key(Str(), "where and when it holds"),
    },
    "a limit",
)
RESTRICTION = Record(
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
    "frequencies": Key(ListOf(Frequency(), False), "single frequencies that it names"),
    "regions": Key(REGIONS, "Regions that it names itself"),
    "countries": Key(COUNTRIES, "where it holds; everywhere where absent"),
    "except_countries": Key(COUNTRIES, "where it does not hold"),
    "countries_of": Key(ListOf(FootnoteId(), False), "footnotes whose countries are meant"),
    "protected_countries": Key(COUNTRIES, "administrations whose stations are protected"),
    "agreement_countries": Key(COUNTRIES, "administrations whose agreement is sought"),
    "services": Key(TERMS, "the services allocated, bound or identified"),
    "services_inferred": Key(Bool(), "true where the footnote does not name the service itself"),
    "status": Key(Choice("primary", "secondary"), "of the allocation that it makes"),
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
    "why": Key(Str(), "why it is only described"),
}


def _check_rule(rule: dict[str, Any], node: Map, to: Reader) -> None:
    makes = rule.get("kind") in ("additional-allocation", "alternative-allocation", "different-category")
    if makes and not rule.get("effect") and not rule.get("parts"):
        for key in ("bands", "services", "status"):
            if key not in node:
                to.report("SPX102", node, f"a footnote of kind {rule['kind']} needs '{key}'",
                          "or write effect: described")  # fmt: skip
    if "status" in node and rule.get("kind") in ("limitation", "prohibition", "information"):
        to.report("SPX107", node.get(text("status"), node), f"a footnote of kind {rule['kind']} gives no status")


PART = Record({**RULE_KEYS, "summary": Key(Str(), "one sentence of our own")}, "a part of a footnote", _check_rule)
FOOTNOTE = Record(
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
    _check_rule,
)  # fmt: skip
FOOTNOTES_FILE = ListOf(FOOTNOTE, empty=False)
