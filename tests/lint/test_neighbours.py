"""A file that is linted by itself: its neighbours come out of the compiled form, and the answer is the same."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from conftest import ROOT
from specx.facts import folder, store
from specx.facts.compiled import compile_facts, kinds_of
from specx.facts.folder import Facts
from specx.lint import Settings, check, run
from specx.lint.document import Document
from specx.lint.kinds import kind_of
from specx.lint.neighbours import KnownDocument, Neighbours
from specx.lint.rules.spx109_twice import NAMES, _records, named

ROWS, NOTES, OUTCOMES = "rr-2024/table/8.5-ghz.yaml", "rr-2024/footnotes/5.350-5.399.yaml", "wrc-23/haps.yaml"
OWN, HEAD, LIST = "national/us/2026-04/table/137-mhz.yaml", "rr-2024/edition.yaml", "documents/recommendations-pi.yaml"
# The file with a slip, the slip, and the file that is linted, where that is another one.
SLIPS = (
    (ROWS, "", "", ""),
    (ROWS, "- band: 8500-8550 MHz", "- band: 8490-8550 MHz", ""),
    (ROWS, "5.468", "5.999", ""),
    (NOTES, "", "", ""),
    (NOTES, "- id: \"5.351\"", "- id: \"5.340\"", "rr-2024/footnotes/5.300-5.349.yaml"),
    (OWN, "US", "UX", ""),
    (LIST, "", "", ""),
)  # fmt: skip
MORE = (
    (ROWS, "- band: 8500-8550 MHz", "- band: 8510-8550 MHz", ""),
    (ROWS, "5.468", "5.368", ""),
    (ROWS, "  primary:\n  - radiolocation", "  secondary:\n  - radiolocation", ""),
    (ROWS, "5.468", "5.368", "rr-2024/table/5-ghz.yaml"),
    (ROWS, "  primary:\n", "  primry:\n", "rr-2024/table/5-ghz.yaml"),
    (ROWS, "  primary:\n", "  primry:\n", "wrc-23/conference.yaml"),
    (ROWS, "- band: 8500-8550 MHz", "- band: 8510-8550 MHz", HEAD),
    (NOTES, "- id: \"5.351\"", "- id: \"5.340\"", ""),
    (NOTES, "- id: \"5.351\"", "- id: \"5.340\"", ROWS),
    (NOTES, "- id: \"5.351\"", "- id: \"5.350\"", "rr-2024/table/890-mhz.yaml"),
    (OUTCOMES, "", "", ""),
    (OUTCOMES, "effect: ", "effect: x", ROWS),
    (OUTCOMES, "- id: ", "- id: x", ""),
    (OWN, "", "", ""),
    (OWN, "  - fixed", "  - mobile", ""),
    (OWN, "US", "UX", "national/us/2026-04/edition.yaml"),
    (HEAD, "", "", ""),
    (HEAD, "footnotes/5.53-5.99.yaml", "footnotes/5.53-5.98.yaml", ""),
    (HEAD, "footnotes/5.53-5.99.yaml", "footnotes/5.53-5.98.yaml", ROWS),
    (LIST, "number: ", "number: x", ""),
    ("services.yaml", "- id: radiolocation", "- id: radio-location", ROWS),
)  # fmt: skip


@pytest.fixture(scope="module")
def compiled(tmp_path_factory) -> str:
    facts, out = (tmp_path_factory.mktemp(name) for name in ("packaged", "compiled"))
    for path in (ROOT / "allocations").rglob("*.yaml"):
        # As a wheel has them.
        place = facts / path.relative_to(ROOT / "allocations")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes().replace(b"src/specx/schemas/", b"schemas/", 1))
    compile_facts(str(facts), str(out))
    return str(out)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("checkout") / "allocations"
    shutil.copytree(ROOT / "allocations", root)
    return root


@pytest.fixture
def parsed(monkeypatch):
    """How often YAML is parsed."""
    times: list[int] = []
    real = store.parse
    monkeypatch.setattr(store, "parse", lambda data, *more: times.append(len(data)) or real(data, *more))
    return times


def found(path: Path) -> list[object]:
    report = run([str(path)], Settings(notes=True))
    return [*report.findings, report.exit_code]


@pytest.mark.parametrize(
    ("file", "old", "new", "linted"), [*SLIPS, *(pytest.param(*slip, marks=pytest.mark.long) for slip in MORE)]
)
def test_what_is_found_is_the_same_out_of_the_compiled_form(
    file, old, new, linted, compiled, checkout, monkeypatch, parsed
) -> None:
    path = checkout / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        monkeypatch.setattr(folder, "COMPILED", os.path.join(compiled, "none"))
        afresh, before = found(checkout / (linted or file)), len(parsed)
        monkeypatch.setattr(folder, "COMPILED", compiled)
        assert found(checkout / (linted or file)) == afresh
    finally:
        path.write_text(text, encoding="utf-8")
    if not new:
        assert len(parsed) - before == 1 < before


def test_the_linter_tells_the_kinds_that_were_compiled(facts: Facts, compiled, monkeypatch) -> None:
    monkeypatch.setattr(folder, "COMPILED", compiled)
    neighbours = Neighbours(os.path.realpath(ROOT / "allocations"), lambda path: Document(path, path, b""))
    for kind, relative in kinds_of(facts):
        known = neighbours.read(str(ROOT / "allocations" / relative))
        assert isinstance(known, KnownDocument), relative
        assert known.kind == kind
        told = kind_of(known.tree)
        # What rows and notes of a country are is told by the edition that names them.
        assert kind == told or kind in ("national-table", "national-footnotes"), relative
        names = {str(node[key]) for _, node in _records(known.tree) for key in NAMES if key in node}
        assert names <= set(named(known.record)), relative


def test_a_node_that_is_read_later_is_that_of_its_record(compiled, monkeypatch) -> None:
    monkeypatch.setattr(folder, "COMPILED", compiled)
    known = Neighbours(os.path.realpath(ROOT / "allocations"), check.read_file).read(str(ROOT / "allocations" / ROWS))
    afresh = Document(known.name, known.path, known.data)
    pairs = list(known.pairs())
    assert pairs
    assert len(pairs) == len(afresh.tree)
    for (record, node), true in zip(pairs, afresh.tree, strict=True):
        assert (record["line"], node.line, node.column, node.end_line) == (
            true.line,
            true.line,
            true.column,
            true.end_line,
        )
        assert (list(node), list(node.items()), len(node), bool(node)) == (
            list(true),
            list(true.items()),
            len(true),
            True,
        )
        assert node["band"] is node.get("band")
        assert "band" in node


def test_a_file_in_other_words_is_read_afresh(compiled, checkout, monkeypatch) -> None:
    monkeypatch.setattr(folder, "COMPILED", compiled)
    asked: list[str] = []

    def read(path: str) -> Document:
        asked.append(os.path.relpath(path, os.path.realpath(checkout)).replace(os.sep, "/"))
        return Document(path, path, b"")

    edition = checkout / "national/us/2026-04/edition.yaml"
    text = edition.read_bytes()
    edition.write_bytes(text + b"# other\n")
    try:
        neighbours = Neighbours(os.path.realpath(checkout), read)
        # A note is read with the words of its table, and with nothing of another one.
        for name in (OWN, "national/de/2021-06/edition.yaml", ROWS, "README.yaml"):
            neighbours.read(os.path.join(os.path.realpath(checkout), name))
    finally:
        edition.write_bytes(text)
    assert asked == [OWN, "README.yaml"]


def test_where_the_comment_for_editors_leads_does_not_count(compiled, checkout, monkeypatch, parsed) -> None:
    monkeypatch.setattr(folder, "COMPILED", compiled)
    path = checkout / NOTES
    text = path.read_bytes()
    assert b"src/specx/schemas/" in text
    try:
        path.write_bytes(text.replace(b"src/specx/schemas/", b"schemas/", 1))
        found(checkout / ROWS)
        assert len(parsed) == 1
        path.write_bytes(text.replace(b"5.351", b"5.35", 1))
        found(checkout / ROWS)
        assert len(parsed) > 2
    finally:
        path.write_bytes(text)
