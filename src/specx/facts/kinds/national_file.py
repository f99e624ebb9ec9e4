"""The shape of a country's own table in one file, whole or a draft, and of its rows as a bare list."""

from __future__ import annotations

from ..store import Map, Seq, Text
from .national import NATIONAL_ROW, OwnWords
from .national_notes import NATIONAL_NOTE
from .tables import SOURCES
from .types import Choice, Date, Key, Keyed, ListOf, OneOf, Str
from .values import Band, CountryCode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_TOLD = Keyed(
    {
        "id": Key(Str(), "the word that rows write", True),
        "title": Key(Str(), "what it means"),
        "letter": Key(Str(), "the letter that the table prints for it"),
    },
    "a word",
)
WORDS = ListOf(OneOf(Str(), _TOLD), False)
_ROW = Keyed(
    {
        **{name: key for name, key in NATIONAL_ROW.keys.items() if name == "band"},
        "regions": Key(ListOf(Choice("1", "2", "3"), False), "Regions of the country, where rows are written as for the Table"),
        **{name: key for name, key in NATIONAL_ROW.keys.items() if name != "band"},
    },
    "a row of a national table",
    NATIONAL_ROW.check,
)  # fmt: skip

NATIONAL_ROWS = ListOf(_ROW, empty=False)
NATIONAL_FILE = Keyed(
    {
        "country": Key(CountryCode(), "whose table it is", True),
        "base": Key(Str(), "the edition of the RR that its 5.x notes and its status are read against", True),
        "title": Key(Str(), "what it is"),
        "authority": Key(Str(), "who made it"),
        "revised": Key(Str("a day or a month such as 2026-04-03", r"\d{4}-\d{2}(-\d{2})?"), "the day, or the month, whose state it gives"),
        "in_force": Key(Date(), "the day from which it applies"),
        "coverage": Key(Band(), "what the table tiles; from its first row to its last where left out"),
        "columns": Key(WORDS, "its columns, in printed order; left out where there is one"),
        "notes": Key(Keyed({"prefixes": Key(ListOf(Str("capitals such as US", r"[A-Z]{1,4}-?"), False), "", True)}), "what the numbers of its own notes begin with; any capitals where left out"),
        "qualifiers": Key(ListOf(Str(), False), "what it writes in brackets after a service beside the words of services.yaml"),
        "uses": Key(WORDS, "for whom an allocation is: civil, military ..."),
        "order": Key(Str("the word free", "free"), "free: services stand in the table's own order of print"),
        "licence": Key(Str(), "on what terms it may be used"),
        "sources": Key(SOURCES, "what it was read from"),
        "footnotes": Key(ListOf(NATIONAL_NOTE, False), "its own notes, where they are held"),
        "rows": Key(NATIONAL_ROWS, "its rows", True),
    },
    "a national table in one file",
)  # fmt: skip


def words_of(tree: Map, held: OwnWords | None = None) -> OwnWords:
    """The words that such a file declares; for those that it leaves out, the ones of a `held` table of the country."""
    found: dict[str, Any] = tree  # type: ignore[assignment]
    other = held or OwnWords(prefixes=None)
    prefixes = words_under(found.get("notes"), "prefixes")
    uses, qualifiers = words_under(found, "uses"), words_under(found, "qualifiers")
    return OwnWords(
        other.prefixes if prefixes is None else prefixes, words_under(found, "columns") or (),
        other.uses if uses is None else uses, other.qualifiers if qualifiers is None else qualifiers, other.free,
    )  # fmt: skip


def words_under(found: Any, key: str) -> tuple[str, ...] | None:
    """The words that are listed under a key, each alone or with its `id`; None where the key is not there."""
    listed = found.get(key) if isinstance(found, dict) else None
    if not isinstance(listed, Seq):
        return None
    plain = (item.get("id") if isinstance(item, dict) else item for item in listed)
    return tuple(str(word) for word in plain if isinstance(word, Text))
