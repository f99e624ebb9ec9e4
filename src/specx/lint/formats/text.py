"""Findings for people: one a line, or with the line of the file and a caret under it."""

from __future__ import annotations

from collections.abc import Iterator

from ...output.answer import Block, Span, line
from ..check import Report
from ..document import Document
from ..finding import Finding, printable

# Longer lines are cut round the place, so that the caret stays in sight.
WIDTH = 110


def blocks(report: Report, style: str) -> list[Block]:
    """The report as lines of a screen: `concise` or `full`."""
    if style == "concise":
        return [line(*_head(finding)) for finding in report.findings]
    return [block for checked in report.checked for f in checked.findings for block in _full(checked.document, f)]


def _head(finding: Finding) -> Iterator[Span]:
    severe = finding.severity == "error"
    yield Span(f"{printable(finding.file)}:{finding.line}:{finding.column}:", "head")
    yield Span(f" {finding.rule} ", "bad" if severe else "warn")
    if not severe:
        yield Span(f"{finding.severity}: ", "warn")
    yield Span(finding.message)
    if finding.hint:
        yield Span(f" ({finding.hint})", "dim")
    if finding.fixable:
        yield Span(" [*]", "good")


def _full(document: Document, finding: Finding) -> Iterator[Block]:
    yield line(*(list(_head(finding._replace(hint="")))))
    text = document.line(finding.line) if document.text else ""
    margin = " " * len(str(finding.line))
    if text.strip():
        start = max(0, finding.column - 1 - WIDTH // 2) if len(text) > WIDTH else 0
        shown = _visible(text[start : start + WIDTH])
        before = finding.column - 1 - start
        carets = max(1, min(finding.length, len(shown) - before))
        yield line(Span(f"{margin} |", "dim"))
        yield line(Span(f"{finding.line} | ", "dim"), shown)
        yield line(Span(f"{margin} | ", "dim"), " " * before, Span("^" * carets, "bad"))
    if finding.hint:
        yield line(Span(f"{margin} = ", "dim"), finding.hint)
    yield line("")


def _visible(text: str) -> str:
    """The text with each character that cannot be shown as one that can, so that columns stay."""
    return "".join(c if c.isprintable() else " " if c == "\t" else "\u00b7" for c in text)


def statistics_blocks(report: Report) -> list[Block]:
    """How often each rule was broken."""
    counts = report.statistics()
    width = max((len(str(c.count)) for c in counts), default=1)
    return [
        line(f"{c.count:>{width}}  ", Span(c.rule, "bad" if c.severity == "error" else "warn"), f" {c.name}",
             Span("  [*]" if c.fixable else "", "good"))
        for c in counts
    ]  # fmt: skip


def summary(report: Report) -> str:
    """What was found, in one line."""
    head = report.head()
    files = f"{head.files} file{'s' if head.files != 1 else ''}"
    fixable = sum(f.fixable for f in report.findings)
    said = []
    if report.fixed:
        said.append(f"put {report.fixed} thing{'s' if report.fixed != 1 else ''} right in {report.fixed_files} files")
    if not report.findings:
        said.append(f"{files} checked, nothing found")
    else:
        found = ", ".join(
            f"{n} {word}{'s' if n != 1 else ''}"
            for n, word in ((head.errors, "error"), (head.warnings, "warning"), (head.note_findings, "note"))
            if n
        )
        said.append(f"{files} checked: {found}" + (f"; --fix puts {fixable} right [*]" if fixable else ""))
    if head.passed_over:
        others = f"{head.passed_over} YAML file{'s' if head.passed_over != 1 else ''} of something else"
        said.append(f"{others} passed over (--all-files checks {'them' if head.passed_over != 1 else 'it'})")
    return "; ".join(said)
