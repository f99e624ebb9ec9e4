"""What single commands tell beside their rows."""

from __future__ import annotations

from ..record import Record
from .rows import Elsewhere, InPart

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .channel_row import ChannelRow


class Apart(Elsewhere, first=("region",)):
    """A rule by which what is asked is allocated, or may be, in a part of a Region that does not allocate it."""

    region: int
    """The ITU Region."""


class Gone(Record):
    """An allocation of the Table that a footnote takes away in a band, wholly or in part."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the band, in Hz."""
    high_hz: int
    """The upper edge of the band, in Hz."""
    footnote: str
    """The footnote that takes it away."""
    label: str
    """The entry as the Table prints it."""
    left: str
    """What is left of it; empty for nothing."""

    @property
    def words(self) -> str:
        """Which footnote takes what away, in words."""
        if self.left:
            return f"No. {self.footnote} leaves {self.left} of {self.label}"
        return f"No. {self.footnote} takes {self.label} away"


class AbsentHead(Record):
    """What an answer tells where what is asked is not allocated, or two services do not meet."""

    elsewhere: tuple[Apart, ...] = ()
    """By which footnotes it is in a part of the Region."""
    may_allocate: tuple[Apart, ...] = ()
    """By which footnotes it may be: that is undecided, or only described, and `why` says so."""
    taken_away: tuple[Gone, ...] = ()
    """Which footnotes take it away where the Table has it."""


class AllocatedTotal(Record):
    """How much spectrum a service has in a Region."""

    region: int
    """The ITU Region."""
    status: str
    """primary, secondary or permitted."""
    total_hz: int
    """The sum of the bands, in Hz; a band allocated twice over counts once."""
    column: str = ""
    """With `--national`: the column of the country's own table, where it has several."""


class ServiceHead(Record):
    """What an answer on a service has beside the bands."""

    totals: tuple[AllocatedTotal, ...]
    """The sums by Region and status."""
    elsewhere: tuple[InPart, ...] = ()
    """Where footnotes give the service in a part of a Region only."""
    may_allocate: tuple[InPart, ...] = ()
    """Where it is open whether footnotes give it; not in the totals."""
    taken_away: tuple[Gone, ...] = ()
    """Where footnotes take away of it what the Table has."""


class OverlapHead(AbsentHead):
    """What an answer on the rows or the shared bands of a range has beside them."""

    plans: tuple[ChannelRow, ...] = ()
    """The world and regional plans that the range touches; of two services none are named."""
    totals: tuple[SharedTotal, ...] = ()
    """Of two services: the sums by Region and the pair of statuses."""


class SharedTotal(Record):
    """How much spectrum two services share in a Region."""

    region: int
    """The ITU Region."""
    first_status: str
    """The status of the first service."""
    second_status: str
    """The status of the second."""
    total_hz: int
    """The sum of the bands, in Hz; a hertz counts once."""
    column: str = ""
    """With `--national`: the column of the country's own table, where it has several."""


class AdjacentHead(AbsentHead):
    """What an answer on the neighbours of a band has beside them."""

    overlaps_5_340: bool = False
    """With `--passive`: whether the range itself reaches into a band of No. 5.340, or of a note of the country's own
    table that keeps it as clear."""
    not_checked: tuple[str, ...] = ()
    """With `--passive` and `--national`: what holds by the allocations of the Radio Regulations, and is not told."""


class HarmonicsHead(AbsentHead):
    """What an answer on harmonics has beside them."""

    outside_coverage_from: int | None = None
    """The number of the first harmonic that lies above the data; absent where all lie inside."""
