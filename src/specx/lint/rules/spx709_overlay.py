"""An overlay does not fit the edition that it amends.

With the amendments made, the rows of each Region must still follow each other without gap or overlap, a row
or footnote that is modified or taken out must be there, and rows may cite only footnotes that are.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...errors import DataError, SpecxError
from ...facts.overlay import amended_by
from ..document import Document
from ..finding import Fault
from ..folder import Folder


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The first amendment that the edition named, or the newest, cannot take."""
    if document.kind != "overlay" or not isinstance(document.record, dict) or any(document.problems.values()):
        return
    try:
        over = document.record.get("over")
        edition = folder.base.edition(over) if over else folder.base.edition_on()
        amended_by(folder.base, document.record, document.name, edition)
    except SpecxError as problem:
        if isinstance(problem, DataError) and problem.file == document.name:
            yield document.found(problem.at or 1, problem.told, problem.hint)
        else:
            yield document.found(1, problem.message, problem.hint)
