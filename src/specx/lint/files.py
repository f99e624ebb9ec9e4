"""Which files are meant, and how far around them to look."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from typing import NamedTuple

SUFFIXES = (".yaml", ".yml")
_REPOSITORIES = (".git", ".hg", ".svn")


class Wanted(NamedTuple):
    """A file to check: its path as it is shown, why it cannot be read, whether nothing is there at all, whether a folder
    was named and not the file."""

    path: str
    problem: str = ""
    missing: bool = False
    found: bool = False


def gather(paths: Iterable[str], exclude: Iterable[str] = ()) -> list[Wanted]:
    """The files that paths, folders and globs name: each once, in order of path.

    Hidden files and folders in a folder are passed over; a path that is named is always taken.
    """
    found: dict[str, Wanted] = {}
    patterns = tuple(exclude)
    for path in paths:
        for wanted in _expand(path, patterns):
            key = os.path.normpath(wanted.path)
            if key not in found or found[key].found:
                found[key] = wanted
    return [found[key] for key in sorted(found, key=lambda p: p.split(os.sep))]


def _expand(path: str, exclude: tuple[str, ...]) -> Iterator[Wanted]:
    if not path or "\0" in path:
        yield Wanted(path or "''", "is no path", True)
    elif os.path.isdir(path):
        yield from _walk(path, exclude)
    elif not os.path.lexists(path) and glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            yield Wanted(path, "matches no file", True)
        for match in matches:
            if os.path.isdir(match):
                yield from _walk(match, exclude)
            elif not excluded(match, exclude):
                yield Wanted(match)
    elif not os.path.lexists(path):
        yield Wanted(path, "does not exist", True)
    else:
        yield Wanted(path)


def _walk(top: str, exclude: tuple[str, ...]) -> Iterator[Wanted]:
    closed: list[OSError] = []
    # Links to folders are not followed: a loop of them has no end.
    for folder, folders, names in os.walk(top, onerror=closed.append):
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and not excluded(os.path.join(folder, f), exclude)
        )
        for name in sorted(names):
            path = os.path.join(folder, name)
            if name.endswith(SUFFIXES) and not name.startswith(".") and not excluded(path, exclude):
                # Without the ./ before it, as forges write their paths.
                yield Wanted(_plain(path), found=True)
    for problem in closed:
        # What lies in it was not read, and may be anything.
        yield Wanted(_plain(str(problem.filename)), f"is a folder that cannot be entered: {_why(problem)}")


def _plain(path: str) -> str:
    return path.removeprefix(os.curdir + os.sep)


def _why(problem: OSError) -> str:
    return (problem.strerror or str(problem)).lower()


def excluded(path: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern names the path, its name, or a folder above it."""
    clean = os.path.normpath(path).replace(os.sep, "/")
    parts = clean.split("/")
    return any(
        fnmatch(clean, p) or any(fnmatch(part, p) for part in parts) or fnmatch(clean, p.rstrip("/") + "/*")
        for p in patterns
    )


def upwards(folder: str) -> Iterator[str]:
    """The folder and those above it, up to the top of a repository, of a home or of a file system."""
    home = own_home()
    while True:
        yield folder
        above = os.path.dirname(folder)
        if above == folder or os.path.realpath(above) == home:
            return
        if any(os.path.lexists(os.path.join(folder, name)) for name in _REPOSITORIES):
            return
        try:
            if os.stat(folder).st_dev != os.stat(above).st_dev:
                return
        except OSError:
            pass  # what is not there has no border
        folder = above


def own_home() -> str:
    """The home of whoever runs this."""
    return os.path.realpath(os.path.expanduser("~"))
