"""Drafts of countries' own tables, to stdout or into a folder: for `specx country --as national` and `specx import`."""

from __future__ import annotations

import os
import re
import sys

from ..errors import OutsideCoverageError, UsageError, shown
from ..interrupt import tidying
from ..output.write import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..drafts.draft import Draft
    from ..facts.folder import Facts
    from .ask import Ask


def write_draft(ask: Ask, band: str, form: str, folder: str, revision: str) -> int:
    """`specx country XX --as national`: what the Radio Regulations allow the country, as a table to edit."""
    from ..drafts.of_view import draft_of

    if form != "national":
        told = f"--as '{shown(form)}' is not known" if form else f"{'--save' if folder else '--revision'} is of a draft"
        raise UsageError(told, "write --as national" if form else "add --as national")
    if revision and not folder:
        raise UsageError("a draft on stdout stands alone and has no revision", "add --save DIR or leave out --revision")
    given = {
        "--service": ask.service,
        "--status": ask.status,
        "--application": ask.application,
        "--national": ask.national,
        "--overlay": ask.overlay,
    }
    narrowed = [name for name, value in given.items() if value]
    if ask.output != "table":
        narrowed.append("--output")
    if narrowed:
        raise UsageError(
            "a draft holds whole rows of the Radio Regulations, in YAML", f"leave out {' and '.join(narrowed)}"
        )
    assert ask.place is not None
    if len(ask.regions) > 1:
        several = " and ".join(map(str, ask.regions))
        raise UsageError(
            f"{ask.place.name} lies in Regions {several}; a draft is of one", f"add --region {ask.regions[0]}"
        )
    edition, view = ask.chosen_edition, ask.view
    low, high = ask.asked.span(band) if band else edition.coverage
    rows = [hit.row for hit in view.within(low, max(high, low + 1), ask.regions)]
    if not rows:
        raise OutsideCoverageError("no row of the Table lies there", "leave out the range for all of it")
    draft = draft_of(view, rows, checked_revision(revision))
    about = view.about()
    if about:
        complain(about)
    if not folder:
        from ..drafts.text import alone

        sys.stdout.write(alone(draft, ask.facts.vocabulary))
        return 0
    save_draft(draft, ask.facts, folder)
    return 0


def checked_revision(text: str) -> str:
    """A revision as folders are named; this month where none is given. Raises `UsageError` for what is no month or day."""
    if not text:
        import time

        return time.strftime("%Y-%m")
    if not re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?", text, re.ASCII):
        raise UsageError(f"'{shown(text)}' is no month and no day", "write it as 2026-04 or 2026-04-03")
    return text


def save_draft(draft: Draft, facts: Facts, folder: str) -> str:
    """Writes the folder, says on stderr where and what to do with it, and returns its path."""
    from ..drafts.folder import save
    from ..drafts.text import files

    with tidying():
        vocabulary = facts.vocabulary.with_qualifiers(draft.qualifiers)
        path = save(folder, draft.home, files(draft, vocabulary, facts.edition(draft.base).tables))
    path = path.replace(os.sep, "/")
    complain(f"{path}: {len(draft.rows)} rows written; check them with: specx lint {folder}")
    return path
