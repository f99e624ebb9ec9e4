"""JUnit XML: each file a suite, each finding a failed case (a note a passed one), a clean file a passed one."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from ..check import Report
from ..finding import printable


def pieces(report: Report) -> Iterator[str]:
    """The report as XML, file by file."""
    total = sum(max(1, len(c.findings)) for c in report.checked)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    failures = sum(f.severity != "note" for f in report.findings)
    yield f'<testsuites name="specx lint" tests="{total}" failures="{failures}" errors="0">\n'
    for checked in report.checked:
        name = quoteattr(_safe(checked.document.name))
        count = len(checked.findings)
        failures = sum(f.severity != "note" for f in checked.findings)
        yield f'  <testsuite name={name} tests="{max(1, count)}" failures="{failures}" errors="0">\n'
        if not count:
            yield f'    <testcase name="specx lint" classname={name}/>\n'
        for f in checked.findings:
            text = f.message + (f" ({f.hint})" if f.hint else "")
            case = quoteattr(f"{f.rule} {f.name} line {f.line} column {f.column}")
            yield f'    <testcase name={case} classname={name} file={name} line="{f.line}">\n'
            said = escape(_safe(f"{f.file}:{f.line}:{f.column}: {f.rule} {text}"))
            if f.severity == "note":
                yield f"      <system-out>{said}</system-out>\n    </testcase>\n"
                continue
            yield f"      <failure type={quoteattr(f.severity)} message={quoteattr(_safe(text))}>"
            yield f"{said}</failure>\n    </testcase>\n"
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _safe(text: str) -> str:
    """Text without what XML cannot hold."""
    return printable(text)
