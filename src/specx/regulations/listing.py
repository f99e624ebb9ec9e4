"""Lists of countries in a sentence: many are counted, unless somebody wants them all."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


class _Telling:
    every = False


def tell_every(every: bool) -> None:
    """Whether lists of countries are told in full from now on, however long (`--all-countries`)."""
    _Telling.every = every


def every_told() -> bool:
    """Whether they are."""
    return _Telling.every


def some(codes: Iterable[str], most: int = 20) -> str:
    """Country codes for people: a list of more than `most` is counted, and `specx footnote` tells it in full."""
    named = list(codes)
    return " ".join(named) if len(named) <= most or every_told() else f"{len(named)} countries"
