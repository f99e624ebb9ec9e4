"""Who shares a band, as answers: a row for each sub-band and allocation, and the lines that CSV has of it."""

from __future__ import annotations

from ...record import Record
from ..own import OwnPlace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Literal

    from ...regulations.own_table import RulePart
    from ...regulations.relation import Ruling
    from ...regulations.values import Allocation, Source
    from ..forbidden import Forbidden
    from ..rows import Elsewhere, Made


class RestrictionTold(Record):
    """A restriction that a footnote puts on a service."""

    rule: str
    """What it says: `no-interference-to`, `limited-to`, `coordination`, `technical` ..."""
    footnote: str
    """The number of the footnote."""
    towards: tuple[str, ...] = ()
    """The services, or words for many, towards which it holds, where it names some."""
    of_countries: tuple[str, ...] = ()
    """The countries whose stations or whose agreement it has in view, where it names some."""
    provision: str = ""
    """The provision that it calls for, where it names one."""
    use: str = ""
    """The use concerned, or what is demanded, in a few words, where it says so."""
    stations: str = ""
    """Of what is prohibited: the stations that alone are, `new` or `airborne`."""
    except_: str = ""
    """Of what is prohibited: what goes on all the same, in a few words."""
    application: tuple[str, ...] = ()
    """The uses (IMT, HAPS ...) of which the footnote's rule speaks, where it names some."""
    countries: tuple[str, ...] = ()
    """The countries in which it holds, where not all."""
    except_countries: tuple[str, ...] = ()
    """The countries in which it does not hold, where there are some."""
    conditions: str = ""
    """The conditions of the footnote's rule, in our own words, where it has some."""
    verified: bool = True
    """False where the footnote is less certain than the rest."""
    by_column: str = ""
    """With `--national`: the column of the country's own table that a note binds, where it names one."""
    towards_column: str = ""
    """With `--national`: the column that profits, where the note names one."""
    with_whom: str = ""
    """With `--national`: with whom to coordinate or agree, where the note says so."""


class Sharer(Record):
    """A service in the band, as it stands to the service asked."""

    service: str
    """The service, by its vocabulary id."""
    qualifier: str
    """A bracket or an "except" phrase; empty for none."""
    directions: tuple[str, ...]
    """The directions; empty where the Table names none."""
    label: str
    """The service as printed."""
    status: str
    """primary, secondary or permitted."""
    relation: str
    """How the service asked stands to it by status alone: `equal`, `must-protect`, `protected-from`, `equal-secondary`;
    `not-stated` where one of the two has no category."""
    rule: str
    """The provision that makes it so."""
    by_footnote: tuple[Ruling, ...]
    """What footnotes make of the relation."""
    footnotes: tuple[str, ...]
    """The footnotes beside the service."""
    via: str
    """`table`, or the footnote that makes or changes the allocation."""
    kind: str = ""
    """The kind of that footnote's rule, for an allocation in a part of the Region."""
    restrictions: tuple[RestrictionTold, ...]
    """What footnotes put on it."""
    countries: tuple[str, ...] | None = None
    """The countries in which it has the band; only for an allocation in a part of the Region."""
    except_countries: tuple[str, ...] | None = None
    """The countries in which it has not; only for an allocation in a part of the Region."""
    use: tuple[str, ...] = ()
    """With `--national`: for whom it is, in words of the country's own table."""


class CoordinationCase(Record):
    """A case of No. 9.11A that a footnote opens: by which provisions a service coordinates."""

    id: str
    """Our name for the case."""
    part: str
    """`asks`: the service asked coordinates by it; `bound`: the case binds the service too."""
    provisions: tuple[str, ...]
    """The provisions by which it coordinates."""
    orbit: str
    """The orbit that it is about: GSO, non-GSO or any."""
    service: str
    """The service that coordinates, by its vocabulary id."""
    directions: tuple[str, ...]
    """Its directions; empty for any."""
    use: str = ""
    """The use that the case is limited to, where it is."""
    excluded: bool = False
    """True where No. 9.11A does not apply to it."""
    verified: bool
    """False where it is less certain than the rest."""


