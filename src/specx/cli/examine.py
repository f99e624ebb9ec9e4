"""`specx examine`: does a planned assignment conform to Article 5 (No. 11.31)?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..answers.examine.assignment import Assignment, Reading
from ..answers.examine.examiner import CONFORMS, FAILS, Examiner
from ..answers.examine.files import examined, read_rows
from ..answers.examine.rows import Examination, ExaminationLine, ExaminedRow, RefusedRow, RowLine, lines
from ..answers.how_read import HowReadHead, how_read
from ..errors import DataError, UsageError
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.procedures import how_read_blocks
from ..output.progress import progress
from ..record import plain
from ..units import format_band, format_hz
from .ask import Ask
from .limits import note_rules
from .options import beside, gives, with_options

if TYPE_CHECKING:
    from typing import TypeAlias

    Row: TypeAlias = ExaminedRow | RefusedRow

_STYLE = {"fail": "bad", "condition": "warn", "met": "good", "note": "", "unchecked": "dim"}
_MARK = {"fail": "no", "condition": "if", "met": "ok", "note": "  ", "unchecked": "??"}
_VERDICT: dict[str, str] = {CONFORMS: "good", FAILS: "bad"}


@gives(Examination, ExaminationLine)
@gives(ExaminedRow, RowLine, "with `--file`")
@gives(RefusedRow, RowLine, "with `--file`, for a row that cannot be examined")
@beside(HowReadHead)
@with_options("region", "country", "edition", "as_of", "service", "unit", "output", "data", "overlay", "color")
def examine(
    ask: Ask,
    frequency: Annotated[str, typer.Argument(metavar="[FREQ]", help="The centre frequency, with its unit.")] = "",
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
    pfd: Annotated[
        str, typer.Option("--pfd", metavar="DB", help="pfd at the ground, in the unit and bandwidth of the limit.")
    ] = "",
    angle: Annotated[
        str, typer.Option("--angle", metavar="DEGREES", help="Angle of arrival, or off-axis, for masks.")
    ] = "",
    eirp: Annotated[
        str, typer.Option("--eirp", metavar="DBW", help="e.i.r.p. in the bandwidth of the limit: dBW, or 100W, 50dBm.")
    ] = "",
    unwanted: Annotated[
        str, typer.Option("--unwanted", metavar="DBW", help="Unwanted power in the passive band next door.")
    ] = "",
    file: Annotated[
        str,
        typer.Option(
            "--file", metavar="FILE", help="Many assignments: CSV, TSV or JSON Lines; - reads CSV from stdin."
        ),
    ] = "",
) -> int:
    """Does a planned assignment conform to Article 5 (No. 11.31)?

    The whole necessary bandwidth has to lie in bands allocated to the service. Verdicts:
    conforms, conforms-with-conditions (exit 0), does-not-conform (exit 1).

    Example: specx examine 3.65GHz --bandwidth 100MHz -s MOBILE -c DE
    """  # fmt: skip
    given = {
        "frequency": frequency, "bandwidth": bandwidth, "emission": emission, "service": ask.service, "class": station,
        "region": ask.region if not ask.place else ",".join(map(str, ask.regions)), "country": ask.country,
        "orbit": orbit, "pfd": pfd, "angle": angle, "eirp": eirp, "unwanted": unwanted,
    }  # fmt: skip
    reading = Reading(ask.facts, ask.unit, ask.asked.frequency)
    examiner = Examiner(ask.facts, ask.chosen_edition, ask.as_of or None)
    if file:
        if frequency:
            raise UsageError("both a frequency and a file are given", "leave one of them out")
        answer = _of_file(ask, file, given, reading, examiner)
        note_rules(ask, answer)
        return ask.show(answer)
    assignment = reading.assignment(given)
    results = list(examiner.examine(assignment))
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
        exit_code=1 if any(r.verdict == FAILS for r in results) else 0,
    )  # fmt: skip
    note_rules(ask, answer)
    return ask.show(answer)


def _of_file(ask: Ask, file: str, given: dict[str, str], reading: Reading, examiner: Examiner) -> Answer:
    counts: dict[str, int] = {}  # of each verdict, as they come

    def made() -> Iterator[Row]:
        try:
            with _opened(file) as stream:
                rows = progress(read_rows(file, stream), "assignments examined")
                for result in examined(rows, given, reading, examiner):
                    counts[result.verdict] = counts.get(result.verdict, 0) + 1
                    yield result
        except UnicodeDecodeError:
            raise DataError(f"{file}: is not UTF-8 text") from None

    def exit_code() -> int:
        """2 for an unreadable row, 3 for one outside the data, 1 where something does not conform, else 0."""
        codes = {"unreadable": 2, "outside-coverage": 3, FAILS: 1}
        return next((code for verdict, code in codes.items() if verdict in counts), 0)

    coming = made()
    first = next(coming, None)  # an unusable file is told before any output
    results = coming if first is None else chain([first], coming)
    # The columns of the file come along, so that a row can be joined to where it came from.
    own = list(first.input) if first else []

    def flat(result: Row) -> Iterator[list[Any]]:
        cells = [result.input.get(name, "") for name in own]
        for told in lines(result):
            yield [*(getattr(told, name) for name in RowLine._fields), *cells]

    return Answer(
        "examine", ask.chosen_edition, ask.query(None, None, file=file), results,
        (*RowLine._fields, *(f"input_{name}" for name in own)), flatten=flat, grid=lambda: _grid(results),
        screen=lambda: _file_screen(results, counts), exit_code=exit_code,
    )  # fmt: skip


def _opened(file: str) -> Any:
    if file == "-":
        import contextlib

        return contextlib.nullcontext(sys.stdin)
    try:
        return open(file, encoding="utf-8-sig", newline="")
    except OSError as problem:
        raise DataError(f"{file}: {problem.strerror or problem}") from None


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
        for f in r.findings:
            cited = f" [No. {f.provision}]" if f.provision and f.provision not in f.message else ""
            part = (f.low_hz, f.high_hz)
            where = "" if part == (r.low_hz, r.high_hz) else f"  {format_band(*part)}"
            yield line(Span(f"{_MARK[f.level]}  {f.message}{cited}", _STYLE[f.level]), Span(where, "dim"), indent=2)


def _verdict(verdict: str) -> Span:
    return Span(verdict.replace("-", " "), _VERDICT.get(verdict, "warn"))


def _file_screen(results: Iterable[Row], counts: dict[str, int]) -> Iterator[Block]:
    for r in results:
        where = f"row {r.row}  "
        if isinstance(r, RefusedRow):
            yield line(where, Span(f"{r.verdict}: {r.error.message}", "bad"))
            continue
        place = f"{r.country or ''} Region {r.region}".strip()
        because = "; ".join(f.message for f in r.findings if f.level == "fail")
        yield line(
            where, f"{format_hz(r.frequency_hz)} {r.service} {place}  ", _verdict(r.verdict),
            f"  {because}" if because else "",
        )  # fmt: skip
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
