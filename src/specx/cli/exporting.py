"""The files of other programs that `specx export` writes: databases, tables, packages, band plans."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple, TextIO

from ..carry.written import replaced, unwritten
from ..errors import DataError, UsageError
from ..interrupt import tidying
from ..output.write import complain

if TYPE_CHECKING:
    from ..answers.footnotes import FootnoteRow
    from ..answers.limit_rows import LimitRow
    from ..answers.rows import TableRow
    from ..output.answer import Answer
    from ..output.bandplans import BandPlan
    from ..output.dataset.tables import Holdings
    from .ask import Ask


class Exported(NamedTuple):
    """What is exported: the answer with its rows, and the range asked."""

    ask: Ask
    answer: Answer
    rows: Sequence[TableRow]
    low_hz: int
    high_hz: int

    def limits(self) -> list[LimitRow]:
        """The limits that bind there; where only some rows are asked, in one of them."""
        from ..answers.beside_rows import limits_in

        found = limits_in(self.ask.question, self.low_hz, self.high_hz)
        if not self.ask.question.filtered:
            return found
        bands = [(row.region, row.low_hz, row.high_hz) for row in self.rows]
        return [
            f for f in found if any(f.region == r and f.low_hz < high and f.high_hz > low for r, low, high in bands)
        ]

    def notes(self, limits: Sequence[LimitRow]) -> list[FootnoteRow]:
        """The footnotes that rows and limits name."""
        from ..answers.beside_rows import cited, notes_named

        return list(notes_named(self.ask.question, cited(self.rows, limits)))

    @property
    def country(self) -> str:
        """The code of the country asked, "" for Regions."""
        return self.ask.place.code if self.ask.place else ""


def _holdings(what: Exported) -> Holdings:
    from ..answers.provenance import provenance_of
    from ..output.dataset.tables import Holdings

    limits = what.limits()
    origin = provenance_of(what.ask.facts, what.ask.chosen_edition)
    return Holdings(what.answer, origin, what.country, what.rows, what.notes(limits), limits)


def _sqlite(what: Exported) -> bytes:
    from ..output.dataset.sqlite import database
    from ..output.dataset.tables import tables_of

    return database(tables_of(_holdings(what)))


def _parquet(what: Exported) -> bytes:
    from ..output.dataset.flat import flat
    from ..output.dataset.parquet import parquet
    from ..table.frames import records

    return parquet(flat(records(what.rows, what.country, attrgetter("column"))))


def _parquet_files(what: Exported) -> dict[str, bytes]:
    from ..output.dataset.parquet import parquet
    from ..output.dataset.tables import tables_of

    return {f"{table.name}.parquet": parquet(table) for table in tables_of(_holdings(what))}


def _package_files(what: Exported) -> dict[str, bytes]:
    from ..output.dataset.package import package
    from ..output.dataset.tables import tables_of

    held = _holdings(what)
    return package(held, tables_of(held))


def _package(what: Exported) -> bytes:
    from ..output.dataset.package import zipped

    return zipped(_package_files(what))


def _efat(what: Exported) -> bytes:
    from ..output.efat import efat

    name = what.ask.place.name if what.ask.place else ""
    lines = efat(what.rows, what.ask.chosen_edition.title, what.country, name)
    return "".join(f"{line}\n" for line in lines).encode()


def _plan(what: Exported) -> BandPlan:
    from ..output.bandplans import BandPlan

    ask = what.ask
    if len(ask.regions) > 1:
        raise UsageError(
            f"a band plan is of one place; asked are Regions {', '.join(map(str, ask.regions))}",
            "add -r 1 or --country",
        )
    region = str(ask.regions[0])
    called = ask.place.name if ask.place else f"Region {region}"
    code = ask.place.code if ask.place else "--"
    return BandPlan(f"{called} ({ask.chosen_edition.id})", called, code, region, what.rows)


def _sdrpp(what: Exported) -> bytes:
    from ..output.bandplans import sdrpp

    return sdrpp(_plan(what)).encode()


def _gqrx(what: Exported) -> bytes:
    from ..output.bandplans import gqrx

    return gqrx(_plan(what)).encode()


class ExportForm(NamedTuple):
    """A form: what makes its file, and what makes a folder of files where there is one."""

    makes: Callable[[Exported], bytes]
    folder: Callable[[Exported], dict[str, bytes]] | None = None
    ending: str = ""  # of its file; any other name is that of a folder
    as_text: bool = False
    needs: str = ""  # a package
    without: tuple[str, str] = ("", "")  # what to say where that is not there, and what to type instead


FORMS: Mapping[str, ExportForm] = {
    "sqlite": ExportForm(
        _sqlite, needs="_sqlite3", without=("sqlite3, without which this Python was built", "take -o datapackage")
    ),
    "parquet": ExportForm(
        _parquet,
        _parquet_files,
        ".parquet",
        needs="polars",
        without=("an extra that is not installed", "pip install 'specx[fast]', or take -o sqlite"),
    ),
    "datapackage": ExportForm(_package, _package_files, ".zip"),
    "efat": ExportForm(_efat, as_text=True),
    "sdrpp": ExportForm(_sdrpp, as_text=True),
    "gqrx": ExportForm(_gqrx, as_text=True),
}


def check_form(name: str, to: str) -> None:
    """Raises `UsageError` where the form would go to a terminal, or what it needs is not installed."""
    form = FORMS[name]
    if form.needs and find_spec(form.needs) is None:
        raise UsageError(f"-o {name} needs {form.without[0]}", form.without[1])
    if not to and not form.as_text and sys.stdout.isatty():
        raise UsageError(f"-o {name} is a file, not text for a terminal", "add --to FILE")


def carry(what: Exported, name: str, to: str) -> int:
    """Writes the form to a file, to a folder, or to stdout; returns the exit code. Notes go to stderr."""
    form, answer = FORMS[name], what.answer
    with tidying():
        if to and form.folder and not to.lower().endswith(form.ending):
            with new_folder(to) as place:
                for file, body in form.folder(what).items():
                    path = os.path.join(place, *file.split("/"))
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                    with open(path, "wb") as stream:
                        stream.write(body)
        elif to:
            with replacing(to) as text:
                text.buffer.write(form.makes(what))
        else:
            _to_stdout(form.makes(what), name)
    for note in answer.notes:
        complain(note)
    return answer.exit_code() if callable(answer.exit_code) else answer.exit_code


def _to_stdout(body: bytes, name: str) -> None:
    binary = getattr(sys.stdout, "buffer", None)
    if binary is None:
        if not FORMS[name].as_text:
            raise UsageError(f"-o {name} is a file, not text", "add --to FILE")
        sys.stdout.write(body.decode())
        return
    sys.stdout.flush()
    binary.write(body)
    binary.flush()


@contextlib.contextmanager
def new_folder(path: str) -> Iterator[str]:
    """A folder that stands at `path` only when all of it is written; nothing that is there is overwritten.

    Raises `DataError` where it cannot be written, or where something is in it.
    """
    target = os.path.abspath(path)
    try:
        if os.path.lexists(target) and not (os.path.isdir(target) and not os.listdir(target)):
            raise DataError(f"{path}: is there already, and is not overwritten", "name a new folder")
        temporary = tempfile.mkdtemp(dir=os.path.dirname(target), prefix=".specx-")
    except OSError as problem:
        raise unwritten(path, problem) from None
    try:
        yield temporary
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(temporary, 0o777 & ~mask)
        if os.path.isdir(target):
            os.rmdir(target)
        os.replace(temporary, target)
    except OSError as problem:
        raise unwritten(path, problem) from None
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


@contextlib.contextmanager
def replacing(path: str) -> Iterator[TextIO]:
    """A stream whose text takes the place of `path` only when all of it is written.

    Raises `DataError` where the file or its folder cannot be written.
    """
    with replaced(path) as temporary, open(temporary, "w", encoding="utf-8", newline="") as stream:
        yield stream
