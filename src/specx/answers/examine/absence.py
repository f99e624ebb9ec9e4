"""What is said where a service has no allocation: who has it elsewhere, what is undecided, what else is open to it."""

from __future__ import annotations

from ...regulations.listing import some
from ...units import format_hz
from .standing import found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...regulations.footnotes import Rule
    from .assignment import Assignment
    from .place import Facets, Piece, Place
    from .rows import ExaminationFinding

    Part = tuple[int, int]


def absence(
    assignment: Assignment,
    place: Place,
    piece: Piece,
    part: Part,
    facets: Facets,
    channels: Iterable[Rule],
    barred: str,
) -> list[ExaminationFinding]:
    """No allocation in a part of the band: an undecided one is a condition to look into, none is a failure.

    A footnote that takes it away is named, and the failure rests on it.
    `channels` are the rules that open single frequencies within the emission, which is on none of them;
    `barred` is the provision by which not even No. 4.4 is left, "" for none.
    """
    in_parts: list[str] = []
    otherwise: list[str] = []
    if facets.elsewhere or facets.left_open or facets.allowed or channels:
        undecided = [r for r in facets.left_open if r.services and r.within(*part) == [part]]
        if undecided:
            return [_undecided(r, part, piece, facets, place.view.why_open(r)) for r in undecided]
        in_parts = _in_parts([r for r in facets.elsewhere if r.within(*part)], place)
        cited = [r for r in channels if r.footnote in piece.row.all_footnotes()]
        otherwise = [*_otherwise(facets, part), *_on_channels(cited, assignment)]
    table = " in the Table" if in_parts else ""
    taken = [
        f"No. {r.footnote} leaves {r.left} of {r.label}" if r.left else f"No. {r.footnote} takes {r.label} away"
        for r in facets.removed
    ]
    rest = f"not even No. 4.4 is left, by {barred}" if barred else "only No. 4.4 is left"
    more = "; ".join([*taken, *in_parts, *otherwise, *([] if in_parts or otherwise else [rest])])
    words = f"{piece.band} is not allocated to {facets.asked}{table}; {more}"
    by = facets.removed[0].footnote if facets.removed else None
    return [found(part, "fail", "not-allocated", words, "4.4", by)]


def _undecided(rule: Rule, part: Part, piece: Piece, facets: Facets, why: str) -> ExaminationFinding:
    words = f"{piece.band} may be open to {facets.asked} by No. {rule.footnote}: undecided, {why}"
    return found(part, "condition", "undecided", words, None, rule.footnote)


def _in_parts(rules: Iterable[Rule], place: Place) -> list[str]:
    """By which footnotes the service has the band in a part of the Region, and how to ask."""
    made = dict.fromkeys(_where(r, place) for r in rules if r.effect == "applied")
    unsure = dict.fromkeys(_where(r, place) for r in rules if r.effect != "applied")
    told = [f"it is by {', '.join(made)}"] if made else []
    told += [f"undecided by {', '.join(unsure)}"] if unsure else []
    return [*told[:-1], f"{told[-1]}: ask with --country"] if told else []


def _where(rule: Rule, place: Place) -> str:
    countries = place.view.countries_in(rule, place.region)
    where = f"in {some(countries)}" if countries else ""
    if rule.area:
        where += f" of the {rule.area}" if countries else f"in the {rule.area}"
    elif not countries:
        where = f"in all but {some(place.view.left_out_in(rule, place.region))}"
    return f"No. {rule.footnote}{' (permitted)' if rule.status == 'permitted' else ''} {where}"


def _otherwise(facets: Facets, part: Part) -> Iterator[str]:
    """What footnotes may open, and what they allow without allocating."""
    for rule in facets.left_open:
        if rule.within(*part):
            what = "a part of it" if rule.services else f"it for {', '.join(rule.application)}"
            yield f"whether No. {rule.footnote} opens {what} is undecided"
    yield from dict.fromkeys(words for rule, words in facets.allowed if rule.within(*part))


def _on_channels(rules: Iterable[Rule], assignment: Assignment) -> Iterator[str]:
    for rule in rules:
        held = [f for f in rule.frequencies if assignment.low_hz <= f < assignment.high_hz]
        which = " and ".join(map(format_hz, held))
        yield f"No. {rule.footnote} opens {which} alone, as the centre or as the carrier at the lower edge"
