"""What somebody asks for: a number, a range, or words of a title."""

from __future__ import annotations

import re

from ...errors import FrequencyError, UsageError, shown
from ...light import NamedTuple
from ...units import parse_range_or_point

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


_KIND_WORDS = {
    "rec": "recommendation", "r-rec": "recommendation", "rep": "report", "r-rep": "report", "que": "question",
    "res": "resolution", "hdb": "handbook",
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:(?P<kind>recommendation|report|question|resolution|handbook|r-rec|r-rep|rec|rep|que|res)s?[\s.-]+)?"
    r"(?P<itu>itu-?r\s+)?"
    r"(?:(?P<series>[a-z]{1,3})(?P<dot>[.\s]?)\s*(?P<number>\d{1,4})(?:-(?P<revision>\d{1,2}))?"
    r"|(?P<question>\d{1,3})(?:-(?P<of_question>\d{1,2}))?/(?P<group>\d)"
    r"|(?:r-)?(?P<hdb>hdb-)?(?P<plain>\d{1,3})(?:-(?P<of_plain>\d{1,2}))?)",
    re.I,
)
# Digits, what stands between them, and the letters of units: meant as a frequency, well written or not.
_FREQUENCY = re.compile(r"[-+\u2010-\u2015\u2212]?[\d.][\d\s.,;'+\u2010-\u2015\u2212hzkmgte-]*", re.I)


class DocumentQuestion(NamedTuple):
    """What is asked for: one of a range in Hz, a number, words; none of them is everything."""

    low_hz: int | None = None
    high_hz: int | None = None
    number: str = ""  # without revision
    kind: str = ""  # as written before the number
    revision: int | None = None
    words: tuple[str, ...] = ()


def understand(text: str, unit: str | None, series: Iterable[str]) -> DocumentQuestion:
    """The question in what somebody typed: a number of a known series, a frequency or range, else words.

    Raises `FrequencyError` for what looks like a frequency and is none, `UsageError` for a series that is not there.
    """
    text = " ".join(text.split())
    asked = _number(text, tuple(series))
    if asked:
        return asked
    try:
        low, high = parse_range_or_point(text, unit)
        return DocumentQuestion(low, high + 1 if low == high else high)
    except FrequencyError:
        if _FREQUENCY.fullmatch(text):
            raise
    words = tuple(words_of(text).split())
    if not any(word.strip(".") for word in words):
        raise UsageError(f"'{shown(text)}' holds no word", "write for example 8.2GHz, RA.769 or 'radio altimeter'")
    return DocumentQuestion(words=words)


def _number(text: str, series: tuple[str, ...]) -> DocumentQuestion | None:
    match = _NUMBER.fullmatch(text)
    if not match:
        return None
    word = (match["kind"] or "").casefold()
    kind = _KIND_WORDS.get(word, word)
    if match["series"]:
        name = match["series"].upper()
        if name in series:
            return DocumentQuestion(
                number=f"{name}.{int(match['number'])}", kind=kind, revision=_whole(match["revision"])
            )
        if match["dot"] != "." and not kind and not match["itu"]:
            return None
        known = [s for s in series if not s.startswith("SG")]
        raise UsageError(
            f"there is no series '{name}' of ITU-R documents", "series are " + ", ".join(dict.fromkeys(known))
        )
    if match["question"]:
        number = f"{int(match['question'])}/{match['group']}"
        return DocumentQuestion(number=number, kind=kind or "question", revision=_whole(match["of_question"]))
    if kind == "handbook" or match["hdb"]:
        return DocumentQuestion(number=f"R-HDB-{int(match['plain']):02}", kind="handbook")
    if kind == "resolution" or (match["itu"] and not kind):
        return DocumentQuestion(number=str(int(match["plain"])), kind="resolution", revision=_whole(match["of_plain"]))
    return None


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def words_of(text: str) -> str:
    """The words alone, folded: what stands between them is one blank, hyphens and brackets too."""
    return " ".join(re.sub(r"[^\w.]+", " ", text).casefold().split())
