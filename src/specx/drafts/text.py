"""A draft as YAML, in the form in which tables are kept: edition.yaml, files of rows, files of notes; or one file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from ..units import format_band

if TYPE_CHECKING:
    from ..regulations.services import Vocabulary
    from .draft import Draft, DraftEntry, DraftNote, DraftRow

# A word that every reader of YAML takes for text; everything else is quoted.
_PLAIN = re.compile(r"(?!(?:yes|no|on|off|true|false|null|y|n)$)[A-Za-z][A-Za-z0-9 _.,()/+-]*(?<! )", re.I)


def files(draft: Draft, vocabulary: Vocabulary, ranges: Sequence[tuple[str, int, int]]) -> dict[str, str]:
    """The files of the draft's folder by name; `ranges` are those of the base: file, low and high edge in Hz."""
    made: dict[str, str] = {}
    tables: list[tuple[str, str]] = []
    for name, rows in _parted(draft.rows, ranges):
        band = format_band(min(r.low_hz for r in rows), max(r.high_hz for r in rows), grouped=False)
        tables.append((name, band))
        head = [f"# {clean(draft.title)}: {band}"]
        made[name] = "\n".join([*head, *_rows(rows, vocabulary, draft)]) + "\n"
    notes: dict[str, list[DraftNote]] = {}
    for note in draft.notes:
        notes.setdefault(note.prefix, []).append(note)
    named = {
        p: f"footnotes/{p}{min(n.digits for n in those)}-{max(n.digits for n in those)}.yaml"
        for p, those in notes.items()
    }
    for prefix, those in notes.items():
        made[named[prefix]] = "\n\n".join("\n".join(_note(note)) for note in those) + "\n"
    made["edition.yaml"] = "\n".join(_edition(draft, tables, [(named[p], p, n) for p, n in notes.items()])) + "\n"
    return made


def alone(draft: Draft, vocabulary: Vocabulary) -> str:
    """The draft as one file that stands alone."""
    head = [f"# {clean(line)}" for line in draft.comments]
    head += [f"country: {scalar(draft.country)}", f"base: {draft.base}"]
    if draft.columns:
        head.append(f"columns: [{', '.join(map(_flow, draft.columns))}]")
    return "\n".join([*head, "rows:", *_rows(draft.rows, vocabulary, draft)]) + "\n"


def scalar(text: str) -> str:
    """A text as a YAML scalar on one line, quoted where a reader might take it for something else."""
    return text if _PLAIN.fullmatch(text) else json.dumps(clean(text), ensure_ascii=False)


def _flow(text: str) -> str:
    """A text as a YAML scalar inside brackets or braces."""
    return json.dumps(clean(text), ensure_ascii=False) if "," in text else scalar(text)


