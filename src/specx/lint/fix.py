"""Puts right what is safe, and shows it first if asked. A fix never changes what a file says."""

from __future__ import annotations

import difflib
import os
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..facts.store import read_file
from .check import STDIN, Checked, Report, Settings, run
from .document import Document
from .finding import Edit, Fault, Finding

# One fix may make room for the next (order after quoting); more rounds than this would be a fault.
ROUNDS = 6


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

    def stdin_text(self) -> str:
        """The text that came on stdin, fixed."""
        return self.after.get(STDIN, b"").decode("utf-8", "replace")


def _marked(lines: Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def fix_all(paths: Sequence[str], settings: Settings, write: bool) -> Fixed:
    """Fixes what the paths name, in rounds, until nothing is left that is safe to fix."""
    replace: dict[str, bytes] = {}
    report = run(paths, settings)
    done = Fixed(report)
    count = 0
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
            if fixed:
                replace[key] = new
                progress += fixed
        if not progress:
            break
        count += progress
        report = run(paths, settings, replace)
    if STDIN in paths:
        done.after[STDIN] = replace.get(STDIN, settings.stdin)
        done.before.setdefault(STDIN, (settings.stdin_name, settings.stdin))
    for path, data in replace.items():
        done.after[path] = data
        if write and path != STDIN and data != done.before[path][1]:
            _write(path, done.before[path][1], data)
    done.report = report
    report.fixed, report.fixed_files = count, len(done.changed)
    return done


def _on_disk(checked: Checked, paths: Sequence[str]) -> bool:
    return STDIN not in paths


def _fixed(checked: Checked) -> tuple[bytes, int]:
    """The file with its safe edits made, and how many findings that settles."""
    document = checked.document
    wanted = [(f, one) for f, one in zip(_all_findings(checked), checked.found, strict=True) if one.edits]
    if not wanted or document.trouble is not None:
        return document.data, 0
    new = _apply(document, [one for _, one in wanted])
    if _same(document, new[0]):
        return new
    # Some edit would change what the file says: try each rule by itself and keep the harmless ones.
    safe: list[Fault] = []
    for rule in dict.fromkeys(f.rule for f, _ in wanted):
        own = [one for f, one in wanted if f.rule == rule]
        if _same(document, _apply(document, own)[0]):
            safe += own
        else:
            safe += [one for one in own if _same(document, _apply(document, [one])[0])][:200]
    new = _apply(document, safe)
    return new if safe and _same(document, new[0]) else (document.data, 0)


def _all_findings(checked: Checked) -> list[Finding]:
    # The report may hold fewer findings than were found; edits go by what was found.
    listed = list(checked.findings)
    last = listed[-1] if listed else None
    return listed + [last] * (len(checked.found) - len(listed)) if last else listed


def _apply(document: Document, found: Sequence[Fault]) -> tuple[bytes, int]:
    """The bytes after the edits; a finding whose edits meet those of another waits for the next round."""
    taken: list[Edit] = []
    count = 0
    occupied: list[tuple[int, int]] = []
    for one in found:
        spans = [(e.start, e.end) for e in one.edits]
        if any(a < d and c < b for a, b in spans for c, d in occupied):
            continue
        occupied += spans
        taken += one.edits
        count += 1
    text = document.text
    pieces: list[str] = []
    position = 0
    for edit in sorted(set(taken)):
        pieces += [text[position : edit.start], edit.text]
        position = edit.end
    return "".join([*pieces, text[position:]]).encode("utf-8"), count


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
    from ..errors import DataError

    if read_file(path) != old:
        raise DataError(f"{path}: changed while it was checked; nothing was written to it", "run the command again")
    try:
        handle, temporary = tempfile.mkstemp(prefix=".specx-", dir=os.path.dirname(path))
        try:
            with open(handle, "wb") as stream:
                stream.write(new)
                stream.flush()
                os.fsync(stream.fileno())
            os.chmod(temporary, os.stat(path).st_mode & 0o7777)
            os.replace(temporary, path)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as problem:
        raise DataError(f"{path}: cannot be written: {problem.strerror or problem}") from None
