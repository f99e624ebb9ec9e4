"""`specx find`: where a service and a width fit, on which terms."""

from __future__ import annotations

from ..answers.find.finder import Finder
from ..answers.find.rows import FindHead, FitLine, FitRow, lines
from ..answers.find.stretches import WidthWanted
from ..answers.widths import parse_width
from ..errors import FrequencyError, UsageError
from ..output.answer import Answer
from ..output.find import find_blocks, find_grid
from ..record import plain
from .limits import note_rules, orbit_of
from .options import QUESTION, beside, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from ..regulations.values import ServiceTerm
    from .ask import Ask
    from .shared import EACH_LINE


@beside(FindHead)
@gives(FitRow, FitLine)
@with_options(*QUESTION)
def find(
    ask: Ask,
    bandwidth: Annotated[
        str, typer.Option("--bandwidth", "-b", metavar="BW", help="The width that has to fit, or a designator.")
    ] = "",
    band: Annotated[
        str,
        typer.Option("--range", metavar="RANGE", help="Only within this range; - reads one per line from stdin."),
        EACH_LINE,
    ] = "",
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without", metavar="SERVICE", help="Only where this service has no allocation; several may be given."
        ),
    ] = None,
    orbit: Annotated[
        str, typer.Option("--orbit", metavar="GSO|non-GSO", help="Only where satellites on this orbit have a place.")
    ] = "",
    clear: Annotated[
        str,
        typer.Option(
            "--not-beside-passive",
            metavar="WIDTH",
            help="At least so far from the bands that `adjacent --passive` tells.",
        ),
    ] = "",
) -> int:
    """Where a service and a width fit, on which terms.

    Each result is a stretch in which one allocation reads the same from end to end: service,
    status, and the Table or footnote that makes it. Its parts tell who shares it and what binds.
    Bands of No. 5.340, and those that a footnote closes to new stations, are offered to nobody
    who emits.

    Example: specx find -s "FSS (s-E)" --range 10-15GHz --bandwidth 36MHz -r 2
    Example: specx find -s fixed --range 7-8GHz --bandwidth 28MHz -c DE
    Example: specx find -s "radio astronomy" --range 1-3GHz --bandwidth 10MHz -r 1 -o csv
    """  # fmt: skip
    if ask.term is None:
        raise UsageError("which service has to fit?", "name it: -s 'FSS (s-E)'")
    low, high = ask.asked.band(band) if band else ask.chosen_edition.coverage
    text = ask.table.vocabulary.data_text
    wanted = WidthWanted(
        ask.term, _width(ask, bandwidth), ask.status, tuple(_left_out(ask, ask.term, name) for name in without or ()),
        _distance(ask, ask.term, clear), _orbit(ask, ask.term, orbit),
    )  # fmt: skip
    finder = Finder(ask.view, wanted, low, high, ask.regions)
    rows, head = finder.rows, finder.head
    query = ask.query(low, high, bandwidth_hz=wanted.bandwidth_hz)
    query |= {"without": [text(term) for term in wanted.without]} if wanted.without else {}
    query |= {"orbit": wanted.orbit} if wanted.orbit else {}
    query |= {"not_beside_passive_hz": wanted.clear_hz} if wanted.clear_hz is not None else {}
    answer = Answer(
        "find", ask.chosen_edition, query, rows, line=FitLine, lines=lines, grid=lambda: find_grid(rows),
        screen=lambda: find_blocks(rows, head, wanted.bandwidth_hz, ask.place.code if ask.place else ""),
        extra=plain(head), exit_code=0 if rows else 1,
    )  # fmt: skip
    note_rules(ask, answer)
    note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def _width(ask: Ask, text: str) -> int:
    """The width in Hz; of an emission designator its necessary bandwidth. Raises `UsageError` for none."""
    if not text.strip():
        raise UsageError("the width is missing", "give for example --bandwidth 36MHz")
    try:
        width = parse_width(text, ask.unit or None, _widest(ask))
    except FrequencyError as problem:
        width = _designated(ask, text)
        if not width:
            raise problem from None
    if not width:
        raise UsageError("a width of 0 Hz fits anywhere", "give for example --bandwidth 36MHz")
    return width


def _widest(ask: Ask) -> int:
    low, high = ask.chosen_edition.coverage
    return high - low


def _designated(ask: Ask, text: str) -> int:
    """The necessary bandwidth of an emission designator; 0 for what is none."""
    from ..regulations.emission import Emissions

    try:
        return Emissions(ask.facts.records("emissions", "emissions.yaml")).decode(text).bandwidth_hz
    except UsageError:
        return 0


def _left_out(ask: Ask, wanted: ServiceTerm, name: str) -> ServiceTerm:
    """A service that must not be there. Raises `UsageError` for one without which the service asked is nowhere."""
    term, text = ask.table.vocabulary.ask(name), ask.table.vocabulary.data_text
    if ask.view.terms.fit(term, wanted) == "whole":
        raise UsageError(f"{text(wanted)} is nowhere without {text(term)}", "name another service, or a direction")
    return term


def _orbit(ask: Ask, wanted: ServiceTerm, text: str) -> str:
    """GSO or non-GSO, "" for either. Raises `UsageError` for a service that has no satellites."""
    orbit = orbit_of(text)
    if orbit and ask.view.terms.family(wanted.service) == "terrestrial":
        raise UsageError(f"{ask.table.vocabulary.data_text(wanted)} has no satellites", "leave out --orbit")
    return orbit


def _distance(ask: Ask, wanted: ServiceTerm, width: str) -> int | None:
    """How far from passive bands at least, in Hz. Raises `UsageError` where the service asked is itself passive."""
    if not width:
        return None
    if ask.view.terms.is_passive(wanted):
        raise UsageError(
            f"{ask.table.vocabulary.data_text(wanted)} is itself passive", "leave out --not-beside-passive"
        )
    return parse_width(width, ask.unit or None, _widest(ask))
