"""What stands beside a frequency or a range in an answer: channels, plans, names of the band."""

from __future__ import annotations

from ..facts.band_names import BandNames
from ..facts.plan_index import PlanIndex
from ..light import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..answers.channel_row import ChannelRow
    from ..answers.channels import ChannelsOf
    from ..answers.rows import AtRow
    from ..facts.folder import Facts
    from ..output.answer import Block
    from ..regulations.values import Hit


class Beside:
    """Channels and plans of one call, for a country where one is asked. Opens the files that a question reaches into."""

    def __init__(self, facts: Facts, country: str = "") -> None:
        self._facts = facts
        self._index = PlanIndex(facts)
        self._country = country
        self._at: tuple[int, list[tuple[ChannelRow, frozenset[int]]]] | None = None

    @cached_property
    def _channels(self) -> ChannelsOf:
        from ..answers.channels import ChannelsOf
        from ..facts.plans import Plans

        return ChannelsOf(self._facts, Plans(self._facts, self._index))

    @cached_property
    def _names(self) -> BandNames:
        return BandNames(self._facts)

    def of(self, hit: Hit) -> dict[str, tuple[ChannelRow, ...]]:
        """The fields of a row of `at`: `channels` and `plans`; a row of which only the edge is touched has none."""
        if hit.edge:
            return {}
        if self._at is None or self._at[0] != hit.low_hz:
            # The rows of all Regions ask about one frequency.
            self._at = (hit.low_hz, self._within(hit.low_hz, hit.low_hz + 1))
        rows = [row for row, where in self._at[1] if hit.row.region in where]
        return {
            "channels": tuple(r for r in rows if r.what == "channel"),
            "plans": tuple(r for r in rows if r.what == "band"),
        }

    def plans(self, low_hz: int, high_hz: int, regions: Iterable[int]) -> list[ChannelRow]:
        """The plans that a range touches, as bands."""
        asked = set(regions)
        return [row for row, where in self._within(low_hz, high_hz) if asked & where and row.what == "band"]

    def bands(self, hz: int) -> dict[str, str]:
        """The names of the band that the frequency lies in: by No. 2.1 and by letter."""
        return self._names.at(hz)

    def _within(self, low_hz: int, high_hz: int) -> list[tuple[ChannelRow, frozenset[int]]]:
        """What there is, each with the Regions that it reaches into."""
        if not self._index.files_at(low_hz, high_hz):
            return []
        return self._channels.by_region(low_hz, high_hz, self._country)


def lines_beside(regions: str, row: AtRow) -> Iterable[Block]:
    """The channels and plans of a row of `at` as lines under it."""
    if not row.channels and not row.plans:
        return ()
    from ..output.channels import beside_blocks

    return beside_blocks(regions, row.channels, row.plans)


def bands_line(named: dict[str, str]) -> str:
    """The names of the band in a few words: `UHF, L band`."""
    itu, letter = named.get("itu-band", ""), named.get("ieee-band", "")
    # IEEE Std 521 repeats names of No. 2.1 where it has the same band; elsewhere HF, VHF and UHF are told apart.
    told = [itu] + ([] if letter == f"IEEE {itu}" or not letter else [letter if " " in letter else f"{letter} band"])
    return ", ".join(filter(None, told))
