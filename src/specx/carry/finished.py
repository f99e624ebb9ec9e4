"""What is said of every stretch of a Region, finished when a wheel is built: nothing is resolved to annotate a file.

It stands beside the compiled facts and under their seal: made of every file of an edition's rows and footnotes, and used only
while those are as they were. It is of the days from the last on which a rule of the edition begins or ends; other days, countries,
services to be checked and ranges over several stretches are asked of the view.
"""

from __future__ import annotations

from .columns import AnnotatedRow
from .layers import Layer

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from ..facts.folder import Facts
    from ..regulations.values import Edition, ServiceTerm
    from ..table.table import Table


def _name(edition: Edition, region: int) -> str:
    return f"{edition.id}/said-{region}"


def _made_from(edition: Edition) -> list[str]:
    files = [
        f"{edition.id}/edition.yaml",
        *(file for file, *_ in edition.tables),
        *(file for file, *_ in edition.footnote_files),
    ]
    return list(dict.fromkeys(files))


def finished_layer(facts: Facts, edition: Edition, table: Table, region: int, day: str) -> Layer:
    """The layer of a Region, finished where that fits the facts and the day, else as the view makes it."""
    found = facts.index(_name(edition, region), _made_from(edition)) if facts.amended is None else None
    if not isinstance(found, dict) or day < found["from"]:
        return Layer(table, region)
    return FinishedLayer(table, region, found)


class FinishedLayer(Layer):
    """A layer whose answers for single frequencies are read, not made."""

    def __init__(self, table: Table, region: int, finished: dict[str, Any]) -> None:
        super().__init__(table, region)
        self.lows = finished["lows"]
        self._edges = frozenset(finished["edges"])
        self._said_of = finished["said"]
        self._rows = finished["rows"]
        self._read: dict[tuple[int, bool], AnnotatedRow] = {}

    def is_edge(self, number: int) -> bool:
        """Whether the lower edge of the stretch is one between two rows."""
        return number in self._edges

    def over(self, first: int, last: int, edge: bool = False, term: ServiceTerm | None = None) -> AnnotatedRow:
        """What is said of a range from one stretch to another."""
        if first != last or term is not None:
            return super().over(first, last, edge, term)
        key = self._said_of[first], edge
        known = self._read.get(key)
        if known is None:
            said = AnnotatedRow(**self._rows[key[0]])
            known = self._read[key] = said._replace(edge=edge) if said.edge is not None else said
        return known


def finished_values(facts: Facts) -> Iterator[tuple[str, list[str], dict[str, Any]]]:
    """What is to be compiled: for each edition and Region a name, the files that it is made of, and the value."""
    from ..table.table import REGIONS
    from ..table.view import View

    for name in facts.edition_ids:
        edition = facts.edition(name)
        days = {day for note in facts.footnotes(edition) for rule in note.rules for day in (rule.since, rule.until)}
        view = View(facts, edition, None, max(days | {"0000-01-01"}))
        for region in REGIONS:
            yield _name(edition, region), _made_from(edition), _finished(Layer(view, region), view.day)


def compile_finished(folder: str, out: str) -> int:
    """Writes what is said of every Region, by every edition of a folder of facts, under `out`; returns how many files."""
    from ..facts.folder import Facts
    from ..facts.sealed import Sealed

    facts = Facts(folder, compiled=None)
    sealed, count = Sealed(out, facts.path), 0
    for name, files, value in finished_values(facts):
        sealed.write(name, files, value)
        count += 1
    return count


def _finished(layer: Layer, day: str) -> dict[str, Any]:
    rows: dict[AnnotatedRow, int] = {}
    count = range(len(layer.lows))
    return {
        "from": day, "lows": layer.lows, "edges": [n for n in count if layer.is_edge(n)],
        "said": [rows.setdefault(layer.at(n), len(rows)) for n in count],
        "rows": [{name: getattr(row, name) for name in AnnotatedRow._fields if name != "check"} for row in rows],
    }  # fmt: skip
