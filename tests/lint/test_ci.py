"""The files that other projects use: hooks, the action, the page that explains them; and growth."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from conftest import work
from specx.lint.config import Config
from specx.lint.formats import FORMATS

ROOT = Path(__file__).parent.parent.parent


def test_hooks_run_specx_lint() -> None:
    hooks = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [h["id"] for h in hooks] == ["specx-lint", "specx-lint-folder"]
    for hook in hooks:
        assert hook["entry"] == "specx lint --skip-others"
        assert hook["language"] == "python"
        # Told by what stands in them: no name and no folder is asked for.
        assert (hook["types"], hook.get("files")) == (["yaml"], None)


def test_the_action_passes_its_inputs_through_the_environment() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    assert action["runs"]["using"] == "composite"
    for step in action["runs"]["steps"]:
        # An input pasted into a script could end it and begin another one.
        assert "${{" not in step.get("run", "")
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text(encoding="utf-8")))
    assert used == set(action["inputs"])


def test_the_page_names_every_format_and_setting() -> None:
    page = (ROOT / "docs" / "lint.md").read_text(encoding="utf-8")
    assert [f for f in FORMATS if f"`{f}`" not in page and f != "jsonl"] == []
    settings = tomllib.loads(re.search(r"```toml\n(.*?)```", page, re.DOTALL)[1].replace("\n  ", "\n").strip())
    assert set(settings["tool"]["specx"]) == set(Config._fields)
    for block in re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE):
        yaml.safe_load(block)


def test_work_grows_with_the_rows(bench) -> None:
    def cost(rows: int) -> int:
        bench.write("table.yaml", "".join(
            f"- band: {i}-{i + 1} MHz\n  regions: [1, 2, 3]\n  primary:\n  - fixed\n  - mobile\n" for i in range(rows)
        ))  # fmt: skip
        return work(bench.run)

    cost(10)
    small, middle, large = cost(500), cost(1000), cost(4000)
    # Seven times as many rows more; squares would be twenty-one times the work.
    assert large - small < 9 * (middle - small)
