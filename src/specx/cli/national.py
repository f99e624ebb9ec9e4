"""Countries' own tables on the command line: which one is asked, and what an answer says of those that are held."""

from __future__ import annotations

from ..errors import UnknownNameError, UsageError
from ..facts.held_tables import countries_held, revisions_held
from ..output.answer import NationalTold
from ..record import plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..output.answer import Answer
    from ..regulations.values import Edition
    from .ask import Ask

_ASKING = "--national"


def table_asked(ask: Ask) -> Edition:
    """The table of the country asked, by --edition, by date, or the newest in force.

    Raises `UsageError` without a country, `UnknownNameError` where its table, or one of that name, is not held.
    """
    if ask.place is None:
        held = " or ".join(f"--country {code}" for code in countries_held(ask.facts)[:4])
        raise UsageError(
            f"{_ASKING} asks a country's own table", f"add {held}" if held else "none is held; leave out --national"
        )
    owner = ask.place.of if ask.place.of and not revisions_held(ask.facts, ask.place.code) else None
    if owner and revisions_held(ask.facts, owner):
        # Whether the table reaches there is for the table to say, not for us.
        raise UnknownNameError(
            f"no table of its own is held of {ask.place.code}", f"that of {owner}: --country {owner}"
        )
    from ..facts.national import chosen_table

    return chosen_table(ask.facts, ask.place.code, ask.edition, ask.as_of)


def columns_asked(ask: Ask) -> tuple[str, ...]:
    """The column that --column names. Raises `UnknownNameError` with those that there are."""
    from ..facts.national import column_named

    return (column_named(ask.chosen_edition, ask.column),)


def tell_tables(answer: Answer, asks: Sequence[Ask]) -> None:
    """Says which tables answer, how old they are and what they are read against; or that one is held, and how to ask."""
    ask = asks[0]
    told = [one for each in asks for one in ([_answering(each)] if ask.national else _held(each))]
    if not told:
        return
    answer.extra["national"] = plain(told)
    for one in told if ask.output not in ("json", "yaml") else ():
        if not one.asked and ask.output == "table":
            answer.notes.append(f"{one.country} has a table of its own, of {one.revision}: ask it with {one.how}")
        elif one.asked and one.newer_edition:
            answer.notes.append(f"{one.id} is read against {one.base}; {one.newer_edition} is in force")


def _answering(ask: Ask) -> NationalTold:
    edition = ask.chosen_edition
    table = edition.national
    assert table is not None
    now, base = ask.facts.edition_on(ask.as_of or None), ask.facts.edition(table.base)
    return NationalTold(
        id=edition.id, country=table.country, revision=table.revision, asked=True, title=edition.title,
        revised=table.revised, base=table.base, newer_edition=now.id if now.in_force > base.in_force else "",
    )  # fmt: skip


def _held(ask: Ask) -> list[NationalTold]:
    """The newest table of the country asked, told by its folder alone: an answer out of the RR reads nothing of it."""
    place = ask.place
    held = revisions_held(ask.facts, place.code) if place else []
    if place is None or not held:
        return []
    name, revision = place.code.lower(), held[-1]
    return [NationalTold(id=f"{name}-{revision}", country=place.code, revision=revision, asked=False, how=_ASKING)]
