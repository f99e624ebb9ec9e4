"""A document as an answer has it, and as a line."""

from __future__ import annotations

from ...record import Record
from ...regulations.values import Source
from ..cells import listed, numbered, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...facts.documents import ItuDocument, TitleBand


class DocumentRow(Record):
    """A document of ITU-R that answers, in the last revision that the list knows."""

    document: str
    """Its name with revision, as it is cited."""
    kind: str
    """`recommendation`, `report`, `question`, `resolution` (of the Radiocommunication Assembly) or `handbook`."""
    series: str
    """The series, for a Question the study group (`SG5`); empty where there is none."""
    number: str
    """The number without revision: `RA.769`, `205/1`, `9`, `R-HDB-01`."""
    revision: str
    """The revision; empty where there is none."""
    title: str
    """The title, in ITU's own words."""
    year: int | None
    """The year; null where it is not known."""
    year_is: str
    """What the year is: `approval`, `edition` or `web publication`."""
    status: str
    """`in force`, `withdrawn`, `superseded`, `study group dissolved`; empty where the list tells none."""
    status_on: str
    """The day of which the status is told."""
    services: tuple[str, ...]
    """The services of the title, the first named first; those of the series where it names none."""
    bands: tuple[tuple[int, int], ...]
    """The bands that the title names, as pairs in Hz."""
    bands_text: tuple[str, ...]
    """The same as the data writes them: `8025-8400 MHz`, `about 12 GHz`, `HF`."""
    low_hz: int | None
    """The lower edge, in Hz, of the band of the title that fits the range best; null without a range."""
    high_hz: int | None
    """The upper edge of that band."""
    band_text: str
    """That band as the data writes it; empty without a range."""
    footnotes: tuple[str, ...]
    """The footnotes of the edition that cite it."""
    resolutions: tuple[str, ...] = ()
    """The Resolutions and Recommendations of conferences, as the newest edition has them, that use or name it."""
    see: str
    """The number under which it goes on; empty where it does not."""
    link: str
    """Where ITU publishes it, by a rule from its number."""
    listed: str
    """The day of the list, or of what else was read."""
    listed_in: str
    """What was read, and where in it."""
    unverified: tuple[str, ...]
    """What is less certain than the rest: `revision`, `title`."""
    note: str
    """What else to know."""
    source: Source
    """The file and line of the record, below the folder of facts."""


class DocumentLine(Record):
    """A document, for CSV and TSV."""

    document: str
    """Its name with revision."""
    kind: str
    """Recommendation, report, question, resolution or handbook."""
    series: str
    """The series, or the study group."""
    number: str
    """The number without revision."""
    revision: str
    """The revision."""
    year: int | None
    """The year."""
    year_is: str
    """What the year is."""
    status: str
    """The status, where the list tells it."""
    status_on: str
    """The day of which the status is told."""
    title: str
    """The title, in ITU's own words."""
    services: str
    """The services."""
    bands_text: str
    """The bands that the title names."""
    low_hz: int | None
    """The lower edge of the band that fits the range best."""
    high_hz: int | None
    """The upper edge of that band."""
    footnotes_list: str
    """The footnotes that cite it."""
    see: str
    """The number under which it goes on."""
    link: str
    """Where ITU publishes it."""
    listed: str
    """The day of the list."""


def line_of(row: DocumentRow) -> DocumentLine:
    """The document as one line."""
    given = {name: getattr(row, name) for name in DocumentLine._fields if name != "footnotes_list"}
    given |= {"footnotes_list": numbers(row.footnotes), "number": numbered(row.number)}
    return DocumentLine(**{**given, "services": listed(row.services), "bands_text": listed(row.bands_text)})


def row_of(
    document: ItuDocument, footnotes: tuple[str, ...], resolutions: tuple[str, ...], band: TitleBand | None
) -> DocumentRow:
    """The document, with the footnotes and Resolutions that cite it and the band of its title that fits best."""
    d = document
    return DocumentRow(
        document=d.name, kind=d.kind, series=d.series, number=d.number,
        revision="" if d.revision is None else str(d.revision), title=d.title, year=d.year, year_is=d.year_is,
        status=d.status, status_on=d.status_on, services=d.services,
        bands=tuple((b.low_hz, b.high_hz) for b in d.bands), bands_text=tuple(b.text for b in d.bands),
        low_hz=band.low_hz if band else None, high_hz=band.high_hz if band else None, band_text=band.text if band else "",
        footnotes=footnotes, resolutions=resolutions, see=d.see, link=d.link, listed=d.listed, listed_in=d.source, unverified=d.unverified,
        note=d.note, source=Source(d.file, d.line),
    )  # fmt: skip
