"""Puts right what is safe, and shows it first if asked. A fix never changes what a file says, nor whose it is."""

from __future__ import annotations

import codecs
import difflib
import os
import shutil
import tempfile
import unicodedata
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..errors import DataError
from ..facts.store import read_file
from ..interrupt import tidying
from .check import STDIN, Checked, Report, Settings, run
from .document import Document
from .finding import Edit, Fault

# One fix may make room for the next (order after quoting); more rounds than this would be a fault.
ROUNDS = 6
# How often a file is read anew to find the fixes of a rule that would change what it says; what is not tried stays.
_TRIALS = 200


@dataclass
class Fixed:
    """What fixing did: the report of what is left, and the old and new bytes of each changed file."""

    report: Report
    before: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)

    @property
    def changed(self) -> list[str]:
        """The paths whose bytes differ."""
        return [path for path, data in self.after.items() if data != self.before[path][1]]

    def diff(self) -> Iterator[str]:
        """The changes as a unified diff."""
        for path in self.changed:
            name, old = self.before[path]
            yield from _marked(
                difflib.unified_diff(
                    old.decode("utf-8", "replace").splitlines(keepends=True),
                    self.after[path].decode("utf-8", "replace").splitlines(keepends=True),
                    f"a/{name}", f"b/{name}",
                )
            )  # fmt: skip

    def stdin_bytes(self) -> bytes:
        """What came on stdin, fixed; as it came where it cannot be read."""
        return self.after.get(STDIN, b"")


def _marked(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def fix_all(paths: Sequence[str], settings: Settings, write: bool) -> Fixed:
    """Fixes what the paths name, in rounds, until nothing is left that is safe to fix."""
    replace: dict[str, bytes] = {}
    known: dict[str, Document] = {}
    report = run(paths, settings, known=known)
    done = Fixed(report)
    count = 0
    linked: dict[str, str] = {}
    for _ in range(ROUNDS):
        progress = 0
        for checked in report.checked:
            key = (
                STDIN
                if checked.document.name == settings.stdin_name and not _on_disk(checked, paths)
                else checked.document.path
            )
            if key == STDIN or checked.document.trouble is None:
                done.before.setdefault(key, (checked.document.name, checked.document.data))
            new, fixed = _fixed(checked)
            if fixed and key != STDIN and _other_names(key):
                linked[key] = (
                    f"{checked.document.name}: has other names too (hard links), which fixing would part; left as it is"
                )
            elif fixed:
                replace[key] = new
                progress += fixed
        if not progress:
            break
        count += progress
        report = run(paths, settings, replace, known)
    if STDIN in paths:
        done.after[STDIN] = replace.get(STDIN, settings.stdin)
        done.before.setdefault(STDIN, (settings.stdin_name, settings.stdin))
    for path, data in replace.items():
        done.after[path] = data
        if write and path != STDIN and data != done.before[path][1]:
            _write(path, done.before[path][1], data)
    done.report = report
    report.notes = (
        *linked.values(),
        *(note for path in done.changed for note in _told(*done.before[path], done.after[path])),
    )
    report.fixed, report.fixed_files = count, len(done.changed)
    return done


def _other_names(path: str) -> bool:
    try:
        return os.stat(path).st_nlink > 1
    except OSError:
        return False


def _told(name: str, before: bytes, after: bytes) -> Iterator[str]:
    """What a change of a file means beyond its text."""
    ends = before.count(b"\r\n") - after.count(b"\r\n")
    if ends:
        yield f"{name}: {ends} line ends of DOS (CR LF) become LF"
    if before.startswith(codecs.BOM_UTF8) and not after.startswith(codecs.BOM_UTF8):
        yield f"{name}: the byte order mark at its beginning goes"


def _on_disk(checked: Checked, paths: Sequence[str]) -> bool:
    return STDIN not in paths


def _fixed(checked: Checked) -> tuple[bytes, int]:
    """The file with its safe edits made, and how many findings that settles."""
    document = checked.document
    wanted = [(rule, one) for rule, one in checked.found if one.edits]
    if not wanted or document.trouble is not None:
        return document.data, 0
    new = _apply(document, [one for _, one in wanted])
    if _same(document, new[0]):
        return new
    # Some edit would change what the file says: try each rule by itself and keep what is harmless.
    safe: list[Fault] = []
    for rule in dict.fromkeys(rule for rule, _ in wanted):
        own = [one for by, one in wanted if by == rule]
        safe += _harmless(document, own)
    new = _apply(document, safe)
    return new if safe and _same(document, new[0]) else (document.data, 0)


def _harmless(document: Document, found: list[Fault]) -> list[Fault]:
    """Those whose edits leave what the file says: a few that would change it are found by halving."""
    safe: list[Fault] = []
    groups = [found]
    for _ in range(_TRIALS):
        if not groups:
            break
        group = groups.pop()
        if _same(document, _apply(document, group)[0]):
            safe += group
        elif len(group) > 1:
            half = len(group) // 2
            groups += [group[half:], group[:half]]
    return safe


def _apply(document: Document, found: Sequence[Fault]) -> tuple[bytes, int]:
    """The bytes after the edits; a finding whose edits meet those of another waits for the next round."""
    taken: list[Edit] = []
    count = 0
    occupied: list[tuple[int, int]] = []  # in order, and none meets another
    for one in found:
        spans = [(e.start, e.end) for e in one.edits]
        if any(_meets(occupied, *span) for span in spans):
            continue
        for span in spans:
            insort(occupied, span)
        taken += one.edits
        count += 1
    text = document.text
    pieces: list[str] = []
    position = 0
    for edit in sorted(set(taken)):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]]).encode("utf-8"), count


