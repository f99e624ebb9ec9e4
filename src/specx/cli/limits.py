"""`specx limits`: the power limits that bind in a range."""

from __future__ import annotations

from ..answers.limit_rows import LimitLine, LimitRow, line_of
from ..answers.limits import LimitsOf
from ..errors import UsageError
from ..output.answer import Answer, Block, Grid, Span, cell, line
from ..output.resolutions import numbers_text
from ..output.rows import alike
from ..regulations.listing import some
from ..table.limits import RULES_EDITION
from ..units import format_asked, format_band, format_width
from .following import of_service
from .options import QUESTION, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Annotated

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@gives(LimitRow, LimitLine)
@with_options(*QUESTION)
def limits(
    band: Annotated[
        str,
        typer.Argument(
            metavar="RANGE", help="A range such as 17.7-18.6GHz, or one frequency; - reads one per line from stdin."
        ),
        EACH_LINE,
    ],
    ask: Ask,
    angle: Annotated[
        str, typer.Option("--angle", metavar="DEGREES", help="Read masks at this angle: of arrival, or off-axis.")
    ] = "",
    orbit: Annotated[
        str, typer.Option("--orbit", metavar="GSO|non-GSO", help="Only limits on systems of this orbit.")
    ] = "",
    quantity: Annotated[
        str, typer.Option("--quantity", metavar="pfd|e.i.r.p.|...", help="Only limits on this quantity.")
    ] = "",
) -> int:
    """The power limits that bind in a range.

    Articles 21 and 22, Recommendation RA.769, the Resolutions that footnotes cite, and what footnotes
    state themselves. A limit whose figures are not in the data is named with the provision to read.

    Example: specx limits 17.8GHz -s "FSS (s-E)" -r 2 --angle 15
    Example: specx limits 3.6GHz -r 1
    Example: specx limits 10.6-10.7GHz -o csv
    """
    low, high = ask.asked.span(band)
    point = low == high
    high = high + 1 if point else high
    degrees = angle_of(angle)
    chosen = orbit_of(orbit)
    engine = LimitsOf(ask.view)
    results = [
        found
        for region in ask.regions
        for found in engine.within(low, high, region, ask.term, degrees, point)
        if (not quantity or quantity.casefold() in found.quantity.casefold())
        and (found.orbit == "any" or chosen in ("", found.orbit))
    ]
    results.sort(key=lambda r: (r.region, r.low_hz, r.service))
    answer = Answer(
        "limits", ask.chosen_edition, ask.query(low, high, angle_deg=degrees), results,
        line=LimitLine, lines=lambda r: [line_of(r)], grid=lambda: _grid(results, ask.place is not None),
        screen=lambda: _screen(results, low, high, degrees, ask.place is not None), exit_code=0 if results else 1,
        following=lambda: of_service(ask, "adjacent", low, high, "--passive"),
    )  # fmt: skip
    if any(not r.verified for r in results):
        answer.notes.append("`unverified`: the figure or its band was not read in the document named; read it there")
    note_rules(ask, answer)
    note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def note_rules(ask: Ask, answer: Answer) -> None:
    """Says so where provisions and limits come from another edition than the Table asked."""
    if ask.chosen_edition.id != RULES_EDITION:
        answer.extra["rules_edition"] = RULES_EDITION
        answer.notes.append(f"provisions and limits are those of {RULES_EDITION}, not of {ask.chosen_edition.id}")


def orbit_of(text: str) -> str:
    """GSO or non-GSO, "" for both. Raises `UsageError` for anything else."""
    found = {"gso": "GSO", "non-gso": "non-GSO", "ngso": "non-GSO", "": ""}.get(text.strip().casefold())
    if found is None:
        raise UsageError(f"orbit '{text[:20]}' is not known", "write GSO or non-GSO")
    return found


def angle_of(text: str) -> float | None:
    """The angle in degrees. Raises `UsageError` for what is none."""
    if not text:
        return None
    try:
        degrees = float(text.strip().removesuffix("deg").removesuffix("\u00b0"))
    except ValueError:
        raise UsageError(f"'{text[:20]}' is not an angle in degrees", "write for example 15") from None
    if not 0 <= degrees <= 90:
        raise UsageError(f"an angle of {degrees:g} degrees is out of range", "write 0 to 90")
    return degrees


def _figure(row: LimitRow) -> str:
    """The limit in words: a number with its unit, a mask's extremes, or why there is no number."""
    unit = f" {row.unit}" if row.unit else ""
    per = f" in {format_width(row.reference_bandwidth)}" if row.reference_bandwidth else ""
    if row.value is not None:
        least = "at least " if row.sense == "least" else ""
        return f"{least}{row.value if isinstance(row.value, str) else format(row.value, 'g')}{unit}{per}"
    if row.table:
        return f'a table: specx references "{row.provision.partition(" (")[0]}"'
    if row.quantity == "prohibition":
        return "none allowed" if row.force == "mandatory" else "none wanted"
    if row.from_value != row.to_value:
        return f"{row.from_value:g} to {row.to_value:g}{unit}{per} ({row.why})"
    return row.why + per


def _antenna(row: LimitRow) -> str:
    size = row.conditions.reference_antenna_m
    return f"antenna of {size:g} m" if size else ""


