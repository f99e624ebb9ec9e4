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
from specx.facts.kinds import every_kind
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


def test_our_files_name_their_schema_for_editors() -> None:
    for path in sorted(FOLDER.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        named = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", text, re.MULTILINE)
        assert len(named) == 1, f"{path} names no schema"
        schema_file = (path.parent / named[0]).resolve()
        assert schema_file == ROOT / "src/specx/schemas" / f"{kind_of(path)}.json"
