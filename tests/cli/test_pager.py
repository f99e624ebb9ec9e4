"""The pager: only where an answer is longer than the screen of a terminal, and never in the way of an exit code."""

import sys

import pytest

from conftest import needs_posix
from terminals import on_a_terminal

LONG, SHORT = ["country", "BR", "3-4GHz"], ["at", "3.5GHz", "-r", "1", "--short"]
MARK = f"{sys.executable} -c \"import sys; print('PAGED', len(sys.stdin.read().splitlines()))\""
CUT = f"{sys.executable} -c \"import sys; sys.stdin.buffer.raw.read(9); print('CUT')\""


def terminal(arguments, env):
    """The exit code and what is shown on a small terminal without colour."""
    ran = on_a_terminal(*arguments, rows=20, env={"NO_COLOR": "1", **env})
    return ran.code, ran.out


@needs_posix
def test_a_long_answer_goes_to_the_pager_and_a_short_one_does_not():
    code, shown = terminal(LONG, {"SPECX_PAGER": MARK})
    assert (code, shown.split()[0]) == (0, "PAGED")
    whole = terminal([*LONG, "--no-pager"], {"SPECX_PAGER": MARK})[1]
    assert len(whole.splitlines()) == int(shown.split()[1]) > 20
    assert "PAGED" not in terminal(SHORT, {"SPECX_PAGER": MARK})[1]


@needs_posix
@pytest.mark.parametrize(
    ("env", "paged"),
    [
        ({"SPECX_PAGER": MARK, "PAGER": "cat"}, True), ({"PAGER": MARK}, True), ({"SPECX_PAGER": "", "PAGER": MARK}, False),
        ({"SPECX_PAGER": "none", "PAGER": MARK}, False), ({"SPECX_PAGER": "no-such-program"}, False),
        ({"SPECX_PAGER": MARK, "TERM": "dumb"}, False),
    ],
)  # fmt: skip
def test_who_names_the_pager(env, paged):
    code, shown = terminal(LONG, env)
    assert code == 0
    assert ("PAGED" in shown) is paged
    assert paged or "3 400-3 410 MHz" in shown


@needs_posix
def test_the_settings_file_names_one_and_goes_behind_the_environment(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text(f"pager = '''{MARK}'''\n", encoding="utf-8")
    own = {"SPECX_CONFIG": str(file)}
    assert "PAGED" in terminal(LONG, {**own, "PAGER": "cat"})[1]
    assert "PAGED" not in terminal(LONG, {**own, "SPECX_PAGER": ""})[1]
    assert "PAGED" not in terminal([*LONG, "--no-pager"], own)[1]
    file.write_text('pager = ""\n', encoding="utf-8")
    assert "PAGED" not in terminal(LONG, {**own, "PAGER": MARK})[1]


@needs_posix
@pytest.mark.parametrize("output", ["json", "csv", "jsonl", "yaml", "md"])
def test_what_programs_read_is_never_paged(output):
    assert "PAGED" not in terminal([*LONG, "-o", output], {"SPECX_PAGER": MARK})[1]


@needs_posix
def test_closing_the_pager_early_changes_no_exit_code():
    long = ["at", *(f"{hz}MHz" for hz in range(100, 900))]
    assert terminal(long, {"SPECX_PAGER": CUT}) == (0, "CUT\n")
    code, shown = terminal([*long, "4000GHz"], {"SPECX_PAGER": CUT})
    assert code == 3
    assert "CUT\n" in shown
    assert "Traceback" not in shown
    assert terminal(["diff"], {"SPECX_PAGER": CUT})[0] == 1


@needs_posix
def test_where_nobody_can_press_a_key_there_is_no_pager():
    ran = on_a_terminal(*LONG, env={"SPECX_PAGER": MARK}, keys=False)
    assert ran.code == 0
    assert "3 400-3 410 MHz" in ran.out
    assert "PAGED" not in ran.out
