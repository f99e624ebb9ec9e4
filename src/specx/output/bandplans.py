"""Rows as band plans of receivers: the bands that SDR++ and gqrx draw under a spectrum.

Formats as their programs read them: SDR++, core/src/gui/widgets/bandplan.cpp; gqrx, src/qtgui/bandplan.cpp, with nine
columns. Both want of a band things that no table of allocations says: the kind that gives it its colour is read off its
services, and gqrx's mode and step say that none is told.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..answers.rows import TableRow
from .border import clean

# Words of a service, and the kind that programs have a colour for. The first that stands in one decides.
_KINDS = (
    ("amateur", "amateur"), ("broadcasting", "broadcast"), ("aeronautical", "aviation"), ("maritime", "marine"),
    ("radionavigation", "navigation"), ("satellite", "satellite"), ("space", "satellite"), ("radio astronomy", "science"),
    ("meteorological", "science"), ("fixed", "fixed"), ("mobile", "mobile"), ("radiolocation", "radar"),
)  # fmt: skip
_OTHER = "other"
# gqrx: alpha, red, green, blue.
_COLOURS = {
    "amateur": "#90009470", "broadcast": "#902e98bb", "aviation": "#900000ff", "marine": "#90000080",
    "navigation": "#99aabd26", "satellite": "#99e9eb7c", "science": "#90a040a0", "fixed": "#90808080",
    "mobile": "#90c07030", "radar": "#90b03030", "other": "#90606060",
}  # fmt: skip
_NO_MODE, _NO_STEP = "Demod Off", 1000


class BandPlan(NamedTuple):
    """Whose plan it is: a name, the country by name and code or a Region, the Regions, rows."""

    name: str
    country: str
    code: str  # "--" for none, as SDR++ has it
    region: str
    rows: Iterable[TableRow]


class _Band(NamedTuple):
    low_hz: int
    high_hz: int
    name: str
    kind: str


def sdrpp(plan: BandPlan) -> str:
    """The plan as SDR++ reads it."""
    bands = [{"name": b.name, "type": b.kind, "start": b.low_hz, "end": b.high_hz} for b in _bands(plan.rows)]
    told = {
        "name": plan.name, "country_name": plan.country, "country_code": plan.code, "author_name": "specx", "author_url": "",
        "bands": bands,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=4) + "\n"


def gqrx(plan: BandPlan) -> str:
    """The plan as gqrx reads it: no comma inside of a field, one comment, every field filled."""
    lines = ["# minFrequency,maxFrequency,mode,step,color,name,iaruRegion,country,use"]
    for b in _bands(plan.rows):
        name, country = (text.replace(",", ";") for text in (b.name, plan.country))
        lines.append(
            f"{b.low_hz},{b.high_hz},{_NO_MODE},{_NO_STEP},{_COLOURS[b.kind]},{name},{plan.region},{country},{b.kind}"
        )
    return "\n".join(lines) + "\n"


def _bands(rows: Iterable[TableRow]) -> Iterator[_Band]:
    """The bands with something in them; neighbours that read alike as one."""
    held: _Band | None = None
    for row in rows:
        ranked = [a for status in ("primary", "secondary", "permitted") for a in row.allocations if a.status == status]
        if not ranked:
            continue
        name = clean(", ".join(dict.fromkeys(a.label for a in ranked)))
        if row.column:
            name = f"{clean(row.column)}: {name}"
        band = _Band(row.low_hz, row.high_hz, name, _kind([a.service for a in ranked if a.status == ranked[0].status]))
        if held and held[1:] == (band.low_hz, band.name, band.kind):
            held = held._replace(high_hz=band.high_hz)
            continue
        if held:
            yield held
        held = band
    if held:
        yield held


def _kind(services: list[str]) -> str:
    """What to colour a band by: the first kind in the order above that one of its strongest services is of."""
    return next((kind for word, kind in _KINDS if any(word in service for service in services)), _OTHER)
