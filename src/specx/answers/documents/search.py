"""Documents found and ranked."""

from __future__ import annotations

import re

from ...errors import NotFoundError, shown
from ...facts.documents import KINDS, Documents, ItuDocument, TitleBand
from ...facts.resolutions import Resolutions
from ...light import NamedTuple
from ..citing import cited
from .asked import DocumentQuestion, words_of
from .row import DocumentRow, row_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...facts.folder import Facts
    from ...regulations.services import Vocabulary
    from ...regulations.values import Edition, ServiceTerm


UNKNOWN = "unknown"  # how a status that the list does not tell is asked for


class DocumentFilter(NamedTuple):
    """What an answer is narrowed to; "" and None leave a thing open."""

    service: ServiceTerm | None = None
    series: str = ""
    kind: str = ""
    since: int | None = None
    status: str = ""


class Search(NamedTuple):
    """What was found, best first; how many were left out for want of a service or of a year; words like those asked."""

    found: list[DocumentRow]
    without_service: int
    without_year: int
    near: tuple[str, ...]


def search(facts: Facts, edition: Edition, asked: DocumentQuestion, wanted: DocumentFilter) -> Search:
    """The documents that answer, best first.

    By frequency: how much the range and the title's band have in common, as a share of both together; then
    documents that are not withdrawn or superseded, the place of the service in the title, citation by a
    footnote of the edition or by a Resolution, the year. By words the same, a title with the words side by side first.
    Raises `NotFoundError` for a number that the list does not know, with the nearest.
    """
    documents = facts.documents
    candidates = _candidates(documents, asked)
    near = _like(asked.words, documents) if asked.words and not candidates else ()
    citing = _citing(facts, edition) if candidates else {}
    working = _resolutions(facts) if candidates else {}
    ranked: list[tuple[tuple[object, ...], DocumentRow]] = []
    silent = undated = 0
    for document in candidates:
        if not _fits(document, wanted):
            continue
        if wanted.service and not document.services:
            silent += 1
            continue
        place = _place(document, wanted.service, facts.vocabulary)
        if place is None:
            continue
        if wanted.since is not None and document.year is None:
            undated += 1
        elif wanted.since is None or (document.year or 0) >= wanted.since:
            band, share = _best(document, asked)
            name = f"{document.kind.capitalize()} ITU-R {document.number}"
            footnotes, resolutions = (tuple(dict.fromkeys(who.get(name, ()))) for who in (citing, working))
            apart = bool(asked.words) and " ".join(asked.words) not in words_of(document.title)
            dead = document.status not in ("", "in force")
            rank = (
                -share,
                apart,
                dead,
                place,
                not (footnotes or resolutions),
                -(document.year or 0),
                KINDS.index(document.kind),
            )
            ranked.append((rank, row_of(document, footnotes, resolutions, band)))
    if asked != DocumentQuestion() or wanted.service:
        ranked.sort(key=lambda one: one[0])  # stable: what is alike stays in the order of the list
    return Search([one for _, one in ranked], silent, undated, near)


def _candidates(documents: Documents, asked: DocumentQuestion) -> list[ItuDocument]:
    if asked.number:
        found = [d for d in documents.numbered(asked.number) if asked.kind in ("", d.kind)]
        if not found:
            raise _unknown(documents, asked)
        return found
    if asked.low_hz is not None and asked.high_hz is not None:
        return documents.overlapping(asked.low_hz, asked.high_hz)
    return [d for d in documents if _has(d.title, asked.words)]


def _citing(facts: Facts, edition: Edition) -> dict[str, list[str]]:
    """The footnotes of the edition that cite a Recommendation, by its name without revision."""
    found: dict[str, list[str]] = {}
    # Straight from the records: making values of a whole edition costs more than the rest of such an answer.
    for file, *_ in edition.footnote_files:
        for record in facts.records("footnotes", file):
            if any("recommendations" in part for part in (record, *record.get("parts", ()))):
                for name, _ in cited(record):
                    found.setdefault(name, []).append(record["id"])
    return found


