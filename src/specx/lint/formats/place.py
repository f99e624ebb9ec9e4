"""Paths as forges write them: with slashes, whatever the system writes."""

from __future__ import annotations

from pathlib import PurePath
from urllib.parse import quote


def forge_path(path: str, of: type[PurePath] = PurePath) -> str:
    """A path with slashes and without `./` before it. `of` are the paths of a system, here by default."""
    return of(path).as_posix()


def uri(path: str, of: type[PurePath] = PurePath) -> str:
    """A path as SARIF names a file: a relative reference, or a file URI."""
    pure = of(path)
    return pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="surrogateescape")
