"""YAML files of something else are passed over in a folder; a file of ours, however misspelt, is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml

from specx.facts.folder import default_folder
from specx.facts.kinds import every_kind

FOLDER = Path(default_folder())
GOOD = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n"

# What lies about in repositories, each as people write it; some of it no plain YAML.
OTHERS = {
    "compose.yaml": "services:\n  web:\n    image: nginx\n    ports: ['80:80']\n",
    "compose-2.yaml": "version: '3'\nservices:\n  web: {image: nginx}\nvolumes: {}\n",
    "workflow.yml": "name: CI\non: [push]\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n    - run: make\n",
    "gitlab-ci.yml": ".base: &base\n  image: python\ntest:\n  <<: *base\n  script: [make]\n",
    "deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 1}\n",
    "several.yaml": "apiVersion: v1\nkind: Service\n---\napiVersion: v1\nkind: Secret\n",
    "template.yaml": "apiVersion: v1\nmetadata:\n  name: {{ .Values.name }}\n  {{- if .x }}\n",
    "stack.yaml": "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: !Ref Name}\n",
    "mkdocs.yml": "site_name: Docs\nnav: [{Home: index.md}]\ntheme: {name: material}\n",
    "openapi.yaml": "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\ntags: []\n",
    "pre-commit.yaml": "repos:\n- repo: local\n  hooks: [{id: x, name: x, entry: x, language: system}]\n",
    "environment.yml": "name: lab\nchannels: [conda-forge]\ndependencies: [python]\n",
    "playbook.yml": "- hosts: all\n  tasks:\n  - name: ping\n    ping:\n",
    "services-of-a-framework.yaml": "services:\n  _defaults: {autowire: true}\nparameters: {}\n",
    "translations.yaml": "de:\n  hello: Hallo\n",
    "people.yaml": "- name: Ada\n  born: 1815\n",
    "radio.yaml": "device: sdr0\ncentre: 2.4 GHz\ngain: 12\n",
    "text.yaml": "Only a sentence.\n",
    "dashboard.yaml": "title: Load\nrows: 12\npanels: []\n",
}


@pytest.fixture
def here(bench, specx, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(bench.root)
    bench.specx = specx
    return bench


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_something_else_is_passed_over_where_nobody_named_it(here, name) -> None:
    here.write(name, OTHERS[name])
    here.write("table.yaml", GOOD)
    ran = here.specx("lint")
    assert (ran.code, ran.out) == (0, ""), ran.out
    assert ran.err == (
        "specx: 1 file checked, nothing found; 1 YAML file of something else passed over (--all-files checks it)\n"
    )


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_named_or_asked_for_is_checked(here, name) -> None:
    here.write(name, OTHERS[name])
    here.write("table.yaml", GOOD)
    for words in ((name,), (".", "--all-files"), (".", name), (name, ".")):
        ran = here.specx("lint", *words, "-o", "json")
        assert ran.code == 1, words
        assert {f["file"] for f in ran.json()["results"]} == {name}
        assert "passed_over" not in ran.json()
    skipped = here.specx("lint", name, "--skip-others", "-o", "json")
    assert (skipped.code, skipped.json()["files"], skipped.json()["passed_over"]) == (0, 0, 1)


def test_a_folder_of_nothing_else_is_no_clean_run(here) -> None:
    here.write("compose.yaml", OTHERS["compose.yaml"])
    ran = here.specx("lint")
    assert ran.code == 2
    assert "all of something else (--all-files checks them)" in ran.err
    assert here.specx("lint", "--skip-others").code == 0
    assert here.specx("lint", "--skip-others", "--all-files").code == 2


def slipped(key: str) -> str:
    """The key as it is mistyped: two letters change places, or one stands twice."""
    return key[0] + key[2] + key[1] + key[3:] if len(key) > 4 and key[1] != key[2] else key + key[-1]


def shapes():
    """One record of each kind of file, as the facts have it."""
    found = {}
    for path in sorted(FOLDER.rglob("*.yaml")):
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        text = path.read_text(encoding="utf-8")
        kind = text.partition("$schema=")[2].split()[0].rpartition("/")[2].removesuffix(".json")
        found.setdefault(kind, loaded[:3] if isinstance(loaded, list) else loaded)
    return found


# These have no word of the field at their top: they are told where they lie or by their schema line.
PLAIN = {"services", "everyday", "classes", "document-lists", "references", "names", "documents", "spans", "emissions", "agenda",
         "national-edition", "plans"}  # fmt: skip


@pytest.mark.parametrize(("kind", "record"), shapes().items())
def test_a_file_of_ours_with_misspelt_keys_is_told(here, kind, record) -> None:
    """Wherever it lies: by two keys that are nearly ours, or by a band. Where its keys are everybody's words, by more."""
    assert kind in every_kind()
    listed = record if isinstance(record, list) else [record]
    wrong = [{slipped(k): v for k, v in one.items()} for one in listed]
    text = yaml.safe_dump(wrong if isinstance(record, list) else wrong[0], allow_unicode=True, sort_keys=False)
    here.write("facts.yaml", text)
    here.write("table.yaml", GOOD)
    if kind not in PLAIN:
        assert here.specx("lint").code == 1
    here.write("facts.yaml", f"# yaml-language-server: $schema=../schemas/{kind}.json\n{text}")
    assert here.specx("lint").code == 1


