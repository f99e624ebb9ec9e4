"""Each limit of an answer told once: where it holds most widely, by what states it most strongly."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .limit_rows import LimitRow


_FORCE = ("mandatory", "recommended", "threshold", "criterion")
# Figures of power are the same fact whoever states them; a distance or a time is not without its use.
_POWER = re.compile(r"pfd|epfd|e\.i\.r\.p\.|power")
_HZ = {"": 1, "k": 10**3, "M": 10**6, "G": 10**9}


def once(rows: Iterable[LimitRow]) -> list[LimitRow]:
    """The rows without those that say less than another one; what else states a figure is named with it."""
    return list(_by_document(_widest(rows)))


def _widest(rows: Iterable[LimitRow]) -> Iterator[LimitRow]:
    """Of rows that say the same in a band and in a part of it, or everywhere and in some countries, the wider."""
    groups: dict[tuple[object, ...], list[LimitRow]] = {}
    for row in rows:
        same = (
            row.id, row.provision, row.service, row.region, row.quantity, str(row.value), row.unit, row.segments,
            row.applies_to, row.condition, row.orbit, row.force, row.resolution, row.angle_deg, row.why,
        )  # fmt: skip
        groups.setdefault(same, []).append(row)
    for group in groups.values():
        yield from (
            row for i, row in enumerate(group) if not any(_covers(o, row, j < i) for j, o in enumerate(group) if j != i)
        )


def _covers(one: LimitRow, other: LimitRow, first: bool) -> bool:
    """Whether a row holds wherever another does, and in more, or comes first."""
    if one.low_hz > other.low_hz or other.high_hz > one.high_hz or not _reaches(one, other):
        return False
    alike = (one.low_hz, one.high_hz) == (other.low_hz, other.high_hz) and _reaches(other, one)
    return first or not alike


def _reaches(one: LimitRow, other: LimitRow) -> bool:
    """Whether the countries of a row hold those of another."""
    mine, theirs = set(one.countries or ()), set(other.countries or ())
    out, left = set(one.except_countries or ()), set(other.except_countries or ())
    if theirs:
        return (not mine or theirs <= mine) and not out & theirs
    return not mine and out <= left


def _by_document(rows: Iterable[LimitRow]) -> Iterator[LimitRow]:
    """A figure that several documents state in one band for one service, by the one that states it most strongly."""
    groups: dict[object, list[LimitRow]] = {}
    for number, row in enumerate(rows):
        figure = _figure(row)
        groups.setdefault((row.service, row.region, *figure) if figure else number, []).append(row)
    for group in groups.values():
        left = sorted(group, key=_strength)
        while left:
            row = left.pop(0)
            weaker = [other for other in left if _same(row, other)]
            left = [other for other in left if other not in weaker]
            named = dict.fromkeys(other.provision for other in weaker)
            yield row._replace(also_in=tuple(named)) if named else row


def _figure(row: LimitRow) -> tuple[object, ...] | None:
    """What is limited to how much, in one spelling: the quantity without what qualifies it, number and unit."""
    if not isinstance(row.value, (int, float)) or not _POWER.search(row.quantity):
        return None
    kind = (
        "epfd"
        if "epfd" in row.quantity
        else "pfd"
        if "pfd" in row.quantity
        else "e.i.r.p."
        if "e.i.r.p." in row.quantity
        else "power"
    )
    return kind, float(row.value), _unit(row.unit or "")[0]


def _unit(text: str) -> tuple[str, int | None]:
    """A unit and the bandwidth that stands in it: dB(W/(m2 4 kHz)) is dB(W/m2) in 4 kHz."""
    inside = re.search(r"([\d.]*) ?([kMG]?)Hz", text)
    if not inside:
        return "dBW" if text in ("dB(W)", "dBW") else text, None
    width = round(float(inside[1] or 1) * _HZ[inside[2]])
    return "dB(W/m2)" if "m2" in text else "dBW", width


def _same(one: LimitRow, other: LimitRow) -> bool:
    """Whether two rows with one figure state one fact: in one band and bandwidth, on systems and countries alike."""
    if one.provision == other.provision or (one.low_hz, one.high_hz) != (other.low_hz, other.high_hz):
        return False
    widths = {w for row in (one, other) if (w := row.reference_bandwidth or _unit(row.unit or "")[1] or _said(row))}
    orbits = {row.orbit for row in (one, other)} - {"any"}
    return len(widths) == 1 and len(orbits) < 2 and not one.condition and _reaches(one, other)


def _said(row: LimitRow) -> int | None:
    """The bandwidth that a footnote names in words."""
    inside = re.search(r"\bany ([\d.]+) ([kMG]?)Hz", row.applies_to)
    return round(float(inside[1]) * _HZ[inside[2]]) if inside else None


def _strength(row: LimitRow) -> tuple[int, bool]:
    return _FORCE.index(row.force), not row.provision[:1].isdigit()
