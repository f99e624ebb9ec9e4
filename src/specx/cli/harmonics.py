"""`specx harmonics`: which allocations the harmonics of an emission fall into."""

from __future__ import annotations

from ..answers.harmonics import KINDS, HarmonicLine, HarmonicRow, Harmonics, harmonic
from ..answers.widths import parse_width
from ..errors import OutsideCoverageError, UsageError
from ..output.answer import Answer, Grid, Span, cell
from ..output.rows import merged, placed_grid, services_cell
from ..units import format_band, format_hz
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .uncovered import note_many

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@beside("HarmonicsHead")
@gives(HarmonicRow, HarmonicLine)
@with_options(*QUESTION, *NATIONAL)
def harmonics(
    frequency: Annotated[
        str,
        typer.Argument(metavar="FREQ", help="The centre frequency, with its unit; - reads one per line from stdin."),
        EACH_LINE,
    ],
    ask: Ask,
    bandwidth: Annotated[
        str,
        typer.Option(
            "--bandwidth", "-b", metavar="BW", help="Bandwidth of the emission; a harmonic is as many times wider."
        ),
    ] = "0Hz",
    last: Annotated[int, typer.Option("-n", metavar="N", min=2, max=100, help="The last harmonic.")] = 5,
    into: Annotated[
        str,
        typer.Option(
            "--into", metavar="passive|safety", help="Only those that fall into passive bands, or into safety services."
        ),
    ] = "",
) -> int:
    """Which allocations the 2nd to the nth harmonic fall into.

    Example: specx harmonics 7.85GHz -n 4 --into passive
    Example: specx harmonics 435MHz -r 1
    Example: specx harmonics 2.2GHz -n 5 -o json
    """  # fmt: skip
    if into and into not in KINDS:
        raise UsageError(f"--into '{into[:40]}' is not known", "choose from " + ", ".join(KINDS))
    hz = ask.asked.frequency(frequency)
    width = parse_width(bandwidth, ask.unit or None, 2 * hz)
    if width > 2 * hz:
        raise UsageError(
            f"a bandwidth of {format_hz(width)} reaches below 0 Hz at {format_hz(hz)}",
            "it is at most twice the frequency",
        )
    engine = Harmonics(ask.view)
    results = []
    for region in ask.view.places(ask.regions):
        for row in engine.land(hz, width, last, region, into):
            chosen = ask.question.wanted(row.allocations)
            if chosen or not ask.question.filtered:
                results.append(row._replace(allocations=chosen))
    results.sort(key=lambda r: (r.harmonic, r.low_hz, r.region))
    answer = Answer(
        "harmonics", ask.chosen_edition,
        ask.query(hz, hz, bandwidth_hz=width, last=last, into=into or None), results,
        line=HarmonicLine, lines=lambda r: _lines(r, ask), grid=lambda: _grid(results), exit_code=0 if results else 1,
    )  # fmt: skip
    if not into:
        ask.note_absent(
            answer, (hit for region in ask.view.places(ask.regions) for _, hit in engine.met(hz, width, last, region))
        )
    end = ask.chosen_edition.coverage[1]
    met = [band for number in range(2, last + 1) if (band := harmonic(hz, width, number))[0] < end]
    note_many(ask.table, ask.regions, met, answer)
    if not results and not any(ask.table.within(*band, ask.regions) for band in met):
        answer.exit_code = OutsideCoverageError.exit_code
    beyond = engine.beyond(hz, width, last)
    if beyond is not None:
        answer.extra["outside_coverage_from"] = beyond
        answer.notes.append(f"harmonics from No. {beyond} on lie above {format_hz(end)}, outside the data")
    return ask.show(answer)


def _lines(r: HarmonicRow, ask: Ask) -> Iterator[HarmonicLine]:
    return ask.flat.of(
        HarmonicLine, r, harmonic=r.harmonic, harmonic_low_hz=r.harmonic_low_hz, harmonic_high_hz=r.harmonic_high_hz
    )


def _grid(results: list[HarmonicRow]) -> Grid:
    rows = []
    for regions, r in merged(results, bare=True):
        low, high = r.harmonic_low_hz, r.harmonic_high_hz
        where = format_hz(low) if high - low <= 1 else format_band(low, high)
        rows.append(
            [
                cell(str(r.harmonic)), cell(Span(where, "head")), cell(Span(format_band(r.low_hz, r.high_hz), "band")),
                cell(regions), services_cell(r.allocations, r.not_allocated, r.none), cell(Span("\n".join(r.why), "warn")),
            ]
        )  # fmt: skip
    if not any(r.why for r in results):
        return placed_grid(("No.", "Harmonic", "Band", "Region", "Services"), [row[:-1] for row in rows], results)
    return placed_grid(("No.", "Harmonic", "Band", "Region", "Services", "Falls into"), rows, results)
