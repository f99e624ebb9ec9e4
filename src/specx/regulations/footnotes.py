"""Footnotes as values: what each rule does, where, for whom, and how a record says it.

One number may hold several rules. A rule without countries holds everywhere but in its
exceptions; a rule without bands holds in the whole of the rows that cite it.
"""

from __future__ import annotations

from ..light import NamedTuple
from .values import Identification, ServiceTerm, Source

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from .cases import StationCase
    from .countries import Reach

MAKING = ("additional-allocation", "alternative-allocation", "different-category")


class Restriction(NamedTuple):
    """Who yields to whom, as one rule of a footnote has it. Terms, or words for many services.

    `stations` are those that alone are forbidden ("new", "airborne"), "" for all; `spared` says what goes
    on all the same.
    """

    rule: str
    by: tuple[ServiceTerm | str, ...]
    towards: tuple[ServiceTerm | str, ...]
    of_countries: tuple[str, ...]
    provision: str
    use: str
    stations: str = ""
    spared: str = ""
    cases: tuple[StationCase, ...] = ()  # of which stations it speaks, each one way to be meant; () for all
    into: tuple[tuple[int, int], ...] = ()  # bands next door, or of a harmonic, that are to be spared
    urged: bool = False  # whether administrations are only urged to it
    to_exceed: str = ""  # of an agreement: the quantity whose limit may be passed with it, "" where it is needed anyway
    by_column: str = ""  # of a country's own note: the column of its table that is bound, where not the rule's own
    towards_column: str = ""  # the column that profits
    with_whom: str = ""  # with whom to coordinate or agree
    bands: tuple[tuple[int, int], ...] = ()  # where it binds, where not in all bands of the rule

    @property
    def whole(self) -> bool:
        """Whether it forbids the services as such, not only some stations or some use of theirs."""
        return self.rule == "prohibited" and not self.use and not self.stations

    @property
    def terms(self) -> tuple[ServiceTerm, ...]:
        """The services that it binds, without words for many."""
        return tuple(service for service in self.by if not isinstance(service, str))


