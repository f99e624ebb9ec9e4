"""Good files with one thing wrong: each kind of mutation is caught by a named rule.

The file is a copy of a part of the facts, so the mutations are slips of people who edit them.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from specx.facts.folder import default_folder
from specx.lint import Settings, run

from .conftest import Slips

ROW = "rr-2024/table/2.7-ghz.yaml"
NOTES = "rr-2024/footnotes/5.400-5.449.yaml"
EDITION = "rr-2024/edition.yaml"

# Rule, file, what is written, what stands there instead (each occurs in the file; the first is changed).
MUTATIONS = [
    ("SPX002", ROW, "# RR", "# \x01RR"),
    ("SPX003", ROW, "regions: [1, 2, 3]", "regions: [1, 2, 3"),
    ("SPX004", ROW, "regions: [1, 2, 3]", "regions: &all [1, 2, 3]"),
    ("SPX004", ROW, "regions: [1, 2, 3]", "regions: !!set [1, 2, 3]"),
    ("SPX005", ROW, "regions: [1, 2, 3]", "regions: " + "[" * 40 + "]" * 40),
    ("SPX007", "services.yaml", None, "# nothing yet\n"),
    ("SPX006", "services.yaml", None, "colour: red\n"),
    ("SPX101", ROW, "  secondary:", "  secondry:"),
    ("SPX102", ROW, "  regions: [1, 2, 3]\n", ""),
    ("SPX102", NOTES, "  summary:", "  note:"),
    ("SPX103", ROW, "regions: [1, 2, 3]", "regions: 1"),
    ("SPX104", ROW, "  regions: [1, 2, 3]\n", "  regions: [1, 2, 3]\n  regions: [1]\n"),
    ("SPX105", ROW, "regions: [1, 2, 3]", "regions: [1, 2, 4]"),
    ("SPX105", EDITION, "2025-01-01", "2025-13-01"),
    ("SPX106", ROW, '"5.423"', "5.423"),
    ("SPX107", ROW, "  regions: [1, 2, 3]\n", "  regions: [1, 2, 3]\n  not_allocated: true\n"),
    ("SPX108", ROW, "  regions: [1, 2, 3]\n", "  regions: [1, 2, 3]\n  coverage: 0-3000 GHz\n"),
    ("SPX109", NOTES, '- id: "5.424"', '- id: "5.423"'),
    ("SPX201", ROW, "2700-2900 MHz", "2700-2900"),
    ("SPX201", ROW, "2700-2900 MHz", "2,7-2,9 GHz"),
    ("SPX202", ROW, "2700-2900 MHz", "2900-2700 MHz"),
    ("SPX203", ROW, "2900-3100 MHz", "2900-3100 kHz"),
    ("SPX204", ROW, "2700-2900 MHz", "2700-2900.0000005 MHz"),
    ("SPX205", ROW, "2700-2900 MHz", "3400-3500 MHz"),
    ("SPX206", ROW, "2700-2900 MHz", "2 700–2 900 MHz"),
    ("SPX301", ROW, "2900-3100 MHz", "2910-3100 MHz"),
    ("SPX302", ROW, "2900-3100 MHz", "2890-3100 MHz"),
    ("SPX303", ROW, "2700-2900 MHz", "2690-2900 MHz"),
    ("SPX304", EDITION, "table/2.7-ghz.yaml", "table/2.8-ghz.yaml"),
    ("SPX305", EDITION, "2700-5000 MHz", "2700-4900 MHz"),
    ("SPX306", EDITION, "id: rr-2024", "id: rr-2025"),
    ("SPX306", EDITION, "supersedes: rr-2020", "supersedes: rr-2016"),
    ("SPX307", ROW, "regions: [1, 2, 3]", "regions: [1, 3, 2]"),
    ("SPX401", ROW, "- radiolocation\n", "- radiolocatoin\n"),
    ("SPX401", ROW, "- radiolocation\n", "- RADIOLOCATION\n"),
    ("SPX402", ROW, "  - radiolocation [5.424A]\n", "  - radiolocation [5.424A]\n  - radiolocation\n"),
    ("SPX403", ROW, "  secondary:\n  - radiolocation\n", "  secondary:\n  - aeronautical radionavigation\n"),
    ("SPX404", ROW, "- fixed-satellite (space-to-Earth)", "- fixed-satellite"),
    ("SPX405", ROW, "(active)", "(actve)"),
    ("SPX406", ROW, "  - fixed\n  - fixed-satellite (space-to-Earth)\n", "  - fixed-satellite (space-to-Earth)\n  - fixed\n"),
    ("SPX410", "services.yaml", "order: 2\n", "order: 1\n"),
    ("SPX501", ROW, "[5.337]", "[5.3377]"),
    ("SPX501", ROW, "[5.337]", "[5.337"),
    ("SPX502", ROW, "[5.337]", "[5.336Z]"),
    ("SPX503", ROW, "[5.337]", "[5.388B]"),
    ("SPX504", ROW, "[5.337]", "[5.441B]"),
    ("SPX505", ROW, 'regions: [2]\n  primary:\n  - mobile except aeronautical mobile [5.429G]', 'regions: [2]\n  primary:\n  - mobile except aeronautical mobile [5.429A]'),
    ("SPX506", ROW, '"5.423", ', ""),
    ("SPX507", ROW, '["5.423", "5.424"]', '["5.423", "5.424", "5.423"]'),
    ("SPX508", NOTES, '- id: "5.424"', '- id: "5.501"'),
    ("SPX509", NOTES, "  summary:", '  countries_of: ["5.999"]\n  summary:'),
    ("SPX511", NOTES, "- {rule: prohibited}", "- {rule: prohibited, by: [broadcasting]}"),
    ("SPX601", NOTES, "countries: [AO,", "countries: [A0,"),
    ("SPX602", NOTES, "  countries: [AO,", "  regions: [2]\n  countries: [AO,"),
    ("SPX603", NOTES, "countries: [AO,", "countries: [AO, AO,"),
    ("SPX604", NOTES, "countries: [JP, KP,", "countries: [KP, JP,"),
    ("SPX801", EDITION, "sources:\n", "notes:\n- A note.\nsources: []\nxsources:\n"),
    ("SPX802", EDITION, '"Radio Regulations, edition of 2024, Volume 1, English"', '"Radio Regulations, English"'),
    ("SPX901", ROW, "  regions: [1, 2, 3]\n", "  regions: [1, 2, 3] \n"),
    ("SPX902", ROW, "# RR", "#\tRR"),
    ("SPX903", "regions.yaml", "Åland", "A\u030aland"),
    ("SPX904", ROW, "[5.424A]", "[5.424\u0410]"),
    ("SPX904", ROW, "regions: [1, 2, 3]", "regions: [1, 2, 3]\u200b"),
    ("SPX905", ROW, "# RR", "\ufeff# RR"),
]  # fmt: skip


@pytest.fixture(scope="module")
def master(tmp_path_factory) -> Slips:
    """Both editions, cut down to 2.7-5 GHz and the footnotes cited there."""
    folder = tmp_path_factory.mktemp("master") / "allocations"
    source = Path(default_folder())
    for edition in ("rr-2020", "rr-2024"):
        (folder / edition / "table").mkdir(parents=True)
        (folder / edition / "footnotes").mkdir()
        table = (source / edition / "table" / "2.7-ghz.yaml").read_text(encoding="utf-8")
        (folder / edition / "table" / "2.7-ghz.yaml").write_text(table, encoding="utf-8")
        cited = set(re.findall(r"5\.\d+[A-Z]*", table))
        more = "uncited:\n"
        # A footnote that WRC-23 suppressed.
        if edition == "rr-2020":
            cited.add("5.388B")
            more += '- {footnote: "5.388B", why: cited elsewhere}\n'
        names = []
        for path in sorted((source / edition / "footnotes").glob("*.yaml")):
            blocks = re.split(r"^(?=- id:)", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
            kept = [b for b in blocks[1:] if re.match(r'- id: "(.*?)"', b)[1] in cited]
            # They take the countries of others, which are not here.
            kept = [re.sub(r"^ *countries_of:.*\n", "", b, flags=re.MULTILINE) for b in kept]
            if kept:
                names.append(path.name)
                (folder / edition / "footnotes" / path.name).write_text(
                    blocks[0] + "".join(kept).rstrip("\n") + "\n", encoding="utf-8"
                )
        text = (source / edition / "edition.yaml").read_text(encoding="utf-8")
        text = text.replace("coverage: 0-3000 GHz", "coverage: 2700-5000 MHz")
        lines = [
            x
            for x in text.splitlines(keepends=True)
            if not x.startswith("- {file:") or "2.7-ghz" in x or any(n in x for n in names)
        ]
        (folder / edition / "edition.yaml").write_text(
            "".join(lines) + ("" if "uncited:" in text or more == "uncited:\n" else more), encoding="utf-8"
        )
    for name in ("services.yaml", "regions.yaml"):
        shutil.copy(source / name, folder)
    return Slips(folder)


def _lint(master: Slips, name: str, text: str, rule: str) -> list[str]:
    report = master.run(name, text, Settings(select=(rule,)), name)
    # A whole folder may be needed to see it: the finding may stand in another file.
    if not report.findings:
        report = master.run(name, text, Settings(select=(rule,)))
    return [f.rule for f in report.findings]


def test_there_are_forty_kinds() -> None:
    assert len(MUTATIONS) >= 40
    assert len({rule for rule, *_ in MUTATIONS}) >= 40


@pytest.mark.parametrize(
    ("rule", "name", "old", "new"), MUTATIONS, ids=[f"{i}-{m[0]}" for i, m in enumerate(MUTATIONS)]
)
def test_a_mutation_is_caught(master: Slips, rule: str, name: str, old: str | None, new: str) -> None:
    good = master.text(name)
    assert old is None or old in good, "the mutation no longer applies"
    assert rule in _lint(master, name, new if old is None else good.replace(old, new, 1), rule)


def test_the_unchanged_copy_is_clean(master: Slips) -> None:
    report = run([str(master.root)], Settings())
    assert [f for f in report.findings if f.severity == "error"] == []
