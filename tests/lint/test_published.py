"""What is generated from the code is fresh, and the schemas agree with the reader."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from specx.facts.folder import default_folder
from specx.facts.kinds import every_kind, read
from specx.facts.kinds.national import OwnWords
from specx.facts.store import parse
from specx.lint.document import Document
from specx.lint.published import schema

ROOT = Path(__file__).parent.parent.parent
FOLDER = Path(default_folder())


def _tool():
    spec = importlib.util.spec_from_file_location("write_lint_files", ROOT / "tools" / "write_lint_files.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_files_are_fresh() -> None:
    for path, text in _tool().wanted().items():
        assert path.is_file(), f"run tools/write_lint_files.py: {path.name} is missing"
        assert path.read_text(encoding="utf-8") == text, f"run tools/write_lint_files.py: {path.name} is stale"


def test_no_schema_is_left_over() -> None:
    assert {p.stem for p in (ROOT / "src/specx/schemas").glob("*.json")} == set(every_kind())


@pytest.mark.parametrize("kind", sorted(every_kind()))
def test_schemas_are_schemas(kind: str) -> None:
    jsonschema.Draft7Validator.check_schema(schema(kind))


@pytest.fixture(scope="module")
def validators():
    return {kind: jsonschema.Draft7Validator(schema(kind)) for kind in every_kind()}


def kind_of(path):
    """The kind of a file of ours; rows of a national table are told by the edition that names them."""
    if path.is_relative_to(FOLDER / "national") and path.parent.name == "table":
        return "national-table"
    return Document(path.name, str(path), path.read_bytes()).kind


@pytest.mark.long
def test_our_files_as_default_yaml_loading_sees_them_fit_their_schema(validators) -> None:
    # Default loading, as an editor does it: a number without its quotes would not fit.
    seen = set()
    for path in sorted(FOLDER.rglob("*.yaml")):
        kind = kind_of(path)
        seen.add(kind)
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        errors = [
            f"{path}: {'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
            for e in validators[kind].iter_errors(loaded)
        ]
        assert errors[:3] == []
    assert {"table", "footnotes", "edition", "services", "regions", "national-edition", "national-table"} <= seen


def test_a_schema_refuses_what_the_reader_refuses(validators) -> None:
    good = {"band": "148-149 MHz", "regions": [1], "primary": ["fixed"]}
    table = validators["table"]
    assert table.is_valid([good])
    assert table.is_valid([{**good, "band": "9 kHz - 1 610.6 MHz"}])
    for bad in (
        {**good, "primry": ["fixed"]},
        {**good, "band": "148 to 149"},
        {**good, "band": "1 6121.35-16 122 MHz"},
        {k: v for k, v in good.items() if k != "regions"},
        {**good, "footnotes": [5.34]},
    ):
        assert not table.is_valid([bad]), json.dumps(bad)


RIGHT = [
    "fixed", "fixed [5.430A]", "fixed [5.430A, 5.431]", "mobile except aeronautical mobile (R) [5.50]",
    "space research (deep space) (space-to-Earth)", "radionavigation-satellite (space-to-space)",
    "mobile-satellite (space-to-Earth) except maritime mobile-satellite (space-to-Earth)",
]  # fmt: skip
WRONG = [
    "fxed",
    "Fixed",
    "fixd-satellite (space-to-Earth)",
    "fixed-satellit",
    "mobile except aeronautcal mobile",
    "fixed-",
]
QUALIFIED = ["fixed (telemetry)", "fixed-satellite (space to Earth)", "mobile (line-of-sight only) except land mobile"]
OWN = ["fixed [US107]", "fixed [5.430A, UK4.54] {civil}", "fixed {civil, government}"]


def entries(kind, term):
    """A file of a kind with one entry, as little else as can be."""
    row = {"band": "148-149 MHz", "primary": [term]}
    if kind == "national-file":
        return {"country": "US", "base": "rr-2024", "rows": [row]}
    return [{**row, "regions": [1]} if kind == "table" else row]


def read_as(kind, term, facts):
    """Whether the reader takes it; of a country's own table, with whatever is declared."""
    text = json.dumps(entries(kind, term)).encode()
    words = OwnWords(None, uses=("civil", "government")) if kind != "table" else None
    vocabulary = facts.vocabulary.with_qualifiers(
        ["telemetry", "space to Earth", "line-of-sight only"] if words else []
    )
    return not read(kind, parse(text), vocabulary, facts.geography.codes, words)[1]


@pytest.mark.parametrize("kind", ["table", "national-table", "national-rows", "national-file"])
def test_services_are_enumerated_and_what_is_misspelt_fails(validators, facts, kind) -> None:
    """As the reader has it: in the Table with its qualifiers alone, in a country's own table with any."""
    terms = schema(kind)["definitions"]["term"]["enum"]
    assert {"fixed", "mobile except aeronautical mobile", "fixed-satellite (Earth-to-space)"} <= set(terms)
    for term in (*RIGHT, *WRONG, *QUALIFIED, *OWN, *terms):
        fits = validators[kind].is_valid(entries(kind, term))
        assert fits == read_as(kind, term, facts), term
        if term in terms or term in RIGHT:
            assert fits, term
        if term in WRONG:
            assert not fits, term


def test_every_kind_with_services_marks_a_misspelt_one(validators) -> None:
    """Wherever a file of ours names a service, that place is held to the vocabulary."""
    broken = set()
    for path in sorted(FOLDER.rglob("*.yaml")):
        kind = kind_of(path)
        defined = validators[kind].schema.get("definitions")
        if kind in broken or not defined:
            continue
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        spoilt = misspell(loaded, set(defined["term"]["enum"]))
        if spoilt != loaded and not validators[kind].is_valid(spoilt):
            broken.add(kind)
    assert broken >= {"table", "footnotes", "national-table", "national-footnotes", "outcomes", "limits", "provisions"}


def misspell(node, terms):
    """The same with each service that stands alone in a list misspelt."""
    if isinstance(node, dict):
        return {key: misspell(value, terms) for key, value in node.items()}
    if isinstance(node, list):
        return [x.replace("i", "ii") if isinstance(x, str) and x in terms else misspell(x, terms) for x in node]
    return node


def test_the_schemas_of_another_vocabulary(specx, bench) -> None:
    """A folder with services of its own gets schemas of its own."""
    for name in ("regions.yaml", "services.yaml", "rr-2024"):
        source = FOLDER / name
        for path in [source] if source.is_file() else sorted(source.rglob("*.yaml")):
            bench.write(str(path.relative_to(FOLDER)), path.read_bytes())
    text = (FOLDER / "services.yaml").read_text(encoding="utf-8")
    one = "- id: teleportation\n  name: Teleportation\n  rr: '1.99'\n  order: 99\n  family: terrestrial\n"
    bench.write("services.yaml", text.replace("services:\n", f"services:\n{one}", 1))
    own = json.loads(specx("rule", "--schema", "table", "--data", str(bench.root)).out)
    assert jsonschema.Draft7Validator(own).is_valid(entries("table", "teleportation [5.340]"))
    assert "teleportation" not in specx("rule", "--schema", "table").out


def test_our_files_name_their_schema_for_editors() -> None:
    for path in sorted(FOLDER.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        named = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
        assert len(named) == 1, f"{path} names no schema"
        schema_file = (path.parent / named[0]).resolve()
        assert schema_file == ROOT / "src/specx/schemas" / f"{kind_of(path)}.json"
