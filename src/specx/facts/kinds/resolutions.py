"""The shape of Resolutions and Recommendations of conferences, and of the limits that they state."""

from __future__ import annotations

from itertools import pairwise

from .footnotes import RESTRICTION
from .rules import BANDS, COUNTRIES, SOURCE, VERIFIED, WHO, WORDS, Formula
from .tables import FOOTNOTES, REGIONS
from .types import Bool, Choice, Date, Key, Keyed, ListOf, Reader, Str
from .values import Band, FootnoteId, FrequencyText, Number, Provision

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map


NUMBERS = ListOf(Provision())
SERVICES = WHO
TRUST = {
    "note": Key(Str(), "what else to know"),
    "source": Key(SOURCE, "where it was read", True),
    "verified": VERIFIED,
    "unverified": Key(WORDS, "fields less certain than the rest"),
    "doubt": Key(Str(), "what is in doubt"),
}

_SEGMENT = Keyed(
    {
        "from_deg": Key(Number(), "low end of an angle"), "to_deg": Key(Number(), "its high end"),
        "from_ghz": Key(Number(), "low end of a frequency mask"), "to_ghz": Key(Number(), "its high end"),
        "limit": Key(Formula(), "a number, or a formula in d (degrees) or f (GHz)", True),
    },
    "a segment",
)  # fmt: skip
_TABLE = Keyed(
    {
        "columns": Key(ListOf(Str(), False), "heads of the columns", True),
        "rows": Key(ListOf(ListOf(Str(), False), False), "one list a row", True),
    },
    "a table",
)


def _check_stated(limit: dict[str, Any], node: Map, to: Reader) -> None:
    """A limit says how much, or that the data does not hold it; a mask is whole; a table is a rectangle."""
    if not {"value", "segments", "table", "formula", "unknown"} & set(node) and limit.get("quantity") != "prohibition":
        to.report("SPX102", node, "a limit needs 'value', 'segments', 'table' or 'formula'", "or write unknown: true")
    segments = limit.get("segments") or []
    unit = "ghz" if segments and "from_ghz" in segments[0] else "deg"
    for before, after in pairwise(segments):
        if before.get(f"to_{unit}") != after.get(f"from_{unit}"):
            to.report("SPX105", node, f"the segments of the limit do not join at {before.get(f'to_{unit}')}")
    if segments and unit == "deg" and not {"angle", "variable"} & set(limit):
        to.report("SPX102", node, "a mask needs 'angle' or 'variable'", "say what d is")
    table = limit.get("table", {})
    for row in table.get("rows", ()):
        if len(row) != len(table["columns"]):
            to.report("SPX103", node, f"a row of the table has {len(row)} values under {len(table['columns'])} heads")


STATED_LIMIT = Keyed(
    {
        "quantity": Key(Str(), "pfd, e.i.r.p., distance ..., or prohibition", True),
        "measure": Key(Choice("mean", "peak"), "which value of it"),
        "aggregate": Key(Bool(), "true where all stations count together"),
        "station": Key(Str(), "whose emission, or which station"),
        "by": Key(SERVICES, "the services bound, where not those of the record that it does not protect"),
        "bands": Key(BANDS, "of the emission, where not those of the record"),
        "into": Key(BANDS, "for unwanted emissions: the bands that they fall into"),
        "footnotes": Key(FOOTNOTES, "the footnotes whose agreement it serves"),
        "where": Key(Str(), "at which place, or in which direction"),
        "when": Key(Str(), "in which case, on what terms"),
        "protects": Key(SERVICES, "who profits"),
        "sense": Key(Choice("least"), "least: a minimum; a maximum where absent"),
        "angle": Key(Choice("arrival", "off-axis", "orbital separation"), "what d is"),
        "variable": Key(Str(), "what d is, in words"),
        "value": Key(Number(), "the figure"),
        "segments": Key(ListOf(_SEGMENT, False), "the figure by angle or frequency"),
        "table": Key(_TABLE, "the figure by several things"),
        "formula": Key(Str(), "how the figure is worked out, in words or signs that no program computes"),
        "unknown": Key(Bool(), "true: a figure is set that the data does not hold"),
        "tables": Key(Str(), "where an unknown figure stands"),
        "unit": Key(Str(), "its unit"),
        "reference_bandwidth": Key(FrequencyText(), "in which width"),
        "percent_of_time": Key(Number(), "of the time it may be passed"),
        "force": Key(
            Choice("mandatory", "recommended", "threshold", "criterion"),
            "threshold: passing it starts coordination or an agreement; criterion: what interference is judged by", True,
        ),
        "from": Key(Date(), "the day from which it holds"),
        "note": Key(Str(), "how to read it"),
        "source": Key(SOURCE, "where not read in the document of the record"),
        "verified": Key(Bool(), "false where less certain than the record"),
        "doubt": Key(Str(), "what is in doubt"),
    },
    "a limit that a document states",
    _check_stated,
)  # fmt: skip
STATED_LIMITS = ListOf(STATED_LIMIT, False)

