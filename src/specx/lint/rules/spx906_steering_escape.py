r"""A text holds an escape for a control character, a mark of direction, or one that cannot be seen.

`"\e[31m"` colours a terminal, `"\u202e"` turns the words behind it round: the file looks plain, and every program
that prints the text is steered by it. The characters themselves are found by SPX002 and SPX904.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from ...facts.store import Map, Seq, Text
from ...output.border import STEERING
from ..document import Document
from ..finding import Fault
from ..folder import Folder
from .spx904_look_alike import HIDDEN

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))", re.DOTALL)
# Escapes of one letter; a tab and a line feed are what they seem.
_LETTERS = {"0": 0, "a": 7, "b": 8, "v": 11, "f": 12, "r": 13, "e": 27, "N": 0x85, "L": 0x2028, "P": 0x2029}


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """Escapes in double quotes, keys among them."""
    if '"' not in document.text or "\\" not in document.text:
        return
    for node in _texts(document.tree):
        quoted = _QUOTED.match(document.text, document.offset(node.line, node.column)) if node.style == '"' else None
        for escape in _ESCAPE.finditer(document.text, *quoted.span()) if quoted else ():
            code = _code(escape)
            if code in STEERING or (0 <= code < 0x110000 and HIDDEN.match(chr(code))):
                name = unicodedata.name(chr(code), f"the control character U+{code:04X}")
                yield document.found_at(*escape.span(), f"the escape {escape[0]} stands for {name}", "remove it")


def _code(escape: re.Match[str]) -> int:
    digits = escape[1] or escape[2] or escape[3]
    return int(digits, 16) if digits else _LETTERS.get(escape[4], -1)


def _texts(node: Any) -> Iterator[Text]:
    """Every scalar of a tree, keys too, in order."""
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Text):
            yield at
        elif isinstance(at, Map):
            waiting += [each for pair in reversed(at.items()) for each in reversed(pair)]
        elif isinstance(at, Seq):
            waiting += reversed(at)
