"""What is generated from the code: a JSON Schema for each kind of file, and the page of rules."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..facts.folder import Facts
from ..facts.kinds import every_kind
from .case import cases_of
from .folder import own_facts
from .rule import FAMILIES, LintRule, every_rule
from .schema_terms import definitions

_KINDS = {
    "table": "Rows of the Table of Frequency Allocations, or of a draft of a national table or a band plan.",
    "footnotes": "Footnotes of Article 5 as data.",
    "edition": "What an edition is, which file holds what, and its sources.",
    "services": "The vocabulary: services, directions, qualifiers.",
    "everyday": "Everyday words for services, and what each can mean.",
    "references": "Titles of the Appendices and Articles that are cited.",
    "resolutions": "Resolutions and Recommendations of conferences: what each decides.",
    "procedures": "Rules of Procedure: how the Bureau reads a provision.",
    "regions": "Regions, countries and areas.",
    "conference": "A conference: the editions that it lies between, the files of its outcomes and agendas.",
    "areas": "Lines between the Regions, and the areas that footnotes name.",
    "outcomes": "What a conference decided, band by band.",
    "provisions": "Provisions that rule how services share.",
    "coordination": "Bands and services that No. 9.11A reaches.",
    "limits": "Limits: power flux-density, power, unwanted emissions.",
    "classes": "Class-of-station symbols.",
    "emissions": "Symbols of Appendix 1 for designating emissions.",
    "agenda": "Items of the agenda of a conference.",
    "documents": "Documents of ITU-R: number, title, year, status, services and bands of the title.",
    "document-lists": "The lists that documents were read from, their kinds and their files.",
    "overlay": "National entries laid over an edition.",
    "plans": "Channels and frequencies with their purpose, and plans as bands.",
    "spans": "Which file of plans speaks of which spectrum.",
    "names": "Names that people use for a frequency or a band.",
    "national-edition": "What a country's own table is: its base, columns, uses, files and sources.",
    "national-table": "Rows of a country's own table.",
    "national-footnotes": "A country's own notes as data.",
    "national-file": "A country's own table, or a draft of one, in a single file.",
    "national-rows": "Rows of a country's own table as a bare list, checked with `--country`.",
}


def schema(kind: str, facts: Facts | None = None) -> dict[str, Any]:
    """The JSON Schema of a kind of file, with the services of `facts`, by default specx's own; draft 7, which editors know best."""
    body = every_kind()[kind].json_schema()
    head: dict[str, Any] = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": f"urn:specx:schema:1:{kind}",
        "title": f"specx {kind}",
        "description": _KINDS.get(kind, f"A {kind} file of specx."),
    }
    defined = definitions(body, kind.startswith("national-"), facts or own_facts())
    return {**head, **({"definitions": defined} if defined else {}), **body}


def schema_text(kind: str, facts: Facts | None = None) -> str:
    """The schema as it is published."""
    return json.dumps(schema(kind, facts), indent=1, ensure_ascii=False) + "\n"


def rules_page() -> str:
    """The page of rules, in Markdown."""
    return "\n".join(_page()) + "\n"


def _page() -> Iterator[str]:
    rules = every_rule()
    yield "# Rules of `specx lint`"
    yield ""
    yield "Generated from the rules' own docstrings and cases by `tools/write_lint_files.py`; do not edit."
    yield f"`specx rule SPX301` prints one of these {len(rules)} entries. `fix` marks what `--fix` puts right."
    yield "A case shows what differs from files that are clean: `+` lines stand there instead of `-` lines, the others"
    yield "around them. `\\t`, `\\r` and `\\x20` make characters visible that an editor hides. Below a bad case stands what"
    yield "the linter says of it."
    yield ""
    yield "| Rule | Name | Severity | | What is wrong |"
    yield "| --- | --- | --- | --- | --- |"
    for rule in rules:
        fix = "fix" if rule.fixable else ""
        yield f"| [{rule.id}](#{rule.id.lower()}) | {rule.name} | {rule.severity} | {fix} | {rule.title}. |"
    for digit, family in FAMILIES.items():
        own = [r for r in rules if r.id[3] == digit]
        if own:
            yield ""
            yield f"## {digit}xx: {family}"
            for rule in own:
                yield from _entry(rule)


def _entry(rule: LintRule) -> Iterator[str]:
    yield ""
    yield f"### {rule.id}"
    yield ""
    yield f"**{rule.name}**: {rule.severity}{', put right by `--fix`' if rule.fixable else ''}. {rule.title}."
    if rule.about:
        yield ""
        yield rule.about
    for case in cases_of(rule.id):
        yield ""
        yield f"{'Bad' if case.bad else 'Good'}: {case.why}"
        yield ""
        yield "```diff"
        yield from case.shown()
        yield "```"
