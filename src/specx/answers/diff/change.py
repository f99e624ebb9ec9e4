"""One difference between two editions, as every part of `diff` hands it over and as an answer tells it."""

from __future__ import annotations

from ...record import Record
from ...units import format_band
from ..cells import numbered, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ...regulations.values import Source
    from .departure_rows import DepartureTotal

# Of rows: an allocation that came, went, changed its status or its bracket; rows cut otherwise; other
# footnotes at the row; the same services on other lines. Of footnotes: one that came or went, or the
# facts of it that read otherwise; `mark`: the print marks it as changed and no fact is.
ROW_CHANGES = ("added", "removed", "status", "qualifier", "edges", "footnotes", "layout")
FOOTNOTE_CHANGES = (
    "added", "removed", "countries", "bands", "services", "status", "kind", "application", "regions",
    "conditions", "restrictions", "limits", "dates", "references", "effect", "mark",
)  # fmt: skip
CHANGES = tuple(dict.fromkeys((*ROW_CHANGES, *FOOTNOTE_CHANGES)))


class Change(Record):
    """A difference of a row or of a footnote."""

    change: str
    """What differs. Of a row: `added`, `removed`, `status`, `qualifier`, `edges`, `footnotes`, `layout`; of a footnote
    `added`, `removed` or the kind of fact."""
    region: int | None
    """The Region of the row; null for a footnote."""
    low_hz: int | None
    """The lower edge of the piece that differs, in Hz; of a footnote that of all its bands in either
    edition, null where it names none."""
    high_hz: int | None
    """The upper edge, in Hz."""
    before: str | tuple[str, ...] | tuple[tuple[int, int], ...] | None
    """What stood there: a text; for several facts a list of texts; for `edges` the rows, as pairs in Hz; null for
    nothing."""
    after: str | tuple[str, ...] | tuple[tuple[int, int], ...] | None
    """What stands there now, in the same way."""
    footnote: str | None
    """The number of the footnote; null for a row."""
    service: str | None
    """The service, by its vocabulary id, where the change is about one."""
    regions: tuple[int, ...]
    """Of a footnote: the Regions in which rows cite it."""
    added: tuple[str, ...]
    """Of a list: what is new in it."""
    removed: tuple[str, ...]
    """Of a list: what is gone from it."""
    moved: tuple[str, ...]
    """Of a list: what stands elsewhere, beside another service or under another rule."""
    outcomes: tuple[str, ...]
    """The ids of the outcomes that explain it; for an overlay its id."""
    outcome_conferences: tuple[str, ...]
    """The conference of each of the outcomes, by its short name; none for an overlay's."""
    bands: tuple[tuple[int, int], ...]
    """The bands concerned, as pairs in Hz: the piece of the row; of a footnote its own in either edition, or the
    rows that cite it."""
    source: Source
    """Where what stands there now is in the facts; of what is gone, where it was."""

    def touches(self, low_hz: int, high_hz: int) -> bool:
        """Whether it concerns spectrum in `[low, high)`."""
        return any(low < high_hz and high > low_hz for low, high in self.bands)


class ChangeLine(Record):
    """A difference on one line, for CSV and TSV. Lists are separated by semicolons."""

    change: str
    """What differs."""
    region: int | None
    """The Region of the row; empty for a footnote."""
    low_hz: int | None
    """The lower edge, in Hz."""
    high_hz: int | None
    """The upper edge, in Hz."""
    footnote_no: str | None
    """The number of the footnote; empty for a row."""
    service: str | None
    """The service, by its vocabulary id, where the change is about one."""
    before_list: str
    """What stood there."""
    after_list: str
    """What stands there now."""
    added_list: str
    """Of a list: what is new in it."""
    removed_list: str
    """Of a list: what is gone from it."""
    moved_list: str
    """Of a list: what stands elsewhere."""
    outcomes: str
    """The ids of the outcomes that explain it."""
    outcome_conferences: str
    """The conference of each of the outcomes."""


class NotCompared(Record):
    """A part of what was asked that one of two editions does not have, so that it cannot be compared."""

    edition: str
    """The id of the edition."""
    region: int | None
    """The Region of which it has no row there; null where the part lies outside its coverage."""
    low_hz: int
    """The lower edge of the part, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""


class ComparedHead(Record):
    """What the answer on two editions says beside its results."""

    explained_by: tuple[str, ...]
    """The conferences between the editions, by their short names; empty where the facts do not hold all of them."""
    not_compared: tuple[NotCompared, ...] = ()
    """The parts of what was asked that one of the editions does not have."""
    totals: tuple[DepartureTotal, ...] = ()
    """Of a country's own table: the sums by column and kind."""


_NOTHING: dict[str, Any] = {
    "region": None, "footnote": None, "service": None, "regions": (), "added": (), "removed": (), "moved": (),
    "outcomes": (), "outcome_conferences": (),
}  # fmt: skip


def change_of(change: str, **given: Any) -> Change:
    """A change with what is given of it."""
    return Change(**{**_NOTHING, **given, "change": change})


def lines(change: Change) -> tuple[ChangeLine]:
    """The change as one flat line."""
    line = ChangeLine(
        change=change.change, region=change.region, low_hz=change.low_hz, high_hz=change.high_hz,
        footnote_no=change.footnote and numbered(change.footnote), service=change.service,
        before_list=_cell(change.before), after_list=_cell(change.after), added_list=_cell(change.added),
        removed_list=_cell(change.removed), moved_list=_cell(change.moved),
        outcomes=flat(change.outcomes), outcome_conferences=flat(change.outcome_conferences),
    )  # fmt: skip
    return (line,)


def _cell(value: str | tuple[Any, ...] | None) -> str:
    """The same in a cell, where a number of a footnote carries its word."""
    return numbers(map(item_text, value)) if isinstance(value, tuple) else numbered(value or "")


def flat(value: str | tuple[Any, ...] | None) -> str:
    """What stands before or after as one text: bands as such, of a list its items separated by semicolons."""
    if isinstance(value, tuple):
        return "; ".join(map(item_text, value))
    return value or ""


def item_text(item: str | tuple[int, int]) -> str:
    """An item of a list as text, a band as such."""
    return format_band(*item) if isinstance(item, tuple) else str(item)


def __getattr__(name: str) -> Any:
    """What is summed of a country's own table, for documentation: other answers do without it."""
    if name == "DepartureTotal":
        from . import departure_rows

        return departure_rows.DepartureTotal
    raise AttributeError(name)
