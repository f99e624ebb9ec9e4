"""The values that answers are made of: frozen, typed, without any reading or printing.

Frequencies are whole hertz; bands are half-open `[low_hz, high_hz)`. Plain tuples underneath:
they compare, hash and unpack, and cost little to define, which start-up notices.
"""

from __future__ import annotations

from ..light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .footnotes import Restriction, Rule
    from .own_table import NationalTable, OwnCell


# The ground on which an allocation stands, the strongest first: Nos. 5.25 and 5.26, and use that a
# footnote permits on terms of its own, without a category.
STATUSES = ("primary", "secondary", "permitted")


def outranks(status: str, other: str) -> bool:
    """Whether a status is stronger than another."""
    return STATUSES.index(status) < STATUSES.index(other)


class Source(NamedTuple):
    """Where a record stands: file relative to the data folder, line from 1."""

    file: str
    """The file, below the folder of facts."""
    line: int
    """The line, from 1."""


class Edition(NamedTuple):
    """One edition of the Radio Regulations, or of a country's own table, as `edition.yaml` describes it."""

    id: str
    title: str
    conference: str  # "" for a country's own table
    in_force: str  # ISO date
    coverage: tuple[int, int]  # Hz
    supersedes: str | None
    tables: tuple[tuple[str, int, int], ...]  # file, low Hz, high Hz
    footnote_files: tuple[tuple[str, int, int], ...]  # file, first and last number after "5."
    national: NationalTable | None = None


class Gap(NamedTuple):
    """A part of the coverage in which one Region has no row: neither allocated nor not allocated."""

    region: int
    """The ITU Region."""
    low_hz: int
    """The lower edge of the part, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    column: str = ""
    """The column, where it is of a country's own table."""

    @staticmethod
    def sparse() -> tuple[str, ...]:
        """What is told only where there is something to tell."""
        return ("column",)


class ServiceTerm(NamedTuple):
    """A service with what is bracketed behind it: `space research (deep space) (space-to-Earth)`.

    `service` is the vocabulary id; `qualifier` a bracket or an "except" phrase, "" for none;
    `directions` is empty where the Table names none.
    """

    service: str
    qualifier: str = ""
    directions: tuple[str, ...] = ()

    def matches(self, other: ServiceTerm) -> bool:
        """Whether an allocation `other` is one of those that this term asks for.

        A term without qualifier or direction asks for all; an allocation without direction
        is open to every direction.
        """
        return (
            self.service == other.service
            and (not self.qualifier or self.qualifier == other.qualifier or self._bare() == other._bare())
            and (not self.directions or not other.directions or all(d in other.directions for d in self.directions))
        )

    def _bare(self) -> str:
        """The qualifier; an exception without its directions where they are those of the whole term."""
        if not self.qualifier.startswith("except "):
            return self.qualifier
        return self.qualifier.removesuffix("".join(f" ({d})" for d in self.directions))


class Allocation(NamedTuple):
    """One service in one box of the Table, with the footnotes printed beside it.

    `via` is "table", or the number of the footnote that makes or changes the allocation where it
    is asked. `label` follows the RR: capitals for primary (Nos. 5.25, 5.26). `status` is "permitted"
    where a footnote lets the service operate on terms of its own, without a category.
    """

    service: str
    """The service, by its vocabulary id."""
    qualifier: str
    """A bracket or an "except" phrase; empty for none."""
    directions: tuple[str, ...]
    """`Earth-to-space`, `space-to-Earth`, `space-to-space`; empty where the Table names none."""
    status: str
    """`primary`, `secondary`, or `permitted`: use that a footnote allows on terms of its own, without a category."""
    label: str
    """The service as the Table prints it: capitals for primary."""
    footnotes: tuple[str, ...] = ()
    """The footnotes beside the service."""
    via: str = "table"
    """`table`, or the footnote that makes or changes the allocation."""
    use: tuple[str, ...] = ()
    """In a country's own table: for whom it is, in words of that table such as `civil`; only where it says so."""

    @staticmethod
    def sparse() -> tuple[str, ...]:
        """The fields that an answer leaves out while they are empty."""
        return ("use",)

    @property
    def term(self) -> ServiceTerm:
        """The service with qualifier and directions, without status."""
        return ServiceTerm(self.service, self.qualifier, self.directions)


