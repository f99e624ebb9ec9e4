"""`specx annotate`: a file of frequencies with what is allocated there, row by row."""

from __future__ import annotations

import codecs
import contextlib
import io
import sys

from ..carry.formats import FRAMES, READ, WRITTEN, opened, wanted_format
from ..carry.job import Job, JobWanted
from ..carry.mapping import KEYS
from ..carry.places import Places, PlaceWanted
from ..carry.presets import PRESETS
from ..carry.watch import Watch
from ..carry.written import check_apart, check_streams_apart, replaced
from ..errors import UsageError
from ..interrupt import tidying
from ..output.border import clean
from ..output.progress import Counted, progress
from ..output.write import complain
from .options import NATIONAL, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated, Any

    import typer

    from .ask import Ask


@with_options(
    "region", "position", "country", "edition", "as_of", "unit", *NATIONAL, "printed", "data", "overlay", region=""
)
def annotate(
    file: Annotated[str, typer.Argument(metavar="FILE", help="CSV, TSV, JSON, JSON Lines, Parquet, Arrow, SigMF, bookmarks; gzip or zstd too; - reads stdin.")],
    ask: Ask,
    columns: Annotated[
        list[str] | None, typer.Option("--map", metavar="KEY=COLUMN", help=f"Which column holds what: {', '.join(KEYS)}.")
    ] = None,
    preset: Annotated[
        str, typer.Option("--preset", metavar="|".join(PRESETS), help="Columns and units of a register that many have.")
    ] = "",
    add: Annotated[
        str, typer.Option("--add", metavar="COLUMNS", help="What to add, with commas, or all; docs/annotate.md lists them.")
    ] = "",
    check: Annotated[
        str, typer.Option("--check", metavar="SERVICE|COLUMN", help="Whether each row has this service, or that which a column names.")
    ] = "",
    prefix: Annotated[str, typer.Option("--prefix", metavar="TEXT", help="Before the names of the columns that are added.")] = "",
    heads: Annotated[
        str, typer.Option("--heads", metavar="NAMES", help="The names of the columns of a file without a head, with commas.")
    ] = "",
    form: Annotated[
        str, typer.Option("--from", metavar="|".join(READ), help="What the file is, where neither its name nor its beginning says.")
    ] = "",
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="|".join(WRITTEN), help="Format of the answer; default: as --to is called, else as the file.")
    ] = "",
    to: Annotated[
        str, typer.Option("--to", metavar="FILE", help="Write to a file, packed by its name; nothing is left there if it fails.")
    ] = "",
    overwrite: Annotated[bool, typer.Option("--overwrite", help="--to may name the file that is read.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Stop at the first cell that cannot be read.")] = False,
) -> int:  # fmt: skip
    """A file of frequencies with what is allocated there, row by row.

    Order and columns stay; answers stand behind them. A cell that cannot be read is counted and told with its row.
    Exit code 1 where there was one, or where a row does not stand up to --check.

    Example: specx annotate docs/examples/licences.csv -c BR --map frequency=tx_mhz
    Example: specx annotate docs/examples/licences.csv -c BR --map frequency=tx_mhz --check service -o jsonl
    Example: specx annotate docs/examples/licences.csv -r 2 --map frequency=tx_mhz --map bandwidth=width --add primary,partly
    """
    region = ask.region if ask.region.casefold() != "all" else ""
    fixed = PlaceWanted(region, ask.country, ask.position, "", ask.column)
    edition = None
    if not ask.national:
        edition = ask.chosen_edition
    elif ask.edition:
        fixed = fixed._replace(edition=ask.edition)
    if ask.column and not ask.national:
        raise UsageError("--column is of a country's own table", "add --national")
    check_apart(file, to, overwrite)
    if not to:
        _check_stdout(file)
    places = Places(ask.facts, edition, ask.as_of, bool(ask.national), ask.printed, fixed)
    counted = Counted("rows")
    watch = Watch(complain, strict, counted.at)
    wanted = JobWanted(
        file, form, to, output, tuple(columns or ()), preset, ask.unit, add, check, prefix,
        tuple(name.strip() for name in heads.split(",")) if heads else (),
    )  # fmt: skip
    job = Job(wanted, places, watch, complain, lambda rows: progress(rows, "rows"))
    try:
        with opened(file) as (stream, read):
            if to:
                with tidying(), replaced(to) as path, open(path, "wb") as out:
                    job.run(stream, read, out, path)
            else:
                job.run(stream, read, _stdout(wanted_format(output, to, read).format))
    finally:
        counted.done()
    for line in watch.summary():
        complain(line)
    return watch.exit_code


def _check_stdout(file: str) -> None:
    """Raises `UsageError` where stdout is appended to the file."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        check_streams_apart(file, sys.stdout.fileno())


class _Shown(io.RawIOBase):
    """Text that a person sees, or that has no bytes below it: nothing in a file steers the terminal."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """True."""
        return True

    def write(self, data: Any) -> int:
        """Writes what is whole of the characters."""
        sys.stdout.write(clean(self._decoder.decode(bytes(data))))
        return len(data)


def _stdout(written: str) -> Any:
    """Where bytes go; what stands there already goes first. Raises `UsageError` for what is no text on a terminal."""
    sys.stdout.flush()
    binary = getattr(sys.stdout, "buffer", None)
    if binary is not None and not sys.stdout.isatty():
        return binary
    if written in FRAMES:
        raise UsageError(f"{written} is a file, not text for a terminal", "add --to FILE, or > FILE behind it")
    return _Shown()
