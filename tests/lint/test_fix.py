"""--fix changes only what is safe, in one step, and once."""

from __future__ import annotations

import os
import stat
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import needs_posix
from specx.errors import DataError
from specx.lint import Settings, fix
from specx.lint.document import Document
from specx.lint.finding import Edit
from specx.lint.fix import _same, _write, fix_all

MESS = (
    "\ufeff# a comment\twith a tab  \r\n"
    '- id: "5.218"\r\n'
    "  kind: additional-allocation\r\n"
    "  bands: [148–149.9 MHz, 3 400-3 600MHz]\r\n"
    "  countries: [BR, AR, NO]\r\n"
    "  services: [fixed]\r\n"
    "  status: primary\r\n"
    "  provisions: [9.20, '9.21']\r\n"
    "  summary: Cafe\u0301 au lait.   \r\n\r\n\r\n"
)
CLEAN = (
    "# a comment with a tab\n"
    '- id: "5.218"\n'
    "  kind: additional-allocation\n"
    "  bands: [148-149.9 MHz, 3400-3600 MHz]\n"
    '  countries: [AR, BR, "NO"]\n'
    "  services: [fixed]\n"
    "  status: primary\n"
    "  provisions: [\"9.20\", '9.21']\n"
    "  summary: Caf\u00e9 au lait.\n"
)


def test_a_mess_is_put_right_once(bench) -> None:
    path = bench.write("a.yaml", MESS)
    done = fix_all([str(path)], Settings(), write=True)
    assert path.read_bytes().decode() == CLEAN
    assert done.report.findings == ()
    assert done.report.fixed >= 8
    again = fix_all([str(path)], Settings(), write=True)
    assert again.changed == []
    assert again.report.fixed == 0


def test_diff_shows_and_changes_nothing(bench, specx) -> None:
    path = bench.write("a.yaml", MESS)
    ran = specx("lint", str(path), "--diff")
    assert ran.code == 1
    assert '+  countries: [AR, BR, "NO"]' in ran.out
    assert path.read_bytes().decode() == MESS
    bench.write("a.yaml", CLEAN)
    assert specx("lint", str(path), "--diff").code == 0


def test_services_are_reordered_with_their_footnotes(bench) -> None:
    path = bench.write("a.yaml", "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - mobile [5.218]\n  - fixed\n")
    fix_all([str(path)], Settings(), write=True)
    assert (
        path.read_text(encoding="utf-8")
        == "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n  - mobile [5.218]\n"
    )


def test_comments_keep_their_lines(bench) -> None:
    text = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - mobile  # ours\n  - fixed\n"
    path = bench.write("a.yaml", text)
    done = fix_all([str(path)], Settings(), write=True)
    assert path.read_text(encoding="utf-8") == text
    assert [f.fixable for f in done.report.findings] == [False]


def test_blanks_that_belong_to_a_text_stay(bench) -> None:
    text = '- id: "5.218"\n  kind: information\n  summary: |\n    Two lines  \n    of text.\n'
    path = bench.write("a.yaml", text + "# a comment  \n")
    fix_all([str(path)], Settings(), write=True)
    assert path.read_text(encoding="utf-8") == text + "# a comment\n"


def test_ignored_findings_are_not_fixed(bench) -> None:
    text = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - mobile\n  # specx: ignore[SPX406]\n  - fixed\n"
    path = bench.write("a.yaml", text)
    fix_all([str(path)], Settings(), write=True)
    assert path.read_text(encoding="utf-8") == text


def test_an_unused_ignore_is_removed(bench) -> None:
    path = bench.write(
        "a.yaml", "- band: 148-149 MHz  # specx: ignore[SPX101]\n  regions: [1]\n  primary:\n  - fixed\n"
    )
    fix_all([str(path)], Settings(), write=True)
    assert path.read_text(encoding="utf-8") == "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n"


def test_a_reason_behind_an_unused_ignore_stays(bench) -> None:
    text = "- band: 148-149 MHz  {}\n  regions: [1]\n  primary:\n  - fixed\n"
    for comment, left in (
        ("# specx: ignore[SPX101] as printed in 2020", "# as printed in 2020"),
        ("# specx: ignore[SPX101] # as printed", "# as printed"),
        ("# specx: ignore[SPX101, SPX102] as printed", "# specx: ignore[SPX101, SPX102] as printed"),
        ("# specx: ignore[SPX1O1] as printed", "# specx: ignore[SPX1O1] as printed"),
    ):
        path = bench.write("a.yaml", text.format(comment))
        fix_all([str(path)], Settings(), write=True)
        assert path.read_text(encoding="utf-8") == text.format(left)


