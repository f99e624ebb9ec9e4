"""A draft put on disk: whole or not at all, and never over something that is there."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping

from ..errors import DataError


def save(folder: str, home: str, files: Mapping[str, str]) -> str:
    """Writes the files into `folder`/`home`, which must not be there yet; returns that path.

    They are written beside it first and moved there in one step. Raises `DataError` where something is there
    already, or it cannot be written; then nothing is left.
    """
    target = os.path.join(folder, *home.split("/"))
    if os.path.lexists(target):
        raise DataError(
            f"{target}: is there already", "give another folder or another --revision; nothing is overwritten"
        )
    parent, made = os.path.dirname(target), []
    draft = ""
    try:
        made = _folders(parent)
        draft = tempfile.mkdtemp(dir=parent, prefix=".specx-")
        for name, text in files.items():
            path = os.path.join(draft, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(draft, 0o777 & ~mask)
        os.rename(draft, target)
        draft, made = "", []
    except OSError as problem:
        raise DataError(f"{problem.filename or target}: {problem.strerror or problem}") from None
    finally:
        if draft:
            shutil.rmtree(draft, ignore_errors=True)
        for path in reversed(made):
            with contextlib.suppress(OSError):
                os.rmdir(path)
    return target


def _folders(path: str) -> list[str]:
    """Makes a folder and those above it; returns those that were not there, from above."""
    missing = []
    while path and not os.path.isdir(path):
        missing.append(path)
        path = os.path.dirname(path)
    for one in reversed(missing):
        os.mkdir(one)
    return missing[::-1]
