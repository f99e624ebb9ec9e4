"""Which limits bind a service in a band: those of the rules, and those that footnotes state."""

from __future__ import annotations

from ..light import NamedTuple, cached_property
from ..regulations.limits import Limit, LimitBand, limit_of
from .index import Tree
from .view import terms_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..facts.folder import Facts
    from ..regulations.values import Row, ServiceTerm

# The edition that `provisions.yaml` and `limits/` were read from; there is one set of rules, not one an edition.
RULES_EDITION = "rr-2024"
EVERYBODY = "all services"
_REMEMBERED = 5_000


class BoundLimit(NamedTuple):
    """A limit as it binds in a band: the part of its bands met, the service bound and the terms of the place."""

    limit: Limit
    low_hz: int
    high_hz: int
    service: ServiceTerm | str
    condition: str
    verified: bool
    doubt: str


class Limits:
    """The limits of the facts, found by band, Region and service."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.terms = facts.kept(terms_of)
        self._binds_it: dict[tuple[ServiceTerm, tuple[ServiceTerm | str, ...], str], bool] = {}
        self._found: dict[tuple[int, int], list[tuple[Limit, LimitBand]]] = {}

    @cached_property
    def records(self) -> dict[str, Limit]:
        """Every limit by id, and the records that say in which bands others bind."""
        files = self.facts.files("limits")
        return {r["id"]: limit_of(r) for file in files for r in self.facts.records("limits", file)}

    @cached_property
    def _bands(self) -> dict[str, tuple[LimitBand, ...]]:
        """The bands of every limit, cut to those of the records that give its scope."""
        return {name: self._scoped(limit) for name, limit in self.records.items()}

    def _scoped(self, limit: Limit) -> tuple[LimitBand, ...]:
        if not limit.scope:
            return limit.bands
        scoped = []
        for other in (band for name in limit.scope for band in self.records[name].bands):
            for own in limit.bands:
                low, high = max(own.low_hz, other.low_hz), min(own.high_hz, other.high_hz)
                services = tuple(s for s in other.services if self._meet(s, own.services))
                if low < high and services:
                    scoped.append(other._replace(low_hz=low, high_hz=high, services=services))
        return tuple(scoped)

    def _meet(self, name: ServiceTerm | str, others: Iterable[ServiceTerm | str]) -> bool:
        for other in others:
            if isinstance(name, str) or isinstance(other, str):
                term, group = (other, name) if isinstance(name, str) else (name, other)
                if term == group or (not isinstance(term, str) and self.terms.in_group(term, "primary", str(group))):
                    return True
            elif self.terms.touches(name, other):
                return True
        return False

    @cached_property
    def edges(self) -> list[int]:
        """Every frequency at which some limit begins or ends."""
        return sorted({e for bands in self._bands.values() for b in bands for e in (b.low_hz, b.high_hz)})

    def binding(self, row: Row, low_hz: int, high_hz: int, service: ServiceTerm) -> Iterator[BoundLimit]:
        """The limits on a service of the row, within `[low, high)`; `scope` records are not limits."""
        for limit in self._without_bands:
            if self._bound(service, limit.services, limit):
                yield self._binds(limit, row.low_hz, row.high_hz, service, "bands not in the data")
        for limit, band in self._reaching(low_hz, high_hz):
            if (not band.regions or row.region in band.regions) and self._bound(service, band.services, limit):
                beside = limit._replace(notes=(*band.notes, *limit.notes)) if band.notes else limit
                yield self._binds(beside, band.low_hz, band.high_hz, service, band.condition)

    @cached_property
    def _binding(self) -> list[Limit]:
        """Those that bind services by name: no scopes, no rules for every emission."""
        return [r for r in self.records.values() if r.quantity != "scope" and r.services != (EVERYBODY,)]

    @cached_property
    def _without_bands(self) -> list[Limit]:
        return [r for r in self._binding if not r.bands and r.unknown]

    @cached_property
    def _tree(self) -> Tree:
        """The bands of the binding limits, each with its limit and its place in the order of the files."""
        found = ((limit, band) for limit in self._binding for band in self._bands[limit.id])
        return Tree((b.low_hz, b.high_hz, (i, limit, b)) for i, (limit, b) in enumerate(found))

    def _reaching(self, low_hz: int, high_hz: int) -> list[tuple[Limit, LimitBand]]:
        """The limits with a band in `[low, high)`. Rows of three Regions ask the same."""
        known = self._found.get((low_hz, high_hz))
        if known is None:
            found = sorted(self._tree.overlap(low_hz, high_hz), key=lambda f: f[0])
            known = [(limit, band) for _, limit, band in found]
            if len(self._found) < _REMEMBERED:
                self._found[low_hz, high_hz] = known
        return known

    def for_everybody(self, row: Row, low_hz: int, high_hz: int) -> Iterator[BoundLimit]:
        """The limits that hold for every emission in `[low, high)`: prohibitions, levels at telescopes."""
        for limit in self.records.values():
            if limit.services == (EVERYBODY,):
                for band in self._bands[limit.id]:
                    here = band.low_hz < high_hz and band.high_hz > low_hz
                    if here and (not band.regions or row.region in band.regions):
                        yield self._binds(limit, band.low_hz, band.high_hz, EVERYBODY, band.condition)

    def _bound(self, service: ServiceTerm, names: tuple[ServiceTerm | str, ...], limit: Limit) -> bool:
        """Whether a limit binds the service: by name, and by the direction in which its station sends."""
        key = service, names, limit.id
        known = self._binds_it.get(key)
        if known is None:
            known = self._binds_it[key] = self._means(service, names, limit)
        return known

    def _means(self, service: ServiceTerm, names: tuple[ServiceTerm | str, ...], limit: Limit) -> bool:
        if self.terms.is_passive(service):
            return False
        wanted = limit.conditions.sends
        if wanted and service.directions and wanted not in service.directions:
            return False
        if wanted and self.terms.family(service.service) == "terrestrial":
            return False
        if wanted == "Earth-to-space" and self.terms.without_earth_stations(service):
            return False
        return any(
            self.terms.in_group(service, "primary", n) if isinstance(n, str) else self.terms.touches(n, service)
            for n in names
        )

    def _binds(self, limit: Limit, low: int, high: int, service: ServiceTerm | str, condition: str) -> BoundLimit:
        # A limit is no surer than the record that says where it binds.
        unsure = [
            scope
            for scope in map(self.records.__getitem__, limit.scope)
            if not scope.verified and any(b.low_hz <= low and b.high_hz >= high for b in self._bands[scope.id])
        ]
        doubts = dict.fromkeys(filter(None, [limit.doubt, *(scope.doubt for scope in unsure)]))
        return BoundLimit(limit, low, high, service, condition, limit.verified and not unsure, "; ".join(doubts))
