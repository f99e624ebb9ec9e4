"""Answers on sharing as flat lines, for CSV and TSV: one a sharer."""

from __future__ import annotations

from ..cells import listed, numbered, numbers
from .rows import BorderLine, BorderRow, BorderSharer, Sharer, SharingLine, SharingRow, Trigger

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def lines(row: SharingRow) -> Iterator[SharingLine]:
    """One line for each sharer, with the provisions that apply to it; one without where there is none."""
    for sharer in row.sharers or (None,):
        mine = [t for t in row.triggers if sharer is None or sharer.label in t.with_]
        yield SharingLine(
            region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, service=row.service, allocated=row.allocated,
            status=row.status or "", via_no=numbered(row.via or ""), label=row.label or "", **(_of(sharer) if sharer else {}),
            provisions_list=numbers(dict.fromkeys(t.provision for t in mine)), layer=row.layer, column=row.column,
            use=listed(row.use), rule_parts=listed(part.part for part in row.rule_parts),
        )  # fmt: skip


def _of(sharer: Sharer) -> dict[str, str]:
    return {
        **_who(sharer), "by_footnote_list": listed(f"{numbered(w.footnote)}: {w.relation}" for w in sharer.by_footnote),
        "countries_list": listed(sharer.countries or ()),
    }  # fmt: skip


def _who(sharer: Sharer | BorderSharer) -> dict[str, str]:
    return {
        "sharer": sharer.label, "sharer_status": sharer.status, "relation": sharer.relation, "rule_no": numbered(sharer.rule),
        "sharer_via_no": numbered(sharer.via),
    }  # fmt: skip


def provisions(triggers: Iterable[Trigger]) -> str:
    """The provisions, each once and without blanks, separated by blanks."""
    return " ".join(dict.fromkeys(t.provision.replace(" ", "") for t in triggers))


def border_lines(row: BorderRow) -> Iterator[BorderLine]:
    """One line for each service of the other side; one without where there is none."""
    for sharer in row.sharers or (None,):
        yield BorderLine(
            here=row.here, there=row.there, region=row.region, other_region=row.other_region, low_hz=row.low_hz,
            high_hz=row.high_hz, service=row.service, allocated=row.allocated, status=row.status or "",
            via_no=numbered(row.via or ""),
            label=row.label or "", **(_who(sharer) if sharer else {}),
        )  # fmt: skip
