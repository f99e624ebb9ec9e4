"""How the Bureau reads what an answer cites: the Rules of Procedure on its footnotes and provisions, each once."""

from __future__ import annotations

from ..facts.procedures import Procedures
from ..record import Record
from .procedures import since

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..facts.folder import Facts
    from ..regulations.values import Source


# Fields of an answer that hold the number of a footnote or a provision that it rests on.
_CITING = ("footnote", "provision")


class RuleNamed(Record):
    """A Rule of Procedure in short; `specx references` tells it whole."""

    id: str
    """Our name of the rule."""
    provisions: tuple[str, ...]
    """The footnotes and provisions of the answer that it reads."""
    decides: str
    """How the Bureau reads them, in one or two sentences of our own."""
    document: str
    """Where it was read."""
    written_before: tuple[str, ...] = ()
    """Conferences held since that edition of the Rules, which may have changed what the rule reads."""
    source: Source
    """The file and line of the record."""


class HowReadHead(Record):
    """What an answer tells of the Bureau's reading beside its rows."""

    how_read: tuple[RuleNamed, ...] = ()
    """The Rules of Procedure on the footnotes and provisions that it cites; left out where there are none."""


class SharingHead(HowReadHead):
    """What an answer on sharing tells beside its rows."""

    not_checked: tuple[str, ...] = ()
    """With `--national`: what holds by the allocations of the Radio Regulations, or by other rules of the country, and
    is not told."""


def how_read(answers: Iterable[object], facts: Facts) -> tuple[RuleNamed, ...]:
    """The rules that are named after a footnote or provision that the answers cite."""
    rules = Procedures(facts)
    found: dict[str, list[str]] = {}
    for number in dict.fromkeys(n for answer in answers for n in _cited(answer)):
        for rule in rules.on(number):
            if rule.id.partition("-")[0] == number and not rule.record.get("no_rule"):
                found.setdefault(rule.id, []).append(number)
    # A rule that says the same as another is that one.
    told = {n: c for n, c in found.items() if rules.by_id[n].record.get("same_as") not in found}
    return tuple(
        RuleNamed(
            id=name, provisions=tuple(numbers), decides=rules.by_id[name].record["decides"],
            document=rules.by_id[name].record["source"]["document"], written_before=since(rules.by_id[name], facts),
            source=rules.by_id[name].source,
        )
        for name, numbers in told.items()
    )  # fmt: skip


def _cited(value: object) -> Iterator[str]:
    """The numbers that a record and the records in it cite, in their order."""
    if isinstance(value, Record):
        for name, held in value._told():
            if name in _CITING and isinstance(held, str):
                yield held.removeprefix("No. ")
            else:
                yield from _cited(held)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from _cited(held)
