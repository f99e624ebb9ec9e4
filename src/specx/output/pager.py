"""A pager for answers that are longer than the screen: it starts only when the screen is full."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import signal
import subprocess

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, TextIO


_LINK = re.compile(r"\x1b\]8;[^\x1b\x07]*(?:\x1b\\|\x07)")
_LINKS_SINCE = 566  # the version of less that shows hyperlinks
_LESS = "FRX"  # ends where all fits, shows colours, leaves the screen as it is


def command(own: str = "") -> list[str]:
    """The words of the pager: SPECX_PAGER, `own` as the settings file has it, PAGER, else less where it is there.

    No word for none: where one of them is empty, or `none`, or what it names is not there.
    """
    for told in (os.environ.get("SPECX_PAGER"), own or None, os.environ.get("PAGER")):
        if told is not None:
            with contextlib.suppress(ValueError):
                words = shlex.split(told, posix=os.name != "nt")
                if words and words != ["none"] and shutil.which(words[0]):
                    return words
            return []
    return ["less", f"-{_LESS}"] if shutil.which("less") else []


def shows_links(words: list[str]) -> bool:
    """Whether the pager lets hyperlinks through: less of a version that does, asked to show colours."""
    told = [*words[1:], f"-{os.environ.get('LESS', _LESS)}"]
    raw = any(word == "--RAW-CONTROL-CHARS" or (word[:1] == "-" and word[:2] != "--" and "R" in word) for word in told)
    if os.path.splitext(os.path.basename(words[0]))[0] != "less" or not raw:
        return False
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        answer = subprocess.run([words[0], "--version"], capture_output=True, timeout=5, check=False).stdout
        version = re.match(rb"less (\d+)", answer)
        return version is not None and int(version[1]) >= _LINKS_SINCE
    return False


class PagerClosedError(Exception):
    """Whoever reads has read enough: the rest need not be drawn. Rich would take a `BrokenPipeError` for its own."""


class Paged(io.TextIOBase):
    """A stream that keeps what is written until the screen is full, and then shows it by the pager."""

    def __init__(self, stream: TextIO, words: list[str], height: int) -> None:
        self._stream, self._words, self._height = stream, words, height
        self._kept: list[str] = []
        self._lines = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._before: Any = None
        self._links = False

    def write(self, text: str) -> int:
        """Writes the text. Raises `PagerClosedError` once the pager is gone."""
        if self._process is None:
            self._kept.append(text)
            self._lines += text.count("\n")
            # The last line is where the shell asks for the next command.
            if self._lines >= self._height and not self._start():
                self._words, self._height = [], self._lines + 1_000_000_000
        else:
            self._send(text)
        return len(text)

    def flush(self) -> None:
        """Nothing: what is kept waits for the screen to be full."""

    def _start(self) -> bool:
        environment = {**os.environ, "LESS": os.environ.get("LESS", _LESS)}
        encoding = (self._stream.encoding or "utf-8").lower()
        if encoding.replace("-", "") == "utf8":
            environment.setdefault("LESSCHARSET", "utf-8")
        with contextlib.suppress(OSError, ValueError):
            self._stream.flush()
            self._process = subprocess.Popen(self._words, stdin=subprocess.PIPE, env=environment)
            with contextlib.suppress(ValueError):  # only the main thread may
                # Ctrl-C is the pager's while it shows something.
                self._before = signal.signal(signal.SIGINT, signal.SIG_IGN)
            kept, self._kept = "".join(self._kept), []
            if _LINK.search(kept):
                self._links = shows_links(self._words)
            self._send(kept)
            return True
        return False

    def _send(self, text: str) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        try:
            text = text if self._links else _LINK.sub("", text)
            self._process.stdin.write(text.encode(self._stream.encoding or "utf-8", "backslashreplace"))
        except OSError:
            raise PagerClosedError from None

    def end(self) -> None:
        """Shows what is kept, or waits until the pager is closed."""
        if self._process is None:
            self._stream.write("".join(self._kept))
            return
        with contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()
        self._process.wait()
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)


@contextlib.contextmanager
def paged(stream: TextIO, words: list[str], height: int) -> Iterator[Paged]:
    """A stream for an answer that may be longer than `height` lines."""
    shown = Paged(stream, words, height)
    try:
        yield shown
    finally:
        shown.end()