@pytest.mark.parametrize("text", [
    "- bnad: 3400-3600 MHz\n  regoins: [1]\n",
    "- Band: 1\n  Regions: 1\n",
    "rowz:\n- frq: 9 kHz - 1 610.6 MHz\n",
    "- from: a\n  to: b\n  # specx: ignore[SPX406]\n",
    "- band: [\n",
    "- band: &a 148-149 MHz\n",
    "- name: x\n  span: 87.5\u2013108 MHz\n",
    "- {banb: 1, regionss: 2}\n",
])  # fmt: skip
def test_little_is_enough_to_be_taken_for_ours(here, text) -> None:
    here.write("x.yaml", text)
    here.write("table.yaml", GOOD)
    assert [f["file"] for f in here.specx("lint", "-o", "json").json()["results"]][:1] == ["x.yaml"]


def test_what_lies_in_a_folder_of_facts_is_told_whatever_it_is(here) -> None:
    for name in ("services.yaml", "regions.yaml"):
        here.write(f"data/{name}", (FOLDER / name).read_bytes())
    here.write("data/table.yaml", GOOD)
    here.write("data/notes/stray.yaml", OTHERS["people.yaml"])
    here.write("deploy/people.yaml", OTHERS["people.yaml"])
    answer = here.specx("lint", "-o", "json").json()
    assert {(f["file"], f["rule"]) for f in answer["results"] if f["severity"] == "error"} == {
        (str(Path("data/notes/stray.yaml")), "SPX006")
    }
    assert answer["passed_over"] == 1


def test_another_s_services_yaml_makes_no_folder_of_facts(here) -> None:
    here.write("config/services.yaml", OTHERS["services-of-a-framework.yaml"])
    here.write("config/people.yaml", OTHERS["people.yaml"])
    here.write("table.yaml", GOOD)
    answer = here.specx("lint", "-o", "json").json()
    assert (answer["files"], answer["passed_over"], answer["results"]) == (1, 2, [])


def test_what_cannot_be_read_is_not_known_to_be_something_else(here) -> None:
    here.write("latin.yaml", b"name: caf\xe9\n")
    here.write("empty.yaml", b"")
    here.write("table.yaml", GOOD)
    rules = {f["file"]: f["rule"] for f in here.specx("lint", "-o", "json").json()["results"]}
    assert rules == {"latin.yaml": "SPX002", "empty.yaml": "SPX007"}


def test_fixing_leaves_it_alone(here) -> None:
    other = here.write("people.yaml", "- name: Ada   \n  born: 1815\t\n")
    before = other.read_bytes()
    here.write("table.yaml", GOOD)
    assert here.specx("lint", "--fix").code == 0
    assert other.read_bytes() == before
    assert json.loads(here.specx("lint", "-o", "json").out)["passed_over"] == 1
