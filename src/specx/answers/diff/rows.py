"""How the rows of two Tables differ, Region by Region, piece by piece where their edges differ."""

from __future__ import annotations

from itertools import pairwise

from ...regulations.numbers import number_key
from ...regulations.values import Allocation, Row, ServiceTerm
from .change import Change, change_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ...regulations.services import Vocabulary


Unit = tuple[str, str, str]  # service, qualifier, one direction or ""


def compare_rows(
    before: Sequence[Row], after: Sequence[Row], vocabulary: Vocabulary, asked: ServiceTerm | None = None
) -> Iterator[Change]:
    """The changes of one Region's rows, by low edge. Both sequences are in order of frequency.

    With a service `asked` only those of its allocations and of footnotes beside it or under its row.
    """
    old_at = new_at = 0
    while old_at < len(before) and new_at < len(after):
        old, new = before[old_at], after[new_at]
        if old[1:6] != new[1:6]:
            low, high = max(old.low_hz, new.low_hz), min(old.high_hz, new.high_hz)
            if low < high:
                yield from _piece(old, new, low, high, vocabulary, asked)
        # A row that ends first makes room; at a common edge both do.
        ends = old.high_hz, new.high_hz
        old_at += ends[0] <= ends[1]
        new_at += ends[1] <= ends[0]
    if asked is None:
        yield from _edges(before, after)


def _piece(
    old: Row, new: Row, low: int, high: int, vocabulary: Vocabulary, asked: ServiceTerm | None
) -> Iterator[Change]:
    def change(kind: str, was: object, now: object, service: str | None = None) -> Change:
        return change_of(
            kind, low_hz=low, high_hz=high, before=was, after=now, region=new.region, service=service,
            bands=((low, high),), source=new.source,
        )  # fmt: skip

    was, now = _units(old), _units(new)
    found = []
    gone: dict[str, list[Unit]] = {}
    come: dict[str, list[Unit]] = {}
    for unit in was:
        if unit not in now:
            gone.setdefault(unit[0], []).append(unit)
    for unit in now:
        if unit not in was:
            come.setdefault(unit[0], []).append(unit)
    for service in dict.fromkeys([*gone, *come]):
        lost, gained = gone.get(service, []), come.get(service, [])
        if not any(_is_of(asked, unit) for unit in lost + gained):
            continue
        lost_label = _label(lost, was, vocabulary) if lost else None
        gained_label = _label(gained, now, vocabulary) if gained else None
        if lost and gained:
            same = {was[u].status for u in lost} == {now[u].status for u in gained}
            found.append(change("qualifier" if same else "status", lost_label, gained_label, service))
        else:
            found.append(change("removed" if lost else "added", lost_label, gained_label, service))
    risen = [u for u in now if u in was and was[u].status != now[u].status]
    for service in dict.fromkeys(u[0] for u in risen):
        units = [u for u in risen if u[0] == service]
        if not any(_is_of(asked, unit) for unit in units):
            continue
        found.append(change("status", _label(units, was, vocabulary), _label(units, now, vocabulary), service))
    references = _references(old, new, was, now)
    if any(references) and (asked is None or _touch(references, old, new, asked)):
        listed = change("footnotes", _sorted(old.all_footnotes()), _sorted(new.all_footnotes()))
        found.append(listed._replace(added=references[0], removed=references[1], moved=references[2]))
    if asked is None and not found and (old.allocations != new.allocations or old.not_allocated != new.not_allocated):
        labels = [tuple(a.label for a in row.allocations) for row in (old, new)]
        found.append(change("layout", labels[0], labels[1]))
    yield from found


def _is_of(asked: ServiceTerm | None, unit: Unit) -> bool:
    """Whether a unit is of the service asked, in one of the directions asked."""
    if asked is None:
        return True
    return any(
        asked._replace(directions=(d,) if d else ()).matches(ServiceTerm(unit[0], unit[1], (unit[2],) if unit[2] else ()))
        for d in asked.directions or ("",)
    )  # fmt: skip


def _touch(references: Iterable[tuple[str, ...]], old: Row, new: Row, asked: ServiceTerm) -> bool:
    """Whether a reference that came, went or moved stands beside the service, or under a row that has it."""
    changed = {number for numbers in references for number in numbers}
    return any(
        asked.matches(a.term) and not changed.isdisjoint((*a.footnotes, *row.footnotes))
        for row in (old, new) for a in row.allocations
    )  # fmt: skip


def _units(row: Row) -> dict[Unit, Allocation]:
    """The allocations by service, qualifier and single direction: two lines or one mean the same."""
    return {(a.service, a.qualifier, d): a for a in row.allocations for d in (a.directions or ("",))}


def _label(units: list[Unit], of: dict[Unit, Allocation], vocabulary: Vocabulary) -> str:
    grouped: dict[tuple[str, str, str], list[str]] = {}
    for unit in units:
        grouped.setdefault((unit[0], unit[1], of[unit].status), []).append(unit[2])
    return "; ".join(
        vocabulary.label(ServiceTerm(service, qualifier, tuple(d for d in directions if d)), status)
        for (service, qualifier, status), directions in grouped.items()
    )


def _references(
    old: Row, new: Row, was: dict[Unit, Allocation], now: dict[Unit, Allocation]
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """References gained, lost, and those that stand beside another service or under the row instead."""
    before, after = set(old.all_footnotes()), set(new.all_footnotes())
    moved = set()
    for number in before & after:
        # Where a service itself came or went its references went with it; that is not a move.
        was_at = {u for u, a in was.items() if number in a.footnotes and u in now}
        now_at = {u for u, a in now.items() if number in a.footnotes and u in was}
        if was_at != now_at or (number in old.footnotes) != (number in new.footnotes):
            moved.add(number)
    return _sorted(after - before), _sorted(before - after), _sorted(moved)


def _sorted(numbers: Iterable[str]) -> tuple[str, ...]:
    found = tuple(numbers)
    return tuple(sorted(found, key=number_key)) if len(found) > 1 else found


def _edges(before: Sequence[Row], after: Sequence[Row]) -> Iterator[Change]:
    """The smallest spans whose outer edges both Tables have and whose inner edges differ; not where one has no row."""
    common = sorted(
        set.intersection(*({edge for r in rows for edge in (r.low_hz, r.high_hz)} for rows in (before, after)))
    )
    old_at = new_at = 0
    for low, high in pairwise(common):
        old_rows, new_rows = [], []
        while old_at < len(before) and before[old_at].low_hz < high:
            old_rows.append(before[old_at])
            old_at += 1
        while new_at < len(after) and after[new_at].low_hz < high:
            new_rows.append(after[new_at])
            new_at += 1
        was = tuple((r.low_hz, r.high_hz) for r in old_rows)
        now = tuple((r.low_hz, r.high_hz) for r in new_rows)
        if was != now and old_rows and new_rows:
            yield change_of(
                "edges", low_hz=low, high_hz=high, before=was, after=now, region=new_rows[0].region,
                bands=((low, high),), source=new_rows[0].source,
            )  # fmt: skip
