"""The action and the hook run as the forge and pre-commit run them: steps by bash, the entry with names of files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from conftest import ROOT, needs_posix

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
GOOD = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n"
BAD = GOOD.replace("- fixed", "- fxed")
COMPOSE = "services:\n  web:\n    image: nginx\n"
PARTS = (
    "src",
    "allocations",
    "tools",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    "action.yml",
    ".pre-commit-hooks.yaml",
)
bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
git = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git")


class Runner:
    """A job of the forge: its folders, its files of outputs, and the steps of a composite action in it."""

    def __init__(self, top: Path, action: Path) -> None:
        self.action = action
        self.work, self.temp = top / "work", top / "temp"
        self.work.mkdir()
        self.temp.mkdir()
        self.summary = top / "summary.md"
        self.outputs: dict[str, dict[str, str]] = {"python": {"python-path": sys.executable}}
        self.log: list[str] = []

    def write(self, name: str, text: str) -> None:
        (self.work / name).parent.mkdir(parents=True, exist_ok=True)
        (self.work / name).write_text(text, encoding="utf-8")

    def expression(self, text: str, inputs: dict[str, str]) -> str:
        def value(match: re.Match[str]) -> str:
            words = match[1].split(".")
            if words[0] == "inputs":
                return inputs[words[1]]
            if words[0] == "github":
                known = {"action_path": str(self.action), "server_url": "https://example.org", "action_ref": "v9"}
                return {**known, "action_repository": "OWNER/specx"}[words[1]]
            return self.outputs[words[1]][words[3]]

        return re.sub(r"\$\{\{ *([\w.-]+) *\}\}", value, text)

    def run(self, only: tuple[str, ...] = (), **given: str) -> int:
        """The exit code of the first step that fails, else 0. `given` are inputs; `only` these steps by name or id."""
        inputs = {name: given.get(name.replace("-", "_"), one["default"]) for name, one in ACTION["inputs"].items()}
        for step in ACTION["runs"]["steps"]:
            if "run" not in step or (only and step.get("id", step.get("name")) not in only):
                continue
            condition = re.fullmatch(r"inputs\.(\w+) != '(\w*)'", step.get("if", "inputs.paths != ''"))
            if inputs[condition[1]] == condition[2]:
                continue
            output = self.temp / "output"
            output.write_text("", encoding="utf-8")
            env = {
                **{k: v for k, v in os.environ.items() if not k.startswith(("SPECX_", "PYTHON"))},
                **{k: self.expression(v, inputs) for k, v in step.get("env", {}).items()},
                "GITHUB_ACTIONS": "true", "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(self.summary),
                "GITHUB_WORKSPACE": str(self.work), "RUNNER_TEMP": str(self.temp), "GITHUB_RUN_ID": "7",
            }  # fmt: skip
            script = self.temp / "step.sh"
            script.write_text(step["run"], encoding="utf-8")
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)], cwd=self.work, env=env,
                capture_output=True, encoding="utf-8", check=False,
            )  # fmt: skip
            self.log.append(done.stdout + done.stderr)
            lines = output.read_text(encoding="utf-8").splitlines()
            self.outputs.setdefault(step.get("id", ""), {}).update(line.split("=", 1) for line in lines)
            if done.returncode:
                return done.returncode
        return 0


@pytest.fixture
def runner(tmp_path):
    """A job in which specx is in the cache already."""
    made = Runner(tmp_path, ROOT)
    command = made.temp / "specx" / "bin" / "specx"
    command.parent.mkdir(parents=True)
    command.write_text(
        f'#!/bin/sh\nPYTHONPATH="{ROOT / "src"}" exec "{sys.executable}" -m specx "$@"\n', encoding="utf-8"
    )
    command.chmod(0o755)
    return made


def test_the_caller_s_python_stays() -> None:
    steps = ACTION["runs"]["steps"]
    (setup,) = (s for s in steps if s.get("uses", "").startswith("actions/setup-python@"))
    assert setup["with"]["update-environment"] is False
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert "GITHUB_PATH" not in text
    assert "GITHUB_ENV" not in text
    assert any(s.get("uses", "").startswith("actions/cache@") for s in steps)
    for step in steps:
        for line in step.get("run", "").splitlines():
            # No python, pip or specx but by the path that was made for it.
            assert not re.match(r"\s*(python3?|pip3?|specx)\b", line)


@bash
@needs_posix
def test_the_steps_mark_findings_and_write_a_summary(runner) -> None:
    runner.write("allocations/a.yaml", BAD)
    runner.write("plans/b c.yaml", GOOD)
    runner.write("allocations/compose.yaml", COMPOSE)
    assert runner.run(paths="allocations plans", sarif="out.sarif") == 1
    assert "::error title=specx SPX401 unknown-service,file=allocations/a.yaml,line=4" in runner.log[-1]
    summary = runner.summary.read_text(encoding="utf-8")
    assert summary.startswith(
        "### specx lint\n\nspecx: 2 files checked: 1 error; 1 YAML file of something else passed over"
    )
    assert re.search(r"^\| allocations/a.yaml \| 4 \|.*SPX401", summary, re.MULTILINE)
    log = json.loads((runner.work / "out.sarif").read_text(encoding="utf-8"))
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["SPX401"]
    (rule,) = log["runs"][0]["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://example.org/OWNER/specx/blob/v9/docs/rules.md#spx401"


@bash
@needs_posix
def test_a_clean_job_and_one_without_a_summary(runner) -> None:
    runner.write("allocations/a.yaml", GOOD)
    assert runner.run() == 0
    assert "nothing found" in runner.summary.read_text(encoding="utf-8")
    runner.summary.unlink()
    assert runner.run(summary="false") == 0
    assert not runner.summary.exists()
    runner.write("allocations/a.yaml", BAD.replace("fxed", "mobile\n  - fixed"))
    assert runner.run(args="--strict --select SPX4") == 1


@bash
@needs_posix
def test_a_wrong_call_fails_in_the_last_step(runner) -> None:
    assert runner.run(paths="nowhere") == 2
    assert "nowhere" in runner.log[-1]


@bash
@needs_posix
@pytest.mark.parametrize(("version", "what"), [
    ("", str(ROOT)), ("0.1.0", "specx==0.1.0"), ("0.1", "specx==0.1"), ("v0.2.0", "specx==0.2.0"), ("1", "specx==1"),
    ("0.2.0rc1", "specx==0.2.0rc1"), ("specx==0.1.0", "specx==0.1.0"), ("specx>=0.1,<1", "specx>=0.1,<1"),
    ("./dist/specx-0.2.0.whl", "./dist/specx-0.2.0.whl"),
])  # fmt: skip
def test_what_is_installed(runner, version, what) -> None:
    assert runner.run(only=("specx",), version=version) == 0
    found = runner.outputs["specx"]
    assert found["what"] == what
    assert Path(found["command"]).is_file()
    assert found["home"] in found["command"]
    assert ("-7" in found["key"][-3:]) == (what[:7] not in ("specx==", str(ROOT)[:7]))


@bash
@needs_posix
def test_each_version_and_each_state_of_the_action_has_a_key_of_its_own(runner, tmp_path) -> None:
    def key(version: str = "") -> str:
        assert runner.run(only=("specx",), version=version) == 0
        return runner.outputs["specx"]["key"]

    keys = {key(), key("0.1.0"), key("0.2.0")}
    assert key() in keys
    runner.action = tmp_path / "other"
    (runner.action / "tools").mkdir(parents=True)
    shutil.copy(ROOT / "tools" / "action.py", runner.action / "tools")
    keys.add(key())
    (runner.action / "pyproject.toml").write_text("x", encoding="utf-8")
    keys.add(key())
    assert len(keys) == 5


@pytest.mark.parametrize("hook", HOOKS, ids=lambda h: h["id"])
def test_a_hook_s_entry_as_pre_commit_calls_it(hook, specx, bench, monkeypatch) -> None:
    monkeypatch.chdir(bench.root)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    words = hook["entry"].split()[1:]
    bench.write("compose.yaml", COMPOSE)
    names = ["compose.yaml", "plans/mine.yml"] if hook.get("pass_filenames", True) else []
    for text, code in ((GOOD, 0), (BAD, 1)):
        bench.write("plans/mine.yml", text)
        ran = specx(*words, *names)
        assert ran.code == code
        assert "compose" not in ran.out
    # A commit of other files alone is none of its business.
    (bench.root / "plans/mine.yml").unlink()
    assert specx(*words, *names[:1]).code == 0


def clone(top: Path) -> tuple[Path, str]:
    """A repository of this checkout as it stands, and its commit."""
    made = top / "specx.git"
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        (made / part).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / part, made / part)
    return made, commit(made)


def commit(folder: Path) -> str:
    who = ["-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "core.excludesFile="]
    for words in (["init", "-q"], ["add", "-f", "."], [*who, "commit", "-q", "-m", "x"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    return subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True, encoding="utf-8"
    ).stdout.strip()


@git
@needs_posix
@pytest.mark.long
def test_pre_commit_runs_the_hook_out_of_a_clone(tmp_path) -> None:
    pytest.importorskip("pre_commit")
    made, at = clone(tmp_path)
    mine = tmp_path / "mine"
    (mine / "plans").mkdir(parents=True)
    (mine / "plans" / "mine.yml").write_text(BAD, encoding="utf-8")
    (mine / "compose.yaml").write_text(COMPOSE, encoding="utf-8")
    hook = {"repo": str(made), "rev": at, "hooks": [{"id": "specx-lint"}]}
    (mine / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [hook]}), encoding="utf-8")
    commit(mine)
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "kept")}

    def run() -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "pre_commit", "run", "--all-files"], cwd=mine, env=env,
            capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip

    ran = run()
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "SPX401" in ran.stdout
    assert "compose" not in ran.stdout
    (mine / "plans" / "mine.yml").write_text(GOOD, encoding="utf-8")
    assert run().returncode == 0


@bash
@git
@needs_posix
@pytest.mark.long
def test_the_action_installs_itself_out_of_a_clone(tmp_path) -> None:
    made, _ = clone(tmp_path)
    runner = Runner(tmp_path, made)
    runner.write("allocations/a.yaml", BAD)
    assert runner.run() == 1
    assert any("SPX401" in text for text in runner.log), runner.log
    assert (runner.temp / "specx" / "bin" / "specx").is_file()
