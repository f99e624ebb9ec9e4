"""Lines of a text that somebody sends, read so that none of them can flood us."""

from __future__ import annotations

from ..errors import DataError, TooLongError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


MAX_LINE = 1_000_000  # characters: far more than a row of any table


class Lines:
    """The lines of a stream; `number` is that of the last one.

    Raises `TooLongError` for a line that is too long, and goes on behind it: no more than a line's worth is ever
    held. Raises `DataError` where nothing more can be read.
    """

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.number = 0

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        try:
            line = self._stream.readline(MAX_LINE + 1)
        except OSError as problem:
            raise DataError(f"what was sent cannot be read: {problem.strerror or problem}") from None
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) <= MAX_LINE:
            return line
        while line and line[-1] not in "\r\n":
            line = self._stream.readline(MAX_LINE)
        raise TooLongError(self.number, MAX_LINE)