def _about(row: LimitRow, in_country: bool, antenna: bool = True) -> list[Span]:
    """For whom and when the limit holds, and what is unsure of it."""
    words = [row.applies_to, row.condition, row.note if row.by_footnotes else ""]
    if antenna:
        words.append(_antenna(row))
    if row.by_footnotes:
        words.append("by " + numbers_text(row.by_footnotes))
    if row.also_in:
        words.append("also in " + ", ".join(f"No. {p}" if p[:1].isdigit() else p for p in row.also_in))
    if row.alternative_to:
        by = row.choice.by if row.choice else ", ".join(row.notes)
        words.append(
            f"another mask of {row.provision} may bind in its place: which one is left open here, the note of its "
            f"table tells ({by})"
        )
    if not in_country and row.countries:
        words.append("in " + some(row.countries))
    if not in_country and row.except_countries:
        words.append("not in " + some(row.except_countries))
    if row.force != "mandatory":
        words.append(row.force)
    about = cell("; ".join(filter(None, words)))
    if not row.verified:
        about.append(Span(" unverified" + (f": {row.doubt}" if row.doubt else ""), "warn"))
    return about


def _grid(results: Iterable[LimitRow], in_country: bool) -> Grid:
    rows = []
    for group in alike(results, lambda r: r._replace(region=0, source=None)):
        r = group[0]
        provision = f"No. {r.provision}" if r.provision[:1].isdigit() else r.provision
        orbit = "" if r.orbit == "any" else f" {r.orbit}"
        rows.append(
            [
                cell(Span(format_band(r.low_hz, r.high_hz), "band")),
                cell(" ".join(str(row.region) for row in group)), cell(r.service + orbit),
                cell(Span(f"{provision} {r.quantity}", "note")), cell(Span(_figure(r), "head")), _about(r, in_country),
            ]
        )  # fmt: skip
    return Grid(("Band", "Region", "Service", "Limit", "Figure", "For"), rows)


def _screen(results: list[LimitRow], low: int, high: int, degrees: float | None, in_country: bool) -> Iterator[Block]:
    if not results:
        yield line(f"no limit in the data binds in {format_asked(low, high)}; that is not to say that there is none")
        return
    if degrees is not None:
        yield line(Span(f"masks read at {degrees:g} degrees", "dim"))
    groups = _by_bound(results, low, high)
    for i, (who, rows) in enumerate(groups):
        if i:
            yield line("")
        yield line(Span(who, "head"))
        cells = [_cells(r, services, low, high, in_country) for r, services in rows]
        yield Grid(("  Limit", "Figure", "For"), _told_once(cells))


def _told_once(rows: list[list[list[Span]]]) -> list[list[list[Span]]]:
    """Limits that differ in their figures alone, one after another, as one with these figures below each other."""
    told: list[list[list[Span]]] = []
    for name, figure, about in rows:
        if told and (told[-1][0], told[-1][2]) == (name, about):
            told[-1][1] += [Span("\n"), *figure]
        else:
            told.append([name, figure, about])
    return told


# A band that wide says nothing of the range asked: the rule holds for everything above 1 GHz.
_EVERYWHERE = 1_000_000_000_000


def _by_bound(results: list[LimitRow], low: int, high: int) -> list[tuple[str, list[tuple[LimitRow, list[str]]]]]:
    """The limits under those whom they bind, what holds for everything above 1 GHz last; one limit on several, once."""
    once: dict[str, tuple[LimitRow, list[str], list[int]]] = {}
    for row in results:
        bare = row._replace(region=0, source=None, service="", id=None)
        _, services, regions = once.setdefault(repr(bare), (bare, [], []))
        services += [row.service] if row.service not in services else []
        regions.append(row.region)
    asked = sorted({row.region for row in results})
    groups: dict[str, list[tuple[LimitRow, list[str]]]] = {}
    wide: list[tuple[LimitRow, list[str]]] = []
    for bare, services, regions in once.values():
        if bare.high_hz - bare.low_hz >= _EVERYWHERE:
            wide.append((bare, services))
            continue
        told = sorted(set(regions))
        where = "" if told == asked else f"  (Region {', '.join(map(str, told))})"
        groups.setdefault(", ".join(services) + where, []).append((bare, []))
    return [*groups.items(), *([("Everything above 1 GHz", wide)] if wide else [])]


def _cells(row: LimitRow, services: list[str], low: int, high: int, in_country: bool) -> list[list[Span]]:
    provision = f"No. {row.provision}" if row.provision[:1].isdigit() else row.provision
    orbit = "" if row.orbit == "any" else f" ({row.orbit})"
    part = max(low, row.low_hz), min(high, row.high_hz)
    band = "" if part == (low, high) or services else f"\n  {format_band(*part)}"
    about = _about(row, in_country, antenna=False)
    if services:
        about = [Span(", ".join(services) + ("; " if about and about[0].text else "")), *about]
    name = cell(Span(f"  {provision} {row.quantity}{orbit}", "note"), Span(band, "band"))
    figure = ", ".join(filter(None, (_figure(row), _antenna(row))))
    return [name, cell(Span(figure, "head")), about]
