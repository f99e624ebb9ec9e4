"""JSON as the standard library writes it, of the few kinds of values that a short answer holds, without loading that.

What is not of these kinds, and what comes after a good many values, is left to the library: it loads longer, and writes faster.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

_FEW = 40


class Encoder:
    """Turns values into JSON on one line; `ascii_only` writes every other character as an escape."""

    def __init__(self, ascii_only: bool) -> None:
        self.ascii_only = ascii_only
        self._done = 0
        self._whole: Callable[[Any], str] | None = None

    def __call__(self, value: Any) -> str:
        """The value as JSON. Raises `TypeError` for what JSON cannot hold."""
        self._done += 1
        return self._of(value) if self._done <= _FEW else self._library(value)

    def _library(self, value: Any) -> str:
        if self._whole is None:
            import json

            self._whole = json.JSONEncoder(ensure_ascii=self.ascii_only).encode
        return self._whole(value)

    def _of(self, value: Any) -> str:
        kind = type(value)
        if kind is str:
            return quoted(value, self.ascii_only)
        if kind is int:
            return str(value)
        if kind is dict and all(type(key) is str for key in value):
            return "{" + ", ".join([f"{self._of(key)}: {self._of(held)}" for key, held in value.items()]) + "}"
        if kind is list or kind is tuple:
            return "[" + ", ".join([self._of(held) for held in value]) + "]"
        if value is None or value is True or value is False:
            return {None: "null", True: "true", False: "false"}[value]
        return self._library(value)


def quoted(text: str, ascii_only: bool) -> str:
    """The text between quotation marks, with escapes."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    try:
        from _json import encode_basestring, encode_basestring_ascii
    except ImportError:
        from json.encoder import encode_basestring, encode_basestring_ascii
    escaped: str = encode_basestring_ascii(text) if ascii_only else encode_basestring(text)
    return escaped
