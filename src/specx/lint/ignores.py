"""Comments that silence a rule: `# specx: ignore[SPX101]` on the line, or alone on the line above;
`# specx: ignore-file[SPX101]` anywhere for the whole file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .document import Document

COMMENT = re.compile(
    r"(?:^|(?<=\s))#[ \t]*specx:[ \t]*(ignore(?:-file)?)\b(?:[ \t]*\[([^\]\r\n]*)\])?[ \t]*([^\r\n]*)", re.MULTILINE
)


class Ignore(NamedTuple):
    """One such comment: the lines that it covers (0 for the whole file), the words in its brackets and behind them."""

    start: int
    end: int
    line: int
    rules: tuple[str, ...]
    ids: tuple[str, ...]  # the rules that the words name
    reason: str

    def covers(self, rule: str, line: int) -> bool:
        """Whether the comment silences what a rule finds on a line."""
        return self.line in (0, line) and (not self.rules or rule in self.ids)


def ignores(document: Document) -> list[Ignore]:
    """The comments of a file."""
    found: list[Ignore] = []
    if "specx:" not in document.text:
        return found
    from .rule import every_rule

    known = {rule.name: rule.id for rule in every_rule()}
    for match in COMMENT.finditer(document.text):
        line, column = document.place(match.start())
        rules = tuple(word.strip() for word in (match[2] or "").split(",") if word.strip())
        if match[1] == "ignore-file":
            line = 0
        elif not document.line(line)[: column - 1].strip():
            # Alone on its line, it speaks of the next line that says something.
            line += 1
            while line <= len(document.starts) and document.line(line).strip()[:1] in ("", "#"):
                line += 1
        ids = tuple(known.get(word.lower(), word.upper()) for word in rules)
        found.append(Ignore(match.start(), match.end(), line, rules, ids, match[3].strip()))
    return found
