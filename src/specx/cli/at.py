"""`specx at`: what is allocated at a frequency."""

from __future__ import annotations

from ..answers.conference import Marks
from ..answers.row_of import row_of, told
from ..answers.rows import AtLine, AtRow, Refused
from ..errors import FrequencyError, OutsideCoverageError, SpecxError, TooLongError, UsageError, shown
from ..output.answer import Answer, Block
from ..output.write import complain
from ..regulations.values import Hit
from ..table.index import Place, place_of
from .beside import Beside
from .marks import marks_of
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .typed import one_question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Annotated

    import typer

    from ..output.answer import Grid
    from .ask import Ask

_STDIN = "-"


@beside("AbsentHead")
@gives(AtRow, AtLine)
@gives(Refused, AtLine, "for an input that could not be answered, where several were asked")
@with_options(*QUESTION, *NATIONAL, "application", "printed")
def at(
    frequencies: Annotated[
        list[str], typer.Argument(metavar="FREQ...", help="Frequencies with a unit; - reads one per line from stdin.")
    ],
    ask: Ask,
    short: Annotated[bool, typer.Option("--short", help="One service per line, nothing else.")] = False,
    agenda: Annotated[
        bool, typer.Option("--agenda", help="Name the agenda items of the next conference that touch the band.")
    ] = False,
) -> int:
    """What is allocated at a frequency.

    At an exact band edge the band above answers, and the band below is shown as an edge.

    Example: specx at 3.5GHz -r 1
    Example: specx at 433.92 MHz -c DE
    Example: specx at 121.5MHz 156.8MHz 406.05MHz -o csv
    """
    # A pipeline wants its answers line by line, also after a line that could not be answered.
    asking = Asking(ask, from_pipe=_STDIN in frequencies, agenda=agenda)
    if short and ask.output != "table":
        raise UsageError("--short is a form of the table output", f"leave out -o {ask.output}")
    several = len(frequencies) > 1 or asking.from_pipe
    known = [] if asking.from_pipe else [ask.asked.frequency(f) for f in frequencies]
    results: Iterable[AtRow | Refused] = asking.results(frequencies, several)
    if not several:
        # Errors of a single question come before any output.
        results = list(results)
    query = ask.query(min(known, default=None), max(known, default=None))
    if several:
        query["frequencies_hz"] = known or None
    elif known:
        query["band_names"] = asking.beside.bands(known[0])
    columns = AtLine._fields if several else AtLine._fields[1:]
    answer = Answer(
        "at", ask.chosen_edition, query, results, columns,
        line=AtLine, lines=lambda r: _lines(r, ask),
        grid=lambda: _grid(results), screen=lambda: _screen(results, ask, known, several, short),
        exit_code=asking.exit_code, as_it_comes=asking.from_pipe,
    )  # fmt: skip
    if asking.from_pipe:
        from .at_stream import streamed

        answer.texts = lambda render: streamed(asking, words_of(frequencies), render)
    if not several:
        answer.following = lambda: _following(ask, known[0], results) if not short else ()
        ask.note_absent(answer, asking.unanswered)
    return ask.show(answer)


def _answered(results: Iterable[AtRow | Refused]) -> Iterator[AtRow]:
    """Without what could not be answered: a person has read that on stderr."""
    return (result for result in results if isinstance(result, AtRow))


def _grid(results: Iterable[AtRow | Refused]) -> Grid:
    from ..output.rows import rows_grid

    return rows_grid(_answered(results))


def _screen(
    results: Iterable[AtRow | Refused], ask: Ask, known: list[int], several: bool, short: bool
) -> Iterable[Block]:
    from .at_screen import blocks, short_blocks

    answered = _answered(results)
    return short_blocks(answered, several) if short else blocks(answered, ask, known)


def _lines(result: AtRow | Refused, ask: Ask) -> Iterator[AtLine]:
    """The lines of CSV for a row; one for an input that could not be answered."""
    if isinstance(result, AtRow):
        touched = result.touched_by or ()
        yield from ask.flat.of(AtLine, result, touched, edge=result.edge, query_hz=result.query_hz)
    else:
        yield AtLine(
            query_hz=None, country="", region=None, low_hz=None, high_hz=None, band="", service="", qualifier="",
            directions_list="", status="", label=f"(error: {result.query}: {result.error.message})", footnotes_list="",
            row_footnotes_list="", via_no="", uses="", conditions="", verified=None, conference="", edge=False,
        )  # fmt: skip


