"""A copy of specx as a wheel installs it, and a folder to work in, both of which may be broken."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DRAFT = """\
id: draft
title: A draft
amends: rr-2024
sources:
- {document: Draft of an attacker, date: "2026-01-01"}
rows:
- band: 3600-3700 MHz
  regions: [1]
  primary:
  - fixed
"""
ASSIGNMENTS = """\
frequency,bandwidth,service,region,country,class
3650 MHz,100 MHz,mobile,1,,
xx,1MHz,fixed,2,,
4000GHz,1MHz,fixed,3,,
7428MHz,28MHz,,,BR,FX
,,,,,
"3650 MHz","100 MHz",MOBILE,,France,
"""


class House:
    """`site` holds the package with its facts, compiled; `work` the files that questions name."""

    def __init__(self, folder: Path) -> None:
        self.site = folder / "site"
        self.work = folder / "work"
        package = self.site / "specx"
        shutil.copytree(ROOT / "src" / "specx", package, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copytree(ROOT / "allocations", package / "allocations")
        sys.path.insert(0, str(self.site))
        from specx.facts.compiled import compile_facts

        compile_facts(str(package / "allocations"), str(package / "_compiled"))
        self._furnish()

    def _furnish(self) -> None:
        invented = self.work / "invented"
        shutil.copytree(ROOT / "tests" / "invented", invented)
        for name in (
            "services.yaml",
            "regions.yaml",
            "areas.yaml",
            "provisions.yaml",
            "classes.yaml",
            "emissions.yaml",
            "references.yaml",
        ):
            shutil.copy(ROOT / "allocations" / name, invented)
        shutil.copytree(invented, self.work / "holes")
        table = self.work / "holes" / "rr-2024" / "table.yaml"
        text = table.read_text(encoding="utf-8")
        table.write_text(re.sub(r"(?s)- band: 150-154 MHz.*?\n\n", "", text), encoding="utf-8")
        shutil.copytree(invented, self.work / "broken")
        (self.work / "broken" / "rr-2024" / "table.yaml").write_text("- band: [\n", encoding="utf-8")
        (self.work / "out").mkdir()
        written = {
            "a.csv": ASSIGNMENTS, "b.tsv": ASSIGNMENTS.replace(",", "\t"), "empty": "", "draft.yaml": DRAFT,
            "c.jsonl": '{"frequency": "3650MHz", "bandwidth": "1MHz", "service": "mobile"}\n[]\n{"frequency": 5}\nxx\n',
            "bad.yaml": "- band: 3600-3500 MHz\n  regions: [1, 9]\n  primry:\n  - fxed\n",
        }  # fmt: skip
        for name, text in written.items():
            (self.work / name).write_text(text, encoding="utf-8")
