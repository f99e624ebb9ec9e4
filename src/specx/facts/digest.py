"""Hashes of the facts: the digest of all of them, which an answer carries, and the seal of a compiled file."""

from __future__ import annotations

import os
import stat

from ..version import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


_NAME = "digest"
# Far above any file of facts; more than this is not read at all.
MAX_BYTES = 64 * 1024 * 1024


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


def regular(path: str) -> bytes:
    """The bytes of a regular file. Raises `OSError` for what is none, or is very large: never waits, never floods."""
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_BYTES:
        raise OSError(None, "is no regular file, or is too large", path)
    number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        whole = os.read(number, found.st_size + 1)
        while len(whole) < MAX_BYTES and (more := os.read(number, 1 << 20)):
            whole += more  # it grew meanwhile, or came in pieces
    finally:
        os.close(number)
    return whole


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
        head, _, digest = regular(os.path.join(compiled, _NAME)).partition(b"\n")
    except OSError:
        return ""
    return digest.decode("ascii") if head == seal(digest) else ""


def _worked_out(folder: str) -> str:
    import hashlib

    digest = hashlib.sha256()
    for relative in sorted(_files(folder, "", set())):
        digest.update(os.fsencode(relative) + b"\0")
        try:
            digest.update(regular(os.path.join(folder, *relative.split("/"))))
        except OSError:
            # What cannot be read is no fact of any answer; that it lies there is told.
            digest.update(b"\0unreadable")
    return digest.hexdigest()[:12]


def _files(folder: str, under: str, seen: set[str]) -> Iterator[str]:
    """Every YAML file below the folder, named from there with slashes; each folder once, however links lead to it."""
    real = os.path.realpath(folder)
    if real in seen:
        return
    seen.add(real)
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            yield from _files(entry.path, f"{under}{entry.name}/", seen)
        elif entry.name.endswith(".yaml"):
            yield under + entry.name
