"""Lists of countries on a screen: many are counted, unless somebody wants them all."""

from __future__ import annotations

from collections.abc import Sequence

from ..regulations.countries import some

_MOST = 6


def few(codes: Sequence[str], most: int = _MOST) -> str:
    """Country codes for people; more than `most` of them as a count."""
    return some(codes, most)
