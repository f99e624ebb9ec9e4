"""A document or provision and who cites it, as an answer and as a line of CSV."""

from __future__ import annotations

from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .procedures import ProcedureTold
    from .resolution import ResolutionTold
    from .rows import RowPlace


class NamedDocument(Record):
    """A document of ITU-R that a Resolution names."""

    cited_as: str
    """As the Resolution's record has it."""
    only_named: bool
    """True where the Resolution only names it, false where it works with it."""
    document: str
    """Its name in the last revision that the list knows; empty where the list has none."""
    title: str
    """Its title in ITU's own words; empty where the list has none."""
    link: str
    """Where ITU publishes it."""


class ReferenceRow(Record):
    """A document or provision, and who cites it."""

    reference: str
    """Its name without revision: `Resolution 750`, `Recommendation ITU-R RA.769`, `No. 9.21`."""
    kind: str
    """`resolution`, `recommendation`, `report`, `appendix` or `provision`."""
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
    official_title_verified: bool = True
    """False where the title as the ITU gives it is from memory."""
    resolutions: tuple[str, ...] = ()
    """The Resolutions and Recommendations of conferences, as the newest edition has them, that work with it or name it."""
    cited_by_rules: tuple[str, ...] = ()
    """The Rules of Procedure that work with it, by our names of them."""
    governs: str = ""
    """With REF: what a provision or Appendix rules, in one sentence of our own."""
    governs_verified: bool = True
    """False where that is less certain than the rest."""
    rules_of_procedure: tuple[ProcedureTold, ...] = ()
    """With REF: how the Bureau reads it."""
    works_with: tuple[NamedDocument, ...] = ()
    """With REF, of a Resolution: the documents of ITU-R that it uses or names, with their titles."""


class ReferenceLine(Record):
    """A document or provision, for CSV and TSV."""

    reference_no: str
    """Its name without revision."""
    kind: str
    """What it is."""
    revision: str
    """The newest revision named."""
    title: str
    """What it is about, in our own words."""
    footnotes_list: str
    """The footnotes that cite it."""
    outcomes_list: str
    """The outcomes that cite it."""
    revision_in_force: str
    """The revision in force, of a Resolution or Recommendation of a conference."""
