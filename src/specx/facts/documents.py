"""The documents of ITU-R as the facts list them: one found by its number, some by frequency, all of them.

A number says in which files it may stand; in a compiled folder an index of the bands that titles name says where
a frequency is spoken of.
"""

from __future__ import annotations

from itertools import islice

from ..light import NamedTuple, cached_property, pattern

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .folder import Facts


LISTS = "documents/documents.yaml"
BANDS = "documents/bands"  # the name of the index
KINDS = ("recommendation", "report", "question", "resolution", "handbook")
STATUSES = ("in force", "withdrawn", "superseded", "study group dissolved")
_PRINTED = pattern(r"(.*?\d)-(\d+)(/\d)?")
# What the year of a record is, by its key.
YEARS = {"approved": "approval", "edition": "edition", "posted": "web publication"}


class TitleBand(NamedTuple):
    """A band that a title names: its edges in Hz, and how the data writes it (`about 12 GHz`)."""

    low_hz: int
    high_hz: int
    text: str


class ItuDocument(NamedTuple):
    """A document of ITU-R, in the last revision that the list knows.

    `number` is without revision ("RA.769", "205/1", "1", "R-HDB-01"), `name` with all that ITU puts
    before and behind it. `revision` and `year` are None where there is none or the list tells none;
    `status` and `status_on` are "" likewise. `services` are those of the title, or of the series.
    `source` is what was read, a list or what a record has of its own, and `listed` its date.
    """

    name: str
    kind: str
    series: str
    number: str
    revision: int | None
    title: str
    year: int | None
    year_is: str
    status: str
    status_on: str
    services: tuple[str, ...]
    bands: tuple[TitleBand, ...]
    see: str
    link: str
    listed: str
    source: str
    unverified: tuple[str, ...]
    note: str
    file: str
    line: int


class Documents:
    """The documents of a folder of facts; none where it has no `documents/`."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def _lists(self) -> dict[str, Any]:
        if not self._facts.has(LISTS):
            return {"lists": [], "kinds": [], "files": []}
        found: dict[str, Any] = self._facts.records("document-lists", LISTS)
        return found

    @property
    def files(self) -> list[str]:
        """The files that hold them, the list of files first; empty where there are no documents."""
        named = [f"documents/{entry['file']}" for entry in self._lists["files"]]
        return [LISTS, *named] if named else []

    @property
    def listed(self) -> str:
        """The date of the list that most of them stand in; "" where there is none."""
        return next((str(one["date"]) for one in self._lists["lists"]), "")

    @property
    def series(self) -> tuple[str, ...]:
        """The series, and for Questions the study groups."""
        return tuple(dict.fromkeys(entry["series"] for entry in self._lists["files"] if "series" in entry))

    def __iter__(self) -> Iterator[ItuDocument]:
        """All of them, by kind, series and number."""
        for entry in self._lists["files"]:
            yield from (self._document(entry, record) for record in self._records(entry))

    def numbered(self, number: str) -> list[ItuDocument]:
        """Those of a number without revision: a Recommendation and a Report may share it."""
        found, head = [], number.partition("/")[0]
        for entry in self._lists["files"]:
            if fits(entry, number):
                same = (
                    r for r in self._records(entry) if r["number"].startswith(head) and split(r["number"])[0] == number
                )
                found += [self._document(entry, record) for record in islice(same, 1)]
        return found

    def named(self, name: str) -> ItuDocument | None:
        """The one that is cited as "Recommendation ITU-R RA.769", without revision; None for what is none."""
        kind, _, number = name.partition(" ITU-R ")
        return next((d for d in self.numbered(number) if d.kind == kind.casefold()), None) if number else None

    def overlapping(self, low_hz: int, high_hz: int) -> list[ItuDocument]:
        """Those whose title names a band that shares a frequency with `[low_hz, high_hz)`."""
        index = self._facts.index(BANDS, self.files)
        if index is None:
            return [
                self._document(entry, record)
                for entry in self._lists["files"]
                for record in self._records(entry)
                if any(low < high_hz and high > low_hz for low, high, _ in record.get("bands", ()))
            ]
        entries = {entry["file"]: entry for entry in self._lists["files"]}
        wanted = dict.fromkeys((file, number) for low, high, file, number in index if low < high_hz and high > low_hz)
        return [self._document(entries[file], self._record(entries[file], number)) for file, number in wanted]

    def _record(self, entry: dict[str, Any], number: str) -> dict[str, Any]:
        """The record of a number as printed."""
        return next(r for r in self._records(entry) if r["number"] == number)

    def bands(self) -> list[list[Any]]:
        """The index by frequency: low and high edge in Hz, file and number of each band of a title."""
        return [
            [low, high, entry["file"], record["number"]]
            for entry in self._lists["files"]
            for record in self._records(entry)
            for low, high, _ in record.get("bands", ())
        ]

    def _list(self, date: str) -> dict[str, str]:
        """The list of that date; a record that names another is told by lint."""
        return next((one for one in self._lists["lists"] if one["date"] == date), {"date": date, "document": ""})

    def _records(self, entry: dict[str, Any]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self._facts.records("documents", f"documents/{entry['file']}")
        return found

    def _document(self, entry: dict[str, Any], record: dict[str, Any]) -> ItuDocument:
        printed, series = record["number"], entry.get("series", "")
        number, revision = split(printed)
        kind = next(k for k in self._lists["kinds"] if k["kind"] == entry["kind"])
        plain, _, group = number.partition("/")
        year = next((key for key in YEARS if key in record), "")
        source = record.get("source") or self._list(record.get("list", self.listed))
        status, day = record.get("status") or (entry.get("status", ""), "")
        return ItuDocument(
            f"{kind['name']} {printed}", entry["kind"], series, number, revision, record["title"],
            record.get(year), YEARS.get(year, ""), status, day or (source["date"] if status else ""),
            tuple(_service(*term) for term in record.get("services") or entry.get("services", ())),
            tuple(TitleBand(*band) for band in record.get("bands", ())), record.get("see", ""),
            kind["link"].format(number=plain, group=group), source["date"],
            ", ".join(source[key] for key in ("document", "at") if key in source), tuple(record.get("unverified", ())),
            record.get("note", ""), f"documents/{entry['file']}", record["line"],
        )  # fmt: skip


def split(printed: str) -> tuple[str, int | None]:
    """A number as ITU prints it, as number and revision: `205-2/1` is 205/1 in revision 2."""
    match = _PRINTED.fullmatch(printed)
    return (match[1] + (match[3] or ""), int(match[2])) if match else (printed, None)


def _service(name: str, qualifier: str, directions: list[str]) -> str:
    """The service as data files write it; titles are read without directions."""
    return f"{name} ({qualifier})" if qualifier else name


def fits(entry: dict[str, Any], number: str) -> bool:
    """Whether a document of that number, without revision, stands in the file if anywhere."""
    series, kind = entry.get("series", ""), entry["kind"]
    if "/" in number:
        return kind == "question" and bool(series == f"SG{number.partition('/')[2]}")
    if number.startswith("R-HDB-") or number.isdigit():
        return bool(kind == ("resolution" if number.isdigit() else "handbook"))
    return bool(series == number.partition(".")[0])
