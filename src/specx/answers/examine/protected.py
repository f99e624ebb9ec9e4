"""What an assignment owes to distress and safety: frequencies that a provision protects (No. 31.2, Appendix 15)."""

from __future__ import annotations

from ...facts.plans import Plans
from ...light import NamedTuple
from ...units import format_asked, format_hz
from ..channels import ChannelsOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...facts.folder import Facts


class Protected(NamedTuple):
    """A protected frequency, band or guard that an assignment reaches into."""

    low_hz: int
    high_hz: int
    message: str
    provision: str | None
    verified: bool
    doubt: str
    barred: bool  # whether all other use is barred, so that No. 4.4 opens nothing
    services: tuple[str, ...]  # the services that it serves
    words: str  # what it serves for

    def serves(self, uses: Iterable[str]) -> bool:
        """Whether one of the uses is what it is there for."""
        return any(use in _ALWAYS or use in self.words for use in uses)


# Uses that every protected frequency serves; the others stand in its purpose.
_ALWAYS = ("distress", "GMDSS", "search and rescue")


class Protection:
    """The protected frequencies of a folder of facts."""

    def __init__(self, facts: Facts) -> None:
        self._plans = facts.kept(Plans)
        self._channels = ChannelsOf(facts, self._plans)

    def near(self, low_hz: int, high_hz: int) -> bool:
        """Whether some plan speaks of spectrum in `[low_hz, high_hz)`: by the index alone, without reading any."""
        return bool(self._plans.files_at(low_hz, high_hz))

    def of(self, low_hz: int, high_hz: int, region: int, country: str = "") -> Iterator[Protected]:
        """What of it lies in `[low_hz, high_hz)`, and what to heed there."""
        for row in self._channels.within(low_hz, high_hz, (region,), country, protected=True):
            side = row.sides[0]
            where = (
                format_hz(side.frequency_hz)
                if side.frequency_hz is not None
                else format_asked(side.low_hz, side.high_hz)
            )
            # A frequency without a width concerns whoever takes it in.
            taken = row.guard if row.guard and row.reached == ("guard",) else (side.low_hz, side.high_hz)
            taken = (low_hz, high_hz) if taken[1] - taken[0] == 1 else taken
            around = f"in the guard band of {where}" if row.reached == ("guard",) else where
            forbidden = (
                "what could harm distress and safety traffic is forbidden"
                if row.asterisk
                else "harm to distress and safety traffic is forbidden"
            )
            star = ", with the asterisk" if row.asterisk else ""
            yield Protected(
                max(low_hz, taken[0]), min(high_hz, taken[1]),
                f"{around} ({row.reference}{star}): {row.purpose}; {forbidden}",
                next((p for p in row.protected_by if p[:1].isdigit()), None), row.verified and not row.unverified, row.doubt, bool(row.asterisk),
                row.services, " ".join([row.purpose, row.code]),
            )  # fmt: skip
