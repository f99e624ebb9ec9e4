"""Which files are meant."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import NamedTuple

SUFFIXES = (".yaml", ".yml")


class Wanted(NamedTuple):
    """A file to check: its path as it is shown; `missing` says why it cannot be one."""

    path: str
    missing: str = ""


def gather(paths: Iterable[str], exclude: Iterable[str] = ()) -> list[Wanted]:
    """The files that paths, folders and globs name: each once, in order of path.

    Hidden files and folders in a folder are passed over; a path that is named is always taken.
    """
    found: dict[str, Wanted] = {}
    patterns = tuple(exclude)
    for path in paths:
        for wanted in _expand(path, patterns):
            found.setdefault(os.path.normpath(wanted.path), wanted)
    return [found[key] for key in sorted(found, key=lambda p: p.split(os.sep))]


def _expand(path: str, exclude: tuple[str, ...]) -> Iterator[Wanted]:
    if not path or "\0" in path:
        yield Wanted(path or "''", "is no path")
    elif os.path.isdir(path):
        yield from _walk(path, exclude)
    elif not os.path.lexists(path) and glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield Wanted(path, "matches no file")
        for match in matches:
            if os.path.isdir(match):
                yield from _walk(match, exclude)
            elif not excluded(match, exclude):
                yield Wanted(match)
    elif not os.path.lexists(path):
        yield Wanted(path, "does not exist")
    else:
        yield Wanted(path)


def _walk(top: str, exclude: tuple[str, ...]) -> Iterator[Wanted]:
    # Links to folders are not followed: a loop of them has no end.
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and not excluded(os.path.join(folder, f), exclude)
        )
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and not excluded(path, exclude):
                # Forges match the path with their own, which has no ./ before it.
                yield Wanted(path.removeprefix(os.curdir + os.sep))


def excluded(path: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern names the path, its name, or a folder above it."""
    clean = os.path.normpath(path).replace(os.sep, "/")
    parts = clean.split("/")
    return any(
        fnmatch(clean, p) or any(fnmatch(part, p) for part in parts) or fnmatch(clean, p.rstrip("/") + "/*")
        for p in patterns
    )
