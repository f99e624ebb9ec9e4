"""Numbers of countries' own notes as people type them: `us107`, `US 107`, `UN 100`; whose they are."""

from __future__ import annotations

import re

from ..light import NamedTuple
from .held_tables import countries_held, revisions_held

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..regulations.own_table import NationalTable
    from .folder import Facts

_SPELT = re.compile(r"(?:no\.?\s*)?([A-Za-z]{1,4})[\s-]*(\d{1,3})(\.\d{1,2})?\s*([A-Za-z]{0,3})")


class OwnNumber(NamedTuple):
    """The number of a note of some country's own table, in its parts."""

    letters: str  # of its prefix, in capitals, without a hyphen
    number: int
    tail: str  # a second step and letters, as in 4.54A

    def among(self, table: NationalTable) -> str:
        """The number as a table prints it; "" where the table has no such prefix."""
        prefix = next((p for _, p, *_ in table.note_files if p.rstrip("-") == self.letters), "")
        return f"{prefix}{self.number}{self.tail}" if prefix else ""


def own_number(text: str) -> OwnNumber | None:
    """The number that a person means; None for what is none of a country's own note, such as 5.340."""
    found = _SPELT.fullmatch(text.strip())
    return OwnNumber(found[1].upper(), int(found[2]), (found[3] or "") + found[4].upper()) if found else None


def joined(words: Iterable[str]) -> list[str]:
    """The words of a command line, where a prefix and its number came as two: US 107."""
    out: list[str] = []
    for word in words:
        if (
            out
            and re.fullmatch(r"[A-Za-z]{1,4}-?", out[-1])
            and re.fullmatch(r"\d{1,3}(\.\d{1,2})?[A-Za-z]{0,3}", word)
        ):
            out[-1] = f"{out[-1]} {word}"
        else:
            out.append(word)
    return out


def owners(facts: Facts, number: OwnNumber) -> list[str]:
    """The countries whose tables have notes of that prefix, by code."""
    from .national import national_edition

    found = []
    for country in countries_held(facts):
        tables = (national_edition(facts, country, revision).national for revision in revisions_held(facts, country))
        if any(table is not None and number.among(table) for table in tables):
            found.append(country)
    return found
