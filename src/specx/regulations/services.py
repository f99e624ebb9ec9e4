"""The services of the Table: names, abbreviations, labels, and what a person may type for them."""

from __future__ import annotations

from ..errors import UnknownNameError, did_you_mean, shown
from ..light import NamedTuple, cached_property, pattern
from .values import ServiceTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import Any


DIRECTIONS = ("Earth-to-space", "space-to-Earth", "space-to-space")
_DIRECTION_WORDS = {
    "earth-to-space": "Earth-to-space", "e-s": "Earth-to-space", "e-to-s": "Earth-to-space",
    "up": "Earth-to-space", "uplink": "Earth-to-space",
    "space-to-earth": "space-to-Earth", "s-e": "space-to-Earth", "s-to-e": "space-to-Earth",
    "down": "space-to-Earth", "downlink": "space-to-Earth",
    "space-to-space": "space-to-space", "s-s": "space-to-space", "s-to-s": "space-to-space",
}  # fmt: skip
_BRACKET = pattern(r"\s*\(([^()]*)\)")


class Service(NamedTuple):
    """A service of RR Article 1: vocabulary id, printed name, abbreviation, RR number, print order."""

    id: str
    name: str
    abbreviation: str
    rr: str
    order: int
    family: str  # terrestrial | space | radio-astronomy
    parent: str | None


class TermError(ValueError):
    """A service term that the vocabulary does not hold. `part` is what is unknown about it, `hint` finds what to write."""

    def __init__(self, part: str, message: str, hint: Callable[[], str] = str) -> None:
        super().__init__(message)
        self.part = part  # service | qualifier
        self.hint = hint


class Everyday(NamedTuple):
    """What an everyday word can mean: services, as people ask for them, or a use that footnotes name."""

    means: tuple[str, ...]
    use: str


def _nearest(word: str, known: Iterable[str], most: int, near: float = 0.6) -> list[str]:
    import difflib

    return difflib.get_close_matches(word, list(known), most, near)


