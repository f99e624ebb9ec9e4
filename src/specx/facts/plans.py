"""Reads plans and their channels, no more of them than a question reaches into."""

from __future__ import annotations

from ..light import NamedTuple
from ..regulations.bands import Span, union
from ..regulations.channels import ONE_SIDED, SIDES, Side, expand, reach
from ..regulations.values import Source
from .plan_index import FOLDER, INDEX, PlanIndex

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from .folder import Facts


EVERYWHERE = 1 << 62
# What a channel takes over from its set, and a set from its plan, where it does not say it itself.
_FROM_PLAN = (
    "regions",
    "services",
    "provisions",
    "purpose",
    "mark",
    "called",
    "spacing",
    "position",
    "source",
    "verified",
    "protected_by",
)
_FROM_SET = (*_FROM_PLAN, "code", "unverified", "doubt")  # fmt: skip


class Plan(NamedTuple):
    """A plan: where it holds and what for. `record` is the checked record with everything else."""

    id: str
    title: str
    reference: str
    also: tuple[str, ...]
    kind: str  # distress | channels | plan | uses
    regions: tuple[int, ...]
    countries: tuple[str, ...]
    except_countries: tuple[str, ...]
    record: dict[str, Any]
    source: Source


class PlanBand(NamedTuple):
    """A band of a plan, with what it does not say itself taken over from the plan."""

    plan: Plan
    low_hz: int
    high_hz: int
    regions: tuple[int, ...]
    record: dict[str, Any]


class Channel(NamedTuple):
    """A channel, or a frequency or band with a purpose. `record` holds what its plan and set say of it too."""

    plan: Plan
    series: str
    number: str
    sides: tuple[Side, ...]
    regions: tuple[int, ...]
    guard: tuple[int, int] | None
    record: dict[str, Any]

    @property
    def name(self) -> str:
        """How it is told: its number, or the name that it has, or ""."""
        return str(self.record.get("name") or self.number)


class Plans:
    """The plans of a folder of facts; none where it holds none."""

    def __init__(self, facts: Facts, index: PlanIndex | None = None) -> None:
        self._facts = facts
        self._index = index or PlanIndex(facts)
        self._read: dict[str, list[Plan]] = {}
        self._parts: dict[str, list[Part]] = {}
        self._bands: dict[str, list[PlanBand]] = {}

    def files_at(self, low_hz: int, high_hz: int) -> list[str]:
        """The files that speak of spectrum in `[low_hz, high_hz)`, by the index alone."""
        return self._index.files_at(low_hz, high_hz)

    def files(self) -> list[str]:
        """Every file of plans."""
        return [file for file in self._facts.files(FOLDER) if file != INDEX]

    def of(self, files: Iterable[str]) -> Iterator[Plan]:
        """The plans of files, each file read once."""
        for file in files:
            if file not in self._read:
                self._read[file] = [plan_of(record, file) for record in self._facts.records("plans", file)]
            yield from self._read[file]

    def bands(self, low_hz: int, high_hz: int, protected: bool = False) -> list[PlanBand]:
        """The bands of plans that share spectrum with `[low_hz, high_hz)`, by low edge; the `protected` ones alone."""
        found: list[PlanBand] = []
        for file in self.files_at(low_hz, high_hz):
            if file not in self._bands:
                self._bands[file] = [band for plan in self.of([file]) for band in bands_of(plan)]
            here = (band for band in self._bands[file] if band.low_hz < high_hz and band.high_hz > low_hz)
            found += [band for band in here if not protected or band.record.get("protected_by")]
        return sorted(found, key=lambda b: (b.low_hz, b.high_hz))

    def channels(self, low_hz: int, high_hz: int, protected: bool = False) -> list[Channel]:
        """The channels that share spectrum with `[low_hz, high_hz)`, guards counted, lowest first; the `protected` ones
        alone.
        """
        found: list[Channel] = []
        for file in self.files_at(low_hz, high_hz):
            if file not in self._parts:
                self._parts[file] = [part for plan in self.of([file]) for part in parts_of(plan)]
            for part in self._parts[file]:
                if part.low_hz < high_hz and part.high_hz > low_hz and (part.protected or not protected):
                    found += part.channels(low_hz, high_hz)
        return sorted(found, key=lambda c: (c.sides[0].low_hz, c.sides[0].high_hz))


def plan_of(record: dict[str, Any], file: str) -> Plan:
    """A checked record as a plan."""
    return Plan(
        record["id"], record["title"], record["reference"], tuple(record.get("also", ())), record["kind"],
        tuple(map(int, record["regions"])), tuple(record.get("with_countries", ())),
        tuple(record.get("except_countries", ())), record,
        Source(file, record["line"]),
    )  # fmt: skip


