"""specx answers what the ITU Radio Regulations say about a frequency, with the provision cited.

    >>> import specx
    >>> table = specx.load("rr-2024")
    >>> hit = table.at("3.5GHz", region=1)[0]
    >>> hit.row.allocations[0].label
    'FIXED'

Frequencies are whole hertz (int). Bands are half-open: `[low_hz, high_hz)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .version import __version__

if TYPE_CHECKING:
    from .errors import SpecxError as SpecxError
    from .regulations.footnotes import Footnote as Footnote
    from .regulations.footnotes import Restriction as Restriction
    from .regulations.footnotes import Rule as Rule
    from .regulations.values import Allocation as Allocation
    from .regulations.values import Condition as Condition
    from .regulations.values import Edition as Edition
    from .regulations.values import Hit as Hit
    from .regulations.values import Identification as Identification
    from .regulations.values import Row as Row
    from .regulations.values import ServiceBand as ServiceBand
    from .regulations.values import ServiceTerm as ServiceTerm
    from .table.country import CountryTable as CountryTable
    from .table.table import Table as Table


_HOMES = {
    "SpecxError": "errors", "Allocation": "regulations.values", "Condition": "regulations.values",
    "Edition": "regulations.values", "Hit": "regulations.values", "Identification": "regulations.values",
    "Row": "regulations.values", "ServiceBand": "regulations.values", "ServiceTerm": "regulations.values",
    "Footnote": "regulations.footnotes", "Restriction": "regulations.footnotes", "Rule": "regulations.footnotes",
    "CountryTable": "table.country", "Table": "table.table",
}  # fmt: skip
__all__ = ["__version__", "editions", "load", *_HOMES]


def load(
    edition: str | None = None, *, as_of: str | None = None, country: str | None = None, data: str | None = None
) -> Table:
    """The Table of an edition: by id, else the one in force on `as_of` (ISO date), else today.

    With a `country` (code or name) it is a `CountryTable`: the Table with the footnotes applied.
    `data` is another folder of facts. Raises `UnknownNameError`, `OutsideCoverageError`, `DataError`.
    """
    from .facts.folder import Facts

    facts = Facts(data)
    chosen = facts.edition(edition) if edition else facts.edition_on(as_of)
    if country:
        from .table.country import CountryTable

        return CountryTable(facts, chosen, facts.geography.find(country), as_of)
    from .table.table import Table

    return Table(facts, chosen)


def editions(data: str | None = None) -> tuple[Edition, ...]:
    """The editions that the facts hold, oldest first."""
    from .facts.folder import Facts

    facts = Facts(data)
    return tuple(map(facts.edition, facts.edition_ids))


def __getattr__(name: str) -> Any:
    """Loads the public classes when they are first named: a one-shot command needs few of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module 'specx' has no attribute '{name}'")
