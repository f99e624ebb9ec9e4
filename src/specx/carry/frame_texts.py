"""Whether what reads text by the million would part it into the same rows and heads as what reads it line by line."""

from __future__ import annotations

import csv
from typing import IO, TYPE_CHECKING

from ..answers.lines import MAX_LINE
from ..errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

_PIECE = 2**20


def check_text(stream: IO[bytes], heads: Sequence[str], delimiter: str) -> None:
    """Raises `DataError` for lines that end in a carriage return alone, and for heads that were read as others."""
    first = stream.readline(MAX_LINE).decode("utf-8-sig", "replace")
    try:
        written = next(csv.reader([first], delimiter=delimiter), [])
    except csv.Error as problem:
        raise DataError(f"line 1: not a table: {problem}") from None
    if first.count("\r") == first.count("\r\n") and written != list(heads):
        raise DataError("two columns have one name, or a name cannot be read", "give each a name of its own")
    lone, last = first.count("\r") - first.count("\r\n"), False
    while not lone and (piece := stream.read(_PIECE)):
        # One that ends a piece is judged with the next.
        lone = piece.count(b"\r") - piece.count(b"\r\n") - piece.endswith(b"\r") + (last and piece[:1] != b"\n")
        last = piece.endswith(b"\r")
    if lone or last:
        raise DataError("a line ends in a carriage return alone", "end lines in a newline")
