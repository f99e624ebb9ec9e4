"""The shape of an overlay: amendments that somebody makes to an edition."""

from __future__ import annotations

from .footnotes import FOOTNOTE
from .outcomes import BANDS, IDENTITY
from .tables import REGIONS, ROW, SOURCES
from .types import Bool, Choice, Date, Key, Keyed, ListOf, Reader, Str
from .values import Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map


CHANGE = Key(Choice("ADD", "MOD", "SUP"), "ADD a row or footnote, MOD one that is there, SUP: take it out", True)


def _check_row(out: dict[str, Any], node: Map, to: Reader) -> None:
    said = [k for k in ("primary", "secondary", "not_allocated", "footnotes") if k in node]
    if out.get("change") == "SUP":
        if said:
            to.report("SPX107", node, f"a row taken out says nothing of its {said[0]}", "give band and regions only")
    elif ROW.check:
        ROW.check(out, node, to)


_CITE = Keyed(
    {
        "bands": Key(BANDS, "the rows that overlap these bands cite the footnote", True),
        "regions": Key(REGIONS, "in these Regions", True),
        "beside": Key(Term(), "beside this service; under the row where absent"),
    },
    "where a footnote is cited",
)


def _check_note(out: dict[str, Any], node: Map, to: Reader) -> None:
    if out.get("change") == "SUP":
        for key in sorted(str(k) for k in node if k not in ("change", "id")):
            to.report("SPX107", node, f"a footnote taken out has no '{key}'", "give change and id only")
        return
    for needed in ("kind", "summary"):
        if needed not in node:
            to.report("SPX102", node, f"the key '{needed}' is missing from a footnote")
    if FOOTNOTE.check:
        FOOTNOTE.check(out, node, to)


_NOTE_KEYS = {name: key._replace(required=name == "id") for name, key in FOOTNOTE.keys.items()}

OVERLAY = Keyed(
    {
        "id": Key(IDENTITY, "its name; the amended edition is called EDITION+ID", True),
        "title": Key(Str(), "what it is", True),
        "about": Key(Str(), "what it is for"),
        "illustration": Key(Bool(), "true where nobody proposes this"),
        "over": Key(Str(), "the edition that it amends; the one asked where absent"),
        "conference": Key(Str(), "who would make the amendments"),
        "in_force": Key(Date(), "the day from which they would apply"),
        "rows": Key(
            ListOf(Keyed({"change": CHANGE, **ROW.keys}, "a row of an overlay", _check_row), False),
            "rows, as in the table with `change` before them",
        ),
        "footnotes": Key(
            ListOf(
                Keyed(
                    {"change": CHANGE, **_NOTE_KEYS, "cite": Key(ListOf(_CITE, False), "rows that begin to cite it")},
                    "a footnote of an overlay",
                    _check_note,
                ),
                False,
            ),
            "footnotes, as in the facts with `change` before them",
        ),
        "sources": Key(SOURCES, "what it rests on"),
    },
    "an overlay",
)
