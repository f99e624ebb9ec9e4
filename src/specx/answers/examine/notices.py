"""Notices: a station with its powers and antenna, read from YAML into the words that a row of a table has."""

from __future__ import annotations

from ...facts import store
from ..table_file import FileRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ...facts.folder import Facts


def read_notices(path: str, facts: Facts) -> Iterator[FileRow]:
    """The notices of a YAML file, each as a row of words. Raises `DataError` with file and line."""
    from ...facts import kinds

    for record in kinds.checked("notices", store.read(path), path, facts.vocabulary, facts.country_codes):
        yield FileRow(line=record["line"], cells={k: _text(k, v) for k, v in record.items() if k != "line"})


def _text(key: str, value: Any) -> Any:
    """A value of YAML as a cell of a table holds it."""
    if key == "gains":
        return ", ".join(f"{item['elevation']:g}: {item['gain']:g}" for item in value)
    if key == "off_axis":
        return "; ".join(f"{item['from']:g}..{item['to']:g}: {item['gain']}" for item in value)
    return ", ".join(value) if isinstance(value, list) else value
