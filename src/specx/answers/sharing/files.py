"""Questions on sharing in a file: CSV, TSV or JSON Lines, one question a row."""

from __future__ import annotations

from ...errors import OutsideCoverageError, SpecxError, UsageError
from ...record import Record
from ...regulations.values import STATUSES
from ...units import format_range
from ..examine.rows import Refusal
from ..table_file import Columns, FileRow
from .lines import lines as sharing_lines
from .pieces import Sharing
from .rows import SharingLine, SharingRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Any, Literal

    from ...facts.folder import Facts
    from ...table.view import View

QUESTIONS = Columns(
    {
        "band": ("band", "range", "frequency", "freq", "frequency_hz", "freq_hz"),
        "service": ("service",), "with": ("with", "partner"), "status": ("status",),
        "region": ("region", "itu_region"), "country": ("country", "administration", "adm"),
    },
    "band", "columns: band (a range or a frequency), service, with, status, region or country",
)  # fmt: skip


class SharedQuestion(SharingRow, first=("row",)):
    """A sub-band of the answer to a row of a file."""

    row: int
    """The line of the file on which the row ends."""
    input: dict[str, Any]
    """The row as it was given."""


class RefusedQuestion(Record):
    """A row of a file that could not be answered."""

    row: int
    """The line of the file on which the row ends."""
    refused: Literal["unreadable", "outside-coverage"]
    """Whether it could not be read, or lies outside the data."""
    error: Refusal
    """What was wrong."""
    input: dict[str, Any]
    """The row as it was given."""


class QuestionLine(SharingLine, first=("row",)):
    """A line of the answer to a row of a file, for CSV and TSV; the row's own columns stand behind it."""

    row: int
    """The line of the file on which the row ends."""
    error: str = ""
    """Why the row could not be answered."""


class Questions:
    """Answers one question after another; what was worked out for a country or a service is kept.

    `view_of` gives the view of a country by its name, of the Regions for none.
    """

    def __init__(self, facts: Facts, view_of: Callable[[str], View], span: Callable[[str], tuple[int, int]]) -> None:
        self._facts = facts
        self._view_of = view_of
        self._span = span
        self._engines: dict[str, Sharing] = {}

    def answers(self, rows: Iterable[FileRow], given: Mapping[str, str]) -> Iterator[SharedQuestion | RefusedQuestion]:
        """The sub-bands of each question; `given` fills what a row leaves out. A row that cannot be answered says why."""
        elsewhere = {name: value for name, value in given.items() if name not in ("country", "region")}
        for row in rows:
            try:
                if row.problem:
                    raise row.problem
                words = QUESTIONS.named(row.cells)
                placed = "country" in words or "region" in words
                found = list(self._asked({**(elsewhere if placed else given), **words}))
            except SpecxError as bad:
                yield RefusedQuestion(
                    row=row.line, refused="outside-coverage" if isinstance(bad, OutsideCoverageError) else "unreadable",
                    error=Refusal(code=bad.code, message=bad.message, hint=bad.hint), input=row.cells,
                )  # fmt: skip
                continue
            for result in found:
                yield SharedQuestion(row=row.line, input=row.cells, **result.__dict__)

    def _asked(self, words: Mapping[str, str]) -> Iterator[SharingRow]:
        if not words.get("band"):
            raise UsageError("the band is missing", "give for example 17.7-18.6GHz")
        if not words.get("service"):
            raise UsageError("whose sharing is asked?", "name the service: 'FSS (s-E)'")
        low, high = self._span(words["band"])
        high = high + 1 if low == high else high
        engine = self._engine(words.get("country", ""))
        if low >= engine.view.edition.coverage[1]:
            raise OutsideCoverageError(f"{format_range(low, high)} lies outside the data")
        status = words.get("status", "")
        if status and status not in STATUSES:
            raise UsageError(f"unknown status '{status[:20]}'", f"known: {', '.join(STATUSES)}")
        regions = _regions(words.get("region", "all")) or engine.view.regions
        engine.view.check_regions(regions)
        partner = words.get("with")
        ask = self._facts.vocabulary.ask
        yield from engine.pieces(low, high, ask(words["service"]), regions, status, ask(partner) if partner else None)

    def _engine(self, country: str) -> Sharing:
        name = country.strip()
        if name not in self._engines:
            self._engines[name] = Sharing(self._view_of(name))
        return self._engines[name]


def _regions(text: str) -> tuple[int, ...]:
    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(","))) if text not in ("", "all") else ()
    if not set(wanted) <= {"1", "2", "3"}:
        raise UsageError(f"unknown Region '{text[:40]}'", "Regions are 1, 2, 3 or all")
    return tuple(map(int, wanted))


def lines(result: SharedQuestion | RefusedQuestion) -> Iterator[QuestionLine]:
    """The flat lines of a result, each with the line of the file; one with the error where there is no answer."""
    if isinstance(result, RefusedQuestion):
        nothing: dict[str, Any] = dict.fromkeys(SharingLine._required)
        yield QuestionLine(**nothing, row=result.row, error=result.error.line)
        return
    for told in sharing_lines(result):
        yield QuestionLine(row=result.row, **told.__dict__)
