"""Whether a condition of a footnote is the asker's own: who is not in its case is not bound by it.

What is not known of the assignment is asked for, by the option that would tell.
"""

from __future__ import annotations

from ...regulations.cases import meant, serves
from ...table.binding import Bound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...regulations.footnotes import Restriction
    from .assignment import Assignment
    from .bureau import Bureau
    from .rows import ExaminationFinding

# Duties that last as long as the station does: nothing settles them beforehand.
_LASTING = ("no-interference-to", "no-protection-from", "priority", "equal-footing", "permitted")


def put_to(
    assignment: Assignment, bound: Bound | Restriction, finding: ExaminationFinding, bureau: Bureau
) -> ExaminationFinding | None:
    """The finding as it concerns the assignment; None where it does not."""
    if not isinstance(bound, Bound):
        return _forbidden_to(assignment, bound, finding)
    rule, restriction = bound.held.rule, bound.restriction
    held, option = meant(restriction.cases, assignment.asker)
    if rule.uses and (rule.kind == "identification" or not restriction.cases):
        # The terms on which a use is named bind that use alone.
        uses = assignment.asker.uses
        if serves(uses, rule.uses) is False:
            return None
        if uses is None:
            held, option = None, f"--use {_word(rule.uses[0])}"
    if finding.level == "note":
        return None if held is False else finding
    if restriction.rule == "technical" and bound.held.limits:
        # Its figures are asked for one by one, as limits.
        return None if held is False else finding._replace(level="note")
    if restriction.rule in ("limited-to", "not-for"):
        return _open_to(assignment, bound, finding, held, option)
    if held is False:
        return None
    if restriction.rule == "technical" and not bureau.examines(restriction):
        return finding._replace(rule="beyond", level="note", message=f"{finding.message}; not examined by the Bureau")
    if restriction.rule == "agreement":
        if lifts(bound):
            return finding._replace(level="note")
        owed = bureau.owed_by(rule.footnote, restriction.provision)
        if owed and assignment.asker.country:
            if assignment.asker.country not in owed:
                return None
        elif owed and held:
            held, option = None, "-c COUNTRY"
    if held is None and option and not _declared(assignment, bound):
        return finding._replace(asks=option, message=f"{finding.message}; whether that binds: give {option}")
    if restriction.rule in _LASTING:
        return finding
    return _settled(assignment, bound, finding)


def _forbidden_to(
    assignment: Assignment, restriction: Restriction, finding: ExaminationFinding
) -> ExaminationFinding | None:
    """What is forbidden to some stations alone: who is none of them is not concerned."""
    held, option = meant(restriction.cases, assignment.asker)
    if held is False:
        return None
    if not restriction.cases or finding.level != "condition":
        return finding
    if held:
        return finding._replace(level="fail")
    return finding._replace(asks=option, message=f"{finding.message}; give {option}") if option else finding


def lifts(bound: Bound) -> bool:
    """Whether an agreement is needed only to pass a limit that the same rule states."""
    wanted = bound.restriction.to_exceed
    return bool(wanted) and any(limit.quantity == wanted for limit in bound.held.limits)


def _open_to(
    assignment: Assignment, bound: Bound, finding: ExaminationFinding, held: bool | None, option: str
) -> ExaminationFinding | None:
    """An allocation limited to some, or not for some: who is shut out does not conform."""
    limited = bound.restriction.rule == "limited-to"
    if not bound.restriction.cases:
        return _settled(assignment, bound, finding)
    if held is None:
        if option:
            return finding._replace(asks=option, message=f"{finding.message}; give {option}")
        return _settled(assignment, bound, finding)
    if held == limited:
        return finding._replace(level="met") if limited else None
    return finding._replace(level="fail", message=f"{finding.message}; that shuts the assignment out")


def _settled(assignment: Assignment, bound: Bound, finding: ExaminationFinding) -> ExaminationFinding:
    """A condition that the asker may declare settled, by the provision or by the footnote."""
    if _declared(assignment, bound):
        return finding._replace(level="met", message=f"{finding.message}; settled, as declared")
    return finding._replace(asks=f"--settled {_names(bound)[0]}")


def _declared(assignment: Assignment, bound: Bound) -> bool:
    return any(name in assignment.settled for name in _names(bound))


def _names(bound: Bound) -> list[str]:
    """What a condition may be declared settled by."""
    return [n for n in (bound.restriction.provision, bound.footnote) if n]


def _word(text: str) -> str:
    return f'"{text}"' if " " in text else text
