"""How one service term stands to another: does an allocation carry a use, wholly or in part?"""

from __future__ import annotations

from .values import Allocation, ServiceTerm

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .services import Vocabulary


# Words for many services: those of a family, those of a category.
_BY_FAMILY = {"terrestrial services": "terrestrial", "space services": "space"}
_MOST = 8192  # pairs that are remembered
_BY_STATUS = {"primary services": "primary", "secondary services": "secondary"}


class Terms:
    """Compares service terms with one vocabulary. Remembers what it compared."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self._known: dict[tuple[ServiceTerm, ServiceTerm], str] = {}

    def fit(self, held: ServiceTerm, asked: ServiceTerm) -> str:
        """How a term held stands to one asked: "whole" where every use of this is one of that, "part" where some are, ""."""
        known = self._known.get((held, asked))
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[held, asked] = self._fit(held, asked)
        return known

    def ancestors(self, service: str) -> list[str]:
        """The services that a service is a part of, itself first."""
        found, at = [], self.vocabulary.services.get(service)
        while at is not None:
            found.append(at.id)
            at = self.vocabulary.services.get(at.parent) if at.parent else None
        return found

    def _fit(self, held: ServiceTerm, asked: ServiceTerm) -> str:
        """ "whole" where every use of `asked` is a use of `held`, "part" where some are, "" where none is.

        MOBILE carries land mobile wholly; MOBILE except aeronautical mobile carries mobile in part.
        A qualifier or direction that `asked` leaves open is taken as any of them.
        """
        if held.service in self.ancestors(asked.service):
            by_service = "whole"
        elif asked.service in self.ancestors(held.service):
            by_service = "part"
        else:
            return ""
        by_qualifier = self._qualifiers(held, asked)
        by_direction = self._directions(held, asked)
        if not by_qualifier or not by_direction:
            return ""
        return "whole" if (by_service, by_qualifier, by_direction) == ("whole",) * 3 else "part"

    def _qualifiers(self, held: ServiceTerm, asked: ServiceTerm) -> str:
        held_out, asked_out = self._left_out(held), self._left_out(asked)
        if held_out is not None:
            bare = ServiceTerm(asked.service, "" if asked_out is not None else asked.qualifier)
            if self._inside(bare, held_out):
                return ""
            if self._inside(held_out, bare) and not (asked_out is not None and self._inside(held_out, asked_out)):
                return "part"
            return "whole"
        if asked_out is not None:
            if self._inside(ServiceTerm(held.service, held.qualifier), asked_out):
                return ""
            return "part" if held.qualifier else "whole"
        if not held.qualifier or held.qualifier == asked.qualifier:
            return "whole"
        # aeronautical mobile (R) is no case of aeronautical mobile (OR); unqualified it may be either.
        return "part" if not asked.qualifier or asked.service != held.service else ""

    def _left_out(self, term: ServiceTerm) -> ServiceTerm | None:
        """What an "except" phrase leaves out."""
        _, found, rest = f" {term.qualifier}".partition(" except ")
        return self.vocabulary.term(rest) if found else None

    def _inside(self, term: ServiceTerm, whole: ServiceTerm) -> bool:
        """Whether a term is a part of another, directions aside."""
        if whole.service not in self.ancestors(term.service):
            return False
        return not whole.qualifier or (whole.service == term.service and whole.qualifier == term.qualifier)

    @staticmethod
    def _directions(held: ServiceTerm, asked: ServiceTerm) -> str:
        if not held.directions or (asked.directions and set(asked.directions) <= set(held.directions)):
            return "whole"
        return "part" if not asked.directions or set(asked.directions) & set(held.directions) else ""

    def touches(self, one: ServiceTerm, other: ServiceTerm) -> bool:
        """Whether two terms have any use in common."""
        return bool(self.fit(one, other) or self.fit(other, one))

    def concerned(self, names: Iterable[ServiceTerm | str], service: ServiceTerm) -> bool:
        """Whether a rule that names services means the one asked: not another part of the allocation, or its other way."""
        every = tuple(names)
        bare = [n for n in every if not isinstance(n, str)]
        return len(bare) < len(every) or not bare or any(self.touches(n, service) for n in bare)

    def family(self, service: str) -> str:
        """terrestrial, space or radio-astronomy."""
        return self.vocabulary.services[service].family

    def is_passive(self, term: ServiceTerm) -> bool:
        """Whether the service only listens: passive sensing or radio astronomy."""
        return term.qualifier == "passive" or self.family(term.service) == "radio-astronomy"

    def without_earth_stations(self, term: ServiceTerm) -> bool:
        """Whether nothing on Earth sends in the service: broadcasting satellites, links between satellites, sensors."""
        return term.service in ("broadcasting-satellite", "inter-satellite") or term.qualifier in ("active", "passive")

    def in_group(self, term: ServiceTerm, status: str, group: str) -> bool:
        """Whether a service belongs to a group word such as `terrestrial services`."""
        if group in _BY_FAMILY:
            return self.family(term.service) == _BY_FAMILY[group]
        if group in _BY_STATUS:
            return status == _BY_STATUS[group]
        return group == "all services" or (group == "passive services" and self.is_passive(term))

    def named(self, allocation: Allocation, names: Iterable[ServiceTerm | str]) -> bool:
        """Whether an allocation is among the services or groups that a rule names."""
        term, status = allocation.term, allocation.status
        return any(
            self.in_group(term, status, name) if isinstance(name, str) else self.touches(term, name) for name in names
        )
