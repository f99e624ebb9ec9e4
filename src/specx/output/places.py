"""Lists of countries on a screen: many are counted, unless somebody wants them all."""

from __future__ import annotations

from ..regulations.listing import some

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 6


def few(codes: Sequence[str], most: int = _MOST) -> str:
    """Country codes for people; more than `most` of them as a count."""
    return some(codes, most)
