"""A footnote that the edition's own conference changed is held as verified, and nobody read it twice.

What no conference touched stands in every edition before and was read often. The rest was read in one print,
which may be wrong: it is `verified: false` with a `doubt`, until `witness` names the second document, by the
`id` that the edition's sources give it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import value_of
from ..finding import Fault
from ..folder import Folder

SEVERITY = "error"

# The kinds of file in which it finds something.
FOUND_IN = ("footnotes",)


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Footnotes with the mark of the edition's conference and no witness; witnesses that are no source."""
    for edition in folder.editions.values():
        conference = edition.record.get("conference")
        known = [source["id"] for source in edition.record.get("sources", ()) if "id" in source]
        for footnote in edition.footnotes.values():
            record, document = footnote.record, footnote.document
            witness = record.get("witness")
            if witness is not None and witness not in known:
                hint = f"its ids are: {', '.join(known)}" if known else "give the source an 'id' in edition.yaml"
                at = value_of(footnote.node, "witness") or footnote.node
                yield document.found(at, f"no source of {edition.id} has the id '{witness}'", hint)
            elif (
                witness is None
                and conference
                and record.get("mark") == conference
                and record.get("verified") is not False
            ):
                yield document.found(
                    footnote.node, f"{footnote.id} bears the mark of {conference} and names no second witness",
                    "add 'witness', or 'verified: false' and a 'doubt'",
                )  # fmt: skip
