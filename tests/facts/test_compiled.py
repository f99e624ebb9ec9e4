"""The compiled form gives the same answers as the YAML, and steps aside when it or the YAML is not as it was."""

import os
import shutil

import pytest

from conftest import ROOT, linked, needs_links
from specx.errors import DataError
from specx.facts.compiled import kinds_of
from specx.facts.folder import Facts
from specx.facts.sealed import Sealed, pieces_of
from specx.table.table import Table


def with_compiled(compiled, data=ROOT / "allocations"):
    facts = Facts(str(data), compiled=None)
    facts._compiled, facts.sealed = str(compiled), Sealed(str(compiled), facts.path)
    return facts


def read_compiled(facts, relative):
    return facts.index(relative, [relative])


def test_every_record_is_the_same(compiled, facts):
    fast = with_compiled(compiled)
    for kind, relative in kinds_of(facts):
        records = facts.records(kind, relative)
        assert read_compiled(fast, relative) == records, relative
        for name, piece in pieces_of(kind, records, facts.vocabulary).items():
            assert fast.index(f"{relative}/{name}", [relative]) == piece, (relative, name)
    assert fast.regions_of == facts.regions_of


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
    table.write_text(
        table.read_text(encoding="utf-8").replace("- radiolocation [5.424A]", "- radiolocation [5.425A]"),
        encoding="utf-8",
    )
    facts = with_compiled(compiled, data)
    row = Table(facts, facts.edition("rr-2024")).at("3GHz", 1)[0].row
    assert row.allocations[0].footnotes == ("5.425A",)


TABLE = "rr-2024/table/2.7-ghz.yaml"


def changed(path, other):
    before, _, after = path.read_bytes().rpartition(b"1")
    path.write_bytes(before + b"2" + after)


def truncated(path, other):
    path.write_bytes(path.read_bytes()[:-100])


def without_its_head(path, other):
    path.write_bytes(path.read_bytes().partition(b"\n")[2])


def empty(path, other):
    path.write_bytes(b"")


def head_alone(path, other):
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n")


def swapped(path, other):
    path.write_bytes(other.read_bytes())


def sealed_for_another_file(path, other):
    body = other.read_bytes().partition(b"\n")[2]
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n" + body)


def a_folder(path, other):
    path.unlink()
    path.mkdir()


def a_link_in_a_circle(path, other):
    path.unlink()
    os.symlink(path.name, path)


def a_pipe(path, other):
    path.unlink()
    os.mkfifo(path)


def longer(path, other):
    path.write_bytes(path.read_bytes() + b"\n{}")


def gone(path, other):
    path.unlink()


DAMAGES = (
    changed, truncated, without_its_head, empty, head_alone, swapped, sealed_for_another_file, a_folder,
    pytest.param(a_link_in_a_circle, marks=needs_links), pytest.param(a_pipe, marks=needs_links), longer, gone,
)  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("file", [TABLE, "services.yaml", "regions.yaml", "rr-2024/edition.yaml"])
def test_a_damaged_compiled_file_is_not_trusted(compiled, facts, tmp_path, damage, file):
    copy = linked(compiled, tmp_path / "compiled", f"{file}.facts")
    damage(copy / f"{file}.facts", copy / "rr-2020/table/2.7-ghz.yaml.facts")
    damaged = with_compiled(copy)
    assert read_compiled(damaged, file) is None
    row = Table(damaged, damaged.edition("rr-2024")).at("3GHz", 1)[0].row
    assert row == Table(facts, facts.edition("rr-2024")).at("3GHz", 1)[0].row


