"""Workflow commands: findings as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Report
from ..finding import printable
from .place import forge_path

_COMMAND = {"note": "notice"}


def pieces(report: Report) -> Iterator[str]:
    """One command a finding; GitHub shows them beside the changed lines."""
    for f in report.findings:
        title = f"specx {f.rule} {f.name}"
        # A name of a file may hold anything; what the log shows is plain.
        name = printable(forge_path(f.file))
        place = f"file={_value(name)},line={f.line},col={f.column},endColumn={f.column + f.length}"
        text = f.message + (f" ({f.hint})" if f.hint else "")
        yield f"::{_COMMAND.get(f.severity, f.severity)} title={_value(title)},{place}::{_text(f'{name}:{f.line}:{f.column}: {f.rule} {text}')}\n"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
