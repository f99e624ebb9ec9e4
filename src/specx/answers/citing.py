"""Who cites what: footnotes, outcomes, Resolutions and Rules of Procedure, by the name of what they cite."""

from __future__ import annotations

import re

from ..facts.conferences import made_by
from ..facts.outcomes import outcome_of
from ..facts.procedures import Procedures
from ..facts.resolutions import Resolutions
from ..light import NamedTuple
from .outcome_search import cites

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from ..facts.folder import Facts
    from ..regulations.values import Edition


_KEYS = {
    "resolutions": "Resolution",
    "recommendations": "Recommendation",
    "appendices": "Appendix",
    "provisions": "No.",
}
Citations = dict[str, dict[str, str]]  # by the name of what is cited: who cites it, in which revision


class Citing(NamedTuple):
    """Who cites each document and provision; of several revisions that one cites, the last."""

    footnotes: Citations
    outcomes: Citations
    resolutions: Citations
    rules: Citations

    @property
    def names(self) -> set[str]:
        """Everything that anybody cites."""
        return {name for citations in self for name in citations}


def citing(facts: Facts, edition: Edition) -> Citing:
    """Who cites what, of an edition: its footnotes, its conference's outcomes, the Resolutions and Rules held."""
    return Citing(
        _by_name((n.id, *named) for n in facts.footnotes(edition) for named in cited(n.record)),
        _by_name(_outcomes(facts, edition)),
        _by_name((r.name, *named) for r in Resolutions(facts) for named in r.cites()),
        _by_name((rule.id, *named) for rule in Procedures(facts) for named in rule.cites()),
    )


def _by_name(cited_by: Iterable[tuple[str, str, str]]) -> Citations:
    found: Citations = {}
    for who, name, revision in cited_by:
        held = found.setdefault(name, {})
        held[who] = revision or held.get(who, "")
    return found


def _outcomes(facts: Facts, edition: Edition) -> Iterator[tuple[str, str, str]]:
    """What the outcomes of the conference that made the edition name, where the facts hold them."""
    conference = made_by(facts, edition)
    for file in conference.files if conference else ():
        for record in facts.records("outcomes", file):
            outcome = outcome_of(record, file, conference.name if conference else "")
            yield from ((outcome.id, *named) for named in cites(outcome))


def cited(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What a record cites, as name and revision: ("Resolution 750", "Rev.WRC-19")."""
    for part in (record, *record.get("parts", ())):
        for key, kind in _KEYS.items():
            for text in part.get(key, ()):
                number, _, revision = text.partition(" (")
                if kind == "Recommendation" and (version := re.fullmatch(r"(.+\.\d+)-(\d+)", number)):
                    number, revision = version[1], version[2]
                yield f"{kind} {number}", revision.rstrip(")")
        for restriction in part.get("restrictions", ()):
            if restriction.get("provision"):
                yield f"No. {restriction['provision']}", ""
