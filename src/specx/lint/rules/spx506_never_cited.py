"""A footnote is defined and no row cites it.

Either a reference is lost or the footnote is of another edition. Those that the Table really leaves
uncited are listed under `uncited` in `edition.yaml`, with the reason. Of a national table it is its own notes
that are looked for, but for those that are marked `suppressed`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..footnotes import cited
from ..own import own_tables

# The kinds of file in which it finds something.
FOUND_IN = ("footnotes", "edition", "national-footnotes", "national-file")


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Footnotes without a reference, and exceptions that are none."""
    for edition in folder.editions.values():
        tables = [d for _, d in edition.named("table")]
        if not tables or not all(d is not None and d.trouble is None for d in tables):
            continue
        used = {number for number, _ in cited(edition)}
        listed = {e["footnote"]: e for e in edition.record.get("uncited", ()) if "footnote" in e}
        for number, footnote in edition.footnotes.items():
            if number not in used and number not in listed:
                yield footnote.document.found(footnote.node, f"no row of {edition.id} cites {number}",
                                          "cite it, or list it under 'uncited' in edition.yaml")  # fmt: skip
        for number, entry in listed.items():
            if number in used:
                yield edition.document.found(entry, f"{number} is listed as uncited, and a row cites it")
            elif edition.complete and number not in edition.footnotes:
                yield edition.document.found(entry, f"{number} is listed as uncited, and is not defined")
    for own in own_tables(folder):
        if own.has_notes and all(document.trouble is None for document in own.documents):
            used = own.used
            for number, note in own.notes.items():
                if number not in used and not note.record.get("suppressed"):
                    yield note.document.found(
                        note.node, f"no row of {own.id} cites {number}", "cite it, or mark it 'suppressed'"
                    )
