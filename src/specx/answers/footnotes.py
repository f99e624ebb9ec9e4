"""Footnotes as answers: what each rule does, where, for whom, on what terms; and what that makes of a country."""

from __future__ import annotations

from ..record import Record
from .rows import RowPlace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Literal

    from ..regulations.limits import FootnoteLimit
    from ..regulations.own_table import RulePart
    from ..regulations.values import Allocation, Source
    from .own_notes import Activity, NoteDate, NoteLicence, NotePlace
    from .procedures import ProcedureTold
    from .restrictions import FootnoteRestriction
    from .taken import SourceDocument


class RuleTerms(Record):
    """What a rule of a footnote says. What it does not say is left out, but for the keys without a default."""

    kind: str
    """What it does: `additional-allocation`, `identification`, `limitation`, `information` ..."""
    bands: tuple[tuple[int, int], ...]
    """The bands in which it holds, as pairs in Hz; empty for the whole of the rows that cite it."""
    regions: tuple[int, ...]
    """The Regions that it names itself; empty for those of the rows that cite it, also where one of `parts` names none."""
    countries: tuple[str, ...]
    """The countries in which it holds; empty for all but `except_countries`, also where one of `parts` names none."""
    application: tuple[str, ...]
    """The uses that it names; the key that there was before `applications`."""
    services: tuple[str, ...]
    """The services allocated, bound or identified, as data files write them."""
    frequencies_hz: tuple[int, ...] = ()
    """Single frequencies that it names, in Hz."""
    replaces: tuple[str, ...] = ()
    """The entries of the row that it takes the place of, where not all."""
    except_countries: tuple[str, ...] = ()
    """The countries in which it does not hold."""
    countries_of: tuple[str, ...] = ()
    """Footnotes whose countries are meant."""
    except_countries_of: tuple[str, ...] = ()
    """Footnotes in whose countries it does not hold."""
    protected_countries: tuple[str, ...] = ()
    """Administrations whose stations are protected."""
    agreement_countries: tuple[str, ...] = ()
    """Administrations whose agreement is sought."""
    provisions: tuple[str, ...] = ()
    """Provisions that it cites."""
    resolutions: tuple[str, ...] = ()
    """Resolutions that it cites, with the revision."""
    recommendations: tuple[str, ...] = ()
    """Recommendations that it cites."""
    appendices: tuple[str, ...] = ()
    """Appendices that it cites."""
    dates: tuple[str, ...] = ()
    """Dates that it names."""
    status: str = ""
    """The status of the allocation that it makes: primary, secondary or permitted."""
    conditions: str = ""
    """Its conditions, in our own words."""
    from_: str = ""
    """The day from which it holds (ISO date)."""
    until: str = ""
    """The day on which it ends (ISO date)."""
    why: str = ""
    """Why it is only described, or left open."""
    summary: str = ""
    """What it says, in one sentence of our own; every footnote has one, its single rules need not."""
    limits: tuple[FootnoteLimit, ...] = ()
    """The numbers that it sets."""
    restrictions: tuple[FootnoteRestriction, ...] = ()
    """Who yields to whom."""
    applications: tuple[str, ...] = ()
    """The uses that it names: IMT, HIBS, HAPS, ESIM, ISM ..."""
    area: str = ""
    """The area of the Radio Regulations in which it holds, where it names one; `countries` then lie wholly in it."""
    after_provision: str = ""
    """The provision whose procedure must have succeeded before the allocation counts."""
    status_basis: str = ""
    """Why that status, where the footnote itself names none."""
    status_confidence: str = ""
    """How sure the status is, where less than high."""
    services_inferred: bool = False
    """True where the footnote does not name the service itself."""
    left_open: bool = False
    """True where no rule settles whether it allocates."""
    column: str = ""
    """Of a note of a country's own table: the column for which it holds, where not for all."""
    users: tuple[str, ...] = ()
    """Of such a note: for whom more closely: military, FAA, public safety ..."""
    rule_parts: tuple[RulePart, ...] = ()
    """Of such a note: the parts and sections of the country's rules that it cites."""
    see_notes: tuple[str, ...] = ()
    """Of such a note: other notes that it refers to."""
    other_documents: tuple[str, ...] = ()
    """Of such a note: other documents that it cites, by their own titles."""
    timeline: tuple[NoteDate, ...] = ()
    """Of such a note: dates with what they mean."""
    places: tuple[NotePlace, ...] = ()
    """Of such a note: where it holds, or holds otherwise."""
    licences: tuple[NoteLicence, ...] = ()
    """Of such a note: how the use is licensed."""
    activities: tuple[Activity, ...] = ()
    """Of such a note: what is done where, and how channels lie."""


