"""The ranges of an edition's files do not tile its coverage."""

from __future__ import annotations

from collections.abc import Iterator

from ...units import format_band
from ..finding import Fault
from ..folder import Folder


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Declared ranges that leave a gap, overlap or reach beyond the coverage."""
    for edition in folder.every_edition():
        if edition.coverage is None:
            continue
        end, high = edition.coverage
        entries = [e for e in edition.record.get("table", ()) if "band" in e]
        for entry in entries:
            low, top = entry["band"]
            if low > end:
                yield edition.document.found(entry, f"no file holds {format_band(end, low)}")
            elif low < end:
                yield edition.document.found(entry, f"{format_band(low, min(end, top))} is given to two files",
                                             "order files by range")  # fmt: skip
            if top > high:
                yield edition.document.found(
                    entry, f"the file reaches beyond the coverage, {format_band(*edition.coverage)}"
                )
            end = max(end, top)
        if entries and end < high:
            yield edition.document.found(entries[-1], f"no file holds {format_band(end, high)}")
