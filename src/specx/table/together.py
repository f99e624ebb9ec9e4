"""Footnotes that divide a Region between them: one names a part of it, another all the rest.

Each holds in a part only. Where together they leave nothing out, the service has the band in the whole Region, with the
weakest status that any of them gives it.
"""

from __future__ import annotations

from ..regulations.values import STATUSES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..regulations.bands import Span
    from ..regulations.footnotes import Rule
    from ..regulations.values import ServiceTerm


def together(
    rules: Sequence[Rule], low_hz: int, high_hz: int, local: Callable[[Iterable[str]], list[str]]
) -> list[Rule]:
    """For a Region the rules that hold in all of it, made of those that hold in parts, in `[low, high)`.

    `local` picks those of some countries that lie in the Region. A list of countries alone never makes up a Region,
    which is more than its countries; one rule has to give it to all but some. What depends on a procedure (No. 9.21)
    gives nothing beforehand.
    """
    found = []
    for rule in rules:
        if _gives(rule) and rule.effect == "applied" and rule.except_countries and not rule.area:
            left_out = local(rule.except_countries)
            for term in rule.services:
                for span in rule.within(low_hz, high_hz):
                    others = [r for r in rules if r != rule and _gives(r) and term in r.services and _reaches(r, span)]
                    statuses = [_status_in(code, rule, others) for code in left_out]
                    if left_out and all(statuses):
                        found.append(_whole(rule, term, span, [rule.status, *filter(None, statuses)]))
    return found


def _gives(rule: Rule) -> bool:
    return rule.kind == "additional-allocation" and not rule.open and not rule.after


def _reaches(rule: Rule, span: Span) -> bool:
    return rule.within(*span) == [span]


def _status_in(code: str, rule: Rule, others: Iterable[Rule]) -> str:
    """The weakest status of the service in a country that the rule leaves out; "" where it may have none.

    A country that lies partly in an area has it by the rule for the area in one part, and by this footnote in the other.
    """
    named = [r for r in others if code in r.countries]
    whole = [r.status for r in named if r.effect == "applied"]
    inside = [r.status for r in named if r.effect == "described" and r.area]
    outside = [r.status for r in named if r.effect == "described" and r.footnote == rule.footnote]
    return _weakest([*inside, *outside]) if inside and outside else _weakest(whole) if whole else ""


def _whole(rule: Rule, term: ServiceTerm, span: Span, statuses: Iterable[str]) -> Rule:
    return rule._replace(
        services=(term,), bands=(span,), countries=(), except_countries=(), status=_weakest(statuses), conditions="",
    )  # fmt: skip


def _weakest(statuses: Iterable[str]) -> str:
    return max(statuses, key=STATUSES.index)
