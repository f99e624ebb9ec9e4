"""specx answers what the ITU Radio Regulations say about a frequency, with the provision cited.

    >>> import specx
    >>> table = specx.load("rr-2024")
    >>> hit = table.at("3.5GHz", region=1)[0]
    >>> hit.row.allocations[0].label
    'FIXED'

Frequencies are whole hertz (int). Bands are half-open: `[low_hz, high_hz)`.
"""

from __future__ import annotations

from .version import __version__

TYPE_CHECKING = False  # importing typing for it would take longer than all of this
if TYPE_CHECKING:
    from typing import Any

    from .answers.library import adjacent as adjacent
    from .answers.library import departures as departures
    from .answers.library import diff as diff
    from .answers.library import examine as examine
    from .answers.library import find as find
    from .answers.library import footnote as footnote
    from .answers.library import harmonics as harmonics
    from .answers.library import limits as limits
    from .answers.library import outcomes as outcomes
    from .answers.library import sharing as sharing
    from .carry.arrow import ArrowAnnotator as ArrowAnnotator
    from .carry.row_table import RowTable as RowTable
    from .carry.row_table import lookup as lookup
    from .carry.row_table import rows as rows
    from .carry.stretches import stretches as stretches
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
    from .table.table import Table as Table
    from .table.view import View as View


_HOMES = {
    "SpecxError": "errors", "Allocation": "regulations.values", "Condition": "regulations.values",
    "Edition": "regulations.values", "Hit": "regulations.values", "Identification": "regulations.values",
    "Row": "regulations.values", "ServiceBand": "regulations.values", "ServiceTerm": "regulations.values",
    "Footnote": "regulations.footnotes", "Restriction": "regulations.footnotes", "Rule": "regulations.footnotes",
    "Table": "table.table", "View": "table.view",
    "examine": "answers.library", "limits": "answers.library",
    "adjacent": "answers.library", "departures": "answers.library", "diff": "answers.library", "footnote": "answers.library",
    "find": "answers.library",
    "harmonics": "answers.library", "outcomes": "answers.library", "sharing": "answers.library",
    "ArrowAnnotator": "carry.arrow", "stretches": "carry.stretches", "RowTable": "carry.row_table", "lookup": "carry.row_table", "rows": "carry.row_table",
}  # fmt: skip
__all__ = ["__version__", "editions", "load", *_HOMES]


def load(
    edition: str | None = None,
    *,
    as_of: str | None = None,
    country: str | None = None,
    data: str | None = None,
    printed: bool = False,
    national: bool = False,
    column: str = "",
) -> Table:
    """What holds by an edition: by id, else the one in force on `as_of` (ISO date), else today.

    A `View`: the Table with its footnotes applied, in every Region, or with a `country` (code or
    name) as that country has it. With `printed` the page as it stands, no footnote applied.
    With `national` the country's own table, all its columns or one; `edition` is then a table of that country.
    `data` is another folder of facts. Raises `UnknownNameError`, `OutsideCoverageError`, `DataError`.
    """
    from .facts.folder import Facts
    from .table.table import Table
    from .table.view import View

    facts = Facts(data)
    if national:
        from .table.national import own_table

        return own_table(facts, country or "", edition or "", as_of or "", column)
    chosen = facts.edition(edition) if edition else facts.edition_on(as_of)
    if printed:
        return Table(facts, chosen)
    return View(facts, chosen, facts.geography.find(country) if country else None, as_of)


def editions(data: str | None = None) -> tuple[Edition, ...]:
    """The editions that the facts hold, oldest first."""
    from .facts.folder import Facts

    facts = Facts(data)
    return tuple(map(facts.edition, facts.edition_ids))


def __dir__() -> list[str]:
    """What is public."""
    return sorted(__all__)


def __getattr__(name: str) -> Any:
    """Loads the public classes when they are first named: a one-shot command needs few of them."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f".{_HOMES[name]}", __name__), name)
    raise AttributeError(f"module 'specx' has no attribute '{name}'")
