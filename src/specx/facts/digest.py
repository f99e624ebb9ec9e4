"""A digest of all files of facts, by which an answer says which facts it was made from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

_NAME = "digest"


def digest_of(folder: str, compiled: str | None = None) -> str:
    """Twelve hexadecimal digits that change with any fact in the folder.

    The compiled form knows the digest of the facts that it was made from; it is believed while the
    same files are there, each as long as it was. What an answer reads is held against its own seal.
    """
    if compiled:
        known = _known(folder, compiled)
        if known:
            return known
    digest = hashlib.sha256()
    for relative, path in sorted(_files(folder)):
        digest.update(relative.encode())
        with open(path, "rb") as stream:
            digest.update(stream.read())
    return digest.hexdigest()[:12]


def write_digest(folder: str, out: str) -> None:
    """Puts the digest of the facts beside their compiled form."""
    sizes = "".join(f"{os.path.getsize(path)} {relative}\n" for relative, path in sorted(_files(folder)))
    with open(os.path.join(out, _NAME), "w", encoding="utf-8", newline="\n") as stream:
        stream.write(f"{digest_of(folder)}\n{sizes}")


def _known(folder: str, compiled: str) -> str:
    try:
        with open(os.path.join(compiled, _NAME), encoding="utf-8") as stream:
            digest, _, sizes = stream.read().partition("\n")
    except (OSError, UnicodeDecodeError):
        return ""
    there = "".join(f"{size} {relative}\n" for relative, size in sorted(_sizes(folder, "")))
    return digest if there == sizes and len(digest) == 12 and digest.isalnum() else ""


def _files(folder: str) -> Iterator[tuple[str, str]]:
    """Every YAML file below the folder: its name there with slashes, and its path."""
    for relative, _ in _sizes(folder, ""):
        yield relative, os.path.join(folder, *relative.split("/"))


def _sizes(folder: str, under: str) -> Iterator[tuple[str, int]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _sizes(entry.path, f"{under}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield under + entry.name, entry.stat().st_size
