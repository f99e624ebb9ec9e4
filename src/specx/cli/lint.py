"""`specx lint`: checks allocation files, for CI."""

from __future__ import annotations

import os
import sys

from ..errors import DataError, UsageError
from ..facts.folder import Facts
from ..facts.store import MAX_BYTES
from ..lint import Report, Settings, run
from ..lint.check import STDIN
from ..lint.config import load
from ..lint.finding import CheckedHead, Finding, FindingLine, RuleCount, RuleCountLine
from ..lint.formats import FORMATS, render
from ..output.answer import Answer, Block
from ..output.write import complain
from ..record import Record, plain
from .options import beside, gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Annotated

    import typer

    from .ask import Ask


@gives(Finding, FindingLine)
@gives(RuleCount, RuleCountLine, "with `--statistics`")
@beside(CheckedHead)
@with_options("data", "color")
def lint(
    ask: Ask,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="PATH...", help="Files, folders, globs; - reads stdin. Default: here.")
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.")] = "",
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="RULES", help="Only these rules: SPX301, SPX5, gap; with commas."),
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option("--ignore", metavar="RULES", help="All but these rules.")] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="GLOB", help="Files and folders to pass over.")
    ] = None,
    all_files: Annotated[
        bool, typer.Option("--all-files", help="YAML files of something else in a folder too.")
    ] = False,
    skip_others: Annotated[
        bool, typer.Option("--skip-others", help="For hooks: named files of something else are passed over too.")
    ] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Notes too: differences that break nothing.")] = False,
    country: Annotated[
        str, typer.Option("--country", "-c", metavar="COUNTRY", help="A bare list of rows is this country's own table.")
    ] = "",
    base: Annotated[
        str,
        typer.Option("--base", metavar="ID", help="The edition that such a list is read against; default: in force."),
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Warnings count as errors.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="How often each rule was broken.")] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Put right what is safe: quotes, order, blanks.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change; change nothing.")] = False,
    stdin_filename: Annotated[
        str, typer.Option("--stdin-filename", metavar="PATH", help="What the file on stdin is called.")
    ] = "",
    config: Annotated[
        str, typer.Option("--config", metavar="FILE", help="specx.toml or pyproject.toml; 'none' for none.")
    ] = "",
) -> int:
    """Check allocation files, for CI.

    Exit codes: 0 clean (or warnings only), 1 errors, 2 a path is not there or the call is wrong.
    `specx rule SPX301` explains a rule.

    Example: specx lint allocations
    Example: specx lint allocations --statistics
    Example: specx lint allocations -o json
    """
    if all_files and skip_others:
        raise UsageError("--all-files and --skip-others are asked for together", "leave one of them out")
    asked = paths or ["."]
    chosen = load(config, asked)
    whose, against = _own(country, base, ask.data or chosen.data)
    settings = Settings(
        select=_words(select) or chosen.select,
        ignore=_words(ignore) + chosen.ignore,
        exclude=tuple(exclude or ()) + chosen.exclude,
        data=ask.data or chosen.data,
        strict=strict or chosen.strict,
        notes=notes or chosen.notes,
        country=whose,
        base=against,
        others="none" if all_files else "named" if skip_others else "found",
        stdin=_stdin() if STDIN in asked else b"",
        stdin_name=stdin_filename or "stdin.yaml",
    )
    output = output or chosen.output or ("github" if os.environ.get("GITHUB_ACTIONS") == "true" else "table")
    if output not in FORMATS:
        raise UsageError(f"--output '{output[:40]}' is not known", "choose from " + ", ".join(FORMATS))
    if statistics and output in ("github", "gitlab", "junit", "sarif"):
        raise UsageError(f"--statistics has no form in {output}", "leave one of them out, or give -o json")
    if fix or diff:
        from ..lint.fix import fix_all

        done = fix_all(asked, settings, write=not diff)
        for note in done.report.notes:
            complain(note)
        if diff:
            sys.stdout.writelines(done.diff())
            return 0 if exit_zero or not done.changed else 1
        if STDIN in asked:
            sys.stdout.buffer.write(done.stdin_bytes())
            return 0 if exit_zero else done.report.exit_code
        report = done.report
    else:
        report = run(asked, settings)
    if not report.checked and not report.findings and not (skip_others and report.passed_over):
        # A path that leads to nothing must not look like a clean run.
        if report.passed_over:
            raise DataError(
                f"{len(report.passed_over)} YAML files are below {', '.join(asked)[:120]}, all of something else",
                "--all-files checks them",
            )
        raise DataError(
            f"no allocation files are below {', '.join(asked)[:120]}",
            "give a folder or files that end in .yaml or .yml",
        )
    code = _show(report, output, ask, statistics, asked)
    return 0 if exit_zero else code


def _own(country: str, base: str, data: str) -> tuple[str, str]:
    """The country by its code and the edition by its id; "" for none. Raises `UnknownNameError` for others."""
    if not country:
        if base:
            raise UsageError("--base is asked for and no country", "add --country XX: whose table the rows are")
        return "", ""
    facts = Facts(data or None)
    edition = facts.edition(base) if base else facts.edition_on()
    return facts.geography.find(country).code, edition.id


def _words(given: list[str] | None) -> tuple[str, ...]:
    return tuple(word.strip() for piece in given or () for word in piece.split(",") if word.strip())


def _stdin() -> bytes:
    # One byte more than allowed, so that the reader sees that it is too large.
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except OSError as problem:
        raise DataError(f"stdin cannot be read: {problem.strerror or problem}") from None


def _show(report: Report, output: str, ask: Ask, statistics: bool, asked: list[str]) -> int:
    code = report.exit_code
    results: Sequence[Record] = report.statistics() if statistics else report.findings
    flat: type[Record] = RuleCountLine if statistics else FindingLine
    style = output if output in ("concise", "full") else "full" if sys.stdout.isatty() else "concise"

    def screen() -> list[Block]:
        from ..lint.formats import blocks, statistics_blocks

        return statistics_blocks(report) if statistics else blocks(report, style)

    answer = Answer(
        "lint", None, {"paths": asked}, results, line=flat, lines=lambda r: [r], screen=screen,
        extra=plain(report.head()), exit_code=code,
    )  # fmt: skip
    if output in ("github", "gitlab", "junit", "sarif"):
        sys.stdout.writelines(render(report, output))
        return code
    ask.output = {"concise": "table", "full": "table", "json-lines": "jsonl"}.get(output, output)
    if ask.output not in ("table", "json", "jsonl", "csv", "tsv", "md", "yaml"):
        ask.output = "table"
    if ask.output == "table":
        from ..lint.formats import summary

        answer.notes = [summary(report)]
    return ask.show(answer)
