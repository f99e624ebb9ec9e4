"""A file that is there whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat

from ..errors import DataError, UsageError, instead_of_missing, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def replaced(path: str) -> Iterator[str]:
    """The path of a temporary file that takes the place of `path` when all is written; what fails leaves nothing.

    A link is written through; a device or a pipe is no file to be replaced, and given as it is. Raises `DataError` where the
    file or its folder cannot be written.
    """
    target = os.path.realpath(path)
    try:
        if os.path.isdir(target):
            raise DataError(f"{path}: is a directory, not a file")
        if os.path.exists(target) and not os.path.isfile(target):
            yield target
            return
        check_writable(target)
        # As `tempfile` does it, which takes as long to import as a small file to annotate.
        temporary = os.path.join(os.path.dirname(target), f".specx-{os.urandom(6).hex()}{os.path.splitext(target)[1]}")
        os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    except OSError as problem:
        raise unwritten(path, problem) from None
    try:
        yield temporary
        take_place(temporary, target)
    except OSError as problem:
        raise unwritten(path, problem) from None
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(temporary)


def check_writable(target: str) -> None:
    """Raises `OSError` for a file that is there and may not be written: a folder alone would let it be replaced."""
    if os.path.exists(target) and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)


def take_place(temporary: str, target: str) -> None:
    """Puts a file in the place of another, whose permissions it keeps: what was not for everybody's eyes stays so."""
    try:
        mode = stat.S_IMODE(os.stat(target).st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    os.chmod(temporary, mode)
    os.replace(temporary, target)


def unwritten(path: str, problem: OSError) -> DataError:
    """What is told of a file or a folder that cannot be written."""
    return DataError(f"{path}: {problem.strerror}", instead_of_missing(os.path.dirname(path) or ".", "folder"))


def check_apart(source: str, to: str, overwrite: bool) -> None:
    """Raises `UsageError` where the file that is read would be written over, and nobody asked for that."""
    if source != "-" and to and not overwrite and os.path.exists(to) and os.path.samefile(source, to):
        raise UsageError(f"{shown(to)} is the file that is read", "name another one, or add --overwrite")


def check_streams_apart(source: str, written: int) -> None:
    """Raises `UsageError` where the open file of this number is the one that is read: it would be read without an end."""
    try:
        read, target = os.fstat(0) if source == "-" else os.stat(source), os.fstat(written)
    except OSError:
        return
    if stat.S_ISREG(read.st_mode) and os.path.samestat(read, target):
        name = "stdin" if source == "-" else shown(source)
        raise UsageError(f"stdout goes to the file that is read, {name}", "send it to another one")