class FootnotePart(RuleTerms):
    """One rule of a footnote that holds several."""

    effect: str = ""
    """`described` where it cannot be applied to the Table mechanically."""


class CitingRow(RowPlace):
    """A row of the printed Table that cites the footnote."""

    beside: tuple[str, ...]
    """The services beside which it stands, as printed; empty where it stands under the row."""
    layer: str = ""
    """`national` for a row of a country's own table; absent for one of the Radio Regulations."""
    column: str = ""
    """The column of that table, where it has several."""


class MadeRow(RowPlace):
    """A row of a country in which a footnote does something."""

    effect: Literal["applied", "described"]
    """`applied`: the row is as the footnote makes it; `described`: it cannot be applied mechanically."""
    allocations: tuple[Allocation, ...]
    """The allocations that it makes or changes."""
    application: tuple[str, ...]
    """The uses that it names there; the key that there was before `applications`."""
    applications: tuple[str, ...] = ()
    """The uses that it names there."""


class InCountry(Record):
    """What a footnote does in one country or area."""

    country: str
    """The code of the country or area."""
    meant: Literal["named", "assumed", "undecided"] | None
    """How it is meant: `named`, by its code or with all others; `assumed`, by the administration's; `undecided`,
    that is left open; null where the footnote does not concern it."""
    named: bool
    """Whether a list of the footnote names it."""
    about: str
    """That in a few words."""
    rows: tuple[MadeRow, ...]
    """The rows there in which it does something."""


class FootnoteRow(RuleTerms, first=("id",)):
    """A footnote decoded. Of several rules the keys say what any of them does, so that a filter finds it."""

    id: str
    """The number of the footnote."""
    parts: tuple[FootnotePart, ...] = ()
    """The rules, where one number holds several."""
    effect: Literal["applied", "described"] | None
    """`applied`: it changes the Table or names a use, and is applied; `described`: it is meant to and cannot be
    applied mechanically; null where it does neither."""
    mark: str = ""
    """The conference that the print names behind it."""
    added: str = ""
    """The conference that added it, where known; the key that there was before `added_by`."""
    revised: str = ""
    """The conference that last revised it, where known."""
    doubt: str = ""
    """What is in doubt."""
    note: str = ""
    """What else to know."""
    added_by: str = ""
    """The conference that added it, where known."""
    verified: bool
    """False where a fact in it is in doubt."""
    witness: SourceDocument | None = None
    """The second document in which it was read, with the place; left out where there is none. One that the
    edition's own conference changed is verified only with one."""
    sources: tuple[SourceDocument, ...] = ()
    """The documents that it rests on, where not the edition's own."""
    rows: tuple[CitingRow, ...]
    """The rows of the printed Table that cite it."""
    source: Source
    """Where it stands in the facts."""
    for_country: InCountry | None = None
    """What it does in the country asked."""
    rules_of_procedure: tuple[ProcedureTold, ...] = ()
    """Of a footnote asked by its number: how the Bureau reads it."""
    layer: str = ""
    """`national` for a note of a country's own table."""
    own_table: str = ""
    """The id of that table."""
    title: str = ""
    """What such a note is about, in a few words of our own."""
    at: str = ""
    """Where it stands in the source of the table."""
    not_used_since: str = ""
    """The revision since which the number is not used any more."""
    not_read: bool = False
    """True where its text was not read."""


class FootnoteLine(Record):
    """A footnote on one line, for CSV and TSV."""

    footnote_no: str
    """The number of the footnote."""
    kind: str
    """What it does."""
    bands_list: str
    """The bands in which it holds, each as two edges in Hz with a dash."""
    regions_list: str
    """The Regions that it names itself."""
    countries_list: str
    """The countries in which it holds; empty for all."""
    except_countries_list: str
    """The countries in which it does not hold."""
    services: str
    """The services."""
    status: str
    """The status of the allocation that it makes; empty where it makes none."""
    application: str
    """The uses that it names."""
    effect: str
    """applied, described, or empty for neither."""
    summary: str
    """What it says, in one sentence of our own."""
    layer: str = ""
    """`national` for a note of a country's own table; the columns from here on are there where one answers."""
    column: str = ""
    """The column of that table for which the note holds, where not for all."""
    rule_parts: str = ""
    """The parts and sections of the country's rules that it cites, separated by blanks."""
