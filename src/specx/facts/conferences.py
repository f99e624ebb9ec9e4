"""The conferences that a folder of facts holds, found by what the files say and never by a name.

Each is a folder with `conference.yaml`. `before` and `after` chain them with the editions: an edition,
the conference that changed it, the edition that this one made, and so on to the one still to come.
"""

from __future__ import annotations

from ..errors import DataError, UnknownNameError, shown
from .outcomes import Conference

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..regulations.values import Edition
    from .folder import Facts


def held(facts: Facts) -> Iterator[Conference]:
    """Every conference of the folder, by the names of their folders."""
    for name in facts.folders:
        if facts.has(f"{name}/conference.yaml"):
            yield Conference(facts, name)


def in_order(facts: Facts) -> list[Conference]:
    """Every conference by the age of the edition that it changes."""
    ages = {name: i for i, name in enumerate(facts.edition_ids)}
    return sorted(held(facts), key=lambda c: (ages.get(c.before, len(ages)), c.id))


def made_by(facts: Facts, edition: Edition) -> Conference | None:
    """The conference that made an edition: the one that both files name. None where the facts hold none.

    An amended edition still has what the conference did to the one that it amends.
    """
    if edition.national is not None:
        return None
    plain = facts.edition(edition.id.partition("+")[0])
    return next((c for c in held(facts) if c.after == plain.id and c.name == plain.conference), None)


def between(facts: Facts, before: Edition, after: Edition) -> list[Conference]:
    """The conferences that led from one edition to the other, the first of them first.

    Empty where the facts do not hold each of them: what a missing one did would be laid to the others.
    """
    found: list[Conference] = []
    edition = after
    while edition.id.partition("+")[0] != before.id:
        conference = made_by(facts, edition)
        # As many conferences as editions: they run in a circle.
        if conference is None or conference.before not in facts.edition_ids or len(found) == len(facts.edition_ids):
            return []
        found.insert(0, conference)
        edition = facts.edition(conference.before)
    return found


def newest_edition(facts: Facts) -> Edition:
    """The newest edition of the folder, whether it is in force by now or not."""
    return facts.edition(facts.edition_ids[-1])


def last(facts: Facts) -> Conference:
    """The conference that made the newest edition. Raises `DataError` where the facts hold no outcomes of it."""
    edition = newest_edition(facts)
    conference = made_by(facts, edition)
    if conference is None:
        others = ", ".join(c.id for c in held(facts) if c.after)
        hint = f"add --conference; outcomes held: {others}" if others else "leave --data out"
        raise DataError(f"{facts.folder} holds no outcomes of {edition.conference}, which made {edition.id}", hint)
    return conference


def coming(facts: Facts) -> Conference | None:
    """The conference that will change the newest edition, where the facts say anything of it."""
    edition = newest_edition(facts)
    return next((c for c in held(facts) if c.before == edition.id), None)


def find(facts: Facts, name: str) -> Conference | None:
    """The conference of that id or short name, in any case; None where the facts do not hold it."""
    wanted = name.strip().casefold()
    return next((c for c in held(facts) if wanted in (c.id.casefold(), c.name.casefold())), None)


def decided(facts: Facts, name: str) -> Conference:
    """As `find`, for its outcomes. Raises `UnknownNameError` where there are none, naming those that are held."""
    conference = find(facts, name)
    if conference is not None and conference.after:
        return conference
    known = "outcomes held: " + (", ".join(c.id for c in held(facts) if c.after) or "none")
    if conference is not None:
        raise UnknownNameError(f"{conference.name} has decided nothing yet", known)
    raise UnknownNameError(f"no outcomes of '{shown(name)}' are held", known)
