"""One command asked many questions: the lines of stdin in the place of an argument or option that is given as -.

Each line is asked as a call of its own would be; what it answers goes into one answer, as it comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

from ..answers.cells import asked
from ..answers.each import Answered
from ..answers.own import OWN_COLUMNS
from ..answers.row_of import told
from ..answers.rows import Refused
from ..errors import DataError, SpecxError, TooLongError, UsageError
from ..output.answer import Answer, Block, Span, line
from ..output.plain import markdown_lines
from ..output.write import blocks_of, cells_of, complain, grid_of
from ..record import Record, plain
from .ask import Ask
from .lazy import given_by
from .questions import STDIN, questions, repeated
from .typed import one_question

if TYPE_CHECKING:
    from ..table.view import View

_PENDING = 1_000  # questions looked at for the columns of CSV, until one has an answer
_TOLD = 1_000  # notes that are kept so that none is told twice
_FREQUENCIES = {"band", "asked_band", "frequency", "words"}  # what is asked there is read as a frequency or a range
_NOTHING = "nothing found"


class Told(NamedTuple):
    """What a question came to, made ready for the format asked."""

    record: Record
    columns: tuple[str, ...] = ()
    rows: Sequence[list[Any]] = ()
    blocks: Sequence[Block] = ()
    text: Sequence[str] = ()


def ask_each(
    function: Callable[..., int], names: Sequence[str], given: dict[str, Any], places: Sequence[str], word_by_word: bool
) -> int:
    """Asks the function each line of stdin in the one of its `places` that is -; returns the exit code.

    `names` are the common options of the command, `given` all that was given; `word_by_word`: of several words each is
    asked for itself. Raises `UsageError` where stdin would be asked twice.
    """
    if len(places) > 1 or sum(word == STDIN for word in given[places[0]]) > 1:
        raise UsageError("stdin can be read once", f"leave one {STDIN} out")
    batch = Batch(function, names, given, places[0], word_by_word)
    return batch.ask.show(batch.answer())


class Batch:
    """The questions of one call."""

    def __init__(
        self, function: Callable[..., int], names: Sequence[str], given: dict[str, Any], place: str, word_by_word: bool
    ) -> None:
        self._function = function
        self._names = names
        self._given = given
        self._place = place
        self._words = given[place] if word_by_word else [STDIN]
        self.ask = self._asking({**given, place: ""} if place in names else given)
        self._check()
        self._views: dict[tuple[object, ...], View] = {}
        self._worst = 0
        self._told: set[str] = set()

    def _asking(self, given: dict[str, Any]) -> Ask:
        return Ask(**{name: given[name] for name in self._names})

    def _check(self) -> None:
        """What is wrong with the options is told once, before anything is asked."""
        ask = self.ask
        if ask.place is not None or not ask.national:
            _ = ask.chosen_edition, ask.columns
        _ = ask.query(None, None)

    def answer(self) -> Answer:
        """All answers in one."""
        ask = self.ask
        coming = self._coming()
        first: list[Told] = []
        columns: tuple[str, ...] = ()
        if ask.output in ("csv", "tsv", "xlsx"):
            for one in islice(coming, _PENDING):
                first.append(one)
                columns = one.columns
                if columns:
                    break
        command = self._function.__name__.rstrip("_").replace("_", "-")
        # Notes of a country's own table, and parts of its rules, are asked by number among those of the Radio Regulations.
        own = bool(ask.national) or self._place in ("numbers", "wanted")
        self._columns = columns = _every_column(command, columns, own)
        results = chain(first, coming)
        edition = ask.chosen_edition if ask.place is not None or not ask.national else None
        return Answer(
            command, edition, ask.query(None, None), (one.record for one in results), ("query", "error", *columns),
            table=lambda: self._rows(results), screens=lambda: (one.blocks for one in results),
            markdown=lambda: (text for one in results for text in one.text), exit_code=lambda: self._worst,
            own=own, as_it_comes=True,
        )  # fmt: skip

    def _coming(self) -> Iterator[Told]:
        for question, place in self._questions():
            query = repeated(question)
            try:
                yield self._one(question, query, place)
            except SpecxError as problem:
                if isinstance(problem, DataError) and not isinstance(problem, TooLongError):
                    raise  # the next question would meet it too
                self._ended(problem.exit_code)
                complain(f"{place}{problem.message}", problem.hint)
                yield self._refused(query, problem)

    def _questions(self) -> Iterator[tuple[str | TooLongError, str]]:
        for word in self._words:
            if word == STDIN:
                yield from questions()
            else:
                yield word, ""

    def _one(self, question: str | TooLongError, query: str, place: str) -> Told:
        if not isinstance(question, str):
            raise question
        held = self._given[self._place]
        given = {**self._given, self._place: _with(held, one_question(question), self._words)}
        asking = self._asking(given)
        asking.facts, asking.views = self.ask.facts, self._views
        shown: list[Answer] = []
        asking.takes = shown.append
        for name in self._names:
            given.pop(name)
        self._function(**given, ask=asking)
        made = self._made(shown[0], query)
        code = shown[0].exit_code
        self._ended(code() if callable(code) else code)
        for note in shown[0].notes:
            self._note(note, place)
        return made

    def _made(self, answer: Answer, query: str) -> Told:
        """The answer in the format asked: what it costs to make is over, and what can go wrong has."""
        output = self.ask.output
        if output == "table":
            return Told(_EMPTY, blocks=[*_head(query), *blocks_of(answer), line("")])
        if output == "md":
            return Told(_EMPTY, text=[f"## {query}", "", *markdown_lines(grid_of(answer)), ""])
        if output in ("csv", "tsv", "xlsx"):
            text = self._cell(query)
            rows = [[text, "", *row] for row in cells_of(answer)]
            return Told(_EMPTY, answer.columns, rows or [[text, _NOTHING]])
        head = answer.envelope()
        if self.ask.chosen_edition is answer.edition:
            head.pop("edition", None)
        for key in ("schema", "command", "version", "data"):
            head.pop(key, None)
        return Told(Answered(query=query, answer={**head, "results": plain(list(answer.results))}))

    def _refused(self, query: str, problem: SpecxError) -> Told:
        error = told(problem)
        said = f"not answered: {problem.line()}"
        return Told(
            Refused(query=query, error=error), rows=[[self._cell(query), problem.message]],
            blocks=[*_head(query), line(Span(said, "bad")), line("")], text=[f"## {query}", "", said, ""],
        )  # fmt: skip

    def _cell(self, query: str) -> str:
        return asked(query, self._place in _FREQUENCIES)

    def _rows(self, results: Iterable[Told]) -> Iterator[list[Any]]:
        """The lines of CSV, each with as many cells as there are columns."""
        for one in results:
            there = [one.columns.index(name) + 2 if name in one.columns else None for name in self._columns]
            for row in one.rows:
                yield [*row[:2], *(row[i] if i is not None and i < len(row) else None for i in there)]

    def _ended(self, code: int) -> None:
        """The exit code is that of the question that went worst: unreadable, outside the data, nothing found."""
        order = (0, 1, 3, 2)
        if order.index(code) > order.index(self._worst):
            self._worst = code

    def _note(self, note: str, place: str) -> None:
        if note not in self._told:
            if len(self._told) < _TOLD:
                self._told.add(note)
            complain(f"{place}{note}")


def _every_column(command: str, first: tuple[str, ...], own: bool) -> tuple[str, ...]:
    """The columns of all answers that the same options can give, where those of the `first` are of one of them."""
    kinds: list[tuple[str, ...]] = [
        line._fields for _, line, when in given_by(command) if line and issubclass(line, Record) and "`--" not in when
    ]
    if first and not any(set(first) <= set(fields) for fields in kinds):
        return first
    every = dict.fromkeys(name for fields in kinds for name in fields)
    return tuple(name for name in every if own or name in first or name not in OWN_COLUMNS)


def _with(held: Any, question: str, words: Sequence[str]) -> Any:
    """What was given with the question in the place of the dash, or of all `words`."""
    if isinstance(held, str):
        return question
    return [question] if held is words else [question if word == STDIN else word for word in held]


def _head(query: str) -> list[Block]:
    return [line(Span(f"> {query}", "head"))]


_EMPTY = Answered(query="", answer={})
