"""Where a width fits, as it looks on a screen and in Markdown."""

from __future__ import annotations

from ..answers.asked_further import limits_command
from ..regulations.bands import union
from ..units import format_asked, format_width
from .answer import Block, Grid, Line, Span, cell, line
from .in_part import in_part_blocks, left_open_blocks
from .places import few
from .rows import alike, elsewhere_blocks
from .sharing import restriction_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    from ..answers.find.rows import FindHead, FitPart, FitRow, NearlyFit
    from ..answers.forbidden import Forbidden
    from ..answers.rows import Made


Bounds: TypeAlias = tuple[int, int]
Words: TypeAlias = tuple[Span, ...]

# So many parts of a stretch are named where something holds in them alone; more are counted.
_NAMED = 3


def find_blocks(rows: Sequence[FitRow], head: FindHead, bandwidth_hz: int, country: str) -> Iterator[Block]:
    """Each stretch with who shares it and what binds in it; then what is not among them."""
    if not rows:
        yield line(nothing(head, bandwidth_hz))
    for i, (regions, row) in enumerate(_merged(rows)):
        if i:
            yield line("")
        yield from _stretch(regions, row, country)
    if head.only_part:
        yield line("")
        yield line(Span("Only a part of the service asked", "head"), Span("  (ask for it by its name)", "dim"))
        yield Grid(
            ("Band", "Region", "Service", "Status"),
            [
                [
                    cell(Span(format_asked(p.low_hz, p.high_hz), "band")),
                    cell(str(p.region)),
                    cell(p.label),
                    cell(p.status),
                ]
                for p in head.only_part
            ],
        )
    if head.closed_to_new:
        yield line("")
        yield line(Span("Closed to new stations", "head"))
        yield Grid(("Band", "Region", "Service", "Footnote"), [
            [cell(Span(format_asked(c.low_hz, c.high_hz), "band")), cell(str(c.region)), cell(c.label),
             cell(Span(c.footnote, "note"))] for c in head.closed_to_new
        ])  # fmt: skip
    yield from in_part_blocks(head.elsewhere)
    yield from left_open_blocks(head.may_allocate)


def find_grid(rows: Iterable[FitRow]) -> Grid:
    """A row for each stretch: how often the width fits, who shares it, which footnotes bind."""
    cells = []
    for regions, row in _merged(rows):
        binding = dict.fromkeys(r.footnote for part in row.sub_bands for r in part.restrictions)
        sharers = [Span(("\n" if i else "") + spans[0].text) for i, spans in enumerate(_told(row, _sharers))]
        cells.append(
            [
                cell(Span(format_asked(row.low_hz, row.high_hz), "band")), cell(regions), cell(_label(row)),
                cell(str(row.fits)), sharers or cell("nobody"), cell(Span(" ".join(binding), "note")),
            ]
        )  # fmt: skip
    return Grid(("Band", "Region", "Service", "Fits", "With", "Binding"), cells)


def nothing(head: FindHead, bandwidth_hz: int) -> str:
    """That nothing fits, and what comes nearest, on one line."""
    near = map(_nearly, head.nearly)
    return ": ".join(filter(None, (f"{format_width(bandwidth_hz)} fits nowhere in what was asked", "; ".join(near))))


def _nearly(near: NearlyFit) -> str:
    where = f"{format_asked(near.low_hz, near.high_hz)} ({near.label}, Region {near.region})"
    if near.lacks == "bandwidth":
        return f"the widest is {format_width(near.width_hz)} at {where}"
    return f"leave out {'all terms' if near.lacks == 'terms' else '--' + near.lacks} and it fits in {where}"


def _merged(rows: Iterable[FitRow]) -> Iterator[tuple[str, FitRow]]:
    """Stretches that read alike in several Regions as one, with the Regions as text."""
    for same in alike(rows, _bare):
        yield ", ".join(str(row.region) for row in same), same[0]


def _bare(row: FitRow) -> FitRow:
    return row._replace(region=0, sub_bands=tuple(part._replace(source=None) for part in row.sub_bands))


def _label(row: FitRow) -> str:
    return row.label + (f" (via {row.via})" if row.via != "table" else "")


# --- one stretch


