"""What belongs together on a line: numbers set apart by blanks, a number and its unit, `No. 5.340`.

While a text is wrapped the blanks inside stand as a sign that no wrapping breaks at; what is shown, copied and
piped has ordinary blanks.
"""

from __future__ import annotations

import re

# Of private use and as wide as a blank; wrapping takes every true blank, no-break ones too, for a place to break at.
GLUE = "\ue000"
_UNIT = r"(?:[kMGT]?Hz|dB[a-zA-Z]*|[kmM]?W|[kcm]?m|km²|m²|K|degrees|deg|countries(?!-)|°|%)(?![a-zA-Z])"
_TOGETHER = re.compile(
    r"(?<=\d) (?=\d{3}(?![\dA-Z]))"  # thousands
    rf"|(?<=\d) (?={_UNIT})"
    r"|(?<=\bNo\.) (?=\d)|(?<=\bNos\.) (?=\d)"
    r"|(?<=\bResolution) (?=\d)|(?<=\bRecommendation) (?=[\dA-Z])|(?<=\bAppendix) (?=\d)|(?<=\bArticle) (?=\d)"
    r"|(?<=\bRegion) (?=\d)|(?<=\bRegions) (?=\d)|(?<=\(via) (?=\S)"
)


def glued(text: str) -> str:
    """The text with the blanks that must not be broken at made into glue."""
    return _TOGETHER.sub(GLUE, text) if " " in text else text


def unglued(text: str) -> str:
    """The text with ordinary blanks."""
    return text.replace(GLUE, " ") if GLUE in text else text


def folded(text: str, width: int) -> list[str]:
    """The text in lines of at most so many characters, its own line breaks kept, nothing broken that belongs together."""
    import textwrap

    found = []
    for piece in text.split("\n"):
        wrapped = textwrap.wrap(glued(piece), width, break_long_words=False, break_on_hyphens=False)
        found += [unglued(one) for one in wrapped or [""]]
    return found
