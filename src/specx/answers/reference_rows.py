"""A document or provision and who cites it, as an answer and as a line of CSV."""

from __future__ import annotations

from ..record import Record
from .resolution import ResolutionTold
from .rows import RowPlace


class ReferenceRow(Record):
    """A document or provision, and who cites it."""

    reference: str
    """Its name without revision: `Resolution 750`, `Recommendation ITU-R RA.769`, `No. 9.21`."""
    kind: str
    """`resolution`, `recommendation`, `appendix` or `provision`."""
    revision: str
    """The newest revision that footnotes of the edition or outcomes of its conference name; empty where none does."""
    revisions: tuple[str, ...]
    """All revisions that they name, newest last."""
    title: str
    """What it is about, in our own words; empty where the data has none."""
    official_title: str
    """Its title as the ITU gives it; empty where that is not held."""
    revision_in_force: str
    """Of a Resolution or Recommendation of a conference: the revision that the newest edition holds; else empty."""
    footnotes: tuple[str, ...]
    """The footnotes that cite it."""
    outcomes: tuple[str, ...]
    """The outcomes of the edition's conference that cite it, in their lists or in their words; with a range, those that touch it."""
    rows: tuple[RowPlace, ...] | None = None
    """With REF: the rows that cite one of these footnotes."""
    prints_older: dict[str, tuple[str, ...]] | None = None
    """With REF: the footnotes that print another revision than the one in force, by that revision."""
    record: ResolutionTold | None = None
    """With REF: what it decides, where it is a Resolution or Recommendation of a conference that the data holds."""
    document: str = ""
    """With REF: the name under which ITU-R publishes it, where the data lists it."""
    year: int | None = None
    """With REF: the year of that document."""
    document_status: str = ""
    """With REF: whether that document is in force, where the list says so."""
    link: str = ""
    """With REF: where ITU-R publishes it."""
    listed: str = ""
    """With REF: the month of the list."""


class ReferenceLine(Record):
    """A document or provision, for CSV and TSV."""

    reference: str
    """Its name without revision."""
    kind: str
    """What it is."""
    revision: str
    """The newest revision named."""
    title: str
    """What it is about, in our own words."""
    footnotes: str
    """The footnotes that cite it, with blanks between."""
    outcomes: str
    """The outcomes that cite it."""
    revision_in_force: str
    """The revision in force, of a Resolution or Recommendation of a conference."""
