"""Who yields to whom, as footnotes, Resolutions and Rules of Procedure have it."""

from __future__ import annotations

from ..record import Record
from ..regulations.cases import StationCase, cases_of
from .taken import service_text, taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ..regulations.services import Vocabulary


class FootnoteRestriction(Record):
    """Who yields to whom, as one rule of a footnote has it."""

    rule: str
    """What it does: `limited-to`, `no-interference-to`, `no-protection-from`, `agreement`, `coordination` ..."""
    by: tuple[str, ...] = ()
    """Who is bound; left out where it is the rule's own services."""
    towards: tuple[str, ...] = ()
    """Who profits, where somebody is named."""
    of_countries: tuple[str, ...] = ()
    """The administrations concerned on the other side, where they are named."""
    provision: str = ""
    """The provision under which it holds, where one is named."""
    use: str = ""
    """The use meant, in a few words, where not all."""
    stations: str = ""
    """Of what is prohibited: the stations that alone are, `new` or `airborne`; left out where all are."""
    except_: str = ""
    """Of what is prohibited: what goes on all the same, in a few words."""
    cases: tuple[StationCase, ...] = ()
    """The stations of which it speaks, where not all; each item is one way to be meant."""
    into: tuple[tuple[int, int], ...] = ()
    """The bands next door, or of a harmonic, that are to be spared, as pairs in Hz."""
    to_exceed: str = ""
    """Of an agreement that is needed only to pass a limit of the rule: the quantity limited."""
    urged: bool = False
    """True where administrations are urged to it, not bound."""
    by_column: str = ""
    """In a note of a country's own table: the column that is bound, where not the rule's own."""
    towards_column: str = ""
    """In such a note: the column that profits."""
    with_whom: str = ""
    """In such a note: with whom to coordinate or agree."""
    bands: tuple[tuple[int, int], ...] = ()
    """In such a note: the bands, as pairs in Hz, where not all of the rule."""


def restrictions_of(record: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[FootnoteRestriction, ...]:
    """The restrictions of a checked record."""
    return tuple(
        FootnoteRestriction(
            **{
                **taken(FootnoteRestriction, held),
                **{key: tuple(service_text(v, vocabulary) for v in held.get(key, ())) for key in ("by", "towards")},
                "cases": cases_of(held.get("cases")),
                "with_whom": held.get("with", ""),
            }
        )
        for held in record.get("restrictions", ())
    )
