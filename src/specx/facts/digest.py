"""A digest of all files of facts, by which an answer says which facts it was made from."""

from __future__ import annotations

import os
from collections.abc import Iterator

_NAME = "digest"


def digest_of(folder: str, compiled: str | None = None) -> str:
    """Twelve hexadecimal digits that change with any fact in the folder.

    The compiled form knows the digest of the facts that it was made from: give it where every file
    that the answer read was as it was then.
    """
    return (_known(compiled) if compiled else "") or _worked_out(folder)


def write_digest(folder: str, out: str) -> None:
    """Puts the digest of the facts beside their compiled form."""
    with open(os.path.join(out, _NAME), "w", encoding="ascii") as stream:
        stream.write(_worked_out(folder))


def _known(compiled: str) -> str:
    try:
        with open(os.path.join(compiled, _NAME), encoding="ascii") as stream:
            digest = stream.read(64)
    except (OSError, UnicodeDecodeError):
        return ""
    return digest if len(digest) == 12 and digest.isalnum() else ""


def _worked_out(folder: str) -> str:
    import hashlib

    digest = hashlib.sha256()
    for relative in sorted(_files(folder, "")):
        digest.update(relative.encode() + b"\0")
        with open(os.path.join(folder, *relative.split("/")), "rb") as stream:
            digest.update(stream.read())
    return digest.hexdigest()[:12]


def _files(folder: str, under: str) -> Iterator[str]:
    """Every YAML file below the folder, named from there with slashes."""
    for entry in os.scandir(folder):
        if entry.is_dir():
            yield from _files(entry.path, f"{under}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield under + entry.name
