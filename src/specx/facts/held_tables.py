"""Of which countries a table of their own is held, told by the names of folders: nothing is read."""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .folder import Facts

# The folder of countries' own tables.
NATIONAL = "national"


def countries_held(facts: Facts) -> list[str]:
    """The codes of the countries of which a table is held, in order."""
    return sorted(name.upper() for name in _folders(facts, NATIONAL) if revisions_held(facts, name.upper()))


def revisions_held(facts: Facts, country: str) -> list[str]:
    """The revisions of a country's table that are held, the oldest first: names of folders such as 2026-04."""
    home = f"{NATIONAL}/{country.lower()}"
    return [name for name in _folders(facts, home) if facts.has(f"{home}/{name}/edition.yaml")]


def _folders(facts: Facts, relative: str) -> list[str]:
    # A folder of tables alone lies beside the facts that come with specx: both are held.
    paths = {os.path.join(folder, *relative.split("/")) for folder in (facts.folder, facts.beside) if folder}
    return sorted({name for path in paths if os.path.isdir(path) for name in os.listdir(path)})
