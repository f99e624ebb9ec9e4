"""Whatever could steer a terminal or turn words round is found in a file, as it stands or as an escape; names too."""

from __future__ import annotations

import json

import pytest

from specx.lint.formats import FORMATS
from specx.output.border import STEERING

ROW = "- band: 148-149 MHz\n  regions: [1]\n  primary: [fixed]\n"


@pytest.mark.parametrize("place", ["  # {}xif", '  doubt: "one source {}xif"', "  doubt: one source {}xif"])
def test_as_it_stands(bench, place) -> None:
    for code in STEERING:
        if code == 0x0D:
            continue  # a line end of the old Macintosh: SPX905 and SPX003 see to it
        bench.write("a.yaml", (ROW.rstrip("\n") + "\n" + place.format(chr(code)) + "\n").encode("utf-8"))
        found = set(bench.ids())
        assert found & {"SPX002", "SPX904"}, f"U+{code:04X}"


def test_as_an_escape(bench) -> None:
    forms = [f"\\u{code:04x}" for code in STEERING] + [f"\\U{code:08X}" for code in STEERING]
    forms += [f"\\x{code:02x}" for code in STEERING if code < 256] + [rf"\{c}" for c in "0abvfreNLP"]
    rows = [
        ROW.replace("148-149", f"{i}-{i + 1}") + f'  doubt: "one source {form}xif"\n' for i, form in enumerate(forms, 1)
    ]
    bench.write("a.yaml", "".join(rows))
    found = [f for f in bench.run().findings if f.rule == "SPX906"]
    assert [(f.line, f.column) for f in found] == [(4 * i, 22) for i in range(1, len(forms) + 1)]
    assert not any(ord(c) in STEERING for f in found for c in f.message)


def test_in_a_key_and_over_several_lines(bench) -> None:
    bench.write("a.yaml", ROW + '  "dou\\u202ebt": x\n  doubt: "one\n    source \\e[2J"\n')
    assert [(f.line, f.column) for f in bench.run().findings if f.rule == "SPX906"] == [(4, 7), (6, 12)]


@pytest.mark.parametrize("output", FORMATS)
def test_a_file_name_steers_nothing(specx, tmp_path, monkeypatch, output) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31m\u202e\x9b2J\r::warning::x,y%.yaml"
    (tmp_path / name).write_text(ROW.replace("fixed", "fxed"), encoding="utf-8")
    ran = specx("lint", ".", "-o", output)
    assert ran.code == 1
    steering = [c for c in ran.out + ran.err if ord(c) in STEERING]
    assert steering == []
    if output == "github":
        assert ran.out.count("\n") == 1
        assert ran.out.startswith("::error ")
    if output in ("json", "gitlab", "sarif"):
        json.loads(ran.out)