NOTE = "rr-2024/footnotes/5.400-5.449.yaml/notes/5.43"


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_piece_is_not_trusted(compiled, facts, tmp_path, damage):
    names = (NOTE, "wrc-23/imt.yaml/touching", "regions.yaml/regions", f"{TABLE}/rows")
    copy = linked(compiled, tmp_path / "compiled", *(f"{name}.facts" for name in names))
    for name in names:
        damage(copy / f"{name}.facts", copy / "rr-2020/footnotes/5.400-5.449.yaml/notes/5.43.facts")
    damaged = with_compiled(copy)
    file = NOTE.partition("/notes")[0]
    assert damaged.record_of(file, "5.430A") is None
    assert (
        damaged.footnotes(damaged.edition("rr-2024")).get("5.430A").record
        == facts.footnotes(facts.edition("rr-2024")).get("5.430A").record
    )
    assert damaged.touching("wrc-23/imt.yaml") == facts.touching("wrc-23/imt.yaml")
    assert damaged.regions_of == facts.regions_of
    assert damaged.rows(TABLE, 2_700_000_000, 5_000_000_000) == facts.rows(TABLE, 2_700_000_000, 5_000_000_000)
    assert not damaged.sealed.whole


@pytest.mark.parametrize("body", [b"", b"\xff", b"N\x00", b"{", b"[\xff\xff\xff\x7f", b"("])
def test_a_body_that_is_no_value_is_not_trusted(compiled, facts, tmp_path, monkeypatch, body):
    """Sealed as it should be, and still nothing that can be read: as of another Python."""
    sealed = Sealed(str(tmp_path), facts.path)
    monkeypatch.setattr("marshal.dumps", lambda *_: body)
    sealed.write(TABLE, [TABLE], None)
    assert Sealed(str(tmp_path), facts.path).value(TABLE, [TABLE]) is None


def test_the_same_facts_give_the_same_bytes(compiled, facts, tmp_path):
    """Also where values are shared, or were read another way, as those of the compiled form are."""
    fast, sealed = with_compiled(compiled), Sealed(str(tmp_path), facts.path)
    for file in ("rr-2024/footnotes/5.400-5.449.yaml", "services.yaml", "plans/distress.yaml"):
        sealed.write(file, [file], fast.index(file, [file]))
        assert (tmp_path / f"{file}.facts").read_bytes() == (compiled / f"{file}.facts").read_bytes()


def test_a_damaged_file_of_footnotes_is_not_searched(compiled, tmp_path):
    copy = linked(compiled, tmp_path / "compiled", f"{NOTE}.facts")
    path = copy / f"{NOTE}.facts"
    path.write_bytes(path.read_bytes().replace(b"5.430A", b"5.430B"))
    facts = with_compiled(copy)
    assert facts.record_of("rr-2024/footnotes/5.400-5.449.yaml", "5.430B") is None
    assert facts.footnotes(facts.edition("rr-2024")).get("5.430A").id == "5.430A"


def test_what_another_version_compiled_is_not_trusted(compiled, monkeypatch):
    monkeypatch.setattr("specx.facts.digest.__version__", "0.0.1")
    assert read_compiled(with_compiled(compiled), TABLE) is None


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_digest_is_worked_out_anew(compiled, facts, tmp_path, damage):
    copy = linked(compiled, tmp_path / "compiled", "digest")
    assert with_compiled(copy).digest == facts.digest
    (copy / "digest").write_bytes((copy / "digest").read_bytes() + b"1")  # so that there is something to change
    damage(copy / "digest", copy / "services.yaml.facts")
    assert with_compiled(copy).digest == facts.digest


def test_a_service_renamed_is_read_afresh_everywhere(compiled, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "allocations", data)
    services = data / "services.yaml"
    services.write_text(
        services.read_text(encoding="utf-8").replace("id: radiolocation\n", "id: radiolocating\n"), encoding="utf-8"
    )
    facts = with_compiled(compiled, data)
    with pytest.raises(DataError, match=r"2\.7-ghz\.yaml:\d+: unknown service 'radiolocation'"):
        Table(facts, facts.edition("rr-2024")).at("3GHz", 1)


def test_other_countries_are_read_afresh_everywhere(compiled, tmp_path):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "allocations", data)
    regions = data / "regions.yaml"
    regions.write_text(regions.read_text(encoding="utf-8") + "# a word more\n", encoding="utf-8")
    assert read_compiled(with_compiled(compiled, data), TABLE) is None