class Vocabulary:
    """Services by id, with reading (strict for data, lenient for people) and printing."""

    def __init__(
        self,
        services: Iterable[Service],
        qualifiers: Iterable[str],
        everyday: Callable[[], Iterable[Mapping[str, Any]]] = tuple,
    ) -> None:
        self._everyday_records = everyday
        self.services: dict[str, Service] = {s.id: s for s in services}
        self.qualifiers = frozenset(qualifiers)
        # Longest first: "fixed-satellite" before "fixed".
        self._bases = sorted((s for s in self.services if "(" not in s), key=len, reverse=True)
        self._terms: dict[str, ServiceTerm] = {}
        self._texts: dict[ServiceTerm, str] = {}
        self._labels: dict[tuple[ServiceTerm, str], str] = {}

    @classmethod
    def from_records(
        cls, record: Mapping[str, Any], everyday: Callable[[], Iterable[Mapping[str, Any]]] = tuple
    ) -> Vocabulary:
        """Builds the vocabulary from the checked record of `services.yaml`; `everyday` gives the records of everyday words."""
        return cls(
            [
                Service(
                    s["id"], s["name"], s.get("abbreviation", ""), s["rr"], s["order"],
                    s["family"], s.get("parent"),
                )
                for s in record["services"]
            ],
            record["qualifiers"], everyday,
        )  # fmt: skip

    @cached_property
    def everyday(self) -> dict[str, Everyday]:
        """What everyday words can mean, by the word."""
        return {
            word.casefold(): Everyday(tuple(said.get("means", ())), said.get("use", ""))
            for said in self._everyday_records()
            for word in said["words"]
        }

    def with_qualifiers(self, qualifiers: Iterable[str]) -> Vocabulary:
        """The vocabulary with more that may stand in brackets: those of a country's own table."""
        return Vocabulary(self.services.values(), self.qualifiers.union(qualifiers), self._everyday_records)

    # --- reading, strictly

    def term(self, text: str) -> ServiceTerm:
        """The term that a data file writes, e.g. `mobile except aeronautical mobile (R)`.

        Raises `TermError` with the nearest known name.
        """
        known = self._terms.get(text)
        if known is None:
            known = self._terms[text] = self._read_term(text)
        return known

    def _read_term(self, text: str) -> ServiceTerm:
        base = next((b for b in self._bases if text.startswith(b) and text[len(b) : len(b) + 1] in ("", " ")), None)
        if base is None:
            head = text.split(" (")[0].split(" except ")[0].strip()
            raise TermError("service", f"unknown service '{head}'", lambda: self._nearest(head))
        rest = text[len(base) :].strip()
        rest, _, exception = f" {rest} ".partition(" except ")
        qualifiers: list[str] = []
        directions: list[str] = []
        position = 0
        rest = rest.strip()
        while position < len(rest):
            match = _BRACKET.match(rest, position)
            if not match:
                raise TermError("qualifier", f"'{rest[position:].strip()}' after '{base}' is not understood",
                                lambda: "write qualifiers and directions in brackets")  # fmt: skip
            self._bracket(match[1], qualifiers, directions)
            position = match.end()
        if len(qualifiers) > 1:
            raise TermError("qualifier", f"two qualifiers in '{text}'")
        if exception.strip():
            other = self._read_term(exception.strip())
            if not directions and other.directions:
                # "except X (Earth-to-space)": the direction is that of the whole phrase.
                directions = list(other.directions)
                other = other._replace(directions=())
            qualifiers.append("except " + self.data_text(other))
        return ServiceTerm(base, " ".join(qualifiers), tuple(directions))

    def _bracket(self, inside: str, qualifiers: list[str], directions: list[str]) -> None:
        if inside in DIRECTIONS:
            if inside in directions:
                raise TermError("qualifier", f"direction '{inside}' written twice")
            directions.append(inside)
        elif inside in self.qualifiers:
            qualifiers.append(inside)
        else:
            raise TermError("qualifier", f"unknown qualifier '({inside})'", lambda: self._nearest_qualifier(inside))

    def _nearest_qualifier(self, inside: str) -> str:
        near = _nearest(inside, [*DIRECTIONS, *self.qualifiers], 1)
        return f"did you mean '({near[0]})'?" if near else ""

    def _nearest(self, name: str) -> str:
        return did_you_mean(name.lower(), self._bases)

    # --- reading, as people type

    def ask(self, text: str) -> ServiceTerm:
        """The term that a person means: RR names in any case, abbreviations, `FSS (E-s)`.

        Raises `UnknownNameError` with the nearest names.
        """
        folded = " ".join(text.replace("\u2013", "-").replace("\u2011", "-").split()).casefold()
        if not folded:
            raise UnknownNameError("the service is empty", "write for example FSS, 'FSS (E-s)' or 'fixed-satellite'")
        names = self._names
        whole = names.get(folded) or self._everyday(folded)
        if whole:
            return whole
        head, _, exception = folded.partition(" except ")
        brackets = _BRACKET.findall(head)
        name = _BRACKET.sub("", head).strip()
        words = name.split()
        # Brackets are a nuisance in a shell: "eess passive" and "fss e-s" are understood too.
        while name not in names and len(words) > 1:
            brackets.insert(0, words.pop())
            name = " ".join(words)
        found = names.get(name)
        if found is None:
            raise UnknownNameError(f"unknown service '{shown(text, 60)}'", self._suggest(name))
        qualifier, directions = found.qualifier, list(found.directions)
        folded_qualifiers = {q.casefold(): q for q in self.qualifiers}
        for inside in brackets:
            for piece in inside.split("/"):
                piece = piece.strip()
                if piece in _DIRECTION_WORDS:
                    directions.append(_DIRECTION_WORDS[piece])
                elif piece in folded_qualifiers and not qualifier:
                    qualifier = folded_qualifiers[piece]
                else:
                    raise self._not_understood(head, piece, name, folded_qualifiers)
        if exception:
            other = self.ask(exception)
            if not directions and other.directions:
                directions, other = list(other.directions), other._replace(directions=())
            qualifier = "except " + self.data_text(other)
        return ServiceTerm(found.service, qualifier, tuple(dict.fromkeys(directions)))

    def _not_understood(self, head: str, piece: str, name: str, qualifiers: Iterable[str]) -> UnknownNameError:
        """What to say of a word behind a service: it is a part of its name, misspelt, or a direction or a qualifier."""
        typed, rest = _BRACKET.sub("", head).strip(), "".join(f" ({inside})" for inside in _BRACKET.findall(head))
        near = _nearest(piece, [*_DIRECTION_WORDS, *qualifiers], 1)
        whole = _nearest(typed, self._names, 1, 0.85) if typed != name else []
        if whole:
            meant = self._names[whole[0]].service + rest
            return UnknownNameError(f"unknown service '{shown(head, 60)}'", f"did you mean '{meant}'?")
        return UnknownNameError(
            f"'({shown(piece)})' is not understood after '{shown(name)}'",
            f"did you mean '{name} ({near[0]})'?"
            if near
            else f"write for example '{name} (E-s)'; directions are E-s, s-E and s-s",
        )

    def _everyday(self, folded: str) -> ServiceTerm | None:
        """What an everyday word means, None for any other. Raises `UnknownNameError` where that is not one service."""
        said = self.everyday.get(folded)
        if said is None:
            return None
        if len(said.means) == 1:
            return self.ask(said.means[0])
        if said.use:
            raise UnknownNameError(
                f"'{shown(folded)}' is no service but a use of some",
                f"`specx service --application {said.use}` tells which",
            )
        raise UnknownNameError(
            f"'{shown(folded)}' can mean several services", "write " + " or ".join(f"'{name}'" for name in said.means)
        )

    @cached_property
    def _names(self) -> dict[str, ServiceTerm]:
        """Everything a service may be called, folded, with and without hyphens."""
        names: dict[str, ServiceTerm] = {}
        for service in self.services.values():
            base, _, qualifier = service.id.partition(" (")
            term = ServiceTerm(base, qualifier.rstrip(")"))
            for name in (service.id, service.name, service.abbreviation, f"{service.id} service"):
                if name:
                    folded = name.casefold()
                    names.setdefault(folded, term)
                    names.setdefault(folded.replace("-", " "), term)
                    names.setdefault(folded.replace("(", "").replace(")", ""), term)
        return names

    def _suggest(self, name: str) -> str:
        near = _nearest(name, self._names, 3, 0.6)
        if near:
            return "did you mean " + " or ".join(dict.fromkeys(self._names[n].service for n in near)) + "?"
        return "`specx info --services` lists the services"

    # --- printing

    def data_text(self, term: ServiceTerm) -> str:
        """The term as data files write it; `term()` reads it back."""
        found = self._texts.get(term)
        if found is None:
            found = self._texts[term] = self._print(term, term.service)
        return found

    def label(self, term: ServiceTerm, status: str) -> str:
        """The term as the RR prints it: name in capitals where primary, brackets always small.

        Use that a footnote permits has no form of print of its own: small, and marked.
        """
        key = (term, status)
        found = self._labels.get(key)
        if found is None:
            name = self.services[term.service].name
            found = self._print(term, name.upper() if status == "primary" else name)
            self._labels[key] = found = f"{found} (permitted)" if status == "permitted" else found
        return found

    def _print(self, term: ServiceTerm, name: str) -> str:
        plain, _, exception = f" {term.qualifier}".partition(" except ")
        directions = "".join(f" ({d})" for d in term.directions)
        out = name + (f" ({plain.strip()})" if plain.strip() else "")
        if not exception:
            return out + directions
        if any(d in exception for d in DIRECTIONS):
            return f"{out}{directions} except {exception}"
        return f"{out} except {exception}{directions}"

    def covers(self, broad: ServiceTerm, narrow: ServiceTerm) -> bool:
        """Whether every use under `narrow` is a use under `broad`: land mobile under mobile."""
        if broad.directions and not (narrow.directions and set(narrow.directions) <= set(broad.directions)):
            return False
        inside, exception = self._is_part(narrow.service, broad.service), self._exception(broad)
        if not inside or not broad.qualifier:
            return inside
        if exception is None:
            return narrow.service == broad.service and narrow.qualifier == broad.qualifier
        left_out = self._exception(narrow)
        if left_out is not None:
            return narrow.service == broad.service and self.covers(left_out, exception)
        return not self.covers(exception, narrow) and not self.covers(narrow, exception)

    def related(self, service: str, others: Iterable[str]) -> bool:
        """Whether the service is one of the others, a part or the whole of one; true for no others."""
        found = list(others)
        return not found or any(self._is_part(service, o) or self._is_part(o, service) for o in found)

    def _is_part(self, service: str | None, whole: str) -> bool:
        while service is not None and service != whole:
            found = self.services.get(service)
            service = found.parent if found else None
        return service is not None

    def _exception(self, term: ServiceTerm) -> ServiceTerm | None:
        """What an "except" phrase leaves out, or None."""
        _, _, exception = f" {term.qualifier}".partition(" except ")
        return self.term(exception) if exception else None

    def is_space(self, service: str) -> bool:
        """Whether the service is a space service."""
        return self.services[service].family == "space"

    def order(self, term: ServiceTerm) -> int:
        """The place of the service in the printed order of the Table (No. 5.48)."""
        return self.services[term.service].order
