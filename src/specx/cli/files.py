"""Files of questions, opened: a name, or - for stdin."""

from __future__ import annotations

import contextlib
import sys

from ..errors import DataError, instead_of_missing

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def opened(file: str) -> Any:
    """The file as a context that gives text; stdin for "-", which stays open. Raises `DataError`."""
    if file == "-":
        return contextlib.nullcontext(sys.stdin)
    try:
        return open(file, encoding="utf-8-sig", newline="")
    except OSError as problem:
        raise DataError(f"{file}: {problem.strerror or problem}", instead_of_missing(file)) from None