class Trigger(Record):
    """A provision that applies between the service asked and others."""

    provision: str
    """Its number or name; `agreement` where a footnote asks for agreement and names no provision."""
    footnote: str | None
    """The footnote that calls for it; null where the pair of services does."""
    about: str
    """What it governs, in a few words."""
    kind: str
    """What kind of provision it is: coordination, limit, procedure ..."""
    acts: str
    """Who has to act: `own`, the service asked, or `sharer`, the others."""
    with_: tuple[str, ...]
    """The others, as printed; marked where they are further systems of one service, or under a plan."""
    when: str
    """The cases in which it applies, in words; empty for always."""
    of_countries: tuple[str, ...] = ()
    """The countries whose agreement is sought, where the footnote names some."""
    countries: tuple[str, ...] = ()
    """In a Region: the countries in which the footnote holds, where not all."""
    orbits: tuple[str, ...] = ()
    """The orbits of the one that acts and of the other, where they matter."""
    appendices: tuple[str, ...] = ()
    """The Appendices that say how, where there are some."""
    application: tuple[str, ...] = ()
    """The uses (IMT, feeder links ...) that alone are concerned, where the footnote's rule speaks of some."""
    requests: str = ""
    """To whom the request goes, or from whom it comes, where the provision says so."""
    except_: str = ""
    """What is left out, in words, where something is."""
    verified: bool = True
    """False where the provision's scope is less certain than the rest."""
    doubt: str = ""
    """What is left open, where `verified` is false."""
    cases: tuple[CoordinationCase, ...] = ()
    """The cases of No. 9.11A that the footnote opens."""


class LimitNamed(Record):
    """A limit that binds the service asked; `specx limits` gives the figures."""

    id: str | None
    """Our name for the limit; null for one that a footnote states."""
    provision: str
    """The provision, or the footnote, that states it."""
    quantity: str
    """What is limited: pfd, e.i.r.p. ..."""
    value: str | None = None
    """The figure; only of a limit that a footnote states."""
    unit: str | None = None
    """Its unit, with `value`."""
    applies_to: str
    """Whose emission, in which case."""
    force: str
    """mandatory, recommended or threshold."""
    verified: bool
    """Whether it was read in the document named."""
    unknown: bool = False
    """True where the data does not hold the figures."""


class Neighbour(Record):
    """A row with passive services that touches this one."""

    side: Literal["below", "inside", "above"]
    """Where it lies: below or above."""
    low_hz: int
    """Its lower edge, in Hz."""
    high_hz: int
    """Its upper edge, in Hz."""
    services: tuple[str, ...]
    """Its passive services, as printed."""
    prohibited: bool
    """Whether No. 5.340 forbids emissions in it."""


class SharingRow(OwnPlace, first=("region", "low_hz", "high_hz")):
    """How one allocation of the service asked stands in a sub-band in which nothing changes."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the sub-band, in Hz."""
    high_hz: int
    """The upper edge of the sub-band, in Hz."""
    service: str
    """The service asked."""
    allocated: bool
    """Whether the band is allocated to it, or a footnote permits it."""
    status: str | None
    """primary, secondary or permitted; null where it is not allocated."""
    via: str | None
    """`table`, or the footnote that makes or changes the allocation; null where there is none."""
    label: str | None
    """The allocation as printed; null where there is none."""
    carries: str
    """Of the service asked, what the allocation covers: `whole` or `part`; empty where there is none."""
    footnotes: tuple[str, ...] | None = None
    """The footnotes beside the allocation, where there is one."""
    restrictions: tuple[RestrictionTold, ...]
    """What footnotes put on the allocation."""
    sharers: tuple[Sharer, ...]
    """Who else has the band, those that footnotes add in a part of the Region after the others."""
    triggers: tuple[Trigger, ...]
    """The provisions that apply between the service and its sharers."""
    limits: tuple[LimitNamed, ...]
    """The limits that bind the service."""
    by_footnote: tuple[Made, ...]
    """In a Region: what footnotes make of the service itself in a part of it, or in words only."""
    absent: tuple[Made, ...]
    """In a Region: the alternative allocations and prohibitions that leave nothing of the service in their countries."""
    may_allocate: tuple[Elsewhere, ...] = ()
    """What footnotes may allocate here, to the service or to others: undecided, or only described; not in the sharers."""
    prohibited: tuple[Forbidden, ...]
    """What footnotes forbid in the sub-band, No. 5.340 above all."""
    adjacent_passive: tuple[Neighbour, ...]
    """The rows with passive services that touch the row."""
    row_footnotes: tuple[str, ...]
    """The footnotes under the row; they apply to all of it."""
    source: Source
    """Where the row stands in the facts."""
    verified: bool = True
    """False where the sources of the row leave something open."""
    doubt: str = ""
    """What is left open, where `verified` is false."""
    use: tuple[str, ...] = ()
    """With `--national`: for whom the allocation is, in words of the country's own table."""
    rule_parts: tuple[RulePart, ...] = ()
    """With `--national`: the parts of the country's rules under which the band is licensed."""
    none: bool = False
    """With `--national`: true for a cell that the table leaves blank."""
    not_allocated: bool = False
    """With `--national`: true where the table itself says that nothing is allocated."""
    verdict: str
    """The answer in a sentence or two, for people; nothing in it that is not in the other fields."""


