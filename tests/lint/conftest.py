from __future__ import annotations

import os
from pathlib import Path

import pytest

from specx.facts.folder import default_folder
from specx.lint import Report, Settings, run
from specx.lint.document import Document


class Bench:
    """A folder to lint in: write files, run, look at rule ids."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def run(self, *paths: str, **settings: object) -> Report:
        return run([str(self.root / p) for p in paths] or [str(self.root)], Settings(**settings))  # type: ignore[arg-type]

    def ids(self, *paths: str, **settings: object) -> list[str]:
        return [f.rule for f in self.run(*paths, **settings).findings]


class Slips:
    """A folder of files that are read once, and asked about with one of them changed, as `--fix` does."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.known: dict[str, Document] = {}
        run([str(root)], Settings(select=("SPX001",)), known=self.known)

    def text(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def run(self, name: str, text: str, settings: Settings, path: str = "") -> Report:
        """What is found in the folder, or in a path of it, where a file had that text."""
        changed = {os.path.realpath(self.root / name): text.encode()}
        return run([str(self.root / path)], settings, changed, dict(self.known))


@pytest.fixture(scope="module")
def facts_with() -> Slips:
    """The facts that come with specx, with a slip in one file."""
    return Slips(Path(default_folder()))


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)
