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
    drive = pure.drive if pure.drive.endswith(":") else ""
    quoted = quote(pure.as_posix()[len(drive) :], errors="surrogateescape")
    if not pure.is_absolute():
        return quoted
    if drive:
        return f"file:///{drive}{quoted}"
    # The name of a share begins with its host.
    return f"file:{quoted}" if quoted.startswith("//") else f"file://{quoted}"
