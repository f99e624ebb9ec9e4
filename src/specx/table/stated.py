"""The limits that footnotes state, in the shape of all others: pieces of one mask become one limit."""

from __future__ import annotations

import re

from ..regulations.limits import LEAST, FootnoteLimit, Limit, MaskSegment, ReadAt
from .limits import BoundLimit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..regulations.values import ServiceTerm
    from .binding import Held


def bound_limits(
    held: Held, limits: Iterable[FootnoteLimit], service: ServiceTerm, low_hz: int, high_hz: int, verified: bool
) -> Iterator[BoundLimit]:
    """The limits of one rule of a footnote as they bind a service in the parts of `[low, high)` that it rules."""
    made = list(_masks(held.rule.footnote, limits, verified))
    for low, high in held.rule.within(low_hz, high_hz):
        for limit in made:
            yield BoundLimit(limit, low, high, service, "", verified, "" if verified else "the footnote is in doubt")


def _masks(footnote: str, limits: Iterable[FootnoteLimit], verified: bool) -> Iterator[Limit]:
    """Pieces that differ in the angle alone are one mask."""
    masks: dict[tuple[object, ...], list[FootnoteLimit]] = {}
    for i, limit in enumerate(limits):
        same = limit.quantity, limit.unit, limit.reference_bandwidth, limit.at, limit.cases, limit.force
        masks.setdefault((*same, "" if limit.from_deg is not None else i), []).append(limit)
    for i, pieces in enumerate(masks.values()):
        yield _limit(f"{footnote}-{i + 1}", footnote, pieces, verified)


def _limit(name: str, footnote: str, pieces: list[FootnoteLimit], verified: bool) -> Limit:
    first = pieces[0]
    number = _number(first.value)
    over_angle = first.from_deg is not None
    orbits = {case.orbit for case in first.cases}
    (orbit,) = orbits if len(orbits) == 1 else ("",)
    return Limit(
        id=name, provision=footnote, quantity=first.quantity, bands=(), services=(),
        orbit="GSO" if orbit == "GSO" else "non-GSO" if orbit else "any",
        applies_to="; ".join(dict.fromkeys(p.where for p in pieces if p.where)),
        force="threshold" if first.force == "threshold" else "recommended" if first.force else "mandatory",
        verified=verified, source=ReadAt(document="", at=f"No. {footnote}"),
        value=None if over_angle else number, unit=first.unit or None, reference_bandwidth=first.reference_bandwidth,
        angle="arrival" if over_angle else "",
        segments=tuple(
            MaskSegment(from_deg=p.from_deg, to_deg=p.to_deg, limit=p.value) for p in pieces if p.from_deg is not None
        ),
        note="" if over_angle or number is not None else first.value,
        cases=first.cases, at=first.at, sense="least" if first.quantity in LEAST else "most",
    )  # fmt: skip


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"[-+]?\d+(\.\d+)?", text) else None
