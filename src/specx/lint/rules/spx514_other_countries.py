"""A national table cites a footnote that holds for other countries only, there.

Each rule of the footnote, or each that speaks of the row's band, names countries, and the table's is not among them; or
it leaves the country out. A footnote that holds in other Regions is told by SPX505.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...regulations.footnotes import Rule
from ..finding import Fault
from ..folder import Folder
from ..own_notes import CitedNote, cited_of_base
from ..rows import OF_ROWS

SEVERITY = "warning"
# The kinds of file in which it finds something.
FOUND_IN = OF_ROWS


def check_folder(folder: Folder) -> Iterator[Fault]:
    """References to footnotes no rule of which means the country in the row."""
    for cite in cited_of_base(folder):
        note, country = cite.note, cite.table.country
        if note is None or country is None:
            continue
        rules = [rule for rule in note.rules if not rule.regions or set(rule.regions) & set(country.regions)]
        meaning = [rule for rule in rules if _means(cite, rule)]
        here = [rule for rule in rules if _near(rule, cite)]
        if rules and not meaning:
            yield cite.row.document.found(
                cite.node,
                f"{cite.number} names other countries than {country.name}",
                f"see No. {cite.number} in {cite.table.base_name}",
            )
        elif here and not any(rule in meaning for rule in here):
            yield cite.row.document.found(
                cite.node, f"{cite.number} names other countries than {country.name} in this band",
                f"see No. {cite.number} in {cite.table.base_name}",
            )  # fmt: skip


def _means(cite: CitedNote, rule: Rule) -> bool:
    view = cite.table.view
    return view is None or view.reach is None or bool(rule.meant(view.reach))


def _near(rule: Rule, cite: CitedNote) -> bool:
    """Whether a rule speaks of the row, or of what joins it."""
    return bool(rule.within(max(cite.row.low - 1, 0), cite.row.high + 1))
