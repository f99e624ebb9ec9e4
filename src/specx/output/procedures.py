"""A Rule of Procedure on a screen."""

from __future__ import annotations

from ..units import format_band, format_hz
from .answer import Block, Grid, Span, cell, line
from .footnotes import restriction_text
from .resolutions import limit_blocks, numbers_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..answers.how_read import RuleNamed
    from ..answers.procedures import CaseOfRule, ProcedureOwed, ProcedureTold


_EXAMINED = {"all": "examined", "part": "examined in part", "nothing": "not examined"}


def head_text(rule: ProcedureTold) -> str:
    """Which Rules these are, and which conference came after them; that there is none where there is none."""
    if rule.no_rule:
        return "No Rule of Procedure of its own"
    since = f", before {' and '.join(rule.written_before)}" if rule.written_before else ""
    return f"How the Bureau reads it: {rule.document}{since}"


def rules_blocks(rules: Sequence[ProcedureTold], indent: int) -> Iterator[Block]:
    """How the Bureau reads a provision, rule by rule; the document once where it is the same for all."""
    for number, rule in enumerate(rules):
        head = head_text(rule)
        if not number or head != head_text(rules[number - 1]):
            yield line(Span(head, "head"), indent=indent)
        yield from rule_blocks(rule, indent + 2)


def how_read_blocks(rules: Sequence[RuleNamed]) -> Iterator[Block]:
    """How the Bureau reads what an answer cites, below the answer: a rule a line."""
    for number, rule in enumerate(rules):
        since = f", before {' and '.join(rule.written_before)}" if rule.written_before else ""
        head = f"How the Bureau reads it: {rule.document}{since}"
        if not number or (rule.document, rule.written_before) != (rules[number - 1].document, rules[number - 1].written_before):  # fmt: skip
            yield line(Span(head, "dim"))
        yield line(Span(rule.id, "note"), f"  {rule.decides}", indent=2)


def rules_grid(rules: Iterable[ProcedureTold]) -> Grid:
    """Rules one a line: what each reads, and how."""
    return Grid(
        ("Rule", "Reads", "How"),
        [[cell(Span(r.id, "note")), cell(", ".join(r.provisions)), cell(r.decides)] for r in rules],
    )


def rule_blocks(rule: ProcedureTold, indent: int) -> Iterator[Block]:
    """One rule: what it decides, where, for whom, what follows."""
    yield line(Span(rule.id, "note"), f"  {rule.decides}", indent=indent)
    indent += 2
    yield from _where(rule, indent)
    if rule.same_as:
        yield line(f"the same as rule {rule.same_as}", indent=indent)
    if rule.status or rule.treat_as:
        yield line("; ".join(filter(None, (rule.status and f"status: {rule.status}", rule.treat_as and f"handled as {rule.treat_as}"))), indent=indent)  # fmt: skip
    if rule.owed is not None:
        yield line(_owed(rule.owed), indent=indent)
    for duty in rule.restrictions:
        yield line(restriction_text(duty, rule.services), indent=indent)
    for found in rule.findings:
        status = f" ({found.status})" if found.status else ""
        yield line(f"{found.finding}{status}: {found.when}", indent=indent)
    for case in rule.cases:
        yield line(_case(case), indent=indent)
    for limit in rule.limits:
        yield from limit_blocks(limit, indent)
    if rule.examined or rule.checks or rule.not_checked:
        words = [_EXAMINED.get(rule.examined, ""), ", ".join(rule.checks)]
        words.append("not looked at: " + ", ".join(rule.not_checked) if rule.not_checked else "")
        yield line("; ".join(filter(None, words)), indent=indent)
    if rule.inputs:
        yield line("the notice states: " + ", ".join(rule.inputs), indent=indent)
    if rule.register:
        yield line(f"the Register carries {rule.register}", indent=indent)
    cited = [f"Resolution {r}" for r in rule.resolutions] + [f"Recommendation {r}" for r in rule.recommendations]
    cited += [f"Appendix {a}" for a in rule.appendices] + (
        [f"rules on {numbers_text(rule.see_rules)}"] if rule.see_rules else []
    )
    if cited:
        yield line(Span("see " + ", ".join(cited), "dim"), indent=indent)
    for key, text, style in (("note", rule.note, "dim"), ("doubt", rule.doubt, "warn")):
        if text:
            yield line(Span(f"{key}: {text}", style), indent=indent)
    if not rule.verified:
        yield line(Span("unverified", "warn"), indent=indent)
    yield line(Span(f"source: {rule.source.file}:{rule.source.line}, {rule.at}", "dim"), indent=indent)


def _where(rule: ProcedureTold, indent: int) -> Iterator[Block]:
    for part in rule.parts:
        words = [
            f"Region {', '.join(map(str, part.regions))}" if part.regions else "",
            ", ".join(part.services),
            part.condition,
        ]
        rest = "; ".join(filter(None, words))
        yield line(
            Span(", ".join(format_band(*b) for b in part.bands), "band"), f"; {rest}" if rest else "", indent=indent
        )
    words = ["" if rule.parts else ", ".join(format_band(*b) for b in rule.bands)]
    words.append(f"Region {', '.join(map(str, rule.regions))}" if rule.regions else "")
    words += [", ".join(rule.services), ", ".join(rule.applications), " ".join(rule.countries), *rule.applies_where]
    if any(words):
        yield line("; ".join(filter(None, words)), indent=indent)
    for listed in rule.listed_frequencies:
        yield line(f"{listed.use}: {', '.join(format_hz(f) for f in listed.frequencies_hz)}", indent=indent)
    if rule.footnotes:
        yield line(f"such as {numbers_text(rule.footnotes)}", indent=indent)


def _owed(owed: ProcedureOwed) -> str:
    who = f"only by {' '.join(owed.countries)}" if owed.countries else ""
    inside = "not in " + ", ".join(format_band(*b) for b in owed.exempt_bands) if owed.exempt_bands else ""
    near = f"within {owed.distance}" if owed.distance else ""
    return "; ".join(filter(None, (f"first No. {owed.provision}", who, near, owed.when, inside)))


def _case(case: CaseOfRule) -> str:
    between = " to ".join(filter(None, (case.from_, case.to)))
    bands = ", ".join(format_band(*b) for b in case.bands)
    regions = f"Region {', '.join(map(str, case.regions))}" if case.regions else ""
    head = "; ".join(filter(None, (between, case.when, bands, regions, case.direction, case.orbit)))
    then = "; ".join(filter(None, (case.procedure_then, case.status, case.finding)))
    return f"{head}: {then}"