class Asking:
    """One call of `at`: the answers as they come, and what the exit code will be."""

    def __init__(self, ask: Ask, from_pipe: bool, agenda: bool = False) -> None:
        self.ask = ask
        self.from_pipe = from_pipe
        self.agenda = agenda
        self.marks = Marks(ask.facts, ask.chosen_edition, ask.place.code if ask.place else "")
        self.beside = Beside(ask.facts, ask.place.code if ask.place else "")
        self.allocated = 0
        self.unanswered: list[Hit] = []  # rows of which nothing that was asked is there
        self.worst = 0
        self._made: dict[tuple[Place, int, bool], AtRow | None] = {}

    def exit_code(self) -> int:
        """2 for unreadable input, 3 where data does not reach, 0 where something is allocated, else 1."""
        return self.worst or (0 if self.allocated else 1)

    def results(self, frequencies: list[str], several: bool) -> Iterator[AtRow | Refused]:
        """The result rows of every frequency in turn."""
        for text, place in words_of(frequencies):
            yield from self.answer(text, place, several)

    def answer(self, text: object, place: str, several: bool) -> Iterator[AtRow | Refused]:
        """The result rows of one frequency, or why it has none; `place` is where it stands, for messages."""
        try:
            if not isinstance(text, str):
                assert isinstance(text, TooLongError)
                raise text
            hz = self.ask.asked.frequency(one_question(text))
            hits = self.ask.table.at(hz, self.ask.regions)
        except (FrequencyError, OutsideCoverageError, TooLongError) as problem:
            if not several:
                raise
            self._complain(problem, place)
            query = shown(text) if isinstance(text, str) else f"line {getattr(text, 'number', 0)}"
            yield Refused(query=query, error=told(problem))
            return
        named = self.beside.bands(hz) if several else {}
        for hit in hits:
            result = self._result(hit)
            if result is not None:
                yield result._replace(query_hz=hz, band_names=named) if several else result
            elif several and not hit.edge:
                # Every input gets its row: here, one that says that nothing of what was asked is there.
                apart = self.ask.question.elsewhere(hit.row, hz, hz + 1)
                yield row_of(AtRow, hit.row, self.ask.table, (), (), apart, edge=False, query_hz=hz, band_names=named)
            elif not hit.edge:
                self.unanswered.append(Hit(hit.row, hz, hz + 1))

    def _result(self, hit: Hit) -> AtRow | None:
        key = (place_of(hit.row), hit.row.low_hz, hit.edge)
        if key in self._made:
            result = self._made[key]
        else:
            low = hit.low_hz - 1 if hit.edge else hit.low_hz
            result = self.ask.question.row(AtRow, hit.row, low, low + 1, edge=hit.edge)
            whole = self.ask.table.identified(hit.row).identifications
            edges = hit.row.low_hz, hit.row.high_hz
            apart = [*self.ask.question.elsewhere(hit.row), *hit.row.lost, *(rule for rule, _ in hit.row.barred)]
            if all((i.low_hz, i.high_hz) == edges for i in whole) and all(r.within(*edges) == [edges] for r in apart):
                # Otherwise the uses named, or what holds in a part of the Region, may differ at the next frequency.
                self._made[key] = result
        if result is None:
            return None
        if result.allocations and not hit.edge:
            self.allocated += 1
        return result._replace(**marks_of(self.marks, hit, self.agenda), **self.beside.of(hit))

    def _complain(self, problem: SpecxError, place: str) -> None:
        if self.worst != 2:
            self.worst = problem.exit_code
        complain(f"{place}{problem.message}", problem.hint)


def words_of(frequencies: list[str]) -> Iterator[tuple[str | TooLongError, str]]:
    """Each frequency, or why it cannot be had, with where it stands, for messages."""
    for text in frequencies:
        if text == _STDIN:
            from .questions import questions

            yield from questions()
        else:
            yield text, ""


def _following(ask: Ask, hz: int, results: Iterable[AtRow | Refused]) -> tuple[str, ...]:
    from .following import of_allocations

    return of_allocations(ask, hz, hz + 1, [r.allocations for r in _answered(results) if not r.edge])
