"""What countries' own tables say of an assignment, as it looks on a screen."""

from __future__ import annotations

from ..units import format_band
from .answer import Block, Span, line
from .footnotes import limit_text, restriction_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..answers.examine.own import OwnFinding, OwnVerdict
    from ..answers.examine.rows import Examination

_MARK = {"fail": "no", "condition": "if", "note": "  "}
_STYLE = {"fail": "bad", "condition": "warn", "note": ""}
_VERDICT = {"conforms": "good", "does-not-conform": "bad"}


def own_blocks(examination: Examination) -> Iterator[Block]:
    """The verdict of each column, with what was found. Two columns that say the same are told once."""
    band = examination.low_hz, examination.high_hz
    told: dict[object, list[OwnVerdict]] = {}
    for verdict in examination.own_verdicts:
        told.setdefault(verdict._replace(column=""), []).append(verdict)
    for alike in told.values():
        first, columns = alike[0], ", ".join(v.column for v in alike if v.column)
        name = f"{first.own_table}, {columns}" if columns else first.own_table
        status = Span(f"  ({first.status})" if first.status else "", "dim")
        yield line(Span(f"{name}  ", "head"), verdict_span(first), status)
        if first.verdict == "outside-coverage":
            yield line("the table does not reach there", indent=2)
        notes: set[str] = set()
        for finding in first.findings:
            yield from _finding(finding, band, notes)


def verdict_span(verdict: OwnVerdict) -> Span:
    """The verdict in words."""
    return Span(verdict.verdict.replace("-", " "), _VERDICT.get(verdict.verdict, "warn"))


def _finding(finding: OwnFinding, band: tuple[int, int], notes: set[str]) -> Iterator[Block]:
    part = (finding.low_hz, finding.high_hz)
    where = Span("" if part == band else f"  {format_band(*part)}", "dim")
    words = finding.message
    if finding.footnote:
        if finding.level == "note" and finding.message in notes:
            return
        # What several rules of a note put on the service stands under its summary, which is told once.
        words = f"{finding.footnote}  {words}" if finding.message not in notes else f"{finding.footnote}"
        notes.add(finding.message)
    yield line(Span(f"{_MARK[finding.level]}  {words}", _STYLE[finding.level]), where, indent=2)
    for text in dict.fromkeys(_terms(finding)) if finding.level != "note" else ():
        yield line(Span(text, "dim"), indent=6)


def _terms(finding: OwnFinding) -> Iterable[str]:
    if finding.users:
        yield "for " + ", ".join(finding.users)
    for restriction in finding.restrictions:
        yield restriction_text(restriction)
    if finding.conditions:
        yield finding.conditions
    for limit in finding.limits:
        yield f"{limit_text(limit)}  (not compared)"
    if finding.places:
        names = [place.name for place in finding.places[:3]]
        more = f" and {len(finding.places) - 3} more" if len(finding.places) > 3 else ""
        yield "places: " + "; ".join(names) + more