def bands_of(plan: Plan) -> Iterator[PlanBand]:
    """The bands that a plan covers as a whole."""
    for record in plan.record.get("bands", ()):
        whole = _taken(plan.record, record, _FROM_PLAN)
        low, high = record["band"]
        yield PlanBand(plan, low, high, tuple(map(int, whole["regions"])), whole)


class Part(NamedTuple):
    """A record of channels of a plan, with what its set and its plan say, and the spectrum that it lies in."""

    plan: Plan
    series: str
    shared: dict[str, Any]
    record: dict[str, Any]
    low_hz: int
    high_hz: int

    @property
    def protected(self) -> bool:
        """Whether a provision protects its channels."""
        return bool(self.record.get("protected_by", self.shared.get("protected_by")))

    def channels(self, low_hz: int, high_hz: int) -> Iterator[Channel]:
        """Its channels that meet `[low_hz, high_hz)`, a raster expanded."""
        whole = _taken(self.shared, self.record, _FROM_SET)
        regions = tuple(map(int, whole["regions"]))
        for number, sides, guard in places(self.record, self.shared, low_hz, high_hz):
            yield Channel(self.plan, self.series, number, sides, regions, guard, whole)


def parts_of(plan: Plan) -> Iterator[Part]:
    """The records of channels of a plan, in its order."""
    for group in plan.record.get("sets", ()):
        shared = _taken(plan.record, group, _FROM_PLAN)
        spacing = shared.get("spacing", 0)
        for record in group["channels"]:
            last = record.get("step", 0) * (record.get("count", 1) - 1)
            found = [record[key] for key in ("band", "guard") if key in record]
            found += [[record[k] - spacing, record[k] + last + spacing + 1] for k in (ONE_SIDED, *SIDES) if k in record]
            yield Part(plan, group["title"], shared, record, min(f[0] for f in found), max(f[1] for f in found))


def channels_of(plan: Plan) -> Iterator[Channel]:
    """Every channel of a plan, in its order."""
    for part in parts_of(plan):
        yield from part.channels(0, EVERYWHERE)


def places(
    record: Mapping[str, Any], shared: Mapping[str, Any], low_hz: int = 0, high_hz: int = EVERYWHERE
) -> Iterator[tuple[str, tuple[Side, ...], Span | None]]:
    """Number, sides and guard of each channel of a record of channels that meets `[low_hz, high_hz)`."""
    spacing, position = shared.get("spacing", 0), shared.get("position", "centre")
    frequencies = {side: record[side] for side in (ONE_SIDED, *SIDES) if side in record}
    band, guard = _span(record.get("band")), _span(record.get("guard"))
    raster = (record.get("step", 0), record.get("count", 1), record.get("channel", ""), record.get("number_step", 1))
    for number, hz_of in expand(frequencies, *raster, low_hz - spacing, high_hz + spacing):
        sides = tuple(
            Side("" if side == ONE_SIDED else side, hz, *(band or reach(hz, spacing, position)))
            for side, hz in hz_of.items()
        )
        if band and not sides:
            sides = (Side("", None, *band),)
        taken = [(side.low_hz, side.high_hz) for side in sides] + ([guard] if guard else [])
        if any(low < high_hz and high > low_hz for low, high in taken):
            yield number, sides, guard


def _span(pair: list[int] | None) -> Span | None:
    return (pair[0], pair[1]) if pair else None


def spans_of(plans: Iterable[Plan]) -> list[tuple[int, int]]:
    """All spectrum that plans speak of, merged, in order: what the index has to say of their file."""
    found: list[tuple[int, int]] = []
    for plan in plans:
        found += [(band.low_hz, band.high_hz) for band in bands_of(plan)]
        for channel in channels_of(plan):
            found += [(side.low_hz, side.high_hz) for side in channel.sides]
            found += [channel.guard] if channel.guard else []
    return union(found)


def _taken(whole: Mapping[str, Any], part: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    """The part, with the named keys of the whole where it has none of its own."""
    # Doubt belongs to what is unverified: a part that states one of them itself states both.
    own = {"unverified", "doubt", "verified"} & part.keys()
    return {
        **{k: whole[k] for k in keys if k in whole and not (own and k in ("unverified", "doubt"))},
        **part,
    }


def documents(source: dict[str, Any] | None) -> tuple[str, ...]:
    """The documents that a record of a source names, each with its place."""
    found = []
    while source:
        found.append(", ".join(filter(None, (source["document"], source.get("revision"), source["at"]))))
        source = source.get("also")
    return tuple(found)