def _resolutions(facts: Facts) -> dict[str, list[str]]:
    """The Resolutions and Recommendations of conferences that use or name a document, by its name without revision."""
    found: dict[str, list[str]] = {}
    for resolution in Resolutions(facts):
        for name, _ in resolution.cites():
            found.setdefault(name, []).append(resolution.name)
    return found


def _fits(document: ItuDocument, wanted: DocumentFilter) -> bool:
    status = document.status or UNKNOWN
    return (
        wanted.series in ("", document.series) and wanted.kind in ("", document.kind) and wanted.status in ("", status)
    )


def _place(document: ItuDocument, service: ServiceTerm | None, vocabulary: Vocabulary) -> int | None:
    """Where among the document's services the one asked stands: 0 is first; None where it does not.

    A part of the service asked is what is asked; the whole of it comes after that.
    """
    if service is None:
        return 0
    broad = service._replace(directions=())  # titles are read without directions
    places = []
    for i, name in enumerate(document.services):
        term = vocabulary.term(name)
        if vocabulary.covers(broad, term):
            places.append(2 * i)
        elif vocabulary.covers(term, broad):
            places.append(2 * i + 1)
    return min(places, default=None)


def _best(document: ItuDocument, asked: DocumentQuestion) -> tuple[TitleBand | None, int]:
    """The band of the title that fits the range best, and the share in common, in parts of 10^18."""
    if asked.low_hz is None or asked.high_hz is None:
        return None, 0
    low, high = asked.low_hz, asked.high_hz
    shares = [
        (10**18 * (min(high, b.high_hz) - max(low, b.low_hz)) // (max(high, b.high_hz) - min(low, b.low_hz)), b)
        for b in document.bands
        if b.low_hz < high and b.high_hz > low
    ]
    if not shares:
        return None, 0
    share, band = max(shares, key=lambda one: one[0])
    return band, share


def _has(title: str, words: tuple[str, ...]) -> bool:
    """Whether each word begins a word of the title."""
    plain = f" {words_of(title)}" if words else ""
    return all(f" {word}" in plain for word in words)


def _like(words: tuple[str, ...], documents: Iterable[ItuDocument]) -> tuple[str, ...]:
    """The words of titles that are like those that no title holds."""
    import difflib

    known = {word.strip(".") for d in documents for word in words_of(d.title).split()}
    missing = [word for word in words if not any(k.startswith(word) for k in known)]
    return tuple(near for word in missing for near in difflib.get_close_matches(word, sorted(known), 1))


def _unknown(documents: Documents, asked: DocumentQuestion) -> NotFoundError:
    """The number is not in the list: the nearest that are."""
    head, dot, tail = asked.number.partition(".")
    near: list[str] = []
    if dot:
        every = [d.number for d in documents if "." in d.number]
        near = [n for n in every if n.partition(".")[2] == tail]
        own = sorted(
            (n for n in every if n.startswith(f"{head}.")), key=lambda n: abs(int(n.partition(".")[2]) - int(tail))
        )
        near = list(dict.fromkeys([*near, *own]))
    else:
        digits = re.sub(r"\D.*", "", asked.number.removeprefix("R-HDB-"))
        same = [d.number for d in documents if d.kind == asked.kind]
        near = sorted(same, key=lambda n: abs(int(re.sub(r"/.*", "", n.removeprefix("R-HDB-"))) - int(digits)))
    name = f"{asked.kind} " if asked.kind else ""
    hint = "nearest: " + ", ".join(near[:4]) if near else "`specx documents` lists what is there"
    if asked.kind == "resolution":
        hint = f'for a Resolution of a conference: specx references "Resolution {asked.number}"'
    return NotFoundError(f"the list of {documents.listed} has no {name}{shown(asked.number)}", hint)