class Rule(NamedTuple):
    """One rule of a footnote. `bands` holds single frequencies too, as one hertz each."""

    footnote: str
    kind: str
    bands: tuple[tuple[int, int], ...]
    regions: tuple[int, ...]
    countries: tuple[str, ...]
    except_countries: tuple[str, ...]
    services: tuple[ServiceTerm, ...]
    status: str
    replaces: tuple[ServiceTerm, ...]
    application: tuple[str, ...]
    conditions: str
    restrictions: tuple[Restriction, ...]
    since: str
    until: str
    effect: str  # applied | described | none
    why: str
    area: str = ""  # an area of the RR in which it holds, where it names one
    after: str = ""  # the provision whose procedure must have succeeded before it counts
    open: bool = False  # whether it allocates at all is undecided
    takes: tuple[ServiceTerm, ...] = ()  # the services that it takes out of the Table
    forbids: tuple[Restriction, ...] = ()  # the restrictions by which it forbids something
    column: str = ""  # of a country's own note: the column of its table for which it holds, where not for all

    @property
    def makes(self) -> bool:
        """Whether the rule makes or changes an allocation, or is said to."""
        return self.kind in MAKING

    @property
    def changes(self) -> bool:
        """Whether the rule makes, changes or takes away an allocation, or is said to."""
        return bool(self.takes) or self.kind in MAKING

    @property
    def uses(self) -> tuple[str, ...]:
        """The uses of stations among its applications: what it puts on services for the sake of ISM binds all of them."""
        from .cases import NO_STATION

        return tuple(use for use in self.application if use not in NO_STATION)

    def within(self, low_hz: int, high_hz: int) -> list[tuple[int, int]]:
        """The parts of `[low, high)` in which the rule holds."""
        if not self.bands:
            return [(low_hz, high_hz)]
        return [(max(low, low_hz), min(high, high_hz)) for low, high in self.bands if low < high_hz and high > low_hz]

    @property
    def frequencies(self) -> tuple[int, ...]:
        """The single frequencies among its bands."""
        return tuple(low for low, high in self.bands if high - low == 1)

    def channel(self, low_hz: int, high_hz: int) -> int | None:
        """The single frequency that an emission in `[low, high)` is on; None where it is on none.

        A footnote that opens a frequency means the emission there: centred on it, or with its
        carrier there, which a single sideband has at its lower edge.
        """
        return next((f for f in self.frequencies if f in (low_hz, (low_hz + high_hz) // 2)), None)

    def meant(self, reach: Reach) -> str:
        """How the rule means a country: "named" (or all are meant), "assumed", "undecided", or "".

        Whether a country lies in an area is known only where the rule lists those that do.
        """
        if self.area and not self.countries:
            return "undecided"
        out = reach.meant_by(self.except_countries) if self.except_countries else ""
        if out:
            return out if out == "undecided" else ""
        return reach.meant_by(self.countries) if self.countries else "named"

    def in_force(self, day: str) -> bool:
        """Whether the rule holds on the day (ISO date)."""
        return (not self.since or self.since <= day) and (not self.until or day < self.until)


class Footnote(NamedTuple):
    """One footnote: its rules, and the record with everything else that the data holds."""

    id: str
    rules: tuple[Rule, ...]
    record: dict[str, Any]
    source: Source

    @property
    def parts(self) -> list[dict[str, Any]]:
        """The records that its rules were made from, one for each."""
        return parts_of(self.record)

    @property
    def summary(self) -> str:
        """The footnote in one sentence of our own."""
        return str(self.record["summary"])

    @property
    def verified(self) -> bool:
        """False where a fact in it is in doubt."""
        return self.record.get("verified", True) is not False

    @property
    def doubt(self) -> str:
        """What is in doubt; "" for nothing."""
        return str(self.record.get("doubt", ""))

    @property
    def witness(self) -> str:
        """The source of its edition in which it was read a second time, by its id; "" for none."""
        return str(self.record.get("witness", ""))

    @property
    def note(self) -> str:
        """What else to know; "" for nothing."""
        return str(self.record.get("note", ""))

    @property
    def mark(self) -> str:
        """The conference that the print names behind it; "" for none."""
        return str(self.record.get("mark", ""))

    @property
    def added(self) -> str:
        """The conference that added it; "" where not known."""
        return str(self.record.get("added", ""))

    @property
    def revised(self) -> str:
        """The conference that last revised it; "" where not known."""
        return str(self.record.get("revised", ""))

    @property
    def effect(self) -> str:
        """applied: changes the Table mechanically; described: meant to, but cannot; none: is no such rule."""
        effects = {r.effect for r in self.rules}
        return next(e for e in ("applied", "described", "none") if e in effects)


def parts_of(record: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of its rules: itself, where there is one."""
    return record.get("parts") or [record]


def _term(value: Any) -> Any:
    return value if isinstance(value, str) else ServiceTerm(value[0], value[1], tuple(value[2]))


def _terms(values: Any) -> Any:
    return tuple([_term(value) for value in values]) if values else ()


def _spans(values: Any) -> tuple[tuple[int, int], ...]:
    return tuple([(low, high) for low, high in values]) if values else ()


def _cases(records: Any) -> tuple[StationCase, ...]:
    if not records:
        return ()
    from .cases import cases_of

    return cases_of(records)


def _restriction(record: dict[str, Any], services: Any) -> Restriction:
    get = record.get
    return Restriction(
        record["rule"], _terms(record["by"]) if "by" in record else services, _terms(get("towards")),
        tuple(get("of_countries", ())), get("provision", ""), get("use", ""), get("stations", ""), get("except", ""),
        _cases(get("cases")), _spans(get("into")), get("urged", False), get("to_exceed", ""), get("by_column", ""),
        get("towards_column", ""), get("with", ""), _spans(get("bands")),
    )  # fmt: skip


def footnote_of(record: dict[str, Any], source: Source, countries_of: Callable[[str], tuple[str, ...]]) -> Footnote:
    """The footnote that a checked record describes.

    `countries_of` tells the countries of another footnote, for the rules that refer to them.
    """
    return Footnote(
        record["id"], tuple([_rule(record, part, countries_of) for part in parts_of(record)]), record, source
    )


def _rule(record: dict[str, Any], part: dict[str, Any], countries_of: Callable[[str], tuple[str, ...]]) -> Rule:
    get = part.get  # asked often: a whole Table makes a thousand rules
    bands = _spans(get("bands")) or tuple([(f, f + 1) for f in get("frequencies", ())])
    countries, left_out = tuple(get("countries", ())), tuple(get("except_countries", ()))
    for other in get("countries_of", ()):
        countries += countries_of(other)
    for other in get("except_countries_of", ()):
        left_out += countries_of(other)
    services, kind = _terms(get("services")), part["kind"]
    restrictions = tuple([_restriction(r, services) for r in get("restrictions", ())])
    forbids = tuple([r for r in restrictions if r.rule == "prohibited"])
    takes = tuple([t for r in forbids if r.whole for t in r.terms]) if forbids and kind == "prohibition" else ()
    effect = get("effect", record.get("effect", ""))
    if not effect:
        effect = "applied" if takes or kind == "identification" or kind in MAKING else "none"
    regions = get("regions", ())
    return Rule(
        record["id"], kind, bands, tuple([int(r) for r in regions]) if regions else (),
        tuple(dict.fromkeys(countries)), tuple(dict.fromkeys(left_out)), services,
        get("status", ""), _terms(get("replaces")), tuple(get("application", ())),
        get("conditions", record.get("conditions", "")), restrictions,
        get("from", ""), get("until", ""), effect, get("why", record.get("why", "")),
        get("area", ""), get("after", ""), get("undecided", False), takes, forbids,
        get("for", record.get("for", "")),
    )  # fmt: skip


def identification(
    application: str, rule: Rule, countries: tuple[str, ...], low_hz: int, high_hz: int
) -> Identification:
    """The use that a rule names in `[low, high)`."""
    return Identification(
        application, rule.footnote, rule.kind, rule.regions, countries, rule.except_countries,
        low_hz, high_hz, rule.services,
    )  # fmt: skip
