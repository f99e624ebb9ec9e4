"""What to ask after an answer: one command that leads on, as it is typed. Only terminals show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..units import format_asked, format_range

if TYPE_CHECKING:
    from ..answers.footnotes import FootnoteRow
    from ..answers.outcomes import OutcomeRow
    from ..regulations.values import Allocation
    from .ask import Ask

# Options that go on from one question to the next, and how they are typed; each where the next command takes it.
_OPTIONS = {"region": "-r", "position": "--position", "edition": "-e", "as_of": "--as-of", "data": "--data", "overlay": "--overlay"}  # fmt: skip
_OF_FOOTNOTES = {"edition", "as_of", "data", "overlay"}
_OF_EDITIONS = {"data"}


def then(ask: Ask, command: str, *words: str, takes: Iterable[str] = _OPTIONS, country: bool = True) -> tuple[str, ...]:
    """The command with its words, and with where and of what was asked; none of a country's own table."""
    import shlex

    if ask.national:
        return ()
    where = ["-c", ask.place.code] if ask.place and country else []
    for name in _OPTIONS:
        value = str(getattr(ask, name))
        if name in takes and value and (name, value) != ("region", "all"):
            where += [_OPTIONS[name], value]
    return ("specx " + shlex.join([command, *words, *where]),)


def band(low_hz: int, high_hz: int) -> str:
    """A range as it is typed, or a frequency where it is one hertz wide."""
    text = format_asked(low_hz, high_hz) if high_hz - low_hz == 1 else format_range(low_hz, high_hz)
    return text.replace(" ", "").replace("\u2013", "-")


def of_allocations(ask: Ask, low_hz: int, high_hz: int, rows: Iterable[Iterable[Allocation]]) -> tuple[str, ...]:
    """Who shares the range with the service asked, or with the first one that is primary there."""
    found = [allocation for row in rows for allocation in row]
    if not found:
        return ()
    service = ask.service if ask.term else next((a.service for a in found if a.status == "primary"), found[0].service)
    return then(ask, "sharing", band(low_hz, high_hz), "-s", service)


def of_service(ask: Ask, command: str, low_hz: int, high_hz: int, *more: str) -> tuple[str, ...]:
    """The same range and service asked of another command."""
    service = ["-s", ask.service] if ask.term else []
    return then(ask, command, band(low_hz, high_hz), *service, *more)


def of_footnote(ask: Ask, row: FootnoteRow) -> tuple[str, ...]:
    """The Resolution that it cites, else what is allocated where it holds."""
    for text in row.resolutions:
        number = "Resolution " + text.removeprefix("Resolution ").split()[0]
        return then(ask, "references", number, takes=_OF_FOOTNOTES, country=False)
    for low, high in row.bands:
        return then(ask, "overlap", band(low, high))
    return ()


def of_outcomes(ask: Ask, rows: Iterable[OutcomeRow], before: str, after: str) -> tuple[str, ...]:
    """What of the Table the first band of the outcomes changed."""
    for row in rows:
        for low, high in row.bands:
            return then(ask, "diff", before, after, "--range", band(low, high), takes=_OF_EDITIONS, country=False)
    return ()
