"""`specx examine`: does a planned assignment conform to Article 5 (No. 11.31)?"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from ..answers.examine.assignment import Reading
from ..answers.examine.examiner import CONFORMS, FAILS, Examiner
from ..answers.examine.files import named, read_rows
from ..errors import DataError, OutsideCoverageError, SpecxError, UsageError
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.progress import progress
from ..units import format_band, format_hz
from .ask import Ask
from .limits import note_rules
from .options import with_options

_COLUMNS = (
    "row", "verdict", "region", "country", "frequency_hz", "bandwidth_hz", "low_hz", "high_hz", "service", "status",
    "level", "rule", "finding_low_hz", "finding_high_hz", "provision", "footnote", "message",
)  # fmt: skip
_STYLE = {"fail": "bad", "condition": "warn", "met": "good", "note": "", "unchecked": "dim"}
_MARK = {"fail": "no", "condition": "if", "met": "ok", "note": "  ", "unchecked": "??"}
_VERDICT = {CONFORMS: "good", FAILS: "bad"}


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
    answer = Answer(
        "examine", ask.chosen_edition, query, results, _COLUMNS, flatten=_flat,
        grid=lambda: _grid(results), screen=lambda: _screen(results, query),
        exit_code=1 if any(r["verdict"] == FAILS for r in results) else 0,
    )  # fmt: skip
    note_rules(ask, answer)
    return ask.show(answer)


class _Batch:
    """The results of a file as they come, and what the exit code will be."""

    def __init__(self) -> None:
        self.worst = 0
        self.counts: dict[str, int] = {}

    def results(
        self,
        rows: Iterable[tuple[int, dict[str, Any], SpecxError | None]],
        given: Json,
        reading: Reading,
        examiner: Examiner,
    ) -> Iterator[Json]:
        for number, row, problem in rows:
            try:
                if problem:
                    raise problem
                cells = named(row)
                defaults = given
                if "country" in cells or "region" in cells:
                    # A row that names its place is not asked in the place of the options too.
                    defaults = {k: v for k, v in given.items() if k not in ("country", "region")}
                for result in examiner.examine(reading.assignment({**defaults, **cells})):
                    yield self._counted({"row": number, **result, "input": row})
            except SpecxError as bad:
                verdict = "outside-coverage" if isinstance(bad, OutsideCoverageError) else "unreadable"
                self.worst = max(self.worst, bad.exit_code) if self.worst != 2 else 2
                yield self._counted(
                    {"row": number, "verdict": verdict, "findings": [], "error": {"code": bad.code, "message": bad.message, "hint": bad.hint}, "input": row}
                )  # fmt: skip

    def _counted(self, result: Json) -> Json:
        verdict = result["verdict"]
        self.counts[verdict] = self.counts.get(verdict, 0) + 1
        return result

    def exit_code(self) -> int:
        """2 for an unreadable row, 3 for one outside the data, 1 where something does not conform, else 0."""
        if "unreadable" in self.counts:
            return 2
        return self.worst or (1 if FAILS in self.counts else 0)


def _of_file(ask: Ask, file: str, given: Json, reading: Reading, examiner: Examiner) -> Answer:
    batch = _Batch()

    def results() -> Iterator[Json]:
        try:
            with _opened(file) as stream:
                rows = progress(read_rows(file, stream), "assignments examined")
                yield from batch.results(rows, given, reading, examiner)
        except UnicodeDecodeError:
            raise DataError(f"{file}: is not UTF-8 text") from None

    made = results()
    first = next(made, None)  # an unusable file is told before any output

    def all_of_them() -> Iterator[Json]:
        if first is not None:
            yield first
        yield from made

    own = list(first["input"]) if first and isinstance(first.get("input"), dict) else []
    width = len(_COLUMNS) + 1

    def flat(result: Json) -> Iterator[list[Any]]:
        given_cells = result["input"] if isinstance(result["input"], dict) else {}
        for cells in _flat(result):
            yield [*cells, *[""] * (width - len(cells)), *(given_cells.get(name, "") for name in own)]

    return Answer(
        "examine", ask.chosen_edition, ask.query(None, None, file=file), all_of_them(),
        # The columns of the file come along, so that a row can be joined to where it came from.
        (*_COLUMNS, "error", *(f"input_{name}" for name in own)), flatten=flat, grid=lambda: _grid(all_of_them()),
        screen=lambda: _file_screen(all_of_them(), batch), exit_code=batch.exit_code,
    )  # fmt: skip


def _opened(file: str) -> Any:
    if file == "-":
        import contextlib

        return contextlib.nullcontext(sys.stdin)
    try:
        return open(file, encoding="utf-8-sig", newline="")
    except OSError as problem:
        raise DataError(f"{file}: {problem.strerror or problem}") from None


def _flat(result: Json) -> Iterator[list[Any]]:
    head = [_text(result.get(k)) for k in _COLUMNS[:10]]
    error = result.get("error")
    tail = [f"{error['message']} ({error['hint']})" if error["hint"] else error["message"]] if error else []
    if not result["findings"]:
        yield [*head, "", "", "", "", "", "", "", *(tail or [])]
    for f in result["findings"]:
        yield [
            *head,
            f["level"],
            f["rule"],
            f["low_hz"],
            f["high_hz"],
            _text(f["provision"]),
            _text(f["footnote"]),
            f["message"],
        ]


def _text(value: Any) -> Any:
    return "" if value is None else value


def _screen(results: list[Json], query: Json) -> Iterator[Block]:
    first = results[0]
    head = f"{format_hz(first['frequency_hz'])}, {format_hz(first['bandwidth_hz'])} wide: {format_band(first['low_hz'], first['high_hz'])}, {first['service']}"
    yield line(Span(head, "head"))
    for symbol in query.get("emission", {}).get("symbols", ()):
        tail = "" if symbol["verified"] else " (unverified)"
        yield line(
            Span(
                f"{query['emission']['designator']} {symbol['symbol']}: {symbol['about']}: {symbol['meaning']}{tail}",
                "dim",
            ),
            indent=2,
        )
    for r in results:
        place = f"{r['country']}, Region {r['region']}" if r["country"] else f"Region {r['region']}"
        yield line(Span(f"{place}  ", "head"), Span(r["verdict"].replace("-", " "), _VERDICT.get(r["verdict"], "warn")),
                   Span(f"  ({r['status']})" if r["status"] else "", "dim"))  # fmt: skip
        for f in r["findings"]:
            cited = f" [No. {f['provision']}]" if f["provision"] and f["provision"] not in f["message"] else ""
            where = (
                ""
                if (f["low_hz"], f["high_hz"]) == (r["low_hz"], r["high_hz"])
                else f"  {format_band(f['low_hz'], f['high_hz'])}"
            )
            yield line(
                Span(f"{_MARK[f['level']]}  {f['message']}{cited}", _STYLE[f["level"]]), Span(where, "dim"), indent=2
            )


def _file_screen(results: Iterable[Json], batch: _Batch) -> Iterator[Block]:
    for r in results:
        where = f"row {r['row']}  "
        if "error" in r:
            yield line(where, Span(f"{r['verdict']}: {r['error']['message']}", "bad"))
            continue
        place = f"{r['country'] or ''} Region {r['region']}".strip()
        because = "; ".join(f["message"] for f in r["findings"] if f["level"] == "fail")
        yield line(where, f"{format_hz(r['frequency_hz'])} {r['service']} {place}  ",
                   Span(r["verdict"].replace("-", " "), _VERDICT.get(r["verdict"], "warn")), f"  {because}" if because else "")  # fmt: skip
    told = ", ".join(f"{count} {verdict.replace('-', ' ')}" for verdict, count in batch.counts.items())
    yield line(Span(told or "no assignment in the file", "head"))


def _grid(results: Iterable[Json]) -> Grid:
    rows = []
    for r in results:
        told = [Span(("\n" if i else "") + f["message"], _STYLE[f["level"]]) for i, f in enumerate(r["findings"])]
        if "error" in r:
            rows.append([cell(str(r["row"])), cell(), cell(Span(r["verdict"], "bad")), cell(r["error"]["message"])])
            continue
        where = f"{r['country'] or ''} {r['region']}".strip()
        rows.append(
            [
                cell(format_band(r["low_hz"], r["high_hz"])),
                cell(where),
                cell(Span(r["verdict"], _VERDICT.get(r["verdict"], "warn"))),
                told,
            ]
        )
    return Grid(("Assignment", "Region", "Verdict", "Findings"), rows)
