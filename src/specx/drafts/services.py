"""Services as regulators write them: names folded, brackets told apart, notes taken off."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from ..errors import UnknownNameError, shown
from ..regulations.services import TermError
from ..regulations.values import ServiceTerm

if TYPE_CHECKING:
    from ..regulations.services import Vocabulary

_DIRECTIONS = {
    "earthtospace": "Earth-to-space", "es": "Earth-to-space", "etos": "Earth-to-space", "uplink": "Earth-to-space", "up": "Earth-to-space",
    "spacetoearth": "space-to-Earth", "se": "space-to-Earth", "stoe": "space-to-Earth", "downlink": "space-to-Earth", "down": "space-to-Earth",
    "spacetospace": "space-to-space", "ss": "space-to-space", "stos": "space-to-space",
}  # fmt: skip
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_RR_NOTE = re.compile(r"(?:RR\s*)?(?:No\.?\s*)?(5\.\d{2,3}[A-Z]{0,3})", re.I | re.A)
_OWN_NOTE = re.compile(r"([A-Z]{1,4})(\s?|-)(\d{1,3}(?:\.\d{1,2})?[A-Z]{0,3})", re.I | re.A)
_NEAR = 0.88
# A name that is longer than any service, or than any bracket: not worth a comparison.
_LONG = 120


class Named(NamedTuple):
    """A service that was read: its term, the notes beside it, and what of it is a guess.

    `capitals`: whether its name stands in capitals. `guesses` are (kind, what was read as what); of the `doubtful`
    ones the row has to tell. `unknown` is what was not understood.
    """

    term: ServiceTerm | None
    notes: tuple[str, ...] = ()
    capitals: bool = False
    guesses: tuple[tuple[str, str], ...] = ()
    doubtful: tuple[tuple[str, str], ...] = ()
    unknown: str = ""


def fold(text: str) -> str:
    """A name without case, accents, blanks and marks: what two spellings of it have in common."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def plainly(text: str) -> str:
    """A cell with plain blanks and dashes, on one line."""
    plain = re.sub(r"[\u2010-\u2015\u2212]", "-", unicodedata.normalize("NFKC", text))
    return " ".join(plain.split())


def split(cell: str, marks: str = ",;|/\n") -> Iterator[str]:
    """The pieces of a cell at marks that stand outside brackets."""
    depth, piece = 0, ""
    for char in cell:
        depth += (char in "([") - (char in ")]")
        if char in marks and depth <= 0:
            yield piece
            piece = ""
        else:
            piece += char
    yield piece


def is_direction(text: str) -> bool:
    """Whether a word is one for a direction."""
    return fold(text) in _DIRECTIONS


def note_number(text: str) -> tuple[str, bool] | None:
    """The number of a note as the format writes it, and whether it stood so; None for what is none."""
    text = text.strip().rstrip(".")
    found = _RR_NOTE.fullmatch(text)
    if found:
        return found[1].upper(), found[1].upper() == text
    own = _OWN_NOTE.fullmatch(text)
    if not own or own[1].upper() in ("RR", "NO"):
        return None
    number = f"{own[1]}{'-' if own[2] == '-' else ''}{own[3]}".upper()
    return number, number == text