def _stretch(regions: str, row: FitRow, country: str) -> Iterator[Block]:
    name = "Regions" if "," in regions else "Region"
    fits = f"{format_width(row.width_hz)}: fits {row.fits} times" if row.fits > 1 else format_width(row.width_hz)
    band = Span(format_asked(row.low_hz, row.high_hz), "band")
    yield line(Span(f"{name} {regions}", "head"), "  ", band, Span(f"  {fits}", "dim"))
    yield line(Span(_label(row), row.status), indent=2)
    groups: dict[tuple[Bounds, ...], list[Line]] = {((row.low_hz, row.high_hz),): []}
    for title, says in (("with  ", _sharers), ("limits  ", _limits)):
        for bands, told in _grouped(_told(row, says)).items():
            spans = [span for words in told for span in (Span(", "), *words)]
            groups.setdefault(bands, []).append(line(Span(title, "note"), *spans[1:]))
    for bands, told in _grouped(_told(row, lambda part: _lines(part, bool(country)))).items():
        groups.setdefault(bands, []).extend(line(*words) for words in told)
    whole, *others = groups
    yield from (told_of._replace(indent=4) for told_of in groups[whole])
    for bands in sorted(others):
        yield line(Span(f"in {_where(bands)}", "band"), indent=4)
        yield from (told_of._replace(indent=6) for told_of in groups[bands])
    if any(part.limits for part in row.sub_bands):
        asks = limits_command(row.low_hz, row.high_hz, row.service, country, regions.split(", "))
        yield line(Span(f"figures: {asks}", "dim"), indent=4)


def _told(row: FitRow, says: Callable[[FitPart], Iterable[Words]]) -> dict[Words, tuple[Bounds, ...]]:
    """What the parts of a stretch say, each once, with the bands in which it holds."""
    found: dict[Words, list[Bounds]] = {}
    for part in row.sub_bands:
        for words in says(part):
            found.setdefault(words, []).append((part.low_hz, part.high_hz))
    return {words: tuple(union(bands)) for words, bands in found.items()}


def _grouped(told: dict[Words, tuple[Bounds, ...]]) -> dict[tuple[Bounds, ...], list[Words]]:
    """The same by band: what holds in the same ones stands together."""
    found: dict[tuple[Bounds, ...], list[Words]] = {}
    for words, bands in told.items():
        found.setdefault(bands, []).append(words)
    return found


def _where(bands: Sequence[Bounds]) -> str:
    return " and ".join(format_asked(*band) for band in bands) if len(bands) <= _NAMED else f"{len(bands)} parts of it"


def _sharers(part: FitPart) -> Iterator[Words]:
    for a in part.sharers:
        via = (Span(f" (via {a.via})", "warn"),) if a.via != "table" else ()
        yield (Span(a.label, a.status), *via)


def _limits(part: FitPart) -> Iterator[Words]:
    for limit in part.limits:
        name = f"No. {limit.provision}" if limit.provision[:1].isdigit() else limit.provision
        figure = f" {limit.value} {limit.unit}" if limit.value is not None else ""
        yield (Span(f"{name} {limit.quantity}{figure}"),)


def _lines(part: FitPart, in_country: bool) -> Iterator[Words]:
    """What binds in a part, and what holds in some countries only, a line each."""
    for restriction in part.restrictions:
        yield restriction_line(restriction, in_country).spans
    for forbidden in part.prohibited:
        yield (Span(f"{forbidden.footnote}  ", "note"), Span(_forbidden(forbidden), "warn"))
    for term in part.terms:
        yield (Span(f"{term.footnote}  ", "note"), Span(term.text))
    for gone in part.absent:
        yield (Span(f"{gone.footnote}  ", "note"), Span(f"nothing of it in {_countries(gone)}", "warn"))
    for block in elsewhere_blocks(part.elsewhere):
        if isinstance(block, Line):
            yield block.spans
    for rule in part.may_allocate:
        what = f"{', '.join(rule.labels)}: {rule.effect}, {rule.why}"
        yield (Span(f"{rule.footnote}  ", "note"), Span(what, "warn"))
    for title, numbers in (("assumed to hold in this area", part.assumed), ("left open for this area", part.undecided)):
        if numbers:
            yield (Span(f"{title}: {' '.join(numbers)}", "warn"),)
    if part.doubt:
        yield (Span(f"unverified: {part.doubt}", "warn"),)


def _forbidden(told: Forbidden) -> str:
    what = told.use or ", ".join(told.services) or "all emissions"
    return f"forbids {what}" + (f" in {few(told.countries)}" if told.countries else "")


def _countries(rule: Made) -> str:
    if rule.area or not rule.countries:
        return rule.area or f"all but {few(rule.except_countries)}"
    return few(rule.countries)
