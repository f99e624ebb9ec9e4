"""What an assignment offers against the limits that bind: kept, exceeded, or not to be checked."""

from __future__ import annotations

from ...light import NamedTuple
from ...regulations.cases import meant, serves
from ...regulations.limit_conditions import last_day
from ...regulations.mask import figure
from ...units import format_width
from .offered import FAMILY, POWERS, Lacking, Level, by_hand, cited, in_unit, measured

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Literal, TypeAlias

    from ...regulations.limits import Limit, RelaxedLimit
    from ...table.limits import BoundLimit
    from .assignment import Assignment

    Result: TypeAlias = Literal["met", "fail", "condition", "warning", "unchecked"]

# Conditions on when a station was put into use: a planned one settles them.
_OLDER = ("in_use_before", "in_use_until")
_NEWER = ("in_use_after", "in_use_from")


class Compared(NamedTuple):
    """One limit against the assignment."""

    bound: BoundLimit
    level: Result
    message: str
    offered: Level | None = None
    most: float | None = None  # the figure of the limit, in the measure of what is offered
    asks: str = ""  # the option that would settle it

    @property
    def margin(self) -> float | None:
        """By how much the limit is kept; negative where it is passed. In decibels, or the unit of the limit."""
        if self.offered is None or self.most is None:
            return None
        margin = self.most - self.offered.value
        # Nothing to spare is nought, of either sign.
        return round(-margin if self.bound.limit.sense == "least" else margin, 3) + 0.0


def _offered(limit: Limit, assignment: Assignment, on_earth: bool) -> list[Level] | Lacking:
    """What there is to compare: of a notice what it sends, else what was given by hand."""
    by = by_hand(limit, assignment, on_earth)
    if isinstance(by, Level):
        return [by]
    return assignment.emitter.levels(limit, on_earth) if assignment.emitter else by


