"""A band is not written in the plain form `3400-3600 MHz`.

Blanks within numbers, long dashes and other spellings of the unit are understood, but a search
finds only one form. `--fix` rewrites it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...errors import FrequencyError
from ...units import parse_range
from ..document import Document
from ..finding import Edit, Fault
from ..folder import Folder

SEVERITY = "warning"
FIXABLE = True
_PARTS = re.compile(r"([\d.]+)\s*([a-z]*)\s*-\s*([\d.]+)\s*([a-z]+)", re.IGNORECASE)
_UNITS = {"hz": "Hz", "khz": "kHz", "mhz": "MHz", "ghz": "GHz", "thz": "THz"}
_SHORT = {"k": "khz", "m": "mhz", "g": "ghz", "t": "thz"}


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Bands that are understood but not written in the plain form."""
    for node in document.bands:
        plain = spelled(node)
        if plain:
            span = document.span(node)
            edits = (Edit(*span, plain if not node.style else f'"{plain}"'),) if span else ()
            yield document.found(node, f"the band '{node[:60]}' is not in the plain form", f"write {plain}", edits)


def spelled(text: str) -> str | None:
    """The band in the plain form, its numbers and units kept; None where that is not the same band."""
    squeezed = re.sub(r"[\u2010-\u2015\u2212]", "-", re.sub(r"[\s\u00a0\u2000-\u200b\u202f\u2060]", "", text))
    match = _PARTS.fullmatch(squeezed)
    if not match:
        return None
    low, unit, high, last = match.groups()
    units = [_UNITS.get(_SHORT.get(u.lower(), u.lower()), "") for u in (unit, last)]
    plain = f"{low}{' ' + units[0] if units[0] and units[0] != units[1] else ''}-{high} {units[1]}"
    try:
        return plain if parse_range(plain) == parse_range(text) else None
    except FrequencyError:
        return None
