"""What publishes and what checks elsewhere: workflows that fit the project, a tag that is the version."""

import importlib.util
import re
import tomllib

import pytest
import yaml

from conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOG = "# Changelog\n\n## 0.2.0{mark}\n\n### Facts\n\n- One.\n\n## 0.1.0\n\n- First.\n"


def tool(name):
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def steps(workflow):
    return [step for job in workflow["jobs"].values() for step in job.get("steps", ())]


@pytest.fixture(params=WORKFLOWS, ids=lambda p: p.name)
def workflow(request):
    return yaml.safe_load(request.param.read_text(encoding="utf-8"))


def test_every_python_that_is_promised_is_tried():
    promised = [c.rpartition(" ")[2] for c in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", c)]
    assert PROJECT["requires-python"] == f">={promised[0]}"
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))["jobs"]
    matrix = jobs["suite"]["strategy"]["matrix"]
    assert matrix["python"] == promised
    assert {one["python"] for one in matrix["include"]} <= set(promised)
    (setup,) = [s for s in jobs["check"]["steps"] if "setup-python" in s.get("uses", "")]
    assert sorted(setup["with"]["python-version"].split()) == promised
    packages = {*matrix["packages"], *(one["packages"] for one in matrix["include"])}
    assert packages == set(tool("versions").SORTS)


def test_what_a_workflow_runs_is_there(workflow):
    named = [name for step in steps(workflow) for name in re.findall(r"(?:tools|\.ci)/[\w.]+", step.get("run", ""))]
    assert named
    assert [name for name in named if not (ROOT / name).is_file()] == []
    jobs = workflow["jobs"]
    needed = {
        n
        for job in jobs.values()
        for n in ([job["needs"]] if isinstance(job.get("needs"), str) else job.get("needs", ()))
    }
    assert needed <= set(jobs)


def test_a_workflow_may_no_more_than_it_must(workflow):
    """Nothing is given to every job but reading; what an event brings reaches a shell only by the environment."""
    assert workflow["permissions"] == {"contents": "read"}
    wide = {name: job["permissions"] for name, job in workflow["jobs"].items() if "permissions" in job}
    assert wide in ({}, {"publish": {"id-token": "write"}, "release": {"contents": "write"}})
    assert not [step for step in steps(workflow) if "${{" in step.get("run", "")]
    assert all(job.get("timeout-minutes") for job in workflow["jobs"].values() if "steps" in job)


def test_nothing_is_published_before_it_is_checked_and_built():
    jobs = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))["jobs"]
    assert jobs["publish"]["needs"] == ["ci", "build"]
    assert jobs["release"]["needs"] == "publish"
    assert jobs["ci"]["uses"] == "./.github/workflows/ci.yml"


def test_the_notes_of_a_release_are_its_section():
    assert tool("release").notes("v0.2.0", "0.2.0", LOG.format(mark="")) == "### Facts\n\n- One.\n"


@pytest.mark.parametrize(
    ("tag", "version", "mark", "told"),
    [
        ("v0.3.0", "0.2.0", "", "the tag is v0.3.0"),
        ("0.2.0", "0.2.0", "", "the tag is 0.2.0"),
        ("v0.2.0", "0.2.0", " (unreleased)", "says of 0.2.0: (unreleased)"),
        ("v0.3.0", "0.3.0", "", "has no section 0.3.0"),
        ("v0.2", "0.2", "", "has no section 0.2"),
    ],
)
def test_a_tag_that_does_not_fit_publishes_nothing(tag, version, mark, told):
    with pytest.raises(SystemExit) as caught:
        tool("release").notes(tag, version, LOG.format(mark=mark))
    assert told in str(caught.value.code)