class Removed(NamedTuple):
    """An allocation of the Table that a footnote takes away where it is asked, wholly or in part."""

    footnote: str
    """The footnote that takes it away."""
    service: str
    """The service of the Table's entry, by its vocabulary id."""
    qualifier: str
    """A bracket or an "except" phrase; empty for none."""
    directions: tuple[str, ...]
    """`Earth-to-space`, `space-to-Earth`, `space-to-space`; empty where the Table names none."""
    status: str
    """`primary`, `secondary` or `permitted`."""
    label: str
    """The entry as the Table prints it: capitals for primary."""
    left: str
    """What is left of it, as the Table would print that; empty for nothing."""

    @property
    def term(self) -> ServiceTerm:
        """The service of the entry with qualifier and directions, without status."""
        return ServiceTerm(self.service, self.qualifier, self.directions)


class Identification(NamedTuple):
    """A use that a footnote names in a band: IMT, HIBS, HAPS, ESIM, ISM ...

    `kind` is that of the footnote's rule: "identification" proper, or the rule of another kind
    under which the use is named. Empty `countries` means all but `except_countries`.
    """

    application: str
    footnote: str
    kind: str
    regions: tuple[int, ...]
    countries: tuple[str, ...]
    except_countries: tuple[str, ...]
    low_hz: int
    high_hz: int
    services: tuple[ServiceTerm, ...] = ()


class Condition(NamedTuple):
    """What a footnote attaches to the allocations that it makes, in our own words."""

    footnote: str
    """The number of the footnote."""
    text: str
    """Its conditions, in our own words."""


class Row(NamedTuple):
    """One box of the Table in one Region: a band, its allocations, the footnotes under the box.

    `not_allocated` is the Table's own statement, not the absence of data. `verified` is False
    where `doubt` names something the sources leave open. The fields after it are filled in rows of
    a view: `printed`, the edges of the printed row where this is a part of it; uses that footnotes
    name; footnotes applied here; those whose effect is only described; those applied on the
    assumption that a list that names the administration means its area too; those not applied
    because that is open; conditions. `elsewhere` holds, in a Region, the rules that make or change
    allocations in some of its countries or in an area only.
    `removed` is what footnotes take away here, `lost` in a Region the rules that do so in a part of it;
    `barred` is what footnotes forbid, each with its rule, what is told as removed among it.
    `own` holds what only a country's own table has.
    """

    region: int
    low_hz: int
    high_hz: int
    allocations: tuple[Allocation, ...]
    footnotes: tuple[str, ...]
    not_allocated: bool
    source: Source
    verified: bool = True
    doubt: str = ""
    identifications: tuple[Identification, ...] = ()
    applied: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    printed: tuple[int, int] | None = None
    elsewhere: tuple[Rule, ...] = ()
    removed: tuple[Removed, ...] = ()
    lost: tuple[Rule, ...] = ()
    barred: tuple[tuple[Rule, Restriction], ...] = ()
    own: OwnCell | None = None

    def all_footnotes(self) -> tuple[str, ...]:
        """Footnotes beside the services, then under the box, each once."""
        found = [f for a in self.allocations for f in a.footnotes]
        return tuple(dict.fromkeys([*found, *self.footnotes]))


class Hit(NamedTuple):
    """A row that answers a question: the part asked for, and whether only its edge is touched."""

    row: Row
    low_hz: int
    high_hz: int
    edge: bool = False


class ServiceBand(NamedTuple):
    """A band allocated to a service: the row and the allocations in it that match."""

    row: Row
    allocations: tuple[Allocation, ...]


class Shared(NamedTuple):
    """A band in one Region that two services both have, with each side's allocations."""

    row: Row
    low_hz: int
    high_hz: int
    first: tuple[Allocation, ...]
    second: tuple[Allocation, ...]


class NamedUse(NamedTuple):
    """A use that a footnote names, with the row in which it does."""

    row: Row
    named: Identification
