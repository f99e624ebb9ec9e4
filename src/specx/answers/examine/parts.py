"""A verdict in its parts: Table and footnotes, conditions, limits, and what the Bureau does not examine."""

from __future__ import annotations

from .rows import VerdictParts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Literal

    from .rows import ExaminationFinding

    Conditions = Literal["none", "met", "told", "open", "fails"]

_TABLE = ("allocated", "not-allocated", "undecided", "part", "secondary", "prohibited", "operation")
_ASIDE = ("row", "class", "unused")


def parts_of(findings: Iterable[ExaminationFinding]) -> VerdictParts:
    """What the findings make of each part."""
    table: set[str] = set()
    conditions: set[str] = set()
    limits: set[str] = set()
    beyond: set[str] = set()
    for f in findings:
        if f.rule in _TABLE:
            table.add(f.level)
        elif f.rule == "beyond":
            beyond.add(f.level)
        elif f.rule not in _ASIDE:
            # What asks for something leaves its part open, whatever its level.
            (limits if f.rule == "limit" else conditions).update((f.level, "open") if f.asks else (f.level,))
    return VerdictParts(
        by_table="fails" if "fail" in table else "open" if "condition" in table else "conforms",
        by_conditions=_conditions(conditions),
        by_limits="exceeded" if "fail" in limits else "open" if "open" in limits else "kept" if limits else "none",
        unexamined="exceeded" if "warning" in beyond else "told" if beyond else "none",
    )


def _conditions(levels: set[str]) -> Conditions:
    if "fail" in levels:
        return "fails"
    if "open" in levels:
        return "open"
    return "told" if "condition" in levels else "met" if "met" in levels else "none"