def clean(text: str) -> str:
    """A text of somebody else's on one line, without what a terminal, YAML or the linter would act on."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return re.sub(r"specx\s*:", "specx -", line, flags=re.I)


def _edition(
    draft: Draft, tables: list[tuple[str, str]], notes: list[tuple[str, str, list[DraftNote]]]
) -> Iterator[str]:
    yield from (f"# {clean(line)}" for line in draft.comments)
    yield f"id: {draft.id}"
    yield f"title: {scalar(draft.title)}"
    yield f"country: {scalar(draft.country)}"
    yield f"base: {draft.base}"
    yield f"authority: {scalar(draft.authority)}"
    yield f'revised: "{draft.revision}"'
    yield f"coverage: {format_band(*draft.coverage, grouped=False)}"
    if draft.columns:
        yield "columns:"
        yield from (f"- {{id: {_flow(c)}, title: {_flow(c)}}}" for c in draft.columns)
    if notes:
        yield "notes: {prefixes: [" + ", ".join(f'"{prefix}"' for _, prefix, _ in notes) + "]}"
    if draft.qualifiers:
        yield "qualifiers: [" + ", ".join(map(_flow, draft.qualifiers)) + "]"
    if draft.uses:
        yield "uses:"
        yield from (f"- {{id: {_flow(u)}, title: {_flow(u)}}}" for u in draft.uses)
    yield "# Services stand in the order of the table's own print, whatever that is."
    yield "order: free"
    yield ""
    yield "table:"
    yield from (f"- {{file: {name}, band: {band}}}" for name, band in tables)
    if notes:
        yield ""
        yield "footnotes:"
    for name, prefix, those in notes:
        first, last = min(n.digits for n in those), max(n.digits for n in those)
        yield f'- {{file: {name}, prefix: "{prefix}", from: {first}, to: {last}}}'
    yield ""
    yield f"licence: {scalar(draft.licence)}"
    yield "sources:"
    yield f"- document: {scalar(draft.document)}"
    yield f"  read: {scalar(draft.how)}"
    if draft.known:
        yield "known:"
        yield from (f"- {{about: {_flow(about)}, note: {json.dumps(clean(told), ensure_ascii=False)}}}" for about, told in draft.known)  # fmt: skip


def _rows(rows: Iterable[DraftRow], vocabulary: Vocabulary, draft: Draft) -> Iterator[str]:
    for number, row in enumerate(rows):
        if number:
            yield ""
        yield from (f"# {clean(line)}" for line in row.comments)
        yield f"- band: {format_band(row.low_hz, row.high_hz, grouped=False)}"
        if draft.columns:
            yield f"  columns: [{', '.join(map(_flow, row.columns))}]"
        if row.number:
            yield f"  number: {json.dumps(clean(row.number), ensure_ascii=False)}"
        if row.not_allocated:
            yield "  not_allocated: true"
        elif not row.primary and not row.secondary:
            yield "  none: true"
        for status, entries in (("primary", row.primary), ("secondary", row.secondary)):
            if entries:
                yield f"  {status}:"
                yield from (f"  - {_entry(e, vocabulary)}" for e in entries)
        if row.notes:
            yield "  footnotes: [" + ", ".join(f'"{n}"' for n in row.notes) + "]"
        if row.remark:
            yield f"  remark: {scalar(row.remark)}"
        if row.doubt:
            yield "  verified: false"
            yield f"  doubt: {json.dumps(clean(row.doubt), ensure_ascii=False)}"


def _entry(entry: DraftEntry, vocabulary: Vocabulary) -> str:
    out = vocabulary.data_text(entry.term)
    out += f" [{', '.join(entry.notes)}]" if entry.notes else ""
    out += f" {{{', '.join(entry.use)}}}" if entry.use else ""
    return out + (f"  # {clean(entry.comment)}" if entry.comment else "")


def _note(note: DraftNote) -> Iterator[str]:
    yield f"# {note.number}: {clean(note.text)}" if note.text else f"# {note.number}: the source has no text of it."
    yield f'- id: "{note.number}"'
    yield "  kind: information"
    yield f"  at: {scalar(note.at or 'not told')}"
    yield "  unread: true"
    yield "  verified: false"
    yield '  doubt: "Nobody has read it yet: what it says is to be written as data."'
    yield '  summary: "Not read yet."'


def _parted(rows: Sequence[DraftRow], ranges: Sequence[tuple[str, int, int]]) -> Iterator[tuple[str, list[DraftRow]]]:
    """The rows as files of the base part them, as far as no row lies across."""
    edges = [low for _, low, _ in ranges if all(not row.low_hz < low < row.high_hz for row in rows)]
    names = {low: "table/" + name.rsplit("/", 1)[-1] for name, low, _ in ranges}
    inside: dict[str, list[DraftRow]] = {}
    for row in rows:
        low = max((e for e in edges if e <= row.low_hz), default=None)
        inside.setdefault(names[low] if low is not None else "table/first.yaml", []).append(row)
    yield from inside.items()
