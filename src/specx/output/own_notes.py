"""What only a note of a country's own table says, as it looks on a screen."""

from __future__ import annotations

from ..units import format_band, format_hz, format_width
from .answer import Block, Span, line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..answers.footnotes import CitingRow, FootnoteRow, RuleTerms
    from ..answers.own_notes import Activity, NotePlace


def own_blocks(rule: RuleTerms, indent: int) -> Iterator[Block]:
    """For whom a rule of a note holds, how it is licensed, where, from when, by which rules."""
    whom = [rule.column] if rule.column else []
    whom += [", ".join(rule.users)] if rule.users else []
    if whom:
        yield line("for: " + ": ".join(whom), indent=indent)
    for licence in rule.licences:
        of = f": {licence.of}" if licence.of else ""
        basis = "" if licence.basis in ("", "stated") else f"  ({licence.basis})"
        yield line(f"licence {licence.licence}{of}", Span(basis, "dim"), indent=indent)
    for activity in rule.activities:
        yield line(_activity(activity), indent=indent)
    for place in rule.places:
        doubt = f"  (unverified: {place.doubt})" if not place.verified else ""
        yield line(f"{_ROLES[place.role]}{_place(place)}", Span(doubt, "warn"), indent=indent)
    for date in rule.timeline:
        yield line(Span(date.date, "head"), f"  {date.what}", indent=indent)
    for words, names in (
        ("rules: ", [f"{p.part} {p.title}".strip() for p in rule.rule_parts]),
        ("see ", list(rule.see_notes)), ("documents: ", list(rule.other_documents)),
    ):  # fmt: skip
        if names:
            yield line(Span(words + ", ".join(names), "dim"), indent=indent)


_ROLES = {
    "permitted": "at ", "prohibited": "not at ", "protected": "protects ", "coordination": "coordination at ",
    "excepted": "but not for ", "location": "place: ",
}  # fmt: skip


def _place(place: NotePlace) -> str:
    told = place.name
    if place.lat is not None and place.lon is not None:
        told += f" ({_angle(place.lat, 'NS')} {_angle(place.lon, 'EW')}"
        told += f", {place.radius_m / 1000:g} km around)" if place.radius_m else ")"
    elif place.radius_m:
        told += f" ({place.radius_m / 1000:g} km around)"
    if place.south is not None and place.north is not None and place.west is not None and place.east is not None:
        bounds = f"{_angle(place.south, 'NS')} to {_angle(place.north, 'NS')}, {_angle(place.west, 'EW')} to {_angle(place.east, 'EW')}"
        told += f" ({bounds})"
    if place.corners:
        told += f" ({len(place.corners)} corners)"
    bands = _bands(place.bands, place.frequencies_hz)
    return told + (f"  {bands}" if bands else "") + (f": {place.what}" if place.what else "")


def _angle(degrees: float, letters: str) -> str:
    return f"{abs(degrees):g} {letters[degrees < 0]}"


def _bands(bands: Iterable[tuple[int, int]], frequencies: Iterable[int]) -> str:
    return ", ".join([*(format_band(*band) for band in bands), *map(format_hz, frequencies)])


def _activity(told: Activity) -> str:
    """An activity with its bands, channels and terms, on one line."""
    what = [_bands(told.bands, told.frequencies_hz), ", ".join(told.services), told.conditions]
    what += [f"channels {format_width(told.raster_hz)} apart"] if told.raster_hz else []
    what += [f"{told.count} from {format_hz(told.first_hz)} on"] if told.count and told.first_hz else []
    what += ["channels " + ", ".join(map(format_hz, told.channels_hz))] if told.channels_hz else []
    wide = " to ".join(format_width(hz) for hz in (told.narrowest_hz, told.widest_hz) if hz)
    what += [f"{wide} wide"] if wide else []
    what += [f"duplex {format_width(told.duplex_hz)}"] if told.duplex_hz else []
    what += [f"{told.duty_cycle} % of the time"] if told.duty_cycle else []
    what += [f"licence {told.licence}"] if told.licence else []
    what += [told.standard, told.sites, ", ".join(told.ruled_by)]
    more = "; ".join(filter(None, what))
    return f"{told.name}: {more}" if more else told.name


def rows_blocks(footnote: FootnoteRow, rows: Iterable[CitingRow]) -> Iterator[Block]:
    """The rows of the country's own table that cite a note, neighbours joined, with their columns."""
    found: dict[str, list[list[int]]] = {}
    for row in sorted(rows, key=lambda r: (r.column, r.low_hz)):
        bands = found.setdefault(row.column, [])
        if bands and bands[-1][1] == row.low_hz:
            bands[-1][1] = row.high_hz
        else:
            bands.append([row.low_hz, row.high_hz])
    columns: dict[tuple[int, int], list[str]] = {}
    for column, bands in found.items():
        for low, high in bands:
            columns.setdefault((low, high), []).append(column)
    for band, names in sorted(columns.items()):
        where = "  " + ", ".join(filter(None, names))
        name = f"in {footnote.own_table}: " if footnote.own_table else "in the table: "
        yield line(Span(name, "dim"), Span(format_band(*band), "band"), where.rstrip(), indent=2)
