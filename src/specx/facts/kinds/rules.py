"""The shape of the rules of sharing: provisions, limits, cases of No. 9.11A, classes of station, emissions."""

from __future__ import annotations

from itertools import pairwise

from ..store import Map, Text
from .footnotes import GROUPS
from .tables import FOOTNOTES, REGIONS
from .types import Bool, Choice, Int, Key, Keyed, ListOf, Reader, Str, Type
from .values import Band, CountryCode, FrequencyText, Number, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


DIRECTION = Choice("Earth-to-space", "space-to-Earth", "space-to-space")
ORBIT = Choice("GSO", "non-GSO", "any")
STATUS = Choice("primary", "secondary")
RELATION = Choice("equal", "must-protect", "protected-from", "equal-secondary")
FORCE = Choice("mandatory", "recommended", "threshold")
WORDS = ListOf(Str())
BANDS = ListOf(Band())
COUNTRIES = ListOf(CountryCode())
WHO = ListOf(Term(GROUPS), False)
VERIFIED = Key(Bool(), "whether it was read in the document named", True)
MAYBE_VERIFIED = Key(Bool(), "false where less certain than the rest")


class Formula(Type):
    """A number, or a formula in d (degrees), f (GHz) or a named function."""

    wants = "a number or a formula"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The formula as text, once it is known to be one."""
        from ...regulations.formula import FormulaError, parse

        try:
            parse(str(node))
        except FormulaError as problem:
            to.report("SPX105", node, f"'{node[:60]}': {problem}", "write for example -152+0.5*(d-5)")
            return None
        return str(node)

    def json_schema(self) -> dict[str, Any]:
        """A number or a string."""
        return {"type": ["number", "string"]}


class ByName(Type):
    """A mapping whose keys are names, with values of one kind."""

    wants = "a mapping"

    def __init__(self, of: Type) -> None:
        self.of = of

    def read(self, node: Any, to: Reader) -> dict[str, Any] | None:
        """The values by name."""
        if not isinstance(node, Map):
            to.report("SPX103", node, "expected a mapping")
            return None
        return {str(key): self.of.read(value, to) for key, value in node.items()}

    def json_schema(self) -> dict[str, Any]:
        """An object with values of one kind."""
        return {"type": "object", "additionalProperties": self.of.json_schema()}


_PLACE = {
    "document": Key(Str(), "the document by its own title", True),
    "at": Key(Str(), "where in it", True),
    "revision": Key(Str(), "its revision or issue"),
}
SOURCE = Keyed({**_PLACE, "also": Key(Keyed(_PLACE), "another document that says so")}, "a source")
_TRUST = {
    "source": Key(SOURCE, "where it was read", True),
    "verified": VERIFIED,
    "unverified": Key(WORDS, "fields less certain than the rest"),
    "doubt": Key(Str(), "what is in doubt"),
    "note": Key(Str(), "what else to know"),
}

RELATION_FACT = Keyed(
    {
        "from": Key(Str(), "who asks", True), "to": Key(Str(), "about whom", True),
        "relation": Key(RELATION, "from the side of `from`", True),
        "when": Key(Str(), "in which case"), "across": Key(Str(), "across which border"),
        "rule": Key(Str(), "the provision that says so"),
    },
    "a relation",
)  # fmt: skip
PAIR = Keyed(
    {
        "from": Key(WHO, "who must coordinate or spare", True), "to": Key(WHO, "with or for whom", True),
        "from_orbit": Key(ORBIT, ""), "to_orbit": Key(ORBIT, ""),
        "from_station": Key(Str(), "earth, space, terrestrial, any"), "to_station": Key(Str(), ""),
        "from_role": Key(Choice("transmitting", "receiving"), ""), "to_role": Key(Choice("transmitting", "receiving"), ""),
        "from_status": Key(Str(), ""), "to_status": Key(Str(), ""),
        "direction": Key(Choice("same", "opposite", "any", "Earth-to-space", "space-to-Earth", "space-to-space"), "between the two"),
        "same_category": Key(Bool(), "only between services of one category"),
        "status": Key(STATUS, "only where both have it"),
        "via_footnote": Key(Bool(), "only where a footnote of the band calls for it"),
        "planned_bands": Key(Bool(), "false: not in bands and services under a plan"),
        "specific": Key(Bool(), "only stations notified one by one"), "aggregate": Key(Bool(), "all systems together"),
        "across": Key(Str(), ""), "except": Key(Str(), ""), "when": Key(Str(), ""), "rule": Key(Str(), ""), "symbol": Key(Str(), ""),
    },
    "a pair",
)  # fmt: skip
PROVISION = Keyed(
    {
        "no": Key(Str(), "its number", True), "title": Key(Str(), "our name for it", True),
        "governs": Key(Str(), "what it rules, in one sentence", True),
        "kind": Key(Choice("status-rule", "coordination", "notification", "limit", "protection", "procedure", "definition"), "", True),
        "state": Key(Choice("suppressed", "not used"), "where not in force"), "suppressed": Key(Str(), "by which conference"),
        "relations": Key(ListOf(RELATION_FACT), "who yields to whom"),
        "implies": Key(Keyed({"given": Key(Str(), "", True), "also": Key(Str(), "", True)}), "a restriction that brings another one"),
        "pairs": Key(ListOf(PAIR), "who must coordinate with, or spare, whom"),
        "bands": Key(BANDS, "where"),
        "services": Key(WHO, "the services that it names"), "groups": Key(WORDS, ""), "orbit": Key(ORBIT, ""), "application": Key(Str(), ""),
        "when": Key(Str(), "what makes it apply"), "scope": Key(Str(), ""), "status": Key(STATUS, ""), "print": Key(Str(), ""),
        "criteria": Key(ListOf(Keyed({"band": Key(Band(), "", True), "regions": Key(REGIONS), "application": Key(Str()), "value": Key(Number()), "unit": Key(Str()), "about": Key(Str())})), ""),
        "arcs": Key(ListOf(Keyed({"services": Key(WHO, "", True), "bands": Key(BANDS, "", True), "degrees": Key(Number(), "", True), **_TRUST})), "coordination arcs"),
        "value": Key(Number(), ""), "unit": Key(Str(), ""), "limits": Key(WORDS, "records of limits/"), "table": Key(Str(), "a file of facts"),
        "cases": Key(WORDS, ""), "checks": Key(WORDS, ""), "finding": Key(Str(), ""), "requests": Key(Str(), "through whom"), "related": Key(WORDS, ""),
        "appendices": Key(WORDS, ""), "resolutions": Key(WORDS, ""), "recommendations": Key(WORDS, ""),
        **_TRUST,
    },
    "a provision",
)  # fmt: skip
PROVISIONS = ListOf(PROVISION, empty=False)

_CASE_SERVICE = {
    "service": Key(Term(), "", True), "directions": Key(ListOf(DIRECTION)), "status": Key(STATUS), "orbit": Key(ORBIT),
    "footnotes": Key(FOOTNOTES, "it has the band by these"), "except_footnotes": Key(FOOTNOTES), "except_countries": Key(COUNTRIES),
    "regions": Key(REGIONS), "bands": Key(BANDS), "use": Key(Str()), "when": Key(Str()),
}  # fmt: skip
COORDINATION = ListOf(
    Keyed(
        {
            "id": Key(Str(), "", True), "table": Key(Str()), "row": Key(Int()), **_CASE_SERVICE,
            "bands": Key(BANDS, "where", True), "service_footnotes": Key(FOOTNOTES),
            "provisions": Key(WORDS, "the cases that apply", True), "except_provisions": Key(WORDS),
            "provisions_limited": Key(ListOf(Keyed({"provision": Key(Str(), "", True), "regions": Key(REGIONS), "countries": Key(COUNTRIES)}))),
            "also_binds": Key(ListOf(Keyed(_CASE_SERVICE)), "other space services bound too"),
            "terrestrial": Key(ListOf(Keyed(_CASE_SERVICE)), "terrestrial services concerned"),
            "excluded": Key(Bool(), "true: No. 9.11A does not apply"), **_TRUST,
        },
        "a case of No. 9.11A",
    ),
    empty=False,
)  # fmt: skip

_SEGMENT = Keyed(
    {
        "from_deg": Key(Number()), "to_deg": Key(Number()), "from_ghz": Key(Number()), "to_ghz": Key(Number()),
        "limit": Key(Formula(), "", True), "verified": MAYBE_VERIFIED,
    },
    "a segment",
)  # fmt: skip
_FUNCTION = Keyed(
    {
        "of": Key(Str(), "what its variable is", True),
        "pieces": Key(ListOf(Keyed({"where": Key(Str(), "", True), "value": Key(Formula(), "", True)})), "", True),
        "verified": MAYBE_VERIFIED,
    }
)
_CONDITIONS = Keyed(
    {
        "station": Key(Str()), "application": Key(Str()), "observation": Key(Str()), "at": Key(Str()), "entry": Key(Str()),
        "direction": Key(DIRECTION), "measure": Key(Str()), "not_for": Key(Str()), "aggregate": Key(Bool()),
        "eirp_above_dbw": Key(Number()), "eirp_per": Key(FrequencyText()), "antenna_below_m": Key(Number()), "reference_antenna_m": Key(Number()),
        "antenna_gain_dbi_from": Key(Number()), "antenna_gain_dbi_below": Key(Number()),
        "elevation_deg_from": Key(Number()), "elevation_deg_below": Key(Number()), "orbital_separation_deg_to": Key(Number()),
        "advance_publication_before": Key(Str()), "advance_publication_from": Key(Str()), "advance_publication_after": Key(Str()),
        "in_use_before": Key(Str()), "in_use_from": Key(Str()), "in_use_after": Key(Str()), "in_use_until": Key(Str()),
        "uplink_power_control": Key(Bool()), "percent_of_time": Key(Number()), "integration_s": Key(Number()), "towards_positions": Key(WORDS),
    },
    "conditions",
)  # fmt: skip


def _check_limit(limit: dict[str, Any], node: Map, to: Reader) -> None:
    """Segments join: a mask with a hole would leave an angle without an answer."""
    segments = limit.get("segments") or []
    unit = "ghz" if segments and "from_ghz" in segments[0] else "deg"
    for before, after in pairwise(segments):
        if limit.get("joints") != "open" and before.get(f"to_{unit}") != after.get(f"from_{unit}"):
            to.report("SPX105", node, f"the segments of {limit.get('id')} do not join at {before.get(f'to_{unit}')}")


LIMIT = Keyed(
    {
        "id": Key(Str(), "our own name of it", True), "provision": Key(Str(), "the rule that states it", True),
        "quantity": Key(Choice("pfd", "epfd", "e.i.r.p.", "e.i.r.p. density", "antenna power", "unwanted power", "interference power",
                               "pointing", "elevation", "degradation", "prohibition", "scope"), "", True),
        "bands": Key(ListOf(Keyed({"band": Key(Band(), "", True), "regions": Key(REGIONS), "services": Key(WHO), "footnotes": Key(FOOTNOTES), "condition": Key(Str()), "notes": Key(ListOf(Str()))})), "where", True),
        "regions": Key(REGIONS), "services": Key(WHO, "who is bound", True), "orbit": Key(ORBIT, "", True), "row": Key(Int()),
        "value": Key(Number()), "unit": Key(Str()), "reference_bandwidth": Key(FrequencyText()),
        "angle": Key(Choice("arrival", "off-axis", "horizon elevation", "orbital separation", "latitude"), "what d is"), "variable": Key(Str(), "what d is, in words"),
        "segments": Key(ListOf(_SEGMENT), "the mask"), "joints": Key(Choice("open"), "the mask has steps"), "functions": Key(ByName(_FUNCTION)),
        "points": Key(ListOf(Keyed({"value": Key(Number(), "", True), "percent_not_exceeded": Key(Number()), "elevation_deg": Key(Number())})), "points of a curve"),
        "applies_to": Key(Str(), "whose emission, in which case", True), "conditions": Key(_CONDITIONS, ""),
        "protects": Key(Keyed({"services": Key(WHO), "bands": Key(BANDS), "regions": Key(REGIONS), "orbit": Key(ORBIT), "station": Key(Str())}), "who profits"),
        "force": Key(FORCE, "", True), "notes": Key(WORDS), "footnotes": Key(FOOTNOTES), "except_footnotes": Key(FOOTNOTES), "resolutions": Key(WORDS),
        "alternative_to": Key(WORDS, "masks of the same band; a note picks one"), "together_with": Key(WORDS, "masks that bind too"),
        "choice": Key(Keyed({"by": Key(Str(), "", True), "verified": MAYBE_VERIFIED}), "the note that picks"), "added": Key(Str()),
        "scope": Key(WORDS, "records that say in which bands it binds"), "limits": Key(WORDS, "limits that bind in this scope"),
        "exceptions": Key(WORDS), "releases": Key(WORDS), "excess_by_agreement_db": Key(Number()),
        "lifted_by": Key(Str(), "the provision by which administrations may agree to more"), "tables": Key(Str(), "tables not held"),
        "relaxed": Key(ListOf(Keyed({"provision": Key(Str(), "the provision that says so", True), "by_db": Key(Number(), "", True), "classes": Key(WORDS, "classes of station", True)})), "who may pass it, and by how much"),
        "neighbours": Key(ListOf(Keyed({"side": Key(Choice("below", "above", "around"), "", True), "band": Key(Band(), "", True), "regions": Key(REGIONS), "services": Key(ListOf(Term()))}))),
        "centre": Key(FrequencyText()), "also": Key(ListOf(Keyed({"quantity": Key(Str(), "", True), "value": Key(Number(), "", True), "unit": Key(Str(), "", True)}))),
        "antenna_temperature_k": Key(Number()), "receiver_temperature_k": Key(Number()),
        "unknown": Key(Bool(), "true: the provision sets a limit whose figures are not held"), **_TRUST,
    },
    "a limit",
    _check_limit,
)  # fmt: skip
LIMITS = ListOf(LIMIT, empty=False)

CLASSES = ListOf(
    Keyed(
        {
            "symbol": Key(Str("two or three letters or digits", "[A-Z][A-Z0-9]{1,2}"), "", True),
            "station": Key(Str(), "what it is", True), "service": Key(Term(), "the service, where it names one"),
            "qualifier": Key(Str(), "the kind of allocation that it needs"),
            "kind": Key(Choice("terrestrial", "space", "earth", "passive", "any"), "", True),
            "airborne": Key(Bool(), "true where it is on board an aircraft"), **_TRUST,
        },
        "a class of station",
    ),
    empty=False,
)  # fmt: skip
EMISSIONS = Keyed(
    {
        "bandwidth": Key(
            Keyed(
                {
                    "length": Key(Int(), "", True), "digits": Key(Int(), "", True), "first_character_not": Key(WORDS, "", True),
                    "letters": Key(ListOf(Keyed({"letter": Key(Str(), "", True), "hz": Key(Number(), "", True), "from": Key(Str()), "to": Key(Str())}), False), "", True),
                    "source": Key(SOURCE, "", True), "verified": VERIFIED,
                }
            ), "the first four characters", True,
        ),
        "symbols": Key(
            ListOf(
                Keyed(
                    {
                        "position": Key(Int(), "", True), "about": Key(Str(), "", True), "required": Key(Bool(), "", True),
                        "values": Key(ListOf(Keyed({"symbol": Key(Str(), "", True), "meaning": Key(Str(), "", True), "verified": VERIFIED}), False), "", True),
                        "source": Key(SOURCE, "", True), "verified": VERIFIED,
                    }
                ), False,
            ), "what the symbols mean", True,
        ),
    },
    "emission designators",
)  # fmt: skip
