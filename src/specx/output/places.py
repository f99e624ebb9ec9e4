"""Lists of countries on a screen: many are counted, unless somebody wants them all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence


_MOST = 6


class _Asked:
    in_full = False


def tell_all(in_full: bool) -> None:
    """Whether the lists of the answer that comes are told in full (`--all-countries`)."""
    _Asked.in_full = in_full


def few(codes: Sequence[str], most: int = _MOST) -> str:
    """Country codes for people; more than `most` of them as a count."""
    return " ".join(codes) if len(codes) <= most or _Asked.in_full else f"{len(codes)} countries"
