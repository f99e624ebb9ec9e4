"""Which channels and plans there are in a range or under a name: what for, by which rules, protected or not."""

from __future__ import annotations

from ..errors import UnknownNameError, shown
from ..facts.plans import Channel, Plan, PlanBand, Plans, bands_of, channels_of, documents
from ..regulations.channels import Side
from ..regulations.values import ServiceTerm, Source
from .cells import channel as channel_cell
from .cells import listed, numbers
from .channel_row import ChannelFrequency, ChannelLine, ChannelRow

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..facts.folder import Facts


class ChannelsOf:
    """The channels and plans of a folder of facts. Opens the files that a question reaches into."""

    def __init__(self, facts: Facts, plans: Plans | None = None) -> None:
        self._facts = facts
        self._plans = plans or facts.kept(Plans)
        self._countries: dict[str, dict[str, tuple[int, ...]]] = {}

    def within(
        self, low_hz: int, high_hz: int, regions: Iterable[int], country: str = "", protected: bool = False
    ) -> list[ChannelRow]:
        """What shares spectrum with `[low_hz, high_hz)` in one of the Regions, or in the country; lowest first.

        With `protected` what a provision protects alone.
        """
        asked = set(regions)
        return [row for row, where in self.by_region(low_hz, high_hz, country, protected) if asked & where]

    def by_region(
        self, low_hz: int, high_hz: int, country: str = "", protected: bool = False
    ) -> list[tuple[ChannelRow, frozenset[int]]]:
        """As `within`, each row with the Regions that it reaches into."""
        found = [
            (self._band(band), where)
            for band in self._plans.bands(low_hz, high_hz, protected)
            if (where := self._where(band.plan, band.regions, country))
        ]
        for channel in self._plans.channels(low_hz, high_hz, protected):
            where = self._where(channel.plan, channel.regions, country)
            if where:
                sides = [s for s in channel.sides if s.low_hz < high_hz and s.high_hz > low_hz]
                reached = tuple(s.side or "channel" for s in sides) or ("guard",)
                found.append((self._channel(channel, reached), where))
        return sorted(found, key=lambda pair: pair[0].sides[0].low_hz)

    def named(self, text: str, regions: Iterable[int], country: str = "") -> list[ChannelRow]:
        """A plan with all that it holds, or what there is at the frequencies or in the bands of a name.

        Raises `UnknownNameError` for a name that the data does not know.
        """
        from .meanings import Meanings, key

        asked = set(regions)
        plans = [
            plan
            for plan in self._plans.of(self._plans.files())
            if key(text) in {key(name) for name in (plan.id, plan.reference, *plan.also)}
        ]
        if plans:
            return list(self._whole(plans, asked, country))
        meanings = self._facts.kept(Meanings)
        found = meanings.of(text)
        if not found:
            near = " or ".join(f"'{name}'" for name in meanings.nearest(text))
            raise UnknownNameError(
                f"no channel, plan or name '{shown(text)}' in the data",
                f"did you mean {near}?" if near else "`specx channels` lists the plans",
            )
        spans = [(hz, hz + 1) for m in found for _, hz, _ in m.points]
        spans = spans or [(b.low_hz, b.high_hz) for m in found for b in m.bands]
        rows: dict[ChannelRow, tuple[str, ...]] = {}
        for row in (row for span in spans for row in self.within(*span, asked, country)):
            # The two sides of a channel are one row.
            alike = row._replace(reached=())
            rows[alike] = tuple(dict.fromkeys((*rows.get(alike, ()), *row.reached)))
        return [row._replace(reached=reached) for row, reached in rows.items()]

    def plans(self, regions: Iterable[int], country: str = "") -> list[ChannelRow]:
        """One row a plan, with the bands that it covers as a whole; none where it is one of single frequencies."""
        asked = set(regions)
        return [
            self._row(
                "plan",
                plan,
                plan.record,
                tuple(Side("", None, b.low_hz, b.high_hz) for b in bands_of(plan)),
                plan.regions,
            )
            for plan in self._plans.of(self._plans.files())
            if asked & self._where(plan, plan.regions, country)
        ]

    def _whole(self, plans: Iterable[Plan], asked: set[int], country: str) -> Iterator[ChannelRow]:
        """Everything that plans hold: bands, then channels."""
        for plan in plans:
            yield from (self._band(b) for b in bands_of(plan) if asked & self._where(plan, b.regions, country))
            for channel in channels_of(plan):
                if asked & self._where(plan, channel.regions, country):
                    yield self._channel(channel, tuple(s.side or "channel" for s in channel.sides))

    def _where(self, plan: Plan, regions: tuple[int, ...], country: str) -> frozenset[int]:
        """The Regions into which a plan reaches, or a part of it that holds in `regions`; none for a country left out."""
        if country and country in plan.except_countries:
            return frozenset()
        found = set(regions)
        if plan.countries and regions == plan.regions:
            known = self._countries.get(plan.id)
            if known is None:
                find = self._facts.geography.find
                known = self._countries[plan.id] = {code: find(code).regions for code in plan.countries}
            found |= {r for code, there in known.items() if country in ("", code) for r in there}
        return frozenset(found)

    def _band(self, band: PlanBand) -> ChannelRow:
        return self._row("band", band.plan, band.record, (Side("", None, band.low_hz, band.high_hz),), band.regions)

    def _channel(self, channel: Channel, reached: tuple[str, ...]) -> ChannelRow:
        return self._row(
            "channel", channel.plan, channel.record, channel.sides, channel.regions, series=channel.series,
            channel=channel.number, guard=channel.guard, reached=reached,
        )  # fmt: skip

    def _row(
        self,
        what: str,
        plan: Plan,
        said: dict[str, Any],
        sides: tuple[Side, ...],
        regions: tuple[int, ...],
        **more: Any,
    ) -> ChannelRow:
        text = self._facts.vocabulary.data_text
        held: dict[str, Any] = {
            "what": what, "plan": plan.id, "reference": plan.reference, "title": plan.title, "name": said.get("name", ""),
            "sides": tuple(ChannelFrequency(whose=s.side, frequency_hz=s.hz, low_hz=s.low_hz, high_hz=s.high_hz) for s in sides),
            "purpose": said["purpose"], "regions": regions, "with_countries": plan.countries,
            "except_countries": plan.except_countries, "area": plan.record.get("area"),
            "services": tuple(text(ServiceTerm(s, q, tuple(d))) for s, q, d in said.get("services", ())),
            "provisions": tuple(said.get("provisions", ())), "protected": bool(said.get("protected_by")),
            "protected_by": tuple(said.get("protected_by", ())), "asterisk": said.get("asterisk"),
            "code": said.get("code", ""), "reached": (what,), "mark": said.get("mark", ""), "verified": said["verified"],
            "unverified": tuple(said.get("unverified", ())), "doubt": said.get("doubt", ""),
            "documents": documents(said.get("source")), "source": Source(plan.source.file, said["line"]),
        }  # fmt: skip
        return ChannelRow(**{**held, **more})


def lines(row: ChannelRow) -> Iterator[ChannelLine]:
    """One flat line for each side of a channel or band of a plan; one without a frequency where it has none."""
    for side in row.sides or (None,):
        yield ChannelLine(
            what=row.what, plan=row.plan, reference=row.reference, series=row.series, channel=channel_cell(row.channel),
            name=row.name, whose=side.whose if side else "", frequency_hz=side.frequency_hz if side else None,
            low_hz=side.low_hz if side else None, high_hz=side.high_hz if side else None, purpose=row.purpose,
            regions_list=listed(row.regions), with_countries_list=listed(row.with_countries),
            except_countries_list=listed(row.except_countries), area=row.area or "", services=listed(row.services),
            provisions=numbers(row.provisions), protected=row.protected, protected_by=numbers(row.protected_by),
            asterisk=row.asterisk, code=row.code, mark=row.mark, verified=row.verified,
            unverified=listed(row.unverified), doubt=row.doubt, documents=listed(row.documents),
        )  # fmt: skip
