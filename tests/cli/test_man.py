"""Man pages: fresh, whole, and named by what is built."""

import importlib.util
import shutil
import subprocess
import tomllib

import pytest

from conftest import ROOT
from specx.cli.commands import COMMANDS
from specx.cli.lazy import build


def _pages():
    spec = importlib.util.spec_from_file_location("man", ROOT / "tools" / "man.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.wanted()


def test_they_are_fresh_and_none_is_left_over():
    pages = _pages()
    assert set((ROOT / "man").iterdir()) == set(pages)
    for path, text in pages.items():
        assert path.read_text(encoding="utf-8") == text, f"run python tools/generate.py: {path.name} is stale"


@pytest.mark.parametrize("name", COMMANDS)
def test_each_names_every_option(name):
    text = (ROOT / "man" / f"specx-{name}.1").read_text(encoding="ascii").replace("\\-", "-")
    for parameter in build(name).params:
        if parameter.param_type_name == "option":
            assert parameter.opts[0] in text
    assert f"specx-{name} (1)" in (ROOT / "man" / "specx.1").read_text(encoding="ascii").replace("\\-", "-")


def test_wheel_and_sdist_take_them_in():
    built = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert built["wheel"]["shared-data"]["man"] == "share/man/man1"
    assert "man" in built["sdist"]["include"]


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff to read them")
@pytest.mark.parametrize("name", ["specx", "specx-overlap", "specx-examine"])
def test_they_are_read_without_a_warning(name):
    ran = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", f"man/{name}.1"], capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    assert ran.stderr == ""
    assert name.upper() in ran.stdout
