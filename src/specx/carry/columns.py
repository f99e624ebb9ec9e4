"""What `annotate` adds to a row of somebody's file: its columns, declared once for every format."""

from __future__ import annotations

from ..errors import UsageError, did_you_mean, shown
from ..record import Record


class AnnotatedRow(Record):
    """What the Table, its footnotes applied, says of the frequency or the range of one row."""

    answer: str
    """`allocated`; `not-allocated`, where the Table says so; `blank`, a cell that a country's own table leaves empty;
    `nothing-left`, where footnotes take away every allocation; `outside`, where the data has no row; `unknown`, where the
    frequency or the place could not be read. Of a range whose parts differ all of them, in order of frequency."""
    edition: str
    """The id of the edition, or of the country's own table, that answers."""
    region: int | None
    """The ITU Region that answers; empty for unknown."""
    band: str
    """The band of the row as the Table prints it; of a range that meets several rows, from the first to the last."""
    row_low_hz: int | None
    """The lower edge of the row, in Hz; of a range the lower edge of the lowest row that it meets."""
    row_high_hz: int | None
    """The upper edge of the row, in Hz; of a range the upper edge of the highest row that it meets."""
    rows: int | None
    """How many rows the range meets; 1 for a frequency."""
    primary: str
    """The primary services, as the Table prints them; of a range those that all of it has."""
    secondary: str
    """The secondary services; of a range those that all of it has."""
    permitted: str
    """Services that a footnote permits on terms of its own, without a category."""
    partly: str
    """Of a range: the services that only a part of it has, or not all of it in the same status."""
    footnotes_list: str
    """The footnotes of the row, beside its services and under it, each with its word: No. 5.340."""
    applied_list: str
    """The footnotes that change the allocations here."""
    uses: str
    """The uses that footnotes identify the frequency for; with `(some countries)` where not in the whole Region."""
    no_5_340: bool | None
    """True in a band of No. 5.340, in which all emissions are prohibited; of a range, of a part of it."""
    edge: bool | None
    """True where the frequency is exactly an edge between rows: the row above it answers. False for a range."""
    check: str = ""
    """With `--check`: the status in which the service has the frequency, or all of the range: `primary`, `secondary`,
    `permitted`; `some-countries`, where only a part of the Region has it; `open`, where that is undecided; `partly`, for a
    part of the range; `no`; empty where there is nothing to say: outside the data, or not read."""


COLUMNS: tuple[str, ...] = AnnotatedRow._fields
USUAL = (
    "answer", "row_low_hz", "row_high_hz", "primary", "secondary", "permitted", "footnotes_list", "uses", "no_5_340", "edge",
)  # fmt: skip
OF_RANGES = ("rows", "partly")
CHECK = "check"


def chosen(add: str, ranges: bool, check: bool) -> tuple[str, ...]:
    """The columns that --add names, or the usual ones. Raises `UsageError` for one that there is not."""
    names = [name.strip() for name in add.split(",") if name.strip()]
    known = [name for name in COLUMNS if name != CHECK]
    for name in names:
        if name not in ("all", *known):
            raise UsageError(
                f"--add '{shown(name)}' is no column", did_you_mean(name, known, f"choose from {', '.join(known)}")
            )
    if "all" in names:
        names = known
    if not names:
        names = [name for name in known if name in USUAL or (ranges and name in OF_RANGES)]
    return (*dict.fromkeys(names), *([CHECK] if check else []))


def kind_of(column: str) -> str:
    """The type of a column: `int`, `bool` or `str`."""
    written = next(
        c.__annotations__[column] for c in AnnotatedRow.__mro__ if column in getattr(c, "__annotations__", {})
    )
    return str(written).partition(" ")[0]


UNKNOWN_ROW = AnnotatedRow(
    answer="unknown", edition="", region=None, band="", row_low_hz=None, row_high_hz=None, rows=None, primary="", secondary="",
    permitted="", partly="", footnotes_list="", applied_list="", uses="", no_5_340=None, edge=None,
)  # fmt: skip
