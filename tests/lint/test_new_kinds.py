"""Every kind of file has a schema, a rule that knows it, and a source that lint demands of each of its records."""

import json

import pytest

from conftest import ROOT
from specx.facts import store
from specx.facts.folder import Facts
from specx.facts.kinds import every_kind
from specx.facts.kinds.types import Keyed, ListOf
from specx.lint import Settings, run
from specx.lint.kinds import kind_of
from specx.lint.published import schema_text

# Whose records rest on a source that stands elsewhere: with the edition, with the list, in the files read to make it.
ELSEWHERE = {
    "footnotes": "edition.yaml", "table": "edition.yaml", "national-table": "edition.yaml", "national-footnotes": "edition.yaml",
    "documents": "documents.yaml", "services": "its head", "everyday": "usage, as its head says",
    "regions": "its head", "spans": "worked out from the plans",
}  # fmt: skip
# A file of these kinds is one record with parts; the parts have sources of their own.
HEADS = ("edition", "national-edition", "conference", "agenda", "document-lists", "emissions", "areas", "overlay")


def kind_at(path):
    """The kind of a file of ours: rows and notes of a country's own table are told apart by where they lie."""
    lies_in = path.relative_to(ROOT / "allocations").parts
    if lies_in[0] == "national" and len(lies_in) > 4:
        return {"table": "national-table", "footnotes": "national-footnotes"}[lies_in[3]]
    return kind_of(store.read(str(path)))


def files():
    """One file of facts of each kind."""
    found = {}
    for path in sorted((ROOT / "allocations").rglob("*.yaml")):
        found.setdefault(kind_at(path), path)
    found["overlay"] = ROOT / "docs" / "examples" / "wrc-27-imt-7-ghz.yaml"
    return {kind: path for kind, path in found.items() if path.exists()}


FILES = files()


def plain(node):
    if isinstance(node, dict):
        return {str(k): plain(v) for k, v in node.items()}
    return [plain(v) for v in node] if isinstance(node, list) else str(node)


def without_source(tree):
    """The file with the source of its first record taken out, the record that stood there; None where it has none."""
    record = tree[0] if isinstance(tree, list) else tree
    for key in ("source", "sources"):
        if key in record:
            return {k: v for k, v in record.items() if k != key}
    return None


def test_there_is_a_file_of_every_kind():
    assert FILES.keys() >= every_kind().keys() - {
        "overlay",
        "notices",
        "national-file",
        "national-rows",
    }  # these are files that people bring


@pytest.mark.parametrize("kind", sorted(every_kind()))
def test_a_kind_has_its_schema(kind):
    path = ROOT / "src" / "specx" / "schemas" / f"{kind}.json"
    assert path.read_text(encoding="utf-8") == schema_text(kind)


@pytest.mark.parametrize("kind", sorted(FILES.keys() - ELSEWHERE.keys() - set(HEADS)))
def test_lint_demands_a_source_of_every_record(kind, tmp_path, monkeypatch):
    tree = plain(store.read(str(FILES[kind])))
    left = without_source(tree)
    assert left is not None, f"records of {kind} name no source"
    (tmp_path / "facts.yaml").write_text(json.dumps([left, *tree[1:]], ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    rules = {(f.rule, f.line) for f in run(["facts.yaml"], Settings(select=("SPX801", "SPX102"))).findings}
    assert {rule for rule, _ in rules} & {"SPX801", "SPX102"}, kind


@pytest.mark.parametrize("kind", sorted(FILES.keys() & set(HEADS)))
def test_lint_demands_a_source_of_a_file_that_is_one_record(kind, tmp_path, monkeypatch):
    tree = plain(store.read(str(FILES[kind])))
    parts = [tree] if "source" in tree or "sources" in tree else [
        part for value in tree.values() if isinstance(value, list) for part in value
        if isinstance(part, dict) and ("source" in part or "sources" in part)
    ]  # fmt: skip
    if kind in ("conference", "document-lists"):
        assert not parts, "it names files and days, and its lists are the sources"
        return
    assert parts, kind
    parts[0].pop("source", None)
    parts[0].pop("sources", None)
    (tmp_path / "facts.yaml").write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["facts.yaml"], Settings(select=("SPX801", "SPX102"))).findings, kind


def test_every_list_of_records_is_read_by_its_kind():
    """A record of a kind that has a source key has it in every file of that kind."""
    facts = Facts(str(ROOT / "allocations"))
    checked = 0
    for path in sorted((ROOT / "allocations").rglob("*.yaml")):
        name = path.relative_to(ROOT / "allocations").as_posix()
        kind = kind_at(path)
        shape = every_kind()[kind]
        if kind in ELSEWHERE or not (isinstance(shape, ListOf) and isinstance(shape.of, Keyed)):
            continue
        assert {"source", "sources"} & shape.of.keys.keys(), kind
        for record in facts.records(kind, name):
            checked += 1
            assert record.get("source") or record.get("sources"), (name, record)
    assert checked > 1000
