"""A verdict in its parts: Table and footnotes, conditions, limits, and what the Bureau does not examine."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .rows import VerdictParts

if TYPE_CHECKING:
    from typing import Literal

    from .rows import ExaminationFinding

    Conditions = Literal["none", "met", "told", "open", "fails"]

NOTHING = VerdictParts(by_table="conforms", by_conditions="none", by_limits="none", unexamined="none")
_TABLE = ("allocated", "not-allocated", "undecided", "part", "secondary", "prohibited", "operation")
_ASIDE = ("row", "class", "unused")


def parts_of(findings: Iterable[ExaminationFinding]) -> VerdictParts:
    """What the findings make of each part."""
    table: list[ExaminationFinding] = []
    conditions: list[ExaminationFinding] = []
    limits: list[ExaminationFinding] = []
    beyond: list[ExaminationFinding] = []
    for f in findings:
        if f.rule not in _ASIDE:
            into = {"limit": limits, "beyond": beyond}.get(f.rule, table if f.rule in _TABLE else conditions)
            into.append(f)
    levels = {f.level for f in table}
    return VerdictParts(
        by_table="fails" if "fail" in levels else "open" if "condition" in levels else "conforms",
        by_conditions=_conditions(conditions),
        by_limits=(
            "exceeded" if any(f.level == "fail" for f in limits)
            else "open" if any(f.asks for f in limits)
            else "kept" if limits else "none"
        ),
        unexamined="exceeded" if any(f.level == "warning" for f in beyond) else "told" if beyond else "none",
    )  # fmt: skip


def _conditions(findings: list[ExaminationFinding]) -> Conditions:
    levels = {f.level for f in findings}
    if "fail" in levels:
        return "fails"
    if any(f.asks for f in findings):
        return "open"
    return "told" if "condition" in levels else "met" if "met" in levels else "none"