class SharingLine(Record):
    """One sharer of a sub-band, for CSV and TSV; a line without one where nobody else is there."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the sub-band, in Hz."""
    high_hz: int
    """The upper edge of the sub-band, in Hz."""
    service: str
    """The service asked."""
    allocated: bool
    """Whether the band is allocated to it, or a footnote permits it."""
    status: str
    """Its status; empty where it is not allocated."""
    via_no: str
    """`table`, or the footnote that makes or changes the allocation; empty where there is none."""
    label: str
    """The allocation as printed; empty where there is none."""
    sharer: str = ""
    """The sharer as printed."""
    sharer_status: str = ""
    """The sharer's status."""
    relation: str = ""
    """How the service asked stands to it by status alone."""
    rule_no: str = ""
    """The provision that makes it so."""
    by_footnote_list: str = ""
    """What footnotes make of it, as footnote:relation."""
    sharer_via_no: str = ""
    """`table`, or the footnote that makes or changes the sharer's allocation."""
    countries_list: str = ""
    """The countries in which the sharer has the band; empty for all."""
    provisions_list: str
    """The provisions that apply between the two."""
    layer: str = ""
    """With `--national`: `national`, for a row of a country's own table."""
    column: str = ""
    """With `--national`: the column of that table, where it has several."""
    use: str = ""
    """With `--national`: for whom the allocation is, in words of that table."""
    rule_parts: str = ""
    """With `--national`: the parts of the country's rules."""


class BorderSharer(Record):
    """A service on the other side of a border, as the service on this side stands to it."""

    service: str
    """The service, by its vocabulary id."""
    qualifier: str
    """A bracket or an "except" phrase; empty for none."""
    directions: tuple[str, ...]
    """The directions; empty where the Table names none."""
    status: str
    """primary, secondary or permitted."""
    label: str
    """The service as printed."""
    footnotes: tuple[str, ...]
    """The footnotes beside the service."""
    via: str
    """`table`, or the footnote that makes or changes the allocation."""
    relation: str
    """How the service on this side stands to it, as between sharers."""
    rule: str
    """No. 4.8, which carries the categories across; No. 4.4 where this side has no allocation."""


class BorderRow(Record):
    """One allocation of the service on one side of a border, against everything on the other side."""

    here: str
    """This side: a country's code, or the Region."""
    there: str
    """The other side."""
    region: int
    """The Region of this side."""
    other_region: int
    """The Region of the other side."""
    low_hz: int
    """The lower edge of the sub-band, in Hz."""
    high_hz: int
    """The upper edge of the sub-band, in Hz."""
    service: str
    """The service asked."""
    allocated: bool
    """Whether it has the band on this side."""
    label: str | None
    """The allocation as printed; null where there is none."""
    status: str | None
    """primary, secondary or permitted; null where there is none."""
    via: str | None
    """`table`, or the footnote that makes or changes the allocation; null where there is none."""
    allocated_there: tuple[Allocation, ...]
    """The allocations of the service asked on the other side."""
    sharers: tuple[BorderSharer, ...]
    """Everything that the other side has in the band."""


class BorderLine(Record):
    """One service of the other side of a border, for CSV and TSV; a line without one where there is none."""

    here: str
    """This side: a country's code, or the Region."""
    there: str
    """The other side."""
    region: int
    """The Region of this side."""
    other_region: int
    """The Region of the other side."""
    low_hz: int
    """The lower edge of the sub-band, in Hz."""
    high_hz: int
    """The upper edge of the sub-band, in Hz."""
    service: str
    """The service asked."""
    allocated: bool
    """Whether it has the band on this side."""
    status: str
    """Its status; empty where it is not allocated."""
    via_no: str
    """`table`, or the footnote that makes or changes the allocation; empty where there is none."""
    label: str
    """The allocation as printed; empty where there is none."""
    sharer: str = ""
    """The service of the other side, as printed."""
    sharer_status: str = ""
    """Its status."""
    relation: str = ""
    """How the service on this side stands to it."""
    rule_no: str = ""
    """The provision that makes it so."""
    sharer_via_no: str = ""
    """`table`, or the footnote that makes or changes its allocation."""


def __getattr__(name: str) -> Any:
    """What a part of the rules is, for documentation: an answer out of the Radio Regulations does without it."""
    if name == "RulePart":
        from ...regulations import own_table

        return own_table.RulePart
    raise AttributeError(name)
