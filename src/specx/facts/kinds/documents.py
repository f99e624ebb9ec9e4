"""The shape of `documents/`: the list of ITU-R documents, and the bands that a title names."""

from __future__ import annotations

import re

from ...errors import FrequencyError
from ...units import parse_frequency, parse_range
from ..documents import KINDS, STATUSES, YEARS
from .types import Choice, Int, Key, Keyed, ListOf, Reader, Str, Type
from .values import FileName, Term, frequency_rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..store import Map, Text


NUMBER = r"[A-Z]{1,3}\.\d+-\d+|\d+-\d+/\d|\d+-\d+|R-HDB-\d\d"

# The names of No. 2.1, as far as titles use them.
NAMED_BANDS = {
    name: (3 * 10**n, 3 * 10 ** (n + 1))
    for n, name in enumerate(["VLF", "LF", "MF", "HF", "VHF", "UHF", "SHF", "EHF"], 3)
}
# "above 17 GHz" ends where radio waves end (No. 1.5); what lies above them ends where the titles do.
_RADIO_END, LIGHT_END = 3 * 10**12, 10**15
_WORDED = re.compile(r"(below|above|about|near) (\d.*)")


def title_band(text: str) -> tuple[int, int]:
    """Low and high edge in Hz of a band as titles name them. Raises `FrequencyError`.

    `8025-8400 MHz`; `below 30 MHz` from 0 Hz; `above 17 GHz` up to 3 000 GHz, and beyond where it
    starts there; `HF`; `about 12 GHz`, a band that goes by one number: a tenth to either side of a
    round number, else half a unit of its last digit or a fortieth, whichever is more; `near 1260 MHz`,
    a frequency: half a unit of its last digit to either side.
    """
    if text in NAMED_BANDS:
        return NAMED_BANDS[text]
    worded = _WORDED.fullmatch(text)
    if not worded:
        return parse_range(text, as_typed=False)
    word, hz = worded[1], parse_frequency(worded[2])
    if word == "below":
        return 0, hz
    if word == "above":
        return hz, _RADIO_END if hz < _RADIO_END else LIGHT_END
    unit = 1
    while hz and hz % (10 * unit) == 0:
        unit *= 10
    half = unit // 2
    if word == "about":
        half = hz // 10 if hz // unit < 10 else max(half, hz // 40)
    return hz - half, hz + half


class TitleBandText(Type):
    """A band as a title names it, read as [low, high, as written]."""

    wants = "a band such as 8025-8400 MHz, below 30 MHz, above 17 GHz, about 12 GHz, near 1260 MHz or HF"

    def read_text(self, node: Text, to: Reader) -> list[Any] | None:
        """Low and high edge in Hz, and the text."""
        try:
            low, high = title_band(node)
        except FrequencyError as problem:
            to.report(frequency_rule(problem), node, problem.message, problem.hint or f"write {self.wants}")
            return None
        if not low < high <= LIGHT_END:
            to.report("SPX201", node, f"'{node[:40]}' is no band below 1 000 THz", f"write {self.wants}")
            return None
        return [low, high, str(node)]

    def json_schema(self) -> dict[str, Any]:
        """A string of one of the forms."""
        names = "|".join(NAMED_BANDS)
        number = r"\d[\d. ]*"
        return {
            "type": "string",
            "pattern": f"^({names}|(below|above|about|near) {number} ?[kMGT]?Hz|{number}([kMGT]?Hz)?-{number}[kMGT]?Hz)$",
        }


class Status(Type):
    """A status, with the day on which it was so where that is not the list's: read as [status, day]."""

    wants = "a status such as in force, or in force (2020-12)"
    _form = re.compile(rf"({'|'.join(STATUSES)})(?: \((\d{{4}}-\d\d(?:-\d\d)?)\))?")

    def read_text(self, node: Text, to: Reader) -> list[str] | None:
        """The status and the day, "" where it is the list's."""
        match = self._form.fullmatch(node)
        if not match:
            to.report("SPX105", node, f"'{node[:40]}' is not {self.wants}", "statuses are " + ", ".join(STATUSES))
            return None
        return [match[1], match[2] or ""]

    def json_schema(self) -> dict[str, Any]:
        """A string of that form."""
        return {"type": "string", "pattern": f"^{self._form.pattern}$"}