PART = Keyed(
    {
        "bands": Key(ListOf(Band(), False), "bands that go together", True),
        "regions": Key(REGIONS, "where not all Regions of the record"),
        "services": Key(SERVICES, "where not those of the record"),
        "condition": Key(Str(), "what is different there"),
    },
    "bands of a record that differ from the rest",
)
PLACE = {
    "bands": Key(ListOf(Band(), False), "the bands that it rules"),
    "parts": Key(ListOf(PART, False), "in place of bands: groups that differ in Region, service or condition"),
    "regions": Key(REGIONS, "the Regions concerned; all where absent"),
    "services": Key(SERVICES, "the services concerned"),
    "application": Key(ListOf(Str(), False), "IMT, HIBS, HAPS, ESIM ..., as footnotes name them"),
}
_CONCERNED = Keyed(
    {
        "codes": Key(COUNTRIES, "the countries"),
        "of": Key(FootnoteId(), "the countries that this footnote names"),
        "role": Key(
            Choice("may-use", "identified", "must-be-spared", "not-protected-from", "agreement", "exempt", "concerned"),
            "may-use: only they; must-be-spared: their stations; not-protected-from: nothing is claimed from their stations; "
            "agreement: theirs is sought; concerned: as `where` tells", True,
        ),
        "where": Key(Str(), "for what, from what, where"),
    },
    "countries with a role",
)  # fmt: skip


def _check_resolution(record: dict[str, Any], node: Map, to: Reader) -> None:
    """What is in force has a revision and a title; bands stand in one place; what has ended says when."""
    status = record.get("status")
    for key in ("revision", "title") if status not in ("abrogated", "absent") else ():
        if key not in node:
            to.report("SPX102", node, f"a document in force needs '{key}'", "or write status: abrogated")
    if status in ("abrogated", "expired") and "until" not in node:
        to.report("SPX102", node, f"what is {status} needs 'until'")
    if "bands" in node and "parts" in node:
        to.report("SPX107", node, "'bands' and 'parts' say the same thing twice", "leave one of them out")
    if "decides" in node and "effect" not in node:
        to.report("SPX102", node, "a record that tells what is decided needs 'effect'")


RESOLUTION = Keyed(
    {
        "reference": Key(
            Str("a Resolution or Recommendation of a conference", r"(Resolution|Recommendation) [1-9]\d{0,2}"),
            "how it is named, without revision", True,
        ),
        "revision": Key(
            Str("a revision: a conference, with Rev. before it where it revised", r"(Rev\.)?[A-Za-z]+-(\d\d|2000)"),
            "the revision that the newest edition holds, or the last one",
        ),
        "status": Key(
            Choice("abrogated", "absent", "expired", "pending"),
            "where not simply in force; absent: not in that edition; expired: its time is over; "
            "pending: it waits for something to happen",
        ),
        "until": Key(Date(), "the day on which it ended"),
        "from": Key(Date(), "the day from which it applies, where it has one of its own"),
        "title": Key(Str(), "what it is about, in a few words of our own"),
        "official_title": Key(Str(), "its title, as the ITU gives it"),
        "topic": Key(Str(), "one word or two, for sorting"),
        "effect": Key(
            Choice(
                "limits", "conditions", "procedure", "identification", "countries", "threshold", "criteria",
                "recommended", "guidance", "operational", "transition", "administrative", "study",
            ),
            "what kind of decision it is",
        ),
        **PLACE,
        "frequencies": Key(ListOf(FrequencyText(), False), "single frequencies that it names"),
        "country_roles": Key(ListOf(_CONCERNED, False), "countries with a role"),
        "decides": Key(Str(), "one or two plain sentences of our own"),
        "restrictions": Key(ListOf(RESTRICTION, False), "who yields to whom"),
        "limits": Key(STATED_LIMITS, "figures that it sets"),
        "areas": Key(ListOf(Str(), False), "areas of the Earth that it names, by latitude and longitude"),
        "figures": Key(Str("a file of facts", r"limits/[\w.-]+\.yaml"), "the file that holds its figures"),
        "procedure": Key(ListOf(Str(), False), "what has to be done, step by step"),
        "provisions": Key(NUMBERS, "provisions that it works through"),
        "exempts": Key(NUMBERS, "provisions that do not apply under it"),
        "appendices": Key(ListOf(Str(), False), "Appendices that it concerns"),
        "recommendations": Key(ListOf(Str(), False), "Recommendations that it uses"),
        "mentions": Key(
            ListOf(Str("a document such as ITU-R M.1036 or Report ITU-R M.2241", r"(Report )?ITU-R [A-Z]{1,3}\.\d+"), False),
            "other documents of ITU-R that it names, mostly as background, without revision",
        ),
        "bureau_examines": Key(Choice("all", "part", "nothing"), "how much of it the Bureau examines; left out: not said"),
        "bureau_basis": Key(
            Choice("stated", "inferred"), "whether it, or the Rules of Procedure, says so, or we conclude it"
        ),
        **TRUST,
    },
    "a Resolution or Recommendation",
    _check_resolution,
)  # fmt: skip
RESOLUTIONS = ListOf(RESOLUTION, empty=False)
