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

if TYPE_CHECKING:
    from .errors import SpecxError as SpecxError
    from .model import Allocation as Allocation
    from .model import Condition as Condition
    from .model import Edition as Edition
    from .model import Hit as Hit
    from .model import Identification as Identification
    from .model import Row as Row
    from .model import ServiceBand as ServiceBand
    from .model import ServiceTerm as ServiceTerm
    from .national import CountryTable as CountryTable
    from .notes import Footnote as Footnote
    from .notes import Restriction as Restriction
    from .notes import Rule as Rule
    from .table import Table as Table

__version__ = "0.1.0"
_HOMES = {
    "SpecxError": "errors", "Allocation": "model", "Condition": "model", "Edition": "model", "Hit": "model",
    "Identification": "model", "Row": "model", "ServiceBand": "model", "ServiceTerm": "model",
    "CountryTable": "national", "Footnote": "notes", "Restriction": "notes", "Rule": "notes", "Table": "table",
}  # fmt: skip
__all__ = ["__version__", "editions", "load", *_HOMES]


def load(
    edition: str | None = None, *, as_of: str | None = None, country: str | None = None, data: str | None = None
) -> Table:
    """The Table of an edition: by id, else the one in force on `as_of` (ISO date), else today.

    With a `country` (code or name) it is a `CountryTable`: the Table with the footnotes applied.
    `data` is another folder of facts. Raises `UnknownNameError`, `OutsideCoverageError`, `DataError`.
    """
    from .facts import Facts

    facts = Facts(data)
    chosen = facts.edition(edition) if edition else facts.edition_on(as_of)
    if country:
        from .national import CountryTable

        return CountryTable(facts, chosen, facts.geography.find(country), as_of)
    from .table import Table

    return Table(facts, chosen)


def editions(data: str | None = None) -> tuple[Edition, ...]:
    """The editions that the facts hold, oldest first."""
    from .facts import Facts

    facts = Facts(data)
    return tuple(map(facts.edition, facts.edition_ids))


def __getattr__(name: str) -> Any:
    """Loads the public classes when they are first named: a one-shot command needs few of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module 'specx' has no attribute '{name}'")
