"""`specx examine`: does a planned assignment conform to Article 5 (No. 11.31)?"""

from __future__ import annotations

import contextlib
from itertools import chain
from operator import itemgetter

from ..answers.examine.assignment import Assignment, Reading
from ..answers.examine.examiner import CONFORMS, FAILS, Examiner
from ..answers.examine.files import ASSIGNMENTS, examined
from ..answers.examine.further import further
from ..answers.examine.rows import (
    Examination,
    ExaminationLine,
    ExaminedRow,
    LimitCheck,
    RefusedRow,
    RowLine,
    line_cells,
    lines,
)
from ..answers.examine.sending import SENDING
from ..answers.how_read import HowReadHead, how_read
from ..answers.table_file import FileRow, read_rows
from ..errors import DataError, UsageError
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.procedures import how_read_blocks
from ..output.progress import progress
from ..record import plain
from ..units import format_band, format_hz, format_width
from .files import opened
from .limits import note_rules
from .options import NATIONAL, beside, gives, with_options
from .own_examine import asked_apart, columns, with_own, worst_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Annotated, Any, TypeAlias

    import typer

    from ..answers.examine.own import OwnExaminer
    from .ask import Ask
    from .shared import EACH_LINE

    Row: TypeAlias = ExaminedRow | RefusedRow

_STYLE = {"fail": "bad", "condition": "warn", "warning": "warn", "met": "good", "note": "", "unchecked": "dim"}
_MARK = {"fail": "no", "condition": "if", "warning": "! ", "met": "ok", "note": "  ", "unchecked": "??"}
_RELATIONS = {
    "equal": "equal to", "must-protect": "yields to", "protected-from": "protected from",
    "equal-secondary": "secondary like", "mutual": "each yields to the other:", "not-stated": "nothing said towards",
    "no-claim": "claims nothing from", "not-claimed-on": "asked for nothing by",
}  # fmt: skip
_VERDICT: dict[str, str] = {CONFORMS: "good", FAILS: "bad"}


