"""A line on stderr that tells how far long work has come; only where stderr is a terminal."""

from __future__ import annotations

import sys
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO, TypeVar

    T = TypeVar("T")


_EVERY = 0.2  # seconds


def progress(items: Iterable[T], what: str, stream: TextIO | None = None, total: int | None = None) -> Iterator[T]:
    """The items as they come, counted on a terminal. The line is wiped at the end."""
    talk = stream or sys.stderr
    if not talk.isatty():
        yield from items
        return
    from ..interrupt import tidying

    shown, count = time.monotonic(), 0
    with tidying():
        try:
            for item in items:
                yield item
                count += 1
                now = time.monotonic()
                if now - shown >= _EVERY:
                    shown = now
                    of = f" of {total} ({100 * count // total} %)" if total else ""
                    talk.write(f"\r\x1b[K{count}{of} {what}")
                    talk.flush()
        finally:
            talk.write("\r\x1b[K")
            talk.flush()


class Counted:
    """The same line for work that comes in lumps: `at` tells how far it has come, `done` wipes it."""

    def __init__(self, what: str, stream: TextIO | None = None) -> None:
        self._what = what
        self._talk = stream or sys.stderr
        self._shown = time.monotonic() if self._talk.isatty() else float("inf")

    def at(self, count: int) -> None:
        """So many are done; told now and then, on a terminal."""
        now = time.monotonic()
        if now - self._shown >= _EVERY:
            self._shown = now
            self._talk.write(f"\r\x1b[K{count} {self._what}")
            self._talk.flush()

    def done(self) -> None:
        """Wipes the line, where there may be one."""
        if self._talk.isatty():
            self._talk.write("\r\x1b[K")
            self._talk.flush()
