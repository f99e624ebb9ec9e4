"""The search for words that are not our own, on small invented texts; what it reads, and what it leaves out."""

import importlib.util
import json
import subprocess
import sys
import zipfile

import pytest

from conftest import ROOT


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("own_words", ROOT / "tools" / "own_words.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["own_words"] = module
    spec.loader.exec_module(module)
    return module


def found(tool, ours, theirs, titles=(), services=("fixed-satellite", "Earth-to-space")):
    sentences = [tool.Sentence("a.yaml", n, text) for n, text in enumerate(ours, 1)]
    return [(s.ours.line, s.run) for s in tool.shared(sentences, [("theirs", t) for t in theirs], titles, services)]


COPIED = "stations of the service shall not cause harmful trouble to lighthouses near the coast"


def test_a_run_of_eight_words_is_found_and_told_whole(tool):
    assert found(tool, [f"Here, {COPIED}, it says."], [f"We read that {COPIED} at night."]) == [(1, COPIED)]


def test_signs_case_and_hyphens_do_not_hide_it(tool):
    theirs = COPIED.upper().replace(" ", " - ")
    assert found(tool, [COPIED.replace(" ", ", ")], [theirs]) == [(1, COPIED)]


def test_seven_words_are_everybodys(tool):
    ours = "harmful trouble to lighthouses near the coast"
    assert len(ours.split()) == 7
    assert found(tool, [ours], [COPIED]) == []


def test_each_run_of_a_sentence_is_told_once(tool):
    ours = f"{COPIED}. Then our own words come in between. {COPIED}"
    assert [run for _, run in found(tool, [ours], [COPIED])] == [COPIED, COPIED]


def test_a_title_that_we_name_is_left_out(tool):
    assert found(tool, [f"See {COPIED}."], [COPIED], titles=[COPIED]) == []


@pytest.mark.parametrize(
    "facts",
    [
        "137-138 MHz, 148-149.9 MHz, 400.15-401 MHz and 1 610-1 626.5 MHz",
        "AE BH EG IQ JO KW OM PS QA SA SY TN",
        "fixed-satellite (Earth-to-space) and fixed-satellite (Earth-to-space) to Earth",
    ],
)
def test_lists_of_bands_countries_and_services_are_facts(tool, facts):
    assert found(tool, [facts], [facts]) == []


def test_texts_are_read_from_every_kind_of_file(tool, tmp_path):
    (tmp_path / "a.txt").write_text(f"one {COPIED}", encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"x": [{"y": f"two {COPIED}"}]}), encoding="utf-8")
    (tmp_path / "c.jsonl").write_text(json.dumps({"x": f"three {COPIED}"}) + "\n\n", encoding="utf-8")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\x00")
    (tmp_path / ".hidden").write_text("never", encoding="utf-8")
    w = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(tmp_path / "d.docx", "w") as archive:
        body = f"<w:p><w:r><w:t>four {COPIED[:20]}</w:t></w:r><w:r><w:t>{COPIED[20:]}</w:t></w:r></w:p>"
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{w}"><w:body>{body}</w:body></w:document>')
        archive.writestr("word/styles.xml", "<not-read/>")
    read = dict(tool.texts([tmp_path]))
    assert {name: text.split()[0] for name, text in read.items()} == {
        "a.txt": "one", "b.json": "two", "c.jsonl": "three", "d.docx": "four",
    }  # fmt: skip
    assert all(text.endswith(COPIED) for text in read.values())


def test_our_sentences_are_those_of_facts_comments_and_pages(tool):
    read = list(tool.sentences(ROOT))
    files = {sentence.file.partition("/")[0] for sentence in read}
    assert {"allocations", "docs", "README.md", "CHANGELOG.md"} <= files
    assert any("Own words" in sentence.text for sentence in read)
    titles = set(tool.titles(ROOT))
    assert "Notification of frequency assignments" in titles
    listed = {sentence.text for sentence in read if sentence.file.startswith("allocations/documents/")}
    assert listed
    assert not titles & listed, "a title is not a sentence of ours"


@pytest.mark.long
def test_the_command_tells_where_and_ends_with_one(tmp_path):
    text = (ROOT / "allocations" / "wrc-23" / "gmdss.yaml").read_text(encoding="utf-8")
    copied = next(line for line in text.splitlines() if "summary:" in line and len(line.split()) > 15)
    (tmp_path / "copy.txt").write_text(copied.partition("summary: ")[2], encoding="utf-8")
    command = [sys.executable, str(ROOT / "tools" / "own_words.py")]
    ran = subprocess.run([*command, str(tmp_path)], capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 1, ran.stderr
    assert ran.stdout.startswith("allocations/wrc-23/gmdss.yaml:")
    assert "[copy.txt]" in ran.stdout
    (tmp_path / "copy.txt").write_text("nothing of it", encoding="utf-8")
    ran = subprocess.run([*command, str(tmp_path)], capture_output=True, encoding="utf-8", check=False)
    assert (ran.returncode, ran.stdout) == (0, "")
    ran = subprocess.run([*command, str(tmp_path / "none")], capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 2
    assert "no such file or folder" in ran.stderr
