"""The shape of table rows and of the edition that names the table's files."""

from __future__ import annotations

from .types import Bool, Choice, Date, Int, Key, Keyed, ListOf, OneOf, Reader, Str
from .values import Band, Entry, FileName, FootnoteId

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map


REGIONS = ListOf(Choice("1", "2", "3"), empty=False)
FOOTNOTES = ListOf(FootnoteId())
SOURCE = Keyed(
    {
        "document": Key(Str(), "the document, by its own title", True),
        "at": Key(Str(), "where in it"),
        "revision": Key(Str(), "its revision or issue"),
        "date": Key(Str(), "its date"),
        "sha256": Key(Str("64 hexadecimal digits", "[0-9a-f]{64}"), "of the file that was read"),
        "read": Key(Str(), "how it was read and checked"),
    },
    "a source",
)
SOURCES = ListOf(SOURCE, empty=False)
# Of an edition: a document that confirms it has an id, by which its footnotes name it as their witness.
EDITION_SOURCE = Keyed(
    {"id": Key(Str(), "by which a footnote names it as its second witness"), **SOURCE.keys}, "a source"
)


def _check_row(row: dict[str, Any], node: Map, to: Reader) -> None:
    services = [k for k in ("primary", "secondary") if k in node]
    if row.get("not_allocated"):
        for key in services:
            to.report("SPX107", node, f"the row is not allocated and has {key} services")
    elif not services:
        to.report("SPX102", node, "the row has neither primary nor secondary services",
                  "write not_allocated: true if the Table says so")  # fmt: skip


ROW = Keyed(
    {
        "band": Key(Band(), "low and high edge, as printed in the Table", True),
        "regions": Key(REGIONS, "the Regions in which the row reads so", True),
        "not_allocated": Key(Bool(), "true where the Table itself says (Not allocated)"),
        "primary": Key(ListOf(Entry(), empty=False), "primary services in printed order (No. 5.25)"),
        "secondary": Key(ListOf(Entry(), empty=False), "secondary services in printed order (No. 5.26)"),
        "footnotes": Key(FOOTNOTES, "footnotes under the row, which apply to all of it (No. 5.51)"),
        "verified": Key(Bool(), "false where the sources leave something open"),
        "doubt": Key(Str(), "what is open"),
    },
    "a row",
    _check_row,
)
TABLE = ListOf(ROW, empty=False)

EDITION = Keyed(
    {
        "id": Key(Str(), "the name of the folder and of --edition", True),
        "title": Key(Str(), "what it is", True),
        "conference": Key(Str(), "the conference that made it", True),
        "in_force": Key(Date(), "the day from which it applies", True),
        "coverage": Key(Band(), "what the table tiles, in each Region", True),
        "supersedes": Key(Str(), "the edition before it"),
        "table": Key(ListOf(Keyed({"file": Key(FileName(), "", True), "band": Key(Band(), "", True)}), False), "files of rows and what each covers", True),
        "footnotes": Key(ListOf(Keyed({"file": Key(FileName(), "", True), "from": Key(Int(), "", True), "to": Key(Int(), "", True)})), "files of footnotes, by the number after 5."),
        "uncited": Key(ListOf(Keyed({"footnote": Key(FootnoteId(), "", True), "why": Key(Str(), "", True)})), "footnotes that no row cites, and why that is so"),
        "sources": Key(ListOf(EDITION_SOURCE, empty=False), "what the edition was read from, and what confirms it", True),
        "notes": Key(ListOf(OneOf(Str(), Keyed({"about": Key(Str(), "", True), "note": Key(Str(), "", True)}))), "slips of the sources and how they were settled"),
    },
    "an edition",
)  # fmt: skip