def _check_years(document: dict[str, Any], node: Map, to: Reader) -> None:
    years = [key for key in YEARS if key in document]
    if len(years) > 1:
        to.report(
            "SPX107", node, f"the document has two years: {' and '.join(years)}", "keep the one that the list gives"
        )


_SERVICES = ListOf(Term(), empty=False)
DOCUMENT = Keyed(
    {
        "number": Key(Str("a number with its revision such as SA.1810-0, 205-2/1, 1-9 or R-HDB-01", NUMBER), "with its revision, as ITU writes it", True),
        "title": Key(Str(), "ITU's own words", True),
        "approved": Key(Int(), "the year of approval"),
        "edition": Key(Int(), "the year that the document's own number names"),
        "posted": Key(Int(), "the year in which it was put on the web"),
        "status": Key(Status(), "where the list tells it"),
        "services": Key(_SERVICES, "those that the title speaks of; those of the series where left out"),
        "bands": Key(ListOf(TitleBandText(), empty=False), "read off the title, and off nothing else"),
        "see": Key(Str("a number with its series such as RS.1624", r"[A-Z]{1,3}\.\d+"), "the number under which it goes on"),
        "unverified": Key(ListOf(Choice("revision", "title"), empty=False), "what is less certain than the rest"),
        "note": Key(Str(), "what else to know"),
        "list": Key(Str("the date of a list", r"\d{4}-\d\d(-\d\d)?"), "the list that it stands in, where not the first"),
        "source": Key(
            Keyed(
                {
                    "document": Key(Str(), "what was read, by its own title", True),
                    "at": Key(Str(), "where in it"),
                    "date": Key(Str("a date such as 2026-10", r"\d{4}(-\d\d(-\d\d)?)?"), "its date", True),
                },
                "a source",
            ),
            "where the record rests on something else than a list",
        ),
    },
    "a document",
    _check_years,
)  # fmt: skip
DOCUMENTS = ListOf(DOCUMENT, empty=False)

DOCUMENT_LISTS = Keyed(
    {
        "lists": Key(
            ListOf(
                Keyed(
                    {
                        "date": Key(Str("a date such as 2026-07-30", r"\d{4}-\d\d(-\d\d)?"), "the day of the list, and its name here", True),
                        "document": Key(Str(), "what was read, by its own title", True),
                        "at": Key(Str(), "where in it"),
                    },
                    "a list",
                ),
                empty=False,
            ),
            "the lists that the records were read from, the usual one first",
            True,
        ),
        "kinds": Key(
            ListOf(
                Keyed(
                    {
                        "kind": Key(Choice(*KINDS), "", True),
                        "name": Key(Str(), "what stands before the number where the document is named", True),
                        "link": Key(Str("a link", r"https://[^\s{}]*(\{(number|group)\}[^\s{}]*)+"), "with {number}, without revision, and {group}", True),
                    },
                    "a kind of document",
                ),
                empty=False,
            ),
            "kinds of document",
            True,
        ),
        "files": Key(
            ListOf(
                Keyed(
                    {
                        "file": Key(FileName(), "its name in this folder", True),
                        "kind": Key(Choice(*KINDS), "of all documents in it", True),
                        "series": Key(Str("a series such as SM or SG5", "[A-Z]{1,3}|SG[1-9]"), "of all documents in it"),
                        "services": Key(_SERVICES, "those of the series"),
                        "status": Key(Choice(*STATUSES), "of every document in it"),
                    },
                    "a file of documents",
                ),
                empty=False,
            ),
            "the files of documents",
            True,
        ),
    },
    "the list of documents",
)  # fmt: skip
