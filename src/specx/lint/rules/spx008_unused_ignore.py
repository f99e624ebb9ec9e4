"""A comment silences nothing.

`# specx: ignore[SPX101]` stays behind when the fault is gone, and then hides the next one. Only
rules that were run, over files that could all be read, count. `--fix` removes the comment and keeps a reason
that stands behind it.
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
                # Perhaps a slip of the keyboard: what was meant is for the writer to say.
                yield _found(document, comment, f"'{word[:40]}' names no rule", whole=False)
            elif rule in rules and rule not in hits:
                yield _found(document, comment, f"the comment silences no {rule}", whole=len(comment.rules) == 1)


def _found(document: Document, comment: Ignore, message: str, whole: bool = True) -> Fault:
    start = comment.start
    while start and document.text[start - 1] in " \t":
        start -= 1
    alone = not start or document.text[start - 1] == "\n"
    edit = Edit(start, comment.end + (alone and document.text[comment.end : comment.end + 1] == "\n"), "")
    if comment.reason:
        # The words behind it are not ours to delete.
        edit = Edit(comment.start, comment.end, f"# {comment.reason.lstrip('# ')}")
    return document.found_at(comment.start, comment.end, message, "remove it", (edit,) if whole else ())
