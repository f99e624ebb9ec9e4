"""A regulator's export made into a draft, with what was guessed and what was not read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..errors import DataError, UnknownNameError, UsageError
from ..table.view import View
from .assembled import notes_of, rows_of
from .base import Base
from .columns import ColumnFile, mapping_of
from .draft import Draft
from .efat import EfatFile
from .efis import EfisFile, one_country
from .found import NOT_READ, Found
from .lines import ServiceCells, lines_of, text_of
from .ofcom import OfcomFile
from .services import ServiceNames

if TYPE_CHECKING:
    from ..facts.folder import Facts
    from ..regulations.countries import Country
    from ..regulations.values import Edition
    from .found import SourceRow

FORMATS = ("efis", "ofcom", "csv")


class Export(NamedTuple):
    """What is to be read, and as what."""

    form: str  # one of FORMATS
    file: str  # "-" for stdin
    country: str = ""
    revision: str = ""
    unit: str = ""
    columns: Sequence[str] = ()  # KEY=COLUMN, for csv
    mapping: str = ""  # a YAML file, for csv


class _Table(NamedTuple):
    """A source as it was read."""

    rows: list[SourceRow]
    names: ServiceNames
    place: Country
    document: str
    texts: dict[str, str]


def imported(facts: Facts, edition: Edition, export: Export) -> tuple[Draft, Found]:
    """The draft that an export makes, and what its reading found; notes and status are read against the edition.

    Raises `UsageError` or `DataError` where the file is of another form, or nothing of it could be read.
    """
    found = Found()
    text = text_of(export.file, found)
    read: Callable[..., _Table] = {"efis": _efis, "ofcom": _ofcom, "csv": _csv}[export.form]
    table = read(text, facts, edition, export, found)
    rows = rows_of(table.rows, found, under_row=export.form == "ofcom")
    if not rows:
        first = f": {found.held[0]}" if found.held else ""
        raise DataError(f"{export.file}: no row of it could be read{first}")
    name, place = export.file.replace("\\", "/").rsplit("/", 1)[-1], table.place
    known = [
        (kind, f"{len(those)} guess{'es' * (len(those) > 1)}; the first, {those[0].place}: {those[0].message}")
        for kind, those in found.kinds.items()
        if kind != NOT_READ
    ]
    known += [("not taken over", line) for line in found.left]
    known += [("UNREAD", line) for line in found.held]
    draft = Draft(
        country=place.code, base=edition.id, revision=export.revision, title=f"Draft of a table of {place.name}",
        authority="to be filled in: who made this table", licence="to be filled in: on what terms the export may be used",
        document=table.document, how=f"read by specx from the file {name}; what it guessed is marked, nobody checked it yet",
        rows=tuple(rows), notes=notes_of(rows, table.texts, f"the file {name}"),
        qualifiers=tuple(table.names.own_qualifiers.values()),
        columns=tuple(dict.fromkeys(c for r in rows for c in r.columns)),
        uses=tuple(dict.fromkeys(u for r in rows for e in (*r.primary, *r.secondary) for u in e.use)), known=tuple(known),
        comments=(
            f"{place.name} ({place.code}), read from {name}. Above each row stands what its source says, and where.",
            "Look for: UNREAD, verified: false, to be filled in.",
            *(f"UNREAD {line}" for line in found.held),
        ),
    )  # fmt: skip
    return draft, found


def _base(facts: Facts, edition: Edition, place: Country) -> Base:
    return Base(View(facts, edition, place))


def _place(facts: Facts, asked: str, told: str = "") -> Country:
    """The country asked, else the one that the file names. Raises `UsageError` where there is neither."""
    if asked.strip():
        return facts.geography.find(asked)
    try:
        return facts.geography.find(told)
    except UnknownNameError:
        raise UsageError("whose table it is stands not in the file", "add --country") from None


def _efat(text: str, facts: Facts, edition: Edition, export: Export, found: Found) -> _Table:
    file = EfatFile(text, export.file)
    file.one_table()
    place = _place(facts, export.country, file.country())
    cells = ServiceCells(ServiceNames(facts.vocabulary), _base(facts, edition, place), found, capitals=True)
    rows = list(file.rows(cells, found))
    if file.other:
        found.left.append(f"elements not taken over: {', '.join(file.other)[:120]}")
    return _Table(rows, cells.names, place, f"EFAT: {file.name(0)}", {})


def _efis(text: str, facts: Facts, edition: Edition, export: Export, found: Found) -> _Table:
    if text.lstrip("\ufeff \t\r\n").startswith("<"):
        return _efat(text, facts, edition, export, found)
    # The lists behind the table begin with a byte order mark of their own.
    file = EfisFile(lines_of(text, export.file), export.file)
    names = file.countries()
    one_country(names, export.country)
    place = _place(facts, export.country, names[0] if names else "")
    takes = {name for name in names if len(names) == 1 or _is(facts, name, place)}
    if names and not takes:
        raise UsageError(f"{export.file} has no line of {place.name}", f"it has {', '.join(names)[:120]}")
    left = [name for name in names if name not in takes]
    if left:
        found.left.append(f"lines of other countries not taken over: {', '.join(left)[:160]}")
    cells = ServiceCells(ServiceNames(facts.vocabulary), _base(facts, edition, place), found, file.capitals())
    rows = list(file.rows(cells, found, lambda name: not names or name in takes))
    behind = file.behind()
    if behind:
        found.left.append(
            f"{behind[0].place}: {len(behind)} lines of lists behind the table not taken over, but for texts of own notes"
        )
    document = (
        "EFIS search: " + ", ".join(sorted(takes)) if file.searched else "EFIS report of the European Common Allocation"
    )
    return _Table(rows, cells.names, place, document, file.texts())


def _is(facts: Facts, name: str, place: Country) -> bool:
    try:
        return facts.geography.find(name).code == place.code
    except UnknownNameError:
        return False


def _ofcom(text: str, facts: Facts, edition: Edition, export: Export, found: Found) -> _Table:
    place = _place(facts, export.country or "GB")
    file = OfcomFile(text, export.file)
    cells = ServiceCells(ServiceNames(facts.vocabulary), _base(facts, edition, place), found, capitals=False)
    rows = list(file.rows(cells, found))
    file.strays(found)
    if file.other:
        found.left.append(f"keys of the document not taken over: {', '.join(file.other)[:120]}")
    return _Table(
        rows, cells.names, place, "United Kingdom Frequency Allocation Table, the JSON behind it", file.texts()
    )


def _csv(text: str, facts: Facts, edition: Edition, export: Export, found: Found) -> _Table:
    mapping = mapping_of(export.mapping, export.columns, export.unit)
    place = _place(facts, export.country)
    names = ServiceNames(facts.vocabulary, mapping.services)
    file = ColumnFile(lines_of(text, export.file, mapping.delimiter), export.file, mapping, found)
    cells = ServiceCells(names, _base(facts, edition, place), found, file.capitals())
    rows = list(file.rows(cells, found))
    if file.unknown:
        found.left.append(f"columns kept in comments only: {', '.join(file.unknown)[:160]}")
    return _Table(rows, names, place, export.file.replace("\\", "/").rsplit("/", 1)[-1], {})
