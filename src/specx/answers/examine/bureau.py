"""What the Bureau examines of the duties that footnotes name, and who owes an agreement, by its Rules of Procedure."""

from __future__ import annotations

import re

from ...facts.resolutions import Resolutions
from ...light import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...facts.folder import Facts
    from ...regulations.footnotes import Restriction

_FILE = "rules-of-procedure.yaml"


class Bureau:
    """The Rules of Procedure and the Resolutions of a folder of facts, as far as duties of footnotes go."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._known: dict[str, bool] = {}

    def examines(self, restriction: Restriction) -> bool:
        """Whether it examines a technical duty: not one that only Resolutions set of which it examines nothing."""
        known = self._known.get(restriction.use)
        if known is None:
            named = re.findall(r"Resolution \d+", restriction.use)
            known = not named or any(map(self._examines, named))
            self._known[restriction.use] = known
        return known

    def owed_by(self, footnote: str, provision: str) -> frozenset[str]:
        """The countries that alone owe an agreement under the provision; empty for all."""
        return self._owed.get((footnote, provision), frozenset())

    @cached_property
    def only_where_named(self) -> dict[str, str]:
        """The uses that may work only in bands which Article 5 names for them, each with the provision that says so."""
        records = self._facts.records("provisions", "provisions.yaml") if self._facts.has("provisions.yaml") else ()
        return {r["application"]: r["no"] for r in records if r["kind"] == "status-rule" and "application" in r}

    def _examines(self, reference: str) -> bool:
        resolution = self._resolutions.get(reference)
        return resolution is None or resolution.record.get("bureau_examines") != "nothing"

    @cached_property
    def _resolutions(self) -> Resolutions:
        return Resolutions(self._facts)

    @cached_property
    def _owed(self) -> dict[tuple[str, str], frozenset[str]]:
        rules = self._facts.records("procedures", _FILE) if self._facts.has(_FILE) else ()
        return {
            (footnote, rule["condition"]["provision"]): frozenset(rule["condition"]["countries"])
            for rule in rules if rule.get("condition", {}).get("countries") for footnote in rule["provisions"]
        }  # fmt: skip
