"""Many files at once: the tree of one is given back before the next is read, and what is found stays the same."""

import os

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from specx.facts.store import default_value
from specx.lint.check import Settings, run
from specx.lint.document import Document

ROW = """- band: {low}-{high} kHz
  regions: [1, 2, 3]
  primary:
  - fixed [5.218]
  - mobil
  footnotes: ["5.149", 5.340]
"""


@pytest.fixture
def folder(tmp_path):
    for file in range(12):
        rows = range(file * 20, file * 20 + 20)
        text = "".join(ROW.format(low=10 * n, high=10 * n + 10) for n in rows)
        (tmp_path / f"t{file:02}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "other.yaml").write_text("services: {web: {image: x}}\nvolumes: {}\n", encoding="utf-8")
    return tmp_path


def told(report):
    return [(f.file, f.line, f.column, f.rule, f.message, f.hint) for f in report.findings]


def test_one_tree_is_held_at_a_time(folder, monkeypatch):
    every, most, made, parse = [], [], Document.__init__, Document._parse

    def known(document, *given):
        every.append(document)
        made(document, *given)

    def counted(document):
        parse(document)
        most.append(sum(d._tree is not None or d.record is not None for d in every))

    monkeypatch.setattr(Document, "__init__", known)
    monkeypatch.setattr(Document, "_parse", counted)
    report = run([str(folder)], Settings())
    assert len(report.checked) == 12
    assert [os.path.basename(name) for name in report.passed_over] == ["other.yaml"]
    assert len(most) == len(every) == 13
    assert max(most) == 1
    assert not any(d._tree for d in every)


def test_files_together_have_the_findings_of_each_alone(folder):
    together = run([str(folder)], Settings(notes=True))
    alone = [run([str(path)], Settings(notes=True)) for path in sorted(folder.glob("t*.yaml"))]
    assert told(together) == [one for report in alone for one in told(report)]
    assert {"SPX401", "SPX106"} <= {f.rule for f in together.findings}


def test_a_document_that_was_given_back_is_read_again():
    document = Document("a.yaml", "", ROW.format(low=1, high=2).encode())
    document.read(None, None)
    tree, record, kind = document.tree, document.record, document.kind
    assert (kind, len(record)) == ("table", 1)
    document.kind = "national-rows"
    document.release()
    assert (document.record, document.problems, document.kind) == (None, {}, kind)
    document.read(None, None)
    assert (document.tree, document.record) == (tree, record)


def as_loaded(scalar):
    try:
        return yaml.safe_load(scalar)
    except (ValueError, yaml.YAMLError):
        return None


LIKE_NUMBERS = st.text("0123456789.-+:_eExXoabfnNyYtTsSuUlL~<=Z", max_size=9)


@given(LIKE_NUMBERS | st.sampled_from(["2024-01-02", "2024-13-45", "2001-12-14t21:59:43.10-05:00", "yes", "<<", "="]))
def test_a_scalar_becomes_what_loading_makes_of_it(scalar):
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(scalar[:1], ())
    odd = any(pattern.match(scalar) for _, pattern in resolvers)
    assert repr(default_value(scalar)) == repr(as_loaded(scalar) if odd else scalar)
