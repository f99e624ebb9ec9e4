"""A Resolution or Recommendation decoded on a screen."""

from __future__ import annotations

from ..regulations.mask import angle_name
from ..units import format_band, format_hz, format_width
from .answer import Block, Span, line
from .footnotes import restriction_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..answers.reference_rows import NamedDocument, ReferenceRow
    from ..answers.resolution import ResolutionTold
    from ..answers.stated_limits import StatedLimit


_ROLES = {
    "may-use": "only these may use it", "identified": "identified in", "must-be-spared": "must be spared",
    "not-protected-from": "nothing is claimed from", "agreement": "agreement with", "exempt": "exempt",
    "concerned": "concerned",
}  # fmt: skip
_STATUS = {
    "abrogated": "abrogated, ended on {until}", "absent": "not in the newest edition", "expired": "expired on {until}",
    "pending": "waits: not yet in effect",
}  # fmt: skip
_EXAMINED = {"all": "it", "part": "a part of it", "nothing": "nothing of it"}


def resolution_blocks(row: ReferenceRow, titled: bool = True) -> Iterator[Block]:
    """A reference's Resolution decoded: what it decides, where, for whom, how much; who prints an older revision.

    Not `titled` where our title of it stands above already.
    """
    told = row.record
    assert told is not None
    revision = f" ({told.revision})" if told.revision else ""
    yield line(Span(row.reference + revision, "head"), f"  {row.title}".rstrip() if titled else "")
    yield from official_title_blocks(row)
    if told.status:
        yield line(Span(_STATUS[told.status].format(until=told.until), "warn"), indent=2)
    for printed, numbers in (row.prints_older or {}).items():
        yield line(
            Span(f"{printed} is printed in {numbers_text(numbers)}; what follows is {told.revision}", "warn"), indent=2
        )
    if told.decides:
        yield line(told.decides, indent=2)
    yield from _where(told, 4)
    for role in told.country_roles:
        whose = f"the {len(role.codes)} of No. {role.of}" if role.of else str(len(role.codes))
        where = f" ({role.where})" if role.where else ""
        yield line(f"{_ROLES[role.role]} {whose}: {' '.join(role.codes)}{where}", indent=4)
    for duty in told.restrictions:
        yield line(restriction_text(duty, told.services), indent=4)
    for limit in told.limits:
        yield from limit_blocks(limit, 4)
    if told.areas:
        yield line("areas: " + "; ".join(told.areas), indent=4)
    if told.figures:
        yield line(f"its figures: specx limits ({told.figures})", indent=4)
    for step in told.procedure:
        yield line(f"- {step}", indent=4)
    if told.exempts:
        yield line(f"{numbers_text(told.exempts)} {'do' if len(told.exempts) > 1 else 'does'} not apply", indent=4)
    if told.bureau_examines:
        basis = "" if told.bureau_basis == "stated" else " (our conclusion from what it asks)"
        yield line(f"the Bureau examines {_EXAMINED[told.bureau_examines]}{basis}", indent=4)
    for named in row.works_with:
        yield line(Span(f"{'names' if named.only_named else 'works with'} {_document(named)}", "dim"), indent=4)
    for item in told.studied_for:
        bands = "".join(f"; {format_band(*b)}" if not i else f", {format_band(*b)}" for i, b in enumerate(item.bands))
        yield line(f"{item.conference} agenda item {item.item}: {item.title}{bands}", indent=4)
    for key, text, style in (("note", told.note, "dim"), ("doubt", told.doubt, "warn")):
        if text:
            yield line(Span(f"{key}: {text}", style), indent=2)
    if not told.verified:
        yield line(Span("unverified", "warn"), indent=2)
    yield line(Span(f"source: {told.source.file}:{told.source.line}, {told.document}, {told.at}", "dim"), indent=2)


def official_title_blocks(row: ReferenceRow) -> Iterator[Block]:
    """The title as the ITU gives it, where it is held; marked where it is from memory."""
    if row.official_title:
        unsure = [] if row.official_title_verified else [Span("  (title unverified)", "warn")]
        yield line(Span(row.official_title, "dim"), *unsure, indent=2)


