"""Resolutions and Recommendations of conferences as records, found by name."""

from __future__ import annotations

from ..light import NamedTuple, cached_property
from ..regulations.values import Source
from .citing import cited_in_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .folder import Facts


FOLDER = "resolutions"


class Resolution(NamedTuple):
    """A Resolution or Recommendation: its name without revision, the checked record, and where that stands."""

    name: str
    record: dict[str, Any]
    source: Source

    @property
    def revision(self) -> str:
        """The revision that the newest edition holds, or the last one; "" where there is none."""
        return str(self.record.get("revision", ""))

    @property
    def in_force(self) -> bool:
        """Whether the newest edition holds it."""
        return self.record.get("status") not in ("abrogated", "absent")

    def cites(self) -> Iterator[tuple[str, str]]:
        """The documents and provisions that it works with or names, with revision."""
        return cited_in_record(self.record, {self.name})


class Resolutions:
    """Those of a folder of facts, read when the first one is asked for; none where it holds no such files."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._read: dict[str, dict[str, Resolution]] = {}

    @cached_property
    def by_name(self) -> dict[str, Resolution]:
        """Every one by its name, such as "Resolution 220"."""
        return {name: r for file in self._facts.files(FOLDER) for name, r in self._in(file).items()}

    def _in(self, file: str) -> dict[str, Resolution]:
        if file not in self._read:
            records = self._facts.records("resolutions", file)
            self._read[file] = {r["reference"]: Resolution(r["reference"], r, Source(file, r["line"])) for r in records}
        return self._read[file]

    def __iter__(self) -> Iterator[Resolution]:
        """Every one, in the order of the files."""
        return iter(self.by_name.values())

    def get(self, name: str) -> Resolution | None:
        """The one of that name, or None. Reads the file of its hundred, where the folder keeps such files."""
        kind, _, number = name.partition(" ")
        if kind == "Resolution" and number.isdigit():
            low = int(number) // 100 * 100
            file = f"{FOLDER}/{low or 1}-{low + 99}.yaml"
            if file in self._read or self._facts.has(file):
                return self._in(file).get(name)
        return self.by_name.get(name)