@pytest.mark.parametrize(
    "trouble", ["- band: [\n", "\tx: y\n", "- band: 1-2 MHz\n  regoins: [1]\n", "", "colour: red\n", None]
)
def test_an_ignore_is_kept_where_its_rule_could_not_look(trouble, bench) -> None:
    # What is wrong elsewhere in the folder keeps rules from finding what the comments silence.
    from .test_mutations import EDITION, ROW

    bench.write(EDITION, 'id: rr-2024\ntitle: T\nconference: WRC-23\nin_force: "2025-01-01"\ncoverage: 148-150 MHz\n'
                'table:\n- {file: table/2.7-ghz.yaml, band: 148-149 MHz}\n- {file: table/b.yaml, band: 149-150 MHz}\n'
                'sources:\n- {document: An example of 2025}\n')  # fmt: skip
    text = (
        "- band: 148-149 MHz  # specx: ignore[SPX301] the rest is to come\n"
        "  regions: [1, 2, 3]\n  primary:\n  - fixed  # specx: ignore[SPX406] as printed\n"
        "  # specx: ignore\n  - mobile\n"
    )
    path = bench.write(ROW, text)
    if trouble is not None:
        bench.write("rr-2024/table/b.yaml", trouble)
    for asked in (path, bench.root):
        fix_all([str(asked)], Settings(), write=True)
        assert path.read_text(encoding="utf-8") == text
    fix_all([str(path)], Settings(select=("SPX008",)), write=True)
    assert path.read_text(encoding="utf-8") == text
    good = text.partition("  #")[0].replace("148-149", "149-150") + "\n  regions: [1, 2, 3]\n  primary:\n  - fixed\n"
    bench.write("rr-2024/table/b.yaml", good)
    fix_all([str(path)], Settings(), write=True)
    assert path.read_text(encoding="utf-8") == (
        "- band: 148-149 MHz  # the rest is to come\n"
        "  regions: [1, 2, 3]\n  primary:\n  - fixed  # as printed\n  - mobile\n"
    )


@needs_posix
def test_mode_and_links_are_kept(bench) -> None:
    path = bench.write("real.yaml", MESS)
    path.chmod(0o640)
    link = bench.root / "link.yaml"
    os.symlink("real.yaml", link)
    fix_all([str(link)], Settings(), write=True)
    assert link.is_symlink()
    assert path.read_bytes().decode() == CLEAN
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert sorted(p.name for p in bench.root.iterdir()) == ["link.yaml", "real.yaml"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_the_owner_is_kept(bench) -> None:
    path = bench.write("a.yaml", MESS)
    os.chown(path, 12345, 23456)
    fix_all([str(path)], Settings(), write=True)
    assert path.read_bytes().decode() == CLEAN
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


def test_a_file_whose_owner_would_lose_it_is_left_alone(bench, monkeypatch) -> None:
    path = bench.write("a.yaml", MESS)
    real = os.stat

    def stat(name, *words, **more):
        found = real(name, *words, **more)
        if str(name) != str(path):
            return found
        return os.stat_result((*found[:4], found.st_uid + 1, *found[5:]))

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "stat", stat)
    monkeypatch.setattr(os, "chown", refuse, raising=False)
    with pytest.raises(DataError, match="belongs to somebody else"):
        fix_all([str(path)], Settings(), write=True)
    assert path.read_bytes().decode() == MESS
    assert [p.name for p in bench.root.iterdir()] == ["a.yaml"]


def test_hard_links_are_told_and_not_parted(bench, specx) -> None:
    path = bench.write("a.yaml", MESS)
    os.link(path, bench.root / "b.txt")
    ran = specx("lint", "--fix", str(path))
    assert "a.yaml: has other names too (hard links)" in ran.err
    assert "SPX905" in ran.out  # what is left is told
    assert path.read_bytes().decode() == MESS
    assert path.samefile(bench.root / "b.txt")


def test_line_ends_and_the_mark_are_told(bench, specx) -> None:
    path = bench.write("a.yaml", MESS)
    for words in (["--diff"], ["--fix"]):
        ran = specx("lint", str(path), *words)
        assert "a.yaml: 11 line ends of DOS (CR LF) become LF" in ran.err
        assert "a.yaml: the byte order mark at its beginning goes" in ran.err
    assert specx("lint", str(path), "--fix").err.count("\n") == 1


def test_a_file_that_changed_meanwhile_is_left_alone(bench) -> None:
    path = bench.write("a.yaml", "new\n")
    with pytest.raises(DataError, match="changed while it was checked"):
        _write(str(path), b"old\n", b"fixed\n")
    assert path.read_text(encoding="utf-8") == "new\n"


