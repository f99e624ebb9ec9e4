from __future__ import annotations

from pathlib import Path

import pytest

from specx.lint import Report, Settings, run


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


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)