class Comparing:
    """Compares an assignment with the limits that bind it, on a day."""

    def __init__(self, day: str, examined: Callable[[Limit], bool]) -> None:
        self.day = day
        self.examined = examined

    def check(self, assignment: Assignment, limits: Iterable[BoundLimit], on_earth: bool) -> list[Compared]:
        """Every limit that binds within the assignment's band, compared where it can be.

        A limit is broken only where it binds for certain: mandatory, verified, without a condition
        that the assignment does not settle; it is taken to be put into use on the day. Otherwise an
        excess is a condition to look into, and a warning where the Bureau does not examine the limit.
        Of masks that are alternatives a note of the table picks one: only exceeding all is a failure.
        """
        low_hz, high_hz = assignment.low_hz, assignment.high_hz
        here = [b for b in limits if b.low_hz < high_hz and b.high_hz > low_hz]
        if assignment.orbit:
            here = [b for b in here if b.limit.orbit in ("any", assignment.orbit)]
        here = [b for b in here if self._meant(b.limit, assignment) is not False]
        compared = [self._one(b, assignment, on_earth) for b in here]
        if not any(c.offered for c in compared):
            return compared
        by_id = {c.bound.limit.id: c for c in compared}
        kept = {_kind(c) for c in compared if c.level == "met"}
        compared = [_another(c) if c.level == "fail" and _kind(c) in kept else c for c in compared]
        return _one_meaning([_with_alternatives(c, by_id) for c in compared], assignment)

    @staticmethod
    def _meant(limit: Limit, assignment: Assignment) -> bool | None:
        """Whether the limit means the station: by its cases, its use and its antenna; None where that is open."""
        asker, conditions = assignment.asker, limit.conditions
        held, _ = meant(limit.cases, asker)
        if conditions.application and serves(asker.uses, (conditions.application,)) is False:
            return False
        if conditions.antenna_below_m is not None and asker.antenna_m is not None:
            held = held and asker.antenna_m < conditions.antenna_below_m
        return held

    def _one(self, bound: BoundLimit, assignment: Assignment, on_earth: bool) -> Compared:
        limit = bound.limit
        name = f"{cited(limit.provision)} {limit.quantity}"
        offered = _offered(limit, assignment, on_earth)
        if isinstance(offered, Lacking):
            if limit.orbit != "any" and not assignment.orbit:
                words = f"{name}: not checked, for {limit.orbit} systems: give --orbit"
                return Compared(bound, "unchecked", words, asks="--orbit")
            held, option = meant(limit.cases, assignment.asker)
            if held is None and option:
                return Compared(bound, "unchecked", f"{name}: not checked, it depends: give {option}", asks=option)
            return Compared(bound, "unchecked", f"{name}: not checked, {offered.why}", asks=offered.option)
        worst = self._worst(bound, offered, assignment)
        if isinstance(worst, str):
            return Compared(bound, "unchecked", f"{name}: not checked, {worst}")
        level, read, most = worst
        per = f" in {format_width(limit.reference_bandwidth)}" if limit.reference_bandwidth else ""
        told = f"{read:g} {limit.unit or ''}".strip() + per
        relaxed = _relaxed(limit, assignment)
        told += f" and {relaxed.by_db:g} dB more by No. {relaxed.provision}" if relaxed else ""
        own = f"{in_unit(limit, level.value):.5g}"
        kept = level.value >= most - 1e-9 if limit.sense == "least" else level.value <= most + 1e-9
        where = f", {limit.applies_to}" if limit.provision.startswith("5.") and limit.applies_to else ""
        if len(offered) > 1 and level.at_deg is not None:
            where = f" at {level.at_deg:g} degrees{where}"
        if kept:
            where += f"; {bound.condition}" if bound.condition else ""
            return Compared(bound, "met", f"{name}: {own} keeps {told}{where}", level, most)
        words = f"{name}: {own} {'falls short of' if limit.sense == 'least' else 'exceeds'} {told}{where}"
        doubts = self._doubts(bound, assignment)
        if not level.sure:
            doubts.append((f"with the {level.how.partition(' and ')[2]}", ""))
        if not self.examined(limit):
            why = "; ".join(["", *(d for d, _ in doubts), limit.force if limit.force != "mandatory" else ""])
            return Compared(bound, "warning", words + why.rstrip("; ") + "; not examined by the Bureau", level, most)
        asks = next((option for _, option in doubts if option), "")
        why = "; ".join(["", *(d for d, _ in doubts)])
        return Compared(bound, "condition" if doubts else "fail", words + why, level, most, asks)

    @staticmethod
    def _worst(bound: BoundLimit, offered: Iterable[Level], asked: Assignment) -> tuple[Level, float, float] | str:
        """The level with the least margin, the limit read there and in the measure of levels; or why there is none."""
        limit, found, why = bound.limit, [], ""
        for level in offered:
            read = figure(limit, level.at_deg, asked.frequency_hz, asked.asker.antenna_m)
            if read.value is None:
                why = limit.note if read.why == "no figure is set" and limit.note else read.why
                continue
            relaxed = _relaxed(limit, asked)
            most = measured(limit, read.value) + (relaxed.by_db if relaxed else 0)
            margin = level.value - most if limit.sense == "least" else most - level.value
            found.append((margin, level, read.value, most))
        return min(found, key=lambda f: f[0])[1:] if found else why

    def _doubts(self, bound: BoundLimit, assignment: Assignment) -> list[tuple[str, str]]:
        """What keeps a limit from binding for certain, each with the option that would settle it."""
        limit, doubts = bound.limit, []
        if not bound.verified:
            doubts.append(("the limit is unverified", ""))
        held, option = meant(limit.cases, assignment.asker)
        if held is None:
            doubts.append((f"it depends: give {option}" if option else "it is not told whether that binds", option))
        elif limit.orbit != "any" and not assignment.orbit:
            doubts.append((f"for {limit.orbit} systems: give --orbit", f"--orbit {limit.orbit}"))
        if bound.condition:
            doubts.append((bound.condition, ""))
        settled = {"station", "direction", "not_for", *_OLDER}
        settled |= {
            name for name in _NEWER if (start := getattr(limit.conditions, name)) and last_day(start) <= self.day
        }
        if limit.conditions.application and assignment.asker.uses is not None:
            settled.add("application")
        if limit.conditions.antenna_below_m is not None and assignment.asker.antenna_m is not None:
            settled.add("antenna_below_m")
        if limit.conditions.named - settled:
            doubts.append((limit.applies_to, ""))
        return doubts


