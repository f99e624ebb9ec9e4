"""Hashes of the facts: the digest of all of them, which an answer carries, and the seal of a compiled file."""

from __future__ import annotations

import os
from collections.abc import Iterator

from ..version import __version__

_NAME = "digest"


def seal(*parts: bytes) -> bytes:
    """A hash over byte strings and their borders, as text: by it a compiled file knows that it is whole and of today."""
    try:
        # By way of hashlib comes OpenSSL, and that alone would cost a tenth of a plain question.
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    digest = blake2b(digest_size=32)
    for part in (__version__.encode(), *parts):
        digest.update(b"%d:" % len(part))
        digest.update(part)
    return digest.hexdigest().encode()


def digest_of(folder: str, compiled: str | None = None) -> str:
    """Twelve hexadecimal digits that change with any fact in the folder.

    The compiled form knows the digest of the facts that it was made from: give it where every file
    that the answer read was as it was then.
    """
    return (_known(compiled) if compiled else "") or _worked_out(folder)


def write_digest(folder: str, out: str) -> None:
    """Puts the digest of the facts beside their compiled form."""
    digest = _worked_out(folder).encode()
    with open(os.path.join(out, _NAME), "wb") as stream:
        stream.write(seal(digest) + b"\n" + digest)


def _known(compiled: str) -> str:
    try:
        with open(os.path.join(compiled, _NAME), "rb") as stream:
            head, _, digest = stream.read().partition(b"\n")
    except OSError:
        return ""
    return digest.decode("ascii") if head == seal(digest) else ""


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
