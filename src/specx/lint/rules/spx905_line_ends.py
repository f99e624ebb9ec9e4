"""A file does not end in one line break, begins with a byte order mark, or has line ends of DOS.

`--fix` puts it right.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from ..finding import Edit, Fault
from ..folder import Folder

SEVERITY = "warning"
FIXABLE = True


def check(document: Document, folder: Folder) -> Iterator[Fault]:
    """The end of the file, its beginning, its line ends."""
    text = document.text
    if not text:
        return
    if document.data.startswith(b"\xef\xbb\xbf"):
        yield document.found(1, "a byte order mark at the beginning", "save as UTF-8 without it", (Edit(0, 0, ""),))
    breaks = text.find("\r\n")
    if breaks >= 0:
        edits = tuple(Edit(i, i + 1, "") for i in _all(text, "\r\n"))
        yield document.found_at(breaks, breaks + 1, "line ends of DOS (CR LF)", "use LF", edits)
    body = len(text.rstrip("\r\n"))
    tail = text[body:].replace("\r\n", "\n")
    if tail != "\n" and body:
        what = "no line break at the end of the file" if not tail else "blank lines at the end of the file"
        at = body if body < len(text) else max(0, len(text) - 1)
        yield document.found_at(at, at + 1, what, "end with one line break", (Edit(body, len(text), "\n"),))


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)
