"""The compiled form gives the same answers as the YAML, and steps aside when the YAML changes."""

import shutil

import pytest

from conftest import ROOT
from specx.facts.compiled import compile_facts, kinds_of
from specx.facts.folder import Facts
from specx.table.table import Table


@pytest.fixture(scope="module")
def compiled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("compiled")
    assert compile_facts(str(ROOT / "allocations"), str(folder)) > 50
    return folder


def with_compiled(compiled, data=ROOT / "allocations"):
    facts = Facts(str(data), compiled=None)
    facts._compiled = str(compiled)
    return facts


def test_every_record_is_the_same(compiled, facts):
    fast = with_compiled(compiled)
    for kind, relative in kinds_of(facts):
        assert fast._from_compiled(relative) == facts.records(kind, relative), relative


def test_no_yaml_is_read_for_a_question(compiled, monkeypatch):
    import specx.facts.store

    def refuse(*_):
        raise AssertionError("yaml was read")

    monkeypatch.setattr(specx.facts.store, "read", refuse)
    facts = with_compiled(compiled)
    row = Table(facts, facts.edition_on()).at("3.5GHz", 1)[0].row
    assert row.allocations[0].label == "FIXED"


def test_an_edited_file_is_read_afresh(compiled, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "allocations", data)
    table = data / "rr-2024" / "table" / "2.7-ghz.yaml"
    table.write_text(table.read_text().replace("- radiolocation [5.424A]", "- radiolocation [5.425A]"))
    facts = with_compiled(compiled, data)
    row = Table(facts, facts.edition("rr-2024")).at("3GHz", 1)[0].row
    assert row.allocations[0].footnotes == ("5.425A",)


def test_one_footnote_read_alone_is_the_one_of_the_whole_file(compiled, facts):
    fast = with_compiled(compiled)
    for file, *_ in facts.edition("rr-2024").footnote_files:
        for record in facts.records("footnotes", file):
            assert fast.record_of(file, record["id"]) == record
        assert fast.record_of(file, "5.9999") is None
    assert facts.record_of("rr-2024/footnotes/5.400-5.449.yaml", "5.430A") is None  # nothing compiled there
