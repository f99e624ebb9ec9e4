"""The shape of `rules-of-procedure.yaml`: how the Bureau reads a provision when it examines a notice."""

from __future__ import annotations

from .footnotes import RESTRICTION
from .resolutions import NUMBERS, PLACE, STATED_LIMITS, TRUST
from .rules import BANDS, COUNTRIES, DIRECTION, ORBIT, WORDS
from .tables import FOOTNOTES, REGIONS
from .types import Bool, Choice, Key, Keyed, ListOf, Reader, Str
from .values import FrequencyText, Provision, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map


_FINDING = Keyed(
    {
        "when": Key(Str(), "in which case", True),
        "finding": Key(
            Choice(
                "favourable", "unfavourable", "not acceptable", "only with No. 4.4", "not allocated", "incomplete",
                "not receivable", "returned", "not notified", "that of the space station",
                "the service area is cut to the own country", "the territory leaves the service area",
            ),
            "what the Bureau finds or does", True,
        ),
        "status": Key(Str(), "the status that goes with it, where that is not the one of the Table"),
    },
    "a finding",
)  # fmt: skip
_CASE = Keyed(
    {
        "when": Key(Str(), "in which case"),
        "from": Key(Str(), "who coordinates"),
        "to": Key(Str(), "with whom"),
        "bands": Key(BANDS, "where not those of the rule"),
        "regions": Key(REGIONS, "where not all"),
        "direction": Key(DIRECTION, "of the link"),
        "orbit": Key(ORBIT, "of the satellite"),
        "procedure": Key(Str(), "what applies then"),
        "status": Key(Str(), "the status then"),
        "finding": Key(Str(), "what becomes of the notice then"),
    },
    "a case",
)
_CONDITION = Keyed(
    {
        "provision": Key(Provision(), "the procedure that is owed", True),
        "countries": Key(COUNTRIES, "only these administrations owe it"),
        "distance": Key(Str("a distance such as 450 km", r"\d+ km"), "how close they are to those protected"),
        "exempt_bands": Key(BANDS, "inside these nobody owes it"),
        "when": Key(Str(), "in which case"),
    },
    "a procedure that is owed",
)


def _check(rule: dict[str, Any], node: Map, to: Reader) -> None:
    """Bands stand in one place; what is not looked at has nothing to check."""
    if "bands" in node and "parts" in node:
        to.report("SPX107", node, "'bands' and 'parts' say the same thing twice", "leave one of them out")
    if rule.get("examined") == "nothing" and "checks" in node:
        to.report("SPX107", node, "nothing is examined, and 'checks' says what is")


PROCEDURES = ListOf(
    Keyed(
        {
            "id": Key(Str("a provision's number, or B6, with a word where there are several", r"[\dA-Z][\w.-]*"), "our name of it", True),
            "provisions": Key(NUMBERS, "the provisions that it reads", True),
            "no_rule": Key(Bool(), "true: the edition has no rule on this provision"),
            "decides": Key(Str(), "how the Bureau reads it, in one or two sentences of our own", True),
            "same_as": Key(Str(), "the rule that says the same"),
            "see": Key(WORDS, "rules that help to read it"),
            **PLACE,
            "applies_to": Key(WORDS, "where, if no band tells"),
            "frequencies": Key(
                ListOf(
                    Keyed(
                        {"use": Key(Str(), "for what", True), "frequencies": Key(ListOf(FrequencyText(), False), "which", True)},
                        "frequencies of one use",
                    ),
                    False,
                ),
                "frequencies that it lists",
            ),
            "countries": Key(COUNTRIES, "the countries or areas that it names"),
            "footnotes": Key(FOOTNOTES, "footnotes that it takes as examples"),
            "inputs": Key(WORDS, "what a notice has to state so that it can be applied"),
            "examined": Key(Choice("all", "part", "nothing"), "how much the Bureau examines"),
            "checks": Key(WORDS, "what it examines"),
            "not_checked": Key(WORDS, "what it leaves unexamined"),
            "findings": Key(ListOf(_FINDING, False), "what follows for a notice"),
            "status": Key(
                Choice("primary", "secondary", "mixed", "permitted", "outside the Table"),
                "the status that it gives; mixed: by neighbour or service",
            ),
            "treat_as": Key(Term(), "the service as which such a notice is handled"),
            "restrictions": Key(ListOf(RESTRICTION, False), "who yields to whom"),
            "condition": Key(_CONDITION, "a procedure that has to come first"),
            "cases": Key(ListOf(_CASE, False), "what applies in which case"),
            "limits": Key(STATED_LIMITS, "figures that it works with"),
            "figures": Key(Str("a file of facts", r"[\w./-]+\.yaml"), "the file that holds its tables"),
            "register": Key(Str(), "what the entry in the Register carries"),
            "resolutions": Key(ListOf(Str("the number of a Resolution", r"\d+"), False), "Resolutions that it reads"),
            "recommendations": Key(ListOf(Str(), False), "Recommendations that it uses"),
            "appendices": Key(ListOf(Str(), False), "Appendices that it uses"),
            **TRUST,
        },
        "a rule of procedure",
        _check,
    ),
    empty=False,
)  # fmt: skip
