"""Ctrl-C. It ends the process at once, without a word; but for where something half made has to be taken back."""

from __future__ import annotations

import contextlib
import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def tidying() -> Iterator[None]:
    """Within it Ctrl-C raises `KeyboardInterrupt`, as Python has it everywhere.

    Changes nothing for a program that has its own way with the signal, or ignores it.
    """
    if signal.getsignal(signal.SIGINT) is not signal.SIG_DFL:
        yield
        return
    try:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    except ValueError:  # only the main thread may
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
