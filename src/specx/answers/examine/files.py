"""Assignments in a file: CSV, TSV or JSON Lines, read and examined row by row."""

from __future__ import annotations

from ...errors import OutsideCoverageError, SpecxError
from ..table_file import Columns, FileRow
from .rows import Examination, ExaminedRow, Refusal, RefusedRow
from .sending import each_place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from .assignment import Assignment, Reading
    from .examiner import Examiner


# Columns as people name them: the key is our name.
COLUMNS = {
    "frequency": ("frequency", "freq", "frequency_hz", "freq_hz", "center_frequency", "centre_frequency"),
    "bandwidth": ("bandwidth", "bw", "bandwidth_hz", "necessary_bandwidth"),
    "emission": ("emission", "designator", "emission_designator"),
    "service": ("service",),
    "class": ("class", "class_of_station", "station_class", "stn_cls"),
    "region": ("region", "itu_region"),
    "country": ("country", "administration", "adm"),
    "orbit": ("orbit",),
    "pfd": ("pfd",),
    "angle": ("angle",),
    "eirp": ("eirp", "e.i.r.p."),
    "unwanted": ("unwanted",),
    "power": ("power", "antenna_power"),
    "antenna": ("antenna", "antenna_m", "antenna_diameter"),
    "apogee": ("apogee", "apogee_km"),
    "elevation": ("elevation",),
    "station": ("station", "kind_of_station"),
    "use": ("use", "application"),
    "received": ("received", "date_of_receipt"),
    "position": ("position", "orbital_position"),
    "inclination": ("inclination", "inclination_deg"),
    "perigee": ("perigee", "perigee_km"),
    "power_density": ("power_density", "density", "max_power_density"),
    "gain": ("gain", "max_gain", "gain_dbi"),
    "gains": ("gains",),
    "off_axis": ("off_axis", "off-axis", "pattern"),
    "horizon": ("horizon", "horizon_elevation"),
    "service_area": ("service_area",),
    "settled": ("settled", "agreed", "agreements"),
}
_PLACES = frozenset({"country", "region", "service_area"})
ASSIGNMENTS = Columns(
    COLUMNS, "frequency", "columns: frequency, bandwidth or emission, service or class, region or country"
)


def examined(
    rows: Iterable[FileRow],
    given: Mapping[str, str],
    reading: Reading,
    examiner: Examiner,
    beside: Callable[[list[Examination], Assignment], list[Examination]],
) -> Iterator[ExaminedRow | RefusedRow]:
    """The verdicts on each row; `given` fills what a row leaves out. A row that cannot be examined says why.

    `beside` tells more of the verdicts on an assignment.
    """
    # A row that names its place is not asked in the place given too.
    given = {name: value for name, value in given.items() if value}
    elsewhere = {name: value for name, value in given.items() if name not in ("country", "region")}
    for row in rows:
        try:
            if row.problem:
                raise row.problem
            words = ASSIGNMENTS.named(row.cells)
            placed = not _PLACES.isdisjoint(words)
            for asked in each_place({**(elsewhere if placed else given), **words}):
                assignment = reading.assignment(asked)
                for result in beside(list(examiner.examine(assignment)), assignment):
                    yield ExaminedRow(row=row.line, input=row.cells, **result.__dict__)
        except SpecxError as bad:
            yield RefusedRow(
                row=row.line, verdict="outside-coverage" if isinstance(bad, OutsideCoverageError) else "unreadable",
                findings=(), error=Refusal(code=bad.code, message=bad.message, hint=bad.hint), input=row.cells,
            )  # fmt: skip