def _relaxed(limit: Limit, assignment: Assignment) -> RelaxedLimit | None:
    """What a provision lets stations of the assignment's class pass the limit by."""
    return next((r for r in limit.relaxed if assignment.station in r.classes), None)


def _with_alternatives(compared: Compared, by_id: dict[str, Compared]) -> Compared:
    limit = compared.bound.limit
    others = {by_id[i].level for i in limit.alternative_to if i in by_id}
    if compared.level == "fail" and "met" in others:
        by = limit.choice.by if limit.choice else ", ".join(limit.notes)
        more = f"another mask of the band is kept, and the note of its table tells which binds ({by})"
        return compared._replace(level="condition", message=f"{compared.message}; {more}")
    return compared


def _kind(compared: Compared) -> tuple[object, ...]:
    """What limits of one footnote on one quantity have in common; others stand alone."""
    limit = compared.bound.limit
    alone = "" if limit.provision.startswith("5.") else limit.id
    return limit.provision, limit.quantity, limit.reference_bandwidth, alone


def _another(compared: Compared) -> Compared:
    return compared._replace(level="condition", message=f"{compared.message}; another limit of the footnote is kept")


def _one_meaning(compared: list[Compared], assignment: Assignment) -> list[Compared]:
    """One number is no answer to two questions: said without its bandwidth, it counts where every reading agrees."""
    for family in POWERS:
        given = getattr(assignment, family)
        if given is None or given.per is not None:
            continue
        mine = [
            i for i, c in enumerate(compared)
            if c.offered and FAMILY.get(c.bound.limit.quantity) == family
            and meant(c.bound.limit.cases, assignment.asker)[0]
        ]  # fmt: skip
        widths = dict.fromkeys(compared[i].bound.limit.reference_bandwidth for i in mine)
        verdicts = {compared[i].margin is not None and (compared[i].margin or 0) >= 0 for i in mine}
        if len(widths) < 2 or len(verdicts) < 2:
            continue
        told = ", ".join(format_width(w) if w else "the whole" for w in widths)
        for i in mine:
            c = compared[i]
            per = c.bound.limit.reference_bandwidth
            option = f"--{family} {given.value:g}" + (f"/{format_width(per).replace(' ', '')}" if per else "")
            words = f"{cited(c.bound.limit.provision)} {c.bound.limit.quantity}: not checked, limits here are in {told}"
            compared[i] = Compared(c.bound, "unchecked", f"{words}; say in which, as {option}", asks=option)
    return compared


def unused(compared: Iterable[Compared], assignment: Assignment) -> Iterator[str]:
    """The values given that no limit was compared with, by the name of their option."""
    given = [family for family in (*POWERS, "elevation") if getattr(assignment, family) is not None]
    used = {FAMILY.get(c.bound.limit.quantity) for c in compared if c.offered} if given else ()
    yield from (family for family in given if family not in used)
    if assignment.angles and not any(c.offered and c.offered.at_deg is not None for c in compared):
        yield "angle"


def summed(compared: Iterable[Compared]) -> Iterator[Compared]:
    """Unchecked limits that read alike told once; everything else as it is."""
    told = set()
    for c in compared:
        if c.level != "unchecked" or c.message not in told:
            told.add(c.message)
            yield c


def once(checks: list[Compared]) -> Iterable[Compared]:
    """Checks that say the same of bands side by side, told once for the whole."""
    found: dict[tuple[object, ...], Compared] = {}
    for check in checks:
        limit, bound = check.bound.limit, check.bound
        same = limit.id, limit.provision, check.margin, check.message
        before = found.get(same)
        if before is None:
            found[same] = check
        else:
            low, high = min(before.bound.low_hz, bound.low_hz), max(before.bound.high_hz, bound.high_hz)
            found[same] = before._replace(bound=before.bound._replace(low_hz=low, high_hz=high))
    return found.values()
