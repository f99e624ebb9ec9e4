"""SARIF 2.1.0: the format that code scanning reads, with every rule and its documentation."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ...version import __version__
from ..check import Report
from ..rule import LintRule, every_rule
from .place import uri

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def pieces(report: Report) -> Iterator[str]:
    """The log: one run of one tool."""
    rules = every_rule()
    index = {rule.id: number for number, rule in enumerate(rules)}
    results = [
        {
            "ruleId": f.rule,
            "ruleIndex": index[f.rule],
            "level": f.severity,
            "message": {"text": f.message + (f" ({f.hint})" if f.hint else "")},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": uri(f.file)},
                        "region": {"startLine": f.line, "startColumn": f.column, "endColumn": f.column + f.length},
                    }
                }
            ],
        }
        for f in report.findings
    ]
    driver = {"name": "specx", "version": __version__, "rules": [_rule(rule) for rule in rules]}
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    yield json.dumps(log, indent=2) + "\n"


def _rule(rule: LintRule) -> dict[str, object]:
    about = " ".join(rule.about.split())
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.title + "."},
        "fullDescription": {"text": about or rule.title + "."},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"category": rule.family},
    }
