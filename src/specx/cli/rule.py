"""`specx rule`: explains a rule of the linter, or lists them."""

from __future__ import annotations

import sys

from ..errors import UnknownNameError
from ..lint.case import cases_of
from ..lint.explained import ExplainedRule, RuleLine, RuleRow, explained, rule_row
from ..lint.rule import LintRule, every_rule, find
from ..output.answer import Answer, Block, Grid, Span, cell, line
from .options import gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated

    import typer

    from .ask import Ask


@gives(RuleRow, RuleLine)
@gives(ExplainedRule, RuleLine, "with ID")
@with_options("output", "data", "color")
def rule(
    ask: Ask,
    ids: Annotated[
        list[str] | None, typer.Argument(metavar="[ID]...", help="SPX301, or gap; all rules without.")
    ] = None,
    schema: Annotated[
        str,
        typer.Option("--schema", metavar="KIND", help="Print the JSON Schema of a kind of file: table, footnotes ..."),
    ] = "",
) -> int:
    """Explain a rule of the linter.

    Example: specx rule SPX301
    Example: specx rule gap
    Example: specx rule SPX301 -o md
    """
    if schema:
        return _print_schema(schema, ask)
    rules = [find(text) for text in ids] if ids else list(every_rule())
    answer = Answer(
        "rule", None, {"rules": ids or None}, (explained(r) if ids else rule_row(r) for r in rules),
        line=RuleLine, lines=lambda r: [r],
        grid=lambda: Grid(("LintRule", "Name", "Severity", "Fix", "What is wrong"), [_cells(r) for r in rules]),
        screen=(lambda: _explained(rules)) if ids else None,
    )  # fmt: skip
    return ask.show(answer)


def _print_schema(kind: str, ask: Ask) -> int:
    from ..facts.kinds import every_kind
    from ..lint.published import schema_text

    if kind not in every_kind():
        raise UnknownNameError(f"unknown kind of file '{kind[:40]}'", "kinds: " + ", ".join(every_kind()))
    sys.stdout.write(schema_text(kind, ask.facts if ask.data else None))
    return 0


def _cells(rule: LintRule) -> list[list[Span]]:
    return [cell(rule.id), cell(rule.name), cell(rule.severity), cell("fix" if rule.fixable else ""), cell(rule.title)]


def _explained(rules: list[LintRule]) -> Iterator[Block]:
    for number, rule in enumerate(rules):
        if number:
            yield line("")
        fixable = ", put right by --fix" if rule.fixable else ""
        yield line(Span(f"{rule.id} {rule.name}", "head"), f"  {rule.severity}{fixable}")
        yield line(f"{rule.title}.")
        for paragraph in rule.about.split("\n\n") if rule.about else ():
            yield line("")
            yield line(" ".join(paragraph.split()))
        for case in cases_of(rule.id):
            style = "bad" if case.bad else "good"
            yield line("")
            yield line(Span("Bad:" if case.bad else "Good:", style), f" {case.why}")
            for text in case.shown():
                yield line(Span(text, {"+": style, "-": "dim"}.get(text[:1], "")), indent=4)
