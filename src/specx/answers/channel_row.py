"""A channel, or a band of a plan, as an answer."""

from __future__ import annotations

from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..regulations.values import Source


class ChannelFrequency(Record):
    """A frequency of a channel and what belongs to it, or a band."""

    whose: str
    """Whose frequency: ship, coast, localizer, glide_path, interrogation, reply, uplink, downlink; empty where the
    channel has one alone."""
    frequency_hz: int | None
    """The frequency; null for a band without one."""
    low_hz: int
    """The lower edge of what belongs to it, in Hz; one hertz where no width is held."""
    high_hz: int
    """The upper edge, in Hz."""


class ChannelRow(Record):
    """A channel, a frequency with a purpose, or a band that a plan covers as a whole."""

    what: str
    """`channel` or `band`; `plan` for a plan with all its bands."""
    plan: str
    """Our own name of the plan."""
    reference: str
    """What sets the plan up: an Appendix, an agreement, a provision."""
    title: str
    """What the plan is, in a few words of our own."""
    sides: tuple[ChannelFrequency, ...]
    """Its frequencies, one a side, or the band; of a plan all its bands."""
    purpose: str
    """What for, in our own words."""
    regions: tuple[int, ...]
    """The Regions in which it holds."""
    services: tuple[str, ...]
    """The services in whose allocations it lies."""
    provisions: tuple[str, ...]
    """The provisions, footnotes and Appendices that rule it."""
    protected: bool
    """Whether a provision protects it from interference, as Appendix 15 does."""
    reached: tuple[str, ...]
    """What of it the question reaches: its sides by name, `channel` or `band` where it has none, `guard` where only the
    guard around it is touched."""
    verified: bool
    """Whether it was read in the documents named."""
    documents: tuple[str, ...]
    """The documents, each with the place in it."""
    source: Source
    """Where it stands in the facts."""
    series: str = ""
    """What the channels of its kind have in common, of a channel."""
    channel: str = ""
    """Its number, where it has one."""
    name: str = ""
    """A name that it has besides: AIS 1."""
    with_countries: tuple[str, ...] = ()
    """Countries of other Regions in which it holds too."""
    except_countries: tuple[str, ...] = ()
    """Countries of its Regions in which it does not hold."""
    area: str | None = None
    """The area in which it holds, in words, where Regions do not say it."""
    protected_by: tuple[str, ...] = ()
    """The provisions that protect it."""
    asterisk: bool | None = None
    """Whether Appendix 15 marks it with the asterisk: what could harm distress traffic is forbidden there. Absent where
    that is not known, or of other plans."""
    code: str = ""
    """The code of its use in Appendix 15."""
    guard: tuple[int, int] | None = None
    """The band around it whose use the same provisions bind, in Hz."""
    mark: str = ""
    """The conference that brought it, where one is held."""
    unverified: tuple[str, ...] = ()
    """Fields that are less certain than the rest."""
    doubt: str = ""
    """Why something is not verified."""


class ChannelLine(Record):
    """One side of a channel, or a band, for CSV and TSV."""

    what: str
    """`channel`, `band` or `plan`."""
    plan: str
    """Our own name of the plan."""
    reference: str
    """What sets the plan up."""
    series: str
    """What the channels of its kind have in common."""
    channel: str
    """Its number, where it has one."""
    name: str
    """A name that it has besides."""
    whose: str
    """Whose frequency."""
    frequency_hz: int | None
    """The frequency; empty for a band."""
    low_hz: int | None
    """The lower edge, in Hz; empty for a plan of single frequencies."""
    high_hz: int | None
    """The upper edge, in Hz."""
    purpose: str
    """What for, in our own words."""
    regions_list: str
    """The Regions."""
    with_countries_list: str
    """Countries of other Regions in which it holds too."""
    except_countries_list: str
    """Countries of its Regions in which it does not hold."""
    area: str
    """The area in words, where Regions do not say it."""
    services: str
    """The services."""
    provisions: str
    """The provisions that rule it."""
    protected: bool
    """Whether a provision protects it from interference."""
    protected_by: str
    """The provisions that protect it."""
    asterisk: bool | None
    """The asterisk of Appendix 15; empty where not known."""
    code: str
    """The code of its use in Appendix 15."""
    mark: str
    """The conference that brought it."""
    verified: bool
    """Whether it was read in the documents named."""
    unverified: str
    """Fields that are less certain."""
    doubt: str
    """Why something is not verified."""
    documents: str
    """The documents, each with its place."""
