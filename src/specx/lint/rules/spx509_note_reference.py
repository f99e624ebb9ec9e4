"""A footnote refers to a footnote that the edition does not define.

`countries_of` and `except_countries_of` take the countries of another footnote; if that is not there, nobody is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..finding import Fault
from ..folder import Folder
from ..footnotes import with_parts


def check_folder(folder: Folder) -> Iterator[Fault]:
    """Numbers in `countries_of` and `except_countries_of` without a footnote."""
    for edition in folder.editions.values():
        if not edition.complete:
            continue
        for footnote in edition.footnotes.values():
            for part in with_parts(footnote.record):
                for number in (*part.get("countries_of", ()), *part.get("except_countries_of", ())):
                    if number not in edition.footnotes:
                        yield footnote.document.found(
                            footnote.node,
                            f"{footnote.id} takes the countries of {number}, which {edition.id} does not have",
                        )
