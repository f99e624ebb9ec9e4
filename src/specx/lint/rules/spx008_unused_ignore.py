"""A comment silences nothing.

`# specx: ignore[SPX101]` stays behind when the fault is gone, and then hides the next one. Only
rules that were run count. `--fix` removes the comment.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..document import Document
from ..finding import Edit, Fault
from ..ignores import Ignore

FIXABLE = True


def unused(
    document: Document, comments: list[Ignore], used: Collection[tuple[Ignore, str]], rules: Collection[str]
) -> Iterator[Fault]:
    """The comments, or words in their brackets, that silenced no finding of the rules run."""
    from ..rule import every_rule

    ids = {r.name: r.id for r in every_rule()}
    for comment in comments:
        hits = {rule for ignore, rule in used if ignore == comment}
        if not comment.rules:
            if not hits:
                yield _found(document, comment, "the comment silences nothing")
            continue
        for word in comment.rules:
            rule = ids.get(word.lower(), word.upper())
            if rule not in ids.values():
                yield _found(document, comment, f"'{word[:40]}' names no rule", whole=len(comment.rules) == 1)
            elif rule in rules and rule not in hits:
                yield _found(document, comment, f"the comment silences no {rule}", whole=len(comment.rules) == 1)


def _found(document: Document, comment: Ignore, message: str, whole: bool = True) -> Fault:
    start = comment.start
    while start and document.text[start - 1] in " \t":
        start -= 1
    edits = (Edit(start, comment.end, ""),) if whole else ()
    return document.found_at(comment.start, comment.end, message, "remove it", edits)
