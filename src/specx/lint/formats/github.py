"""Workflow commands: findings as annotations on the lines of a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from ..check import Report
from .place import forge_path


def pieces(report: Report) -> Iterator[str]:
    """One command a finding; GitHub shows them beside the changed lines."""
    for f in report.findings:
        title = f"specx {f.rule} {f.name}"
        place = f"file={_value(forge_path(f.file))},line={f.line},col={f.column},endColumn={f.column + f.length}"
        text = f.message + (f" ({f.hint})" if f.hint else "")
        yield f"::{f.severity} title={_value(title)},{place}::{_text(f'{f.file}:{f.line}:{f.column}: {f.rule} {text}')}\n"


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