def test_a_writing_that_fails_leaves_the_file_and_no_litter(bench, monkeypatch) -> None:
    path = bench.write("a.yaml", "old\n")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(DataError, match="No space left"):
        _write(str(path), b"old\n", b"fixed\n")
    assert [(p.name, p.read_text(encoding="utf-8")) for p in bench.root.iterdir()] == [("a.yaml", "old\n")]


def test_stdin_is_written_to_stdout(specx_process) -> None:
    ran = specx_process("lint", "-", "--fix", stdin="- band: 148–149 MHz\n  regions: [1]\n  primary:\n  - fixed\n")
    assert (ran.code, ran.out) == (0, "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n")


def test_what_cannot_be_read_on_stdin_comes_out_as_it_came() -> None:
    command = [sys.executable, "-m", "specx", "lint", "-", "--fix"]
    ran = subprocess.run(command, input=b"- band: \xff\r\n", capture_output=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, b"- band: \xff\r\n")


def test_broken_files_are_left_alone(bench) -> None:
    path = bench.write("a.yaml", b"- band: [  \n\tx \xff")
    fix_all([str(path)], Settings(), write=True)
    assert path.read_bytes() == b"- band: [  \n\tx \xff"


def test_a_blank_in_the_wrong_place_is_never_taken_out(bench) -> None:
    # 16121.35 kHz, or 1 and 6121.35: nobody but the writer knows.
    text = "".join(
        f"- band: {band}\n  regions: [1]\n  primary:\n  - fixed\n"
        for band in ("1 6121.35-16 122 MHz", "16 1213-16 122 MHz", "156.487 5-157 MHz", "3400-3  600 MHz")
    )
    path = bench.write("a.yaml", text)
    done = fix_all([str(path)], Settings(), write=True)
    assert path.read_text(encoding="utf-8") == text
    assert [f.rule for f in done.report.findings] == ["SPX201"] * 4


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["148-149 MHz", "148–149 MHz", "0.148-0.149GHz"]),
        st.lists(
            st.sampled_from(["fixed", "mobile", "radiolocation", "amateur [5.340, 5.149]"]),
            min_size=1,
            max_size=4,
            unique=True,
        ),
        st.lists(st.sampled_from(["5.340", '"5.340"', "5.149", "'5.218'"]), min_size=1, max_size=3),
        st.sampled_from(["", " ", "  # why", "\t# why", " # specx: ignore[SPX406]"]),
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=15)
@given(ROWS, st.sampled_from(["\n", "\r\n"]))
def test_fixing_is_idempotent_and_says_the_same(rows, end) -> None:
    import tempfile

    text = "".join(
        f"- band: {band}{tail}{end}  regions: [1]{end}  primary:{end}" + "".join(f"  - {s}{tail}{end}" for s in services)
        + f"  footnotes: [{', '.join(notes)}]{end}"
        for band, services, notes, tail in rows
    )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a.yaml")
        with open(path, "wb") as stream:
            stream.write(text.encode())
        fix_all([path], Settings(), write=True)
        with open(path, "rb") as stream:
            once = stream.read()
        assert _same(Document("a.yaml", "", text.encode()), once)
        assert fix_all([path], Settings(), write=True).changed == []


def test_a_few_fixes_that_would_change_a_file_are_found_with_few_readings(monkeypatch) -> None:
    """Each reading of a large list takes its time: one for each of its fixes would be without end."""
    words = [f"- id: word{number}\n" for number in range(400)]
    document = Document("a.yaml", "", "".join(words).encode())
    ends = [len("".join(words[: number + 1])) - 1 for number in range(len(words))]
    blank = [document.found_at(end, end, "more", edits=(Edit(end, end, " "),)) for end in ends]
    harmful = [document.found_at(end, end, "more", edits=(Edit(end, end, "x"),)) for end in ends[7:9]]
    asked = []
    monkeypatch.setattr(fix, "_same", lambda document, data: asked.append(data) or _same(document, data))
    found = [*blank[:7], *harmful, *blank[9:]]
    assert fix._harmless(document, found) == [*blank[:7], *blank[9:]]
    assert len(asked) < 40


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 4)), max_size=12))
def test_fixes_that_meet_wait_for_each_other(spans) -> None:
    """Against every pair: of edits that share a character the first is made."""
    document = Document("a.yaml", "", b"x" * 40)
    faults = [document.found_at(a, a + n, "", edits=(Edit(a, a + n, "y" * n),)) for a, n in spans]
    made = []
    for a, n in spans:
        if not any(a < d and c < a + n for c, d in made):
            made.append((a, a + n))
    text, count = fix._apply(document, faults)
    changed = {at for a, b in made for at in range(a, b)}
    assert count == len(made)
    assert text.decode() == "".join("y" if at in changed else "x" for at in range(40))
