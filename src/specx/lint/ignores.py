"""Comments that silence a rule: `# specx: ignore[SPX101]` on the line, or alone on the line above;
`# specx: ignore-file[SPX101]` anywhere for the whole file.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .document import Document
from .finding import Finding

COMMENT = re.compile(r"(?:^|(?<=\s))#\s*specx:\s*(ignore(?:-file)?)(?:\s*\[([^\]\n]*)\])?[^\n]*", re.MULTILINE)


class Ignore(NamedTuple):
    """One such comment: the lines that it covers (0 for the whole file) and the words in its brackets."""

    start: int
    end: int
    line: int
    rules: tuple[str, ...]

    def covers(self, finding: Finding) -> bool:
        """Whether the comment silences a finding."""
        return self.line in (0, finding.line) and (
            not self.rules or any(word.upper() == finding.rule or word.lower() == finding.name for word in self.rules)
        )


def ignores(document: Document) -> list[Ignore]:
    """The comments of a file."""
    found: list[Ignore] = []
    if "specx:" not in document.text:
        return found
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
        found.append(Ignore(match.start(), match.end(), line, rules))
    return found