@gives(Examination, ExaminationLine)
@gives(ExaminedRow, RowLine, "with `--file`")
@gives(RefusedRow, RowLine, "with `--file`, for a row that cannot be examined")
@beside(HowReadHead)
@with_options(
    "region", "country", "edition", "as_of", "service", "unit", "output", *NATIONAL, "data", "overlay", "color"
)
def examine(
    ask: Ask,
    frequency: Annotated[
        str,
        typer.Argument(metavar="[FREQ]", help="The centre frequency, with its unit; - reads one per line from stdin."),
        EACH_LINE,
    ] = "",
    bandwidth: Annotated[
        str, typer.Option("--bandwidth", "-b", metavar="BW", help="Necessary bandwidth, or a designator.")
    ] = "",
    emission: Annotated[
        str,
        typer.Option(
            "--emission", metavar="DESIGNATOR", help="Emission designator, e.g. 36M0G7W: gives the bandwidth."
        ),
    ] = "",
    station: Annotated[
        str, typer.Option("--class", metavar="SYMBOL", help="Class of station (FX, FB, ML, EC ...): gives the service.")
    ] = "",
    orbit: Annotated[
        str, typer.Option("--orbit", metavar="GSO|non-GSO", help="Orbit of the satellite, for limits.")
    ] = "",
    kind: Annotated[
        list[str] | None, typer.Option("--station", metavar="KIND", help="Kind of station: aircraft, ship, coast ...")
    ] = None,
    use: Annotated[
        list[str] | None,
        typer.Option("--use", metavar="USE", help="IMT, HAPS, feeder link ..., or none that footnotes name."),
    ] = None,
    received: Annotated[
        str, typer.Option("--received", metavar="DATE", help="Day on which the notice was received; today by default.")
    ] = "",
    settled: Annotated[
        list[str] | None,
        typer.Option("--settled", metavar="NUMBER", help="Provision or footnote whose condition is met: 9.21, 5.441."),
    ] = None,
    pfd: Annotated[
        str, typer.Option("--pfd", metavar="DB[/BW]", help="pfd at the ground, in the unit of the limit: -112/1MHz.")
    ] = "",
    angle: Annotated[
        str, typer.Option("--angle", metavar="DEGREES", help='Angle for masks: of arrival, or "off-axis 3".')
    ] = "",
    eirp: Annotated[
        str,
        typer.Option("--eirp", metavar="DBW[/BW]", help="e.i.r.p. in the bandwidth of the limit: 20dBW/4kHz, 100W."),
    ] = "",
    unwanted: Annotated[
        str, typer.Option("--unwanted", metavar="DBW", help="Unwanted power in the passive band next door.")
    ] = "",
    power: Annotated[
        str, typer.Option("--power", metavar="DBW[/BW]", help="Power into the antenna: 10dBW, 50W, -50dBW/1Hz.")
    ] = "",
    antenna: Annotated[str, typer.Option("--antenna", metavar="M", help="Diameter of the antenna.")] = "",
    apogee: Annotated[str, typer.Option("--apogee", metavar="KM", help="Apogee of the orbit.")] = "",
    elevation: Annotated[
        str, typer.Option("--elevation", metavar="DEGREES", help="Least elevation of the main beam.")
    ] = "",
    notice: Annotated[
        str, typer.Option("--notice", metavar="FILE", help="A notice with power and antenna: YAML, or CSV, JSON Lines.")
    ] = "",
    plot: Annotated[
        str, typer.Option("--plot", metavar="FILE", help="Draws the first notice against its masks: PNG, SVG or PDF.")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 while anything is open.")] = False,
    file: Annotated[
        str,
        typer.Option(
            "--file", metavar="FILE", help="Many assignments: CSV, TSV or JSON Lines; - reads CSV from stdin."
        ),
    ] = "",
) -> int:
    """Does a planned assignment conform to Article 5 (No. 11.31)?

    The whole necessary bandwidth has to lie in bands allocated to the service. Verdicts:
    conforms (nothing is open), conforms-with-conditions (exit 0), does-not-conform (exit 1).
    With --national a verdict of each column of the country's own table stands beside it; then exit 1 also where
    none of them has the service.

    Example: specx examine 3.65GHz --bandwidth 100MHz -s MOBILE -c DE
    Example: specx examine 7428MHz --bandwidth 28MHz -s FIXED -c DE
    Example: specx examine 14.25GHz --bandwidth 36MHz -s "FSS (E-s)" -r 1 -o json
    """  # fmt: skip
    ask, own, asked = asked_apart(ask, not (file or notice))
    given = {
        "frequency": frequency, "bandwidth": bandwidth, "emission": emission, "service": ask.service, "class": station,
        "region": ask.region if not ask.place else ",".join(map(str, ask.regions)), "country": ask.country,
        "orbit": orbit, "pfd": pfd, "angle": angle, "eirp": eirp, "unwanted": unwanted, "power": power,
        "antenna": antenna, "apogee": apogee, "elevation": elevation, "received": received,
        "station": ",".join(kind or ()), "use": ",".join(use or ()), "settled": ",".join(settled or ()),
    }  # fmt: skip
    reading = Reading(ask.facts, ask.unit, ask.asked.frequency)
    examiner = Examiner(ask.facts, ask.chosen_edition, ask.as_of or None, alone=not (file or notice))
    if file and notice:
        raise UsageError("both --file and --notice are given", "leave one of them out")
    if file or notice:
        if frequency:
            raise UsageError("both a frequency and a file are given", "leave one of them out")
        file = file or notice
        if plot:
            _draw(ask, file, given, reading, examiner, plot)
        answer = _of_file(ask, file, given, reading, examiner, strict, own)
        note_rules(ask, answer)
        asked.asked = ask.asked
        return asked.show(answer)
    assignment = reading.assignment(given)
    results = [r._replace(next_questions=further(r)) for r in examiner.examine(assignment)]
    results = with_own(results, assignment, own)
    query = ask.query(
        assignment.low_hz, assignment.high_hz, service=ask.table.vocabulary.data_text(assignment.service),
        frequency_hz=assignment.frequency_hz, bandwidth_hz=assignment.bandwidth_hz,
    )  # fmt: skip
    if assignment.emission:
        e = assignment.emission
        query["emission"] = {"designator": e.designator, "symbols": [s._asdict() for s in e.symbols]}
    if assignment.station:
        query["class"] = assignment.station
    read = HowReadHead(how_read=how_read(results, ask.facts))
    answer = Answer(
        "examine", ask.chosen_edition, query, results, line=ExaminationLine, lines=lines, extra=plain(read),
        grid=lambda: _grid(results),
        screen=lambda: chain(_screen(results, assignment), how_read_blocks(read.how_read)),
        columns=columns(ExaminationLine._fields, own),
        exit_code=1 if any(r.verdict == FAILS or (strict and r.open) for r in results) else worst_of(results),
    )  # fmt: skip
    note_rules(ask, answer)
    asked.asked = ask.asked
    return asked.show(answer)


def _of_file(
    ask: Ask,
    file: str,
    given: dict[str, str],
    reading: Reading,
    examiner: Examiner,
    strict: bool,
    own: OwnExaminer | None,
) -> Answer:
    counts: dict[str, int] = {}  # of each verdict, as they come
    left_open = [False]

    def made() -> Iterator[Row]:
        try:
            with contextlib.ExitStack() as stack:
                rows = progress(_rows(ask, file, stack), "assignments examined")
                for result in examined(rows, given, reading, examiner, lambda r, a: with_own(r, a, own)):
                    counts[result.verdict] = counts.get(result.verdict, 0) + 1
                    left_open[0] |= strict and isinstance(result, ExaminedRow) and bool(result.open)
                    left_open[0] |= isinstance(result, ExaminedRow) and worst_of([result]) == 1
                    yield result
        except UnicodeDecodeError:
            raise DataError(f"{file}: is not UTF-8 text") from None

    def exit_code() -> int:
        """2 for an unreadable row, 3 for one outside the data, 1 where something does not conform, else 0."""
        codes = {"unreadable": 2, "outside-coverage": 3, FAILS: 1}
        return next((code for verdict, code in codes.items() if verdict in counts), int(left_open[0]))

    coming = made()
    first = next(coming, None)  # an unusable file is told before any output
    results = coming if first is None else chain([first], coming)
    # The columns of the file come along, so that a row can be joined to where it came from.
    cells = list(first.input) if first else []
    fields = columns(RowLine._fields, own)
    kept = itemgetter(*(RowLine._fields.index(name) for name in fields))

    def flat(result: Row) -> Iterator[list[Any]]:
        given_too = [result.input.get(name, "") for name in cells]
        for told in line_cells(result):
            yield [*kept(told), *given_too]

    return Answer(
        "examine", ask.chosen_edition, ask.query(None, None, file=file), results,
        (*fields, *(f"input_{name}" for name in cells)), flatten=flat, grid=lambda: _grid(results),
        screen=lambda: _file_screen(results, counts), exit_code=exit_code,
    )  # fmt: skip


def _draw(ask: Ask, file: str, given: dict[str, str], reading: Reading, examiner: Examiner, path: str) -> None:
    """The picture of the first row that has a mask to be drawn against."""
    from ..answers.examine.curves import curves
    from ..answers.examine.sending import each_place
    from ..carry.written import replaced
    from ..interrupt import tidying
    from ..output.plot import check_plot, plot

    check_plot(path)
    if file == "-":
        raise UsageError("a picture is not drawn from a pipe", "name a file")
    with contextlib.ExitStack() as stack:
        for row in _rows(ask, file, stack):
            for words in each_place({**given, **ASSIGNMENTS.named(row.cells)}):
                assignment = reading.assignment(words)
                found = list(curves(examiner, assignment))
                if found:
                    service = ask.facts.vocabulary.data_text(assignment.service)
                    title = f"{row.cells.get('name', '')} {format_hz(assignment.frequency_hz)} {service}".strip()
                    # Half a picture is none: the file appears only when it is whole.
                    with tidying(), replaced(path) as part:
                        return plot([c for c in found if c.unit == found[0].unit], title, path, part)
    raise UsageError("nothing in the file has a mask to be drawn against", "a notice needs power_density and gain")


def _rows(ask: Ask, file: str, stack: contextlib.ExitStack) -> Iterable[FileRow]:
    """The rows of a file of assignments or notices."""
    if file.endswith((".yaml", ".yml")):
        from ..answers.examine.notices import read_notices

        return read_notices(file, ask.facts)
    return read_rows(file, stack.enter_context(opened(file)), ASSIGNMENTS)


def _screen(results: list[Examination], assignment: Assignment) -> Iterator[Block]:
    first, emission = results[0], assignment.emission
    head = f"{format_hz(first.frequency_hz)}, {format_hz(first.bandwidth_hz)} wide: {format_band(first.low_hz, first.high_hz)}, {first.service}"
    yield line(Span(head, "head"))
    designator, symbols = (emission.designator, emission.symbols) if emission else ("", ())
    for s in symbols:
        words = f"{designator} {s.symbol}: {s.about}: {s.meaning}{'' if s.verified else ' (unverified)'}"
        yield line(Span(words, "dim"), indent=2)
    for r in results:
        place = f"{r.country}, Region {r.region}" if r.country else f"Region {r.region}"
        yield line(Span(f"{place}  ", "head"), _verdict(r.verdict), Span(f"  ({r.status})" if r.status else "", "dim"))
        yield line(Span(_parts(r), "dim"), indent=2)
        for told in _stands(r):
            yield line(Span(told, "dim"), indent=2)
        for f in r.findings:
            cited = f" [No. {f.provision}]" if f.provision and f.provision not in f.message else ""
            part = (f.low_hz, f.high_hz)
            where = "" if part == (r.low_hz, r.high_hz) else f"  {format_band(*part)}"
            yield line(Span(f"{_MARK[f.level]}  {f.message}{cited}", _STYLE[f.level]), Span(where, "dim"), indent=2)
        if r.own_verdicts:
            from ..output.own_verdicts import own_blocks

            yield from own_blocks(r)
        if r.next_questions and len(results) == 1:
            yield line(Span("next: " + r.next_questions[0], "dim"), indent=2)


def _parts(r: Examination) -> str:
    """The verdict in its parts, in words."""
    p = r.verdict_parts
    told = f"Table: {p.by_table}; conditions: {p.by_conditions}; limits: {p.by_limits}"
    if p.unexamined != "none":
        told += f"; not examined by the Bureau: {p.unexamined}"
    remains = {"4.4": "; No. 4.4 remains", "none": "; not even No. 4.4 remains", "": ""}[r.fallback]
    return told + remains


def _stands(r: Examination) -> Iterator[str]:
    """Who else has the band, by how the assignment stands to them, and what to ask next."""
    relations: dict[str, list[str]] = {}
    for s in r.shares:
        always = next((w.relation for w in s.by_footnote if not w.only), s.relation)
        relations.setdefault(always, []).append(s.label)
    if relations:
        yield "; ".join(f"{_RELATIONS[name]} {', '.join(labels)}" for name, labels in relations.items())
    if r.coordination:
        yield "coordination: " + ", ".join(f"No. {p}" for p in r.coordination)


def _checks(checks: Iterable[LimitCheck]) -> Grid:
    """The checks of a notice: what is compared with what, by how much it is kept, and what the value came from."""
    rows = []
    for c in checks:
        per = f" in {format_width(c.reference_bandwidth)}" if c.reference_bandwidth else ""
        at = f" at {c.angle_deg:g} degrees" if c.angle_deg is not None else ""
        limit = "" if c.limit_value is None else f"{c.limit_value:.5g} {c.unit or ''}{per}{at}"
        margin = "" if c.margin is None else f"{c.margin:+.1f}"
        style = {"kept": "good", "exceeded": "bad" if c.examined_by_bureau else "warn", "not-checked": "dim"}[c.result]
        name = f"No. {c.provision}" if c.provision[:1].isdigit() else c.provision
        rows.append(
            [
                cell(Span(f"{name} {c.quantity}", "note")), cell(limit),
                cell("" if c.offered is None else f"{c.offered:.5g}"), cell(Span(margin, style)), cell(Span(c.how, "dim")),
            ]
        )  # fmt: skip
    return Grid(("Limit", "Figure", "Offered", "Margin", "From"), rows)


def _verdict(verdict: str) -> Span:
    return Span(verdict.replace("-", " "), _VERDICT.get(verdict, "warn"))


def _file_screen(results: Iterable[Row], counts: dict[str, int]) -> Iterator[Block]:
    for r in results:
        where = f"row {r.row} {r.input.get('name', '')}".rstrip() + "  "
        if isinstance(r, RefusedRow):
            yield line(where, Span(f"{r.verdict}: {r.error.line}", "bad"))
            continue
        place = f"{r.country or ''} Region {r.region}".strip()
        because = "; ".join(f.message for f in r.findings if f.level == "fail")
        yield line(
            where, f"{format_hz(r.frequency_hz)} {r.service} {place}  ", _verdict(r.verdict),
            f"  {because}" if because else "",
        )  # fmt: skip
        for own in r.own_verdicts:
            column = f", {own.column}" if own.column else ""
            yield line(f"{own.own_table}{column}  ", _verdict(own.verdict), indent=4)
        if r.limit_checks and any(name in r.input for name in SENDING):
            yield _checks(r.limit_checks)
    told = ", ".join(f"{count} {verdict.replace('-', ' ')}" for verdict, count in counts.items())
    yield line(Span(told or "no assignment in the file", "head"))


def _grid(results: Iterable[Examination | RefusedRow]) -> Grid:
    rows = []
    for r in results:
        if isinstance(r, RefusedRow):
            rows.append([cell(str(r.row)), cell(), cell(Span(r.verdict, "bad")), cell(r.error.message)])
            continue
        told = [Span(("\n" if i else "") + f.message, _STYLE[f.level]) for i, f in enumerate(r.findings)]
        rows.append(
            [
                cell(format_band(r.low_hz, r.high_hz)), cell(f"{r.country or ''} {r.region}".strip()),
                cell(Span(r.verdict, _VERDICT.get(r.verdict, "warn"))), told,
            ]
        )  # fmt: skip
    return Grid(("Assignment", "Region", "Verdict", "Findings"), rows)