class ServiceNames:
    """The services by all the names that they may have; `own` are names that somebody declared, with their terms.

    Raises `UnknownNameError` for a declared term that is none.
    """

    def __init__(self, vocabulary: Vocabulary, own: Mapping[str, str] | None = None) -> None:
        self.vocabulary = vocabulary
        self.qualifiers: dict[str, str] = {fold(q): q for q in vocabulary.qualifiers}
        self.own_qualifiers: dict[str, str] = {}
        self._own: dict[str, ServiceTerm] = {}
        for name, term in (own or {}).items():
            try:
                self._own[fold(name)] = vocabulary.term(term)
            except TermError as problem:
                raise UnknownNameError(
                    f"'{shown(name)}' is to mean '{shown(term)}': {problem}", problem.hint()
                ) from None
        self._names: dict[str, str] = {}
        for service in vocabulary.services.values():
            for name in (service.id, service.name, service.abbreviation) if "(" not in service.id else ():
                if name:
                    self._names.setdefault(fold(name), service.id)

    def read(self, text: str) -> Named:
        """A service with its qualifier, directions and notes, as far as they are understood."""
        text = plainly(text)
        declared = self._own.get(fold(text))
        if declared is not None:
            return Named(declared)
        head, word, rest = _parted(text)
        notes: list[str] = []
        guesses: list[tuple[str, str]] = []
        doubtful: list[tuple[str, str]] = []
        name, brackets = self._peeled(head, notes)
        term, unknown = self._service(name, guesses, doubtful)
        if term is None:
            return Named(None, tuple(notes), unknown=unknown)
        qualifiers = [term.qualifier] if term.qualifier else []
        directions = list(term.directions)
        self._brackets(brackets, qualifiers, directions, notes, guesses, doubtful)
        made = (
            term.service
            + "".join(f" ({q})" for q in qualifiers)
            + "".join(f" ({d})" for d in dict.fromkeys(directions))
        )
        if word:
            # One exception is what a term can have; more of them are not followed.
            other = Named(None, unknown="a second except") if _parted(rest)[1] else self.read(rest)
            if other.term is None:
                return Named(None, tuple(notes), unknown=f"'{rest[:60]}' after except: {other.unknown}")
            notes += other.notes
            guesses += other.guesses
            doubtful += other.doubtful
            made += " except " + self.vocabulary.data_text(other.term)
        try:
            found = self.vocabulary.with_qualifiers(self.own_qualifiers.values()).term(made)
        except TermError as problem:
            return Named(None, tuple(notes), unknown=str(problem))
        letters = [c for c in name if c.isalpha()]
        capitals = bool(letters) and all(c.isupper() for c in letters)
        return Named(found, tuple(dict.fromkeys(notes)), capitals, tuple(guesses), tuple(doubtful))

    def _peeled(self, head: str, notes: list[str]) -> tuple[str, list[str]]:
        """The name without brackets and without notes behind it."""
        brackets = _BRACKET.findall(head)
        words = _BRACKET.sub(" ", head).split()
        while len(words) > 1:
            found = note_number(words[-1].rstrip(","))
            if found is None or not any(c.isdigit() for c in words[-1]):
                break
            notes.insert(0, found[0])
            words.pop()
        return " ".join(words), brackets

    def _service(self, name: str, guesses: list[tuple[str, str]], doubtful: list[tuple[str, str]]) -> tuple[ServiceTerm | None, str]:  # fmt: skip
        key = fold(name)
        if key in self._own:
            return self._own[key], ""
        known = self._names.get(key) or self._names.get(key.removesuffix("service")) or self._names.get(key.removesuffix("services"))  # fmt: skip
        if known:
            if known.casefold() != name.casefold():
                guesses.append(("service name", f"'{name}' read as {known}"))
            return ServiceTerm(known), ""
        if not key:
            return None, "no service is named"
        if len(name) <= _LONG:
            import difflib

            near = difflib.get_close_matches(key, self._names, 2, _NEAR)
            if near and len({self._names[n] for n in near}) == 1:
                doubtful.append(("service name", f"'{name}' read as {self._names[near[0]]}"))
                return ServiceTerm(self._names[near[0]]), ""
        return None, f"'{name[:_LONG]}' is no service that is known"

    def _brackets(
        self, brackets: Iterable[str], qualifiers: list[str], directions: list[str], notes: list[str],
        guesses: list[tuple[str, str]], doubtful: list[tuple[str, str]],
    ) -> None:  # fmt: skip
        for inside in brackets:
            pieces = [piece.strip() for piece in re.split(r"[,;/]|\s+and\s+", inside)]
            # A qualifier may have commas of its own: what is not understood piece by piece is one.
            whole = fold(inside) in self.qualifiers or not all(map(self._understood, pieces))
            for piece in [inside.strip()] if whole else pieces:
                key = fold(piece)
                note = _bracketed_note(piece)
                if key in self.qualifiers:
                    qualifiers.append(self.qualifiers[key])
                    if piece.casefold() != self.qualifiers[key].casefold():
                        guesses.append(("qualifier", f"'({piece})' read as ({self.qualifiers[key]})"))
                elif key in _DIRECTIONS:
                    directions.append(_DIRECTIONS[key])
                    if piece.casefold() != _DIRECTIONS[key].casefold():
                        guesses.append(("direction", f"'({piece})' read as {_DIRECTIONS[key]}"))
                elif note:
                    notes.append(note[0])
                elif key and len(piece) <= _LONG:
                    word = re.sub(r"[^\w .,/+-]", " ", piece).strip() or "unknown"
                    qualifiers.append(self.own_qualifiers.setdefault(key, " ".join(word.split())))
                    doubtful.append(("unknown qualifier", f"'({piece})' kept as a qualifier of the table's own"))

    def _understood(self, piece: str) -> bool:
        key = fold(piece)
        return not key or key in self.qualifiers or key in _DIRECTIONS or _bracketed_note(piece) is not None


def _bracketed_note(piece: str) -> tuple[str, bool] | None:
    """The number of a note in a bracket; of the country's own without a blank: (AIS 3) is no note."""
    found = note_number(piece)
    return found if found and (" " not in piece or found[0].startswith("5.")) else None


def _parted(text: str) -> tuple[str, str, str]:
    """What stands before and behind the word except, where that stands in no bracket."""
    for found in re.finditer(r"\s(?:except|excluding)\s", text, re.I):
        before = text[: found.start()]
        if before.count("(") <= before.count(")"):
            return before, "except", text[found.end() :]
    return text, "", ""