def _meets(occupied: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span shares characters with one of those before or behind it, which are in order and apart."""
    place = bisect_left(occupied, (start, end))
    return any(start < b and a < end for a, b in occupied[max(0, place - 1) : place + 1])


def _same(document: Document, data: bytes) -> bool:
    """Whether the bytes say what the document says: lists of countries and services may change order."""
    other = Document(document.name, document.path, data)
    return other.trouble is None and _plain(other.tree) == _plain(document.tree)


def _plain(node: Any) -> Any:
    """A tree in a form in which safe fixes make no difference."""
    from .rules.spx206_band_spelling import spelled

    if isinstance(node, dict):
        return {unicodedata.normalize("NFC", key): _plain(value) for key, value in node.items()}
    if isinstance(node, list):
        items = [_plain(item) for item in node]
        return sorted(items) if all(isinstance(i, str) for i in items) else items
    if isinstance(node, str):
        text = unicodedata.normalize("NFC", node)
        return (spelled(text) if text[:1].isdigit() else None) or text
    return node


def _write(path: str, old: bytes, new: bytes) -> None:
    """Replaces a file in one step; leaves it alone where somebody changed it meanwhile."""
    if read_file(path) != old:
        raise DataError(f"{path}: changed while it was checked; nothing was written to it", "run the command again")
    try:
        with tidying():
            handle, temporary = tempfile.mkstemp(prefix=".specx-", dir=os.path.dirname(path))
            try:
                with open(handle, "wb") as stream:
                    stream.write(new)
                    stream.flush()
                    os.fsync(stream.fileno())
                _take_over(path, temporary)
                os.replace(temporary, path)
            except BaseException:
                os.unlink(temporary)
                raise
    except OSError as problem:
        raise DataError(f"{path}: cannot be written: {problem.strerror or problem}") from None


def _take_over(path: str, temporary: str) -> None:
    """Gives a new file the mode, the attributes and the owner of the one that it takes the place of."""
    old, new = os.stat(path), os.stat(temporary)
    if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid) and hasattr(os, "chown"):
        try:
            os.chown(temporary, old.st_uid, old.st_gid)
        except PermissionError:
            told = f"{path}: belongs to somebody else, who would lose it; nothing was written to it"
            raise DataError(told, "let the owner run the command") from None
    shutil.copystat(path, temporary)
    os.utime(temporary)
