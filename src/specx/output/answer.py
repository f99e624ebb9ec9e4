"""What a command hands over: result rows, how they flatten, how they look. It prints nothing."""

from __future__ import annotations

from ..answers.own import OWN_COLUMNS
from ..light import NamedTuple
from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, TypeAlias

    from ..regulations.values import Edition, Gap


SCHEMA = "specx/1"
Json: TypeAlias = "dict[str, Any]"


class Span(NamedTuple):
    """A piece of text and what it is: primary, secondary, band, note, dim, good, bad, warn, head.

    `link`: the address that it leads to on a terminal that has hyperlinks.
    """

    text: str
    style: str = ""
    link: str = ""


class Line(NamedTuple):
    """One line of a screen; `indent` also holds where it wraps on a narrow terminal."""

    spans: tuple[Span, ...]
    indent: int = 0


class Grid(NamedTuple):
    """A small table: column heads and rows of cells, a cell being lines of spans.

    `fold`: at so many characters a long cell is folded where nothing else does, so that it does not widen all.
    """

    columns: tuple[str, ...]
    rows: list[list[list[Span]]]
    fold: int = 0


Block: TypeAlias = "Line | Grid"


def line(*parts: str | Span, indent: int = 0) -> Line:
    """A line from text and spans."""
    return Line(tuple(p if isinstance(p, Span) else Span(p) for p in parts), indent)


def cell(*parts: str | Span) -> list[Span]:
    """A cell from text and spans; a span with a line break starts a new line in the cell."""
    return [p if isinstance(p, Span) else Span(p) for p in parts]


class EditionTold(Record):
    """The edition that answered."""

    id: str
    """Its id, such as `rr-2024`; of an amended one `rr-2024+ID`; of a country's own table such as `us-2026-04`."""
    conference: str
    """The conference that made it, by its short name; empty for a country's own table."""
    in_force: str
    """The day from which it applies, as an ISO date."""


class CountryTold(Record):
    """The country or area that is asked."""

    code: str
    """Its code."""
    name: str
    """Its name."""
    regions: tuple[int, ...]
    """The ITU Regions in which it lies."""
    about: str
    """What to know about the name: which part of an administration is meant; empty for nothing."""


class NationalTold(Record):
    """A country's own table: the one that answers, or one that is held and was not asked."""

    id: str
    """Its id."""
    country: str
    """Whose table it is."""
    revision: str
    """Its revision, a year and a month."""
    asked: bool
    """Whether the answer is from it."""
    how: str = ""
    """Where it was not asked: the option that asks it."""
    title: str = ""
    """Where it answers: what it is."""
    revised: str = ""
    """The day or the month whose state it gives."""
    base: str = ""
    """The edition of the Radio Regulations that its 5.x notes and its status are read against."""
    newer_edition: str = ""
    """The edition of the Radio Regulations in force, where that is a newer one than `base`."""


class Envelope(Record):
    """What stands round the results of every answer."""

    schema: str
    """`specx/1`: within it, keys are only ever added."""
    command: str
    """The command that answered."""
    version: str
    """The version of specx."""
    data: str = ""
    """Twelve hexadecimal digits that change with any fact: a digest of all files of facts. Absent where a command reads
    none."""
    edition: EditionTold | None = None
    """The edition asked; absent where none is."""
    query: dict[str, object]
    """What was understood: `low_hz` and `high_hz` (null where no range is asked), `regions`, `country`, and the
    filters given; what a command adds is told with it."""
    country: CountryTold | None = None
    """The country, where one is asked."""
    national: tuple[NationalTold, ...] = ()
    """Countries' own tables that answer, or that are held of the countries asked; absent where none is."""
    outside_coverage: tuple[tuple[int, int], ...] | None = None
    """The parts of the range asked, as pairs in Hz, that the data does not cover; absent where it covers all."""
    gaps: tuple[Gap, ...] | None = None
    """The parts of the range asked of which a Region has no row in the data; absent where there is none."""


class Answer:
    """The answer to one command.

    `results` are records, or rows of JSON (frequencies in Hz). CSV has the fields of the record `line`,
    one line for each record that `lines` makes of a result; without it `columns` and `flatten`.
    `grid` is the Markdown form and, unless `screen` is given, the terminal form. `extra` joins the
    JSON envelope, `notes` are for people and go to stderr. `exit_code` is 0 for yes or found,
    1 for no or nothing; a function where that is known only when the results have been read. `own`:
    whether countries' own tables answer, where `edition` does not say so. `as_it_comes`: questions are still
    coming while it is written, so that nothing of it may wait. Where it is made of many answers, `table` gives the lines
    of CSV for all of them, cell by cell, `markdown` the text of their tables, and `screens` a screen for each. `following`: what to ask next, shown on a terminal.
    """

    # Written out: a dataclass would cost a millisecond at every start.
    def __init__(
        self,
        command: str,
        edition: Edition | None,
        query: Json,
        results: Iterable[Any],
        columns: tuple[str, ...] = (),
        flatten: Callable[[Any], Iterable[list[Any]]] | None = None,
        grid: Callable[[], Grid] | None = None,
        screen: Callable[[], Iterable[Block]] | None = None,
        extra: Json | None = None,
        notes: list[str] | None = None,
        exit_code: int | Callable[[], int] = 0,
        line: type[Record] | None = None,
        lines: Callable[[Any], Iterable[Record]] | None = None,
        own: bool = False,
        as_it_comes: bool = False,
        table: Callable[[], Iterable[list[Any]]] | None = None,
        markdown: Callable[[], Iterable[str]] | None = None,
        screens: Callable[[], Iterable[Iterable[Block]]] | None = None,
        following: Callable[[], tuple[str, ...]] | None = None,
    ) -> None:
        self.command = command
        self.edition = edition
        self.query = query
        self.results = results
        self.own = own or (edition is not None and edition.national is not None)
        self.columns = self.shown(columns or (line._fields if line else ()))
        self.flatten = flatten
        self.lines = lines
        self.grid = grid
        self.screen = screen
        self.extra: Json = extra or {}
        self.notes: list[str] = notes or []
        self.exit_code = exit_code
        self.as_it_comes = as_it_comes
        self.table = table
        self.markdown = markdown
        self.screens = screens
        self.following = following
        # What a workbook has beside it: the name of a sheet, the record of its lines, the lines.
        self.sheets: Callable[[], Iterable[tuple[str, type[Record], Iterable[Record]]]] | None = None
        # The lines of CSV as texts that follow each other, where many are the same but for their beginning. Is given what makes
        # such a text of results.
        self.texts: Callable[[Callable[[Iterable[Any]], str]], Iterable[str]] | None = None
        self.data: Callable[[], str] | None = None  # the digest of the facts, worked out only where it is shown

    def shown(self, columns: tuple[str, ...]) -> tuple[str, ...]:
        """The columns without those that only a country's own table fills, where none answers."""
        if "layer" not in columns or self.own:
            return columns
        return tuple(c for c in columns if c not in OWN_COLUMNS)

    def envelope(self) -> Json:
        """Everything of the JSON answer but its results."""
        from ..version import __version__

        head: Json = {"schema": SCHEMA, "command": self.command, "version": __version__}
        if self.data is not None:
            head["data"] = self.data()
        if self.edition is not None:
            head["edition"] = edition_json(self.edition)
        return {**head, "query": self.query, **self.extra}


def edition_json(edition: Edition) -> Json:
    """The edition as every JSON answer names it."""
    return {"id": edition.id, "conference": edition.conference, "in_force": edition.in_force}