def _document(named: NamedDocument) -> str:
    name = named.cited_as if named.cited_as.startswith("Report ") else f"Recommendation {named.cited_as}"
    return f"{name}: {named.title}" if named.title else name


def _where(told: ResolutionTold, indent: int) -> Iterator[Block]:
    """Bands, Regions, services: of the whole, or of each group where they differ."""
    groups = [(p.bands, p.regions, p.services, p.condition) for p in told.parts]
    for bands, regions, services, condition in groups or [(told.bands, told.regions, told.services, "")]:
        places = [format_band(*b) for b in bands] + ([] if groups else [format_hz(f) for f in told.frequencies_hz])
        words = [
            f"Region {', '.join(map(str, regions))}" if regions else "", ", ".join(services), condition,
        ]  # fmt: skip
        rest = "; ".join(w for w in words if w)
        if places:
            yield line(Span(", ".join(places), "band"), f"; {rest}" if rest else "", indent=indent)
        elif rest:
            yield line(rest, indent=indent)
    if groups and told.services:
        yield line(", ".join(told.services), indent=indent)
    if told.applications:
        yield line("use: " + ", ".join(told.applications), indent=indent)


def limit_blocks(limit: StatedLimit, indent: int) -> Iterator[Block]:
    """A figure that a document sets: whose, how much, where and when."""
    together = "all together" if limit.aggregate else ""
    whose = ", ".join(filter(None, [limit.measure, together, limit.station]))
    terms = [
        ", ".join(format_band(*b) for b in limit.bands),
        "into " + ", ".join(format_band(*b) for b in limit.into) if limit.into else "",
        limit.where, "for " + ", ".join(limit.protects) if limit.protects else "", limit.when,
        f"{limit.percent_of_time:g} % of the time" if limit.percent_of_time is not None else "",
        f"from {limit.from_}" if limit.from_ else "", limit.note, "" if limit.force == "mandatory" else limit.force,
    ]  # fmt: skip
    head = limit.quantity + (f" ({whose})" if whose else "")
    rest = "; ".join(t for t in terms if t)
    yield line(Span(head + _figure(limit), "head"), f"; {rest}" if rest else "", indent=indent)
    if limit.segments:
        yield line(_mask(limit), indent=indent + 2)
    for cells in limit.table:
        yield line(" | ".join(cells), indent=indent + 2)
    if limit.doubt:
        unsure = "" if limit.verified else "unverified: "
        yield line(Span(unsure + limit.doubt, "warn"), indent=indent + 2)


def _figure(limit: StatedLimit) -> str:
    """How much, to stand behind the quantity; of a mask or a table the unit, since the figures follow."""
    unit = limit.unit + (f" in {format_width(limit.reference_bandwidth)}" if limit.reference_bandwidth else "")
    least = limit.sense == "least"
    if limit.value is not None:
        return f": {'at least ' if least else ''}{limit.value:g} {unit}".rstrip()
    if limit.formula:
        return f": {limit.formula} {unit}".rstrip()
    if limit.unknown:
        return ": not in the data" + (f", read {limit.tables}" if limit.tables else "")
    return (", a minimum" if least else "") + (f", in {unit}" if unit else "")


def _mask(limit: StatedLimit) -> str:
    """The pieces of a mask: from where to where, and the number or formula there."""
    if limit.segments[0].from_ghz is not None:
        return "by frequency f in GHz: " + ", ".join(
            f"{s.from_ghz:g} to {s.to_ghz:g}: {s.limit}" for s in limit.segments
        )
    what = angle_name(limit.angle) if limit.angle else limit.variable
    pieces = ", ".join(f"{s.from_deg:g} to {s.to_deg:g}: {s.limit}" for s in limit.segments)
    return f"by {what}, d in degrees: {pieces}"


def numbers_text(numbers: Sequence[str]) -> str:
    """`No. 9.21`, `Nos. 9.12, 9.13`."""
    return f"No{'s' if len(numbers) > 1 else ''}. {', '.join(numbers)}"
