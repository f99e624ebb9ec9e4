"""Every format of the report, read back by what reads it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from xml.etree import ElementTree

import pytest

from specx.lint.formats import FORMATS

TWO = """- band: 148-149 MHz
  regions: [1]
  primry:
  - fixed
  secondary:
  - mobile
- band: 149-149.9 MHz
  regions: [1]
  primary:
  - mobile
  - fixed
"""


@pytest.fixture
def linted(bench, specx, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.chdir(bench.root)
    bench.write("a b.yaml", TWO)
    bench.write("clean.yaml", TWO.replace("primry", "primary").replace("  - mobile\n  - fixed\n", "  - fixed\n"))
    return lambda *words: specx("lint", "a b.yaml", "clean.yaml", *words)


def test_concise(linted) -> None:
    ran = linted("-o", "concise")
    assert ran.code == 1
    assert ran.out.splitlines() == [
        "a b.yaml:3:3: SPX101 unknown key 'primry' in a row (did you mean 'primary'?)",
        "a b.yaml:11:5: SPX406 warning: fixed is printed before mobile (No. 5.48) (keep the printed order) [*]",
    ]
    assert "2 files checked: 1 error, 1 warning; --fix puts 1 right" in ran.err


def test_full_has_the_line_and_a_caret(linted) -> None:
    lines = linted("-o", "full").out.splitlines()
    assert lines[:5] == [
        "a b.yaml:3:3: SPX101 unknown key 'primry' in a row",
        "  |",
        "3 |   primry:",
        "  |   ^^^^^^",
        "  = did you mean 'primary'?",
    ]


def test_json_is_the_contract(linted) -> None:
    answer = linted("-o", "json").json()
    assert (answer["schema"], answer["command"]) == ("specx/1", "lint")
    assert (answer["files"], answer["errors"], answer["warnings"]) == (2, 1, 1)
    first = answer["results"][0]
    contract = ("rule", "severity", "file", "line", "column", "message", "hint")
    assert [first[k] for k in contract] == [
        "SPX101", "error", "a b.yaml", 3, 3, "unknown key 'primry' in a row", "did you mean 'primary'?",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["json-lines", "jsonl"])
def test_json_lines(linted, name: str) -> None:
    rows = [json.loads(x) for x in linted("-o", name).out.splitlines()]
    assert [r["rule"] for r in rows] == ["SPX101", "SPX406"]


def test_github(linted) -> None:
    first, second = linted("-o", "github").out.splitlines()
    assert first.startswith("::error title=specx SPX101 unknown-key,file=a b.yaml,line=3,col=3,endColumn=9::")
    assert second.startswith("::warning title=specx SPX406 service-order,")


def test_github_comes_by_itself_where_it_runs(linted, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert linted().out.startswith("::error ")
    assert linted("-o", "concise").out.startswith("a b.yaml:3:3")


def test_github_escapes_what_would_end_the_command(bench, specx) -> None:
    bench.write("odd,name%.yaml", "- band: 148-149 MHz\n  regions: [1]\n  primary: [fixed]\n  'x::y%z': 1\n")
    out = specx("lint", str(bench.root), "-o", "github").out
    assert "odd%2Cname%25.yaml" in out
    assert len(out.splitlines()) == 1


def test_gitlab(linted) -> None:
    issues = json.loads(linted("-o", "gitlab").out)
    assert [i["severity"] for i in issues] == ["major", "minor"]
    assert issues[0]["location"] == {"path": "a b.yaml", "lines": {"begin": 3}}
    assert len({i["fingerprint"] for i in issues}) == 2


def test_gitlab_fingerprints_hold_when_a_finding_moves(linted, bench) -> None:
    before = {i["fingerprint"] for i in json.loads(linted("-o", "gitlab").out)}
    bench.write("a b.yaml", "# a line above\n" + TWO)
    assert {i["fingerprint"] for i in json.loads(linted("-o", "gitlab").out)} == before


def test_junit(linted) -> None:
    root = ElementTree.fromstring(linted("-o", "junit").out)
    assert (root.tag, root.get("tests"), root.get("failures")) == ("testsuites", "3", "2")
    suites = {s.get("name"): s for s in root}
    assert [c.tag for c in suites["clean.yaml"].iter("testcase")] == ["testcase"]
    assert suites["clean.yaml"].find("testcase/failure") is None
    assert suites["a b.yaml"].find("testcase/failure").get("message").startswith("unknown key")


def test_junit_of_hostile_text(bench, specx) -> None:
    bench.write("a.yaml", '- band: 148-149 MHz\n  regions: [1]\n  primary: ["\\x01<&\\u0085"]\n')
    ElementTree.fromstring(specx("lint", str(bench.root), "-o", "junit").out)


def test_sarif(linted) -> None:
    log = json.loads(linted("-o", "sarif").out)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "a%20b.yaml"
    assert place["region"] == {"startLine": 3, "startColumn": 3, "endColumn": 9}
    assert [r["id"] for r in rules] == ["SPX101", "SPX406"]  # those that spoke, and no other
    assert all(r["help"]["text"] and r["fullDescription"]["text"] and "helpUri" not in r for r in rules)


def test_sarif_links_to_the_page_that_it_is_told(linted, monkeypatch) -> None:
    monkeypatch.setenv("SPECX_RULES_URL", "https://example.org/specx/rules.md")
    rules = _rules_of(linted)
    page = (Path(__file__).parent.parent.parent / "docs" / "rules.md").read_text(encoding="utf-8")
    assert [r["helpUri"] for r in rules] == [f"https://example.org/specx/rules.md#{r['id'].lower()}" for r in rules]
    assert all(f"\n### {r['id']}\n" in page for r in rules)  # so that the anchors are there
    monkeypatch.setenv("SPECX_RULES_URL", "javascript:x")
    assert all("helpUri" not in r for r in _rules_of(linted))


def _rules_of(linted):
    return json.loads(linted("-o", "sarif").out)["runs"][0]["tool"]["driver"]["rules"]


def test_sarif_fingerprints_hold_when_a_finding_moves_and_tell_findings_apart(linted, bench) -> None:
    def prints() -> list[str]:
        results = json.loads(linted("-o", "sarif").out)["runs"][0]["results"]
        return [r["partialFingerprints"]["specxFinding/v1"] for r in results]

    bench.write("a b.yaml", TWO.replace("  - mobile\n  - fixed\n", "  - fxed\n  - fxed\n"))
    before = prints()
    assert len(set(before)) == len(before) >= 3
    bench.write("a b.yaml", "# a line above\n" + (bench.root / "a b.yaml").read_text(encoding="utf-8"))
    assert prints() == before


# What SARIF 2.1.0 asks for, as far as a log of ours goes: a check that needs no copy of its schema.
STRICT = {"additionalProperties": False, "type": "object"}
MESSAGE = {**STRICT, "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
COUNT = {"type": "integer", "minimum": 1}
RULE = {
    **STRICT, "required": ["id"],
    "properties": {
        "id": {"type": "string"}, "name": {"type": "string", "pattern": "^[A-Z][A-Za-z0-9]*$"}, "shortDescription": MESSAGE,
        "fullDescription": MESSAGE, "help": MESSAGE, "helpUri": {"type": "string", "pattern": "^https?://"},
        "defaultConfiguration": {**STRICT, "properties": {"level": {"enum": ["none", "note", "warning", "error"]}}},
        "properties": {"type": "object"},
    },
}  # fmt: skip
PLACE = {
    **STRICT, "required": ["artifactLocation"],
    "properties": {
        "artifactLocation": {**STRICT, "properties": {"uri": {"type": "string", "pattern": "^[!-~]+$"}}},
        "region": {**STRICT, "properties": {"startLine": COUNT, "startColumn": COUNT, "endColumn": COUNT}},
    },
}  # fmt: skip
RESULT = {
    **STRICT, "required": ["message", "ruleId", "ruleIndex", "locations"],
    "properties": {
        "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": 0}, "message": MESSAGE,
        "level": {"enum": ["none", "note", "warning", "error"]},
        "locations": {"type": "array", "items": {**STRICT, "properties": {"physicalLocation": PLACE}}},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
    },
}  # fmt: skip
DRIVER = {
    **STRICT, "required": ["name"],
    "properties": {
        "name": {"const": "specx"}, "version": {"type": "string"},
        "rules": {"type": "array", "uniqueItems": True, "items": RULE},
    },
}  # fmt: skip
LOG = {
    **STRICT, "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"}, "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": {
            **STRICT, "required": ["tool", "results"],
            "properties": {
                "tool": {**STRICT, "required": ["driver"], "properties": {"driver": DRIVER}},
                "columnKind": {"const": "unicodeCodePoints"}, "results": {"type": "array", "items": RESULT},
            },
        }},
    },
}  # fmt: skip


@pytest.mark.parametrize("page", ["", "https://example.org/rules.md"])
def test_sarif_has_the_shape_of_a_log(linted, bench, monkeypatch, page) -> None:
    import jsonschema

    monkeypatch.setenv("SPECX_RULES_URL", page)
    bench.write("ö;.yaml", TWO)
    for words in ((), ("--notes", "ö;.yaml", "nowhere.yaml"), ("clean.yaml",)):
        log = json.loads(linted("-o", "sarif", *words).out)
        jsonschema.Draft7Validator(LOG).validate(log)
        (run,) = log["runs"]
        assert {r["ruleId"] for r in run["results"]} == {r["id"] for r in run["tool"]["driver"]["rules"]}


def test_sarif_against_the_official_schema(linted) -> None:
    """Set SARIF_SCHEMA to a copy, such as the one in the npm package @microsoft/jest-sarif."""
    path = os.environ.get("SARIF_SCHEMA", "")
    if not path or not Path(path).is_file():
        pytest.skip("no copy of the SARIF schema is at hand")
    import jsonschema

    schema = json.loads(Path(path).read_text(encoding="utf-8-sig"))
    jsonschema.validators.validator_for(schema)(schema).validate(json.loads(linted("-o", "sarif").out))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_the_same_twice_and_says_something(linted, name: str) -> None:
    first = linted("-o", name)
    assert first.code == 1
    assert "SPX101" in first.out
    assert linted("-o", name).out == first.out


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_say_that_nothing_was_found(specx, bench, name: str) -> None:
    bench.write("clean.yaml", "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - fixed\n")
    ran = specx("lint", str(bench.root), "-o", name)
    assert ran.code == 0


def test_an_unknown_format(linted) -> None:
    ran = linted("-o", "xml")
    assert ran.code == 2
    assert "choose from" in ran.err


def test_statistics(linted) -> None:
    assert linted("--statistics").out.splitlines() == ["1  SPX101 unknown-key", "1  SPX406 service-order  [*]"]
    assert [r["count"] for r in linted("--statistics", "-o", "json").json()["results"]] == [1, 1]