def test_one_footnote_read_alone_is_the_one_of_the_whole_file(compiled, facts):
    for file, *_ in facts.edition("rr-2024").footnote_files:
        for record in facts.records("footnotes", file)[::5]:
            fast = with_compiled(compiled)
            assert fast.record_of(file, record["id"]) == record
            assert fast.record_of(file, "5.9999") is None
    assert facts.record_of("rr-2024/footnotes/5.400-5.449.yaml", "5.430A") is None  # nothing compiled there


def test_of_many_footnotes_the_whole_file_is_read(compiled, facts):
    fast = with_compiled(compiled)
    notes, slow = fast.footnotes(fast.edition("rr-2024")), facts.footnotes(facts.edition("rr-2024"))
    numbers = slow.numbers
    assert [notes.get(number) for number in numbers] == [slow.get(number) for number in numbers]
    assert "rr-2024/footnotes/5.450-5.499.yaml" in fast.sealed._values
    assert len([name for name in fast.sealed._values if "/notes/" in name]) < 10


def test_rows_out_of_the_compiled_form_are_those_of_the_yaml(compiled, facts):
    fast = with_compiled(compiled)
    for name in facts.edition_ids:
        for table in facts.edition(name).tables:
            assert fast.rows(*table) == facts.rows(*table)
    assert not [n for n in fast.sealed._values if n.endswith(".yaml") and "/table/" in n]


def test_documents_are_found_without_reading_yaml(compiled, facts, monkeypatch):
    import specx.facts.store
    from specx.facts.documents import Documents

    slow = Documents(facts)
    ranges = [(8_200_000_000, 8_200_000_001), (4_200_000_000, 4_400_000_000), (0, 10**6), (10**14, 10**15)]
    wanted = (
        [slow.overlapping(*r) for r in ranges],
        [slow.numbered(n) for n in ("RA.769", "M.2085", "205/1", "9", "R-HDB-01")],
    )
    monkeypatch.setattr(specx.facts.store, "read", lambda *_: pytest.fail("yaml was read"))
    fast = Documents(with_compiled(compiled))
    assert [fast.overlapping(*r) for r in ranges] == wanted[0]
    assert [fast.numbered(n) for n in ("RA.769", "M.2085", "205/1", "9", "R-HDB-01")] == wanted[1]
    assert fast.numbered("RA.770") == []


def test_a_document_added_to_a_file_is_found_by_its_band(compiled, tmp_path):
    from specx.facts.documents import Documents

    data = tmp_path / "data"
    shutil.copytree(ROOT / "allocations", data)
    file = data / "documents" / "reports-tf.yaml"
    file.write_text(
        file.read_text(encoding="utf-8")
        + "- number: TF.9999-0\n  title: Time at 8.2-8.3 GHz\n  bands: [8.2-8.3 GHz]\n",
        encoding="utf-8",
    )
    found = Documents(with_compiled(compiled, data))
    assert "TF.9999" in [d.number for d in found.overlapping(8_200_000_000, 8_200_000_001)]
    assert [d.title for d in found.numbered("TF.9999")] == ["Time at 8.2-8.3 GHz"]


def test_one_document_is_read_without_the_files_of_other_series(compiled):
    from specx.facts.documents import Documents

    facts = with_compiled(compiled)
    assert Documents(facts).numbered("RA.769")
    assert {n for n in facts.sealed._values if n.startswith("documents/r")} == {
        "documents/recommendations-ra.yaml", "documents/reports-ra.yaml",
    }  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_file_of_documents_hides_none_of_them(compiled, facts, tmp_path, damage):
    from specx.facts.documents import Documents

    whole = Documents(facts).overlapping(100_000_000, 10_000_000_000)
    assert len({d.file for d in whole}) > 5
    for file in {d.file for d in whole[:1]} | {"documents/reports-bt.yaml"}:
        copy = linked(compiled, tmp_path / file.replace("/", "-"), f"{file}.facts")
        damage(copy / f"{file}.facts", copy / "services.yaml.facts")
        found = Documents(with_compiled(copy)).overlapping(100_000_000, 10_000_000_000)
        assert sorted(found) == sorted(whole)
