"""The Rules of Procedure as records: how the Bureau reads a provision, found by what they read."""

from __future__ import annotations

import re

from ..light import NamedTuple, cached_property
from ..regulations.values import Source
from .citing import cited_in_record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from .folder import Facts


FILE = "rules-of-procedure.yaml"


class Procedure(NamedTuple):
    """A rule: our name of it, the provisions that it reads, the checked record, and where that stands."""

    id: str
    provisions: tuple[str, ...]
    record: dict[str, Any]
    source: Source

    @property
    def written(self) -> int | None:
        """The year of the edition in which it was read, where the name of that document tells it."""
        year = re.search(r"edition of (\d{4})", self.record["source"]["document"])
        return int(year[1]) if year else None

    def cites(self) -> Iterator[tuple[str, str]]:
        """The documents and provisions that it works with, with revision; those that it reads are not among them."""
        return cited_in_record(self.record, {f"No. {number}" for number in self.provisions})


class Procedures:
    """Those of a folder of facts, read when the first one is asked for; none where it holds no such file."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    @cached_property
    def by_id(self) -> dict[str, Procedure]:
        """Every rule by our name of it."""
        records = self._facts.records("procedures", FILE) if self._facts.has(FILE) else ()
        return {r["id"]: Procedure(r["id"], tuple(r["provisions"]), r, Source(FILE, r["line"])) for r in records}

    def __iter__(self) -> Iterator[Procedure]:
        """Every rule, in the order of the file."""
        return iter(self.by_id.values())

    @cached_property
    def _by_provision(self) -> dict[str, list[Procedure]]:
        found: dict[str, list[Procedure]] = {}
        for rule in self:
            for number in rule.provisions:
                found.setdefault(number, []).append(rule)
        return found

    def on(self, provision: str) -> tuple[Procedure, ...]:
        """The rules that read a provision or footnote, those named after it first."""
        found = self._by_provision.get(provision, [])
        return tuple(sorted(found, key=lambda rule: rule.id.partition("-")[0] != provision))

    def naming(self, footnote: str) -> tuple[Procedure, ...]:
        """The rules that read another provision and have figures for a footnote."""
        return self._by_figures.get(footnote, ())

    @cached_property
    def _by_figures(self) -> dict[str, tuple[Procedure, ...]]:
        found: dict[str, dict[str, Procedure]] = {}
        for rule in self:
            for number in (n for limit in rule.record.get("limits", ()) for n in limit.get("footnotes", ())):
                if number not in rule.provisions:
                    found.setdefault(number, {})[rule.id] = rule
        return {number: tuple(rules.values()) for number, rules in found.items()}

    def on_resolution(self, number: str) -> tuple[Procedure, ...]:
        """The rules that read a Resolution."""
        return tuple(rule for rule in self if number in rule.record.get("resolutions", ()))
