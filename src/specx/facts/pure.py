"""The reader of YAML in Python, for where libyaml is not at hand, brought to read as libyaml does.

They part ways over tabs between words, over `?` and `:` inside brackets and over comments behind `|`. A file must not be sound on
one machine and broken on another; a test holds them together. Loaded only where it is needed.
"""

from __future__ import annotations

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_BREAKS = "\r\n\x85\u2028\u2029"
_BLANKS = " \t"
_ENDS = "\0" + _BLANKS + _BREAKS


class PureReader(Reader, Scanner, Parser):
    """Events of a text, as those of libyaml."""

    peek: Any
    forward: Any
    scan_line_break: Any
    get_token: Any

    def __init__(self, source: str) -> None:
        Reader.__init__(self, source)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Passes blanks and comments; tabs too, save where they would be indentation."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def fetch_directive(self) -> None:
        """Refuses directives, known and unknown."""
        raise ScannerError(None, None, "a directive is not allowed", self.get_mark())

    def scan_block_scalar_indicators(self, start_mark: Any) -> tuple[bool | None, int | None]:
        """What stands behind the `|` or `>` of a block of text: whether to keep its last line break, how far it is indented."""
        chomping, increment = None, None
        for _ in range(2):
            char = self.peek()
            if char in "+-" and chomping is None:
                chomping = char == "+"
            elif char in "123456789" and increment is None:
                increment = int(char)
            else:
                break
            self.forward()
        return chomping, increment

    def scan_block_scalar_ignored_line(self, start_mark: Any) -> None:
        """Passes blanks and a comment behind the `|` or `>`."""
        while self.peek() in _BLANKS:
            self.forward()
        super().scan_block_scalar_ignored_line(start_mark)

    def scan_block_scalar_indentation(self) -> Any:
        """Finds how far a block of text is indented."""
        found = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            raise self._tab("while scanning a block scalar", self.get_mark())
        return found

    def scan_block_scalar_breaks(self, indent: int) -> Any:
        """Passes empty lines in a block of text."""
        found = super().scan_block_scalar_breaks(indent)
        if self.peek() == "\t" and self.column < indent:
            raise self._tab("while scanning a block scalar", self.get_mark())
        return found

    def _tab(self, where: str, start: Any) -> ScannerError:
        return ScannerError(
            where, start, "found a tab character where an indentation space is expected", self.get_mark()
        )

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Any) -> Any:
        """A piece of a text in quotes; an escape must name a character."""
        try:
            chunks = super().scan_flow_scalar_non_spaces(double, start_mark)
        except (ValueError, OverflowError):
            chunks = ["\ud800"]
        if any("\ud800" <= chunk[:1] <= "\udfff" for chunk in chunks):
            what = "found invalid Unicode character escape code"
            raise ScannerError("while parsing a quoted scalar", start_mark, what, self.get_mark())
        return chunks

    def scan_plain(self) -> ScalarToken:
        """A text without quotes, over several lines too."""
        start = end = self.get_mark()
        indent = self.indent + 1
        words = blanks = ""
        at_start_of_line = False
        while (
            not (self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in _ENDS) and self.peek() != "#"
        ):
            length = self._plain_length()
            if length:
                words += blanks + self.prefix(length)
                self.allow_simple_key = False
                self.forward(length)
                end = self.get_mark()
            if self.peek() not in _BLANKS + _BREAKS:
                break
            blanks, at_start_of_line = self._folded(indent, start)
            if not self.flow_level and self.column < indent:
                break
        if at_start_of_line:
            self.allow_simple_key = True
        return ScalarToken(words, True, start, end)

    def _plain_length(self) -> int:
        """How many characters up to a blank or an indicator."""
        length = 0
        while (char := self.peek(length)) not in _ENDS:
            if char == ":":
                after = self.peek(length + 1)
                if self.flow_level and after in ",?[]{}":
                    raise ScannerError("while scanning a plain scalar", None, "found unexpected ':'", self.get_mark())
                if after in _ENDS:
                    break
            if self.flow_level and char in ",[]{}":
                break
            length += 1
        return length

    def _folded(self, indent: int, start: Any) -> tuple[str, bool]:
        """Passes blanks and line breaks; what they leave of themselves in the text, and whether there was a break."""
        blanks, breaks = "", []
        while self.peek() in _BLANKS + _BREAKS:
            if self.peek() in _BREAKS:
                breaks.append(self.scan_line_break())
                continue
            if not breaks:
                blanks += self.peek()
            elif self.peek() == "\t" and self.column < indent:
                raise self._tab("while scanning a plain scalar", start)
            self.forward()
        if not breaks:
            return blanks, False
        first, more = breaks[0], "".join(breaks[1:])
        return (more or " " if first == "\n" else first + more), True
