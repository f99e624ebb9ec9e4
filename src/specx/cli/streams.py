"""The streams of the process, also where one is closed, full, or ends early: an exit code never depends on the talk."""

from __future__ import annotations

import errno
import io
import os
import sys

from ..errors import DataError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class ClosedInput(io.TextIOBase):
    """A stdin that was closed before the program began; who reads it is told so."""

    @property
    def buffer(self) -> Any:
        """Itself: neither text nor bytes come from it."""
        return self

    def read(self, size: int | None = -1) -> Any:
        """Raises `DataError`."""
        raise DataError("stdin is closed", "give the question as words or a file, or send it through a pipe")

    readline = read


class ClosedOutput(io.TextIOBase):
    """A stdout that was closed before the program began; an answer that goes to a file needs none."""

    encoding = "utf-8"

    @property
    def buffer(self) -> Any:
        """Itself: it takes neither text nor bytes."""
        return self

    def writable(self) -> bool:
        """True: what tries is told why not."""
        return True

    def write(self, text: Any) -> int:
        """Raises `OSError`."""
        raise OSError(errno.EBADF, "stdout is closed")


class Talk(io.FileIO):
    """A stderr that may be full or broken: what cannot be told changes nothing of the answer."""

    def write(self, data: Any) -> int:
        """Writes what can be written."""
        try:
            return super().write(data)
        except OSError:
            return len(data)


def prepare() -> None:
    """Puts something in the place of every stream that is closed, and makes stderr forgiving."""
    # In the order of their numbers: the lowest free one is given out next, and no file of facts shall get it.
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
        sys.stdin = ClosedInput()
    if sys.stdout is None:
        os.open(os.devnull, os.O_WRONLY)
        sys.stdout = ClosedOutput()
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - lives as long as the process
    # A terminal without UTF-8 shows an escape rather than stopping half-way.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    buffer = sys.stderr.buffer
    if isinstance(getattr(buffer, "raw", buffer), io.FileIO):  # a console of Windows is none, and never full
        sys.stderr = io.TextIOWrapper(
            io.BufferedWriter(Talk(sys.stderr.fileno(), "w", closefd=False)),
            encoding=sys.stderr.encoding, errors="backslashreplace", line_buffering=True,
        )  # fmt: skip


def silence_output() -> None:
    """Points stdout at nothing, so that no later flush meets a closed pipe or a full disk."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, number)
    os.close(devnull)
