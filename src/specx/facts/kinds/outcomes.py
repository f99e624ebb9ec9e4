"""The shape of a conference and of its outcomes."""

from __future__ import annotations

from ..store import Map, text
from .footnotes import COUNTRIES, TERMS
from .tables import REGIONS, SOURCES
from .types import Bool, Choice, Date, Key, Keyed, ListOf, Reader, Str
from .values import Band, FileName, FootnoteId, FrequencyText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


# What an outcome does. The first five must show as a difference between the two editions.
SHOWING = ("allocation", "upgrade", "identification", "reallocation", "deletion")
EFFECTS = (*SHOWING, "limit", "protection", "procedure", "regulatory", "country-list", "editorial")
AGENDA_ITEM = Str("an agenda item such as 1.2 or 9.1 b", r"\d{1,2}(\.\d{1,2})?( [a-z])?")
IDENTITY = Str("an id such as imt-3300-3400-region-2", r"[a-z0-9]+(-[a-z0-9]+)*")
BANDS = ListOf(Band(), empty=False)
NUMBERS = ListOf(FootnoteId(), empty=False)

_FOOTNOTES = Keyed(
    {
        "added": Key(NUMBERS, "footnotes that it brings"),
        "modified": Key(NUMBERS, "footnotes that it changes"),
        "suppressed": Key(NUMBERS, "footnotes that it takes away"),
        "moved": Key(NUMBERS, "footnotes that only stand elsewhere"),
        "affected": Key(NUMBERS, "footnotes whose facts follow, though their own text stays"),
    },
    "the footnotes of an outcome",
)
_COUNTRIES_CHANGED = Keyed(
    {
        "footnote": Key(FootnoteId(), "whose list changes", True),
        "added": Key(ListOf(COUNTRIES.of), "who comes in", True),
        "removed": Key(ListOf(COUNTRIES.of), "who goes out", True),
    },
    "a change of countries",
)
_ROWS = Keyed(
    {"regions": Key(REGIONS, "", True), "band": Key(Band(), "the row as the edition after has it", True)},
    "a row that differs",
)
_ACCOUNT = Keyed(
    {
        "says": Key(Str(), "what ITU's own account says, in our words", True),
        "band": Key(Str(), "the band as the account gives it"),
        "total": Key(FrequencyText(), "a sum of spectrum that it states"),
        "within": Key(Band(), "the range to which the sum belongs"),
        "used": Key(Choice("table", "account"), "which of the two specx answers with", True),
    },
    "ITU's account",
)


def _inside(part: list[int], bands: list[list[int]]) -> bool:
    return any(low <= part[0] and part[1] <= high for low, high in bands)


def _check_outcome(out: dict[str, Any], node: Map, to: Reader) -> None:
    if "bands" in node and "regions" not in node:
        to.report("SPX102", node, "an outcome with bands needs 'regions'")
    if out.get("verified") is False and "doubt" not in node:
        to.report("SPX102", node, "an unverified outcome needs 'doubt'", "say what is in doubt")
    for key in ("receive_only", "transmit_only"):
        for part in out.get(key, ()):
            if not _inside(part, out.get("bands", [])):
                to.report("SPX107", node.get(text(key), node), f"a band of {key} lies outside the outcome's bands")


OUTCOME = Keyed(
    {
        "id": Key(IDENTITY, "its name, unique in the conference", True),
        "topic": Key(Str(), "IMT, HIBS, ESIM, GMDSS, countries, editorial ...", True),
        "title": Key(Str(), "a few words of our own", True),
        "agenda_item": Key(AGENDA_ITEM, "the agenda item, where known"),
        "agenda_item_verified": Key(Bool(), "false where the agenda item is from memory"),
        "bands": Key(BANDS, "where it holds"),
        "frequencies": Key(ListOf(FrequencyText(), False), "single frequencies"),
        "regions": Key(REGIONS, "the Regions in which it holds"),
        "countries": Key(COUNTRIES, "where it holds; in the whole Region where absent"),
        "effect": Key(Choice(*EFFECTS), "what it does", True),
        "services": Key(TERMS, "the services concerned"),
        "application": Key(ListOf(Str(), False), "IMT, HIBS, ESIM ..."),
        "status": Key(Choice("primary", "secondary"), "of the allocation that it makes"),
        "footnotes": Key(_FOOTNOTES, "the footnotes that show it"),
        "resolutions": Key(ListOf(Str(), False), "Resolutions that go with it"),
        "bands_before": Key(BANDS, "identified or open for the same use before"),
        "receive_only": Key(BANDS, "parts in which the platform only receives"),
        "transmit_only": Key(BANDS, "parts in which the platform only transmits"),
        "countries_changed": Key(ListOf(_COUNTRIES_CHANGED, False), "who comes and goes in which footnote"),
        "rows": Key(ListOf(_ROWS, False), "rows that differ because of it, beside its own bands"),
        "account": Key(_ACCOUNT, "where ITU's account and the Table differ"),
        "conditions": Key(Str(), "conditions, in our own words"),
        "summary": Key(Str(), "one or two plain sentences of our own", True),
        "sources": Key(SOURCES, "what it rests on", True),
        "verified": Key(Bool(), "false where it rests on memory or doubt", True),
        "doubt": Key(Str(), "what is in doubt"),
    },
    "an outcome",
    _check_outcome,
)
OUTCOMES = ListOf(OUTCOME, empty=False)


def _check_conference(out: dict[str, Any], node: Map, to: Reader) -> None:
    if ("after" in node) != ("outcomes" in node):
        there, missing = ("after", "outcomes") if "after" in node else ("outcomes", "after")
        to.report("SPX102", node, f"a conference with '{there}' needs '{missing}'", "one still to come has neither")


CONFERENCE = Keyed(
    {
        "id": Key(IDENTITY, "the name of the folder", True),
        "title": Key(Str(), "what it is", True),
        "conference": Key(Str(), "its short name, as footnotes are marked with it", True),
        "opened": Key(Date(), "its first day"),
        "closed": Key(Date(), "its last day"),
        "before": Key(Str(), "the edition that it changes", True),
        "after": Key(Str(), "the edition that it made; left out while it is still to come"),
        "outcomes": Key(
            ListOf(
                Keyed(
                    {
                        "file": Key(FileName(), "a file of outcomes", True),
                        "bands": Key(
                            ListOf(Band()), "what its outcomes reach into; none for rules without bands", True
                        ),
                    }
                ),
                empty=False,
            ),
            "files of outcomes, and what each reaches into",
        ),
        "agenda": Key(FileName(), "the file of its agenda"),
        "preliminary": Key(FileName(), "the file of the preliminary agenda of the conference after it"),
    },
    "a conference",
    _check_conference,
)
