"""Text to records: the only place that knows the keys of each kind of file.

A record is a plain dict with its `line`; bands are `[low, high]` in Hz. `read` collects
problems and never raises, so that one pass finds them all; `checked` raises on the first.
"""

from __future__ import annotations

from ...errors import DataError
from .footnotes import FOOTNOTES_FILE
from .names import EVERYDAY, GEOGRAPHY, REFERENCES, SERVICES
from .tables import EDITION, TABLE
from .types import Problem, Reader, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from ...regulations.services import Vocabulary
    from ..store import Node
    from .national import OwnWords

# The kinds that the rules of sharing need; `rules` is large and most questions do without it.
RULE_KINDS = ("provisions", "coordination", "limits", "classes", "emissions")
# Other kinds that few questions need, and the module of each.
_OTHERS = {
    "conference": "outcomes", "outcomes": "outcomes", "agenda": "agenda", "overlay": "overlay", "areas": "areas",
    "resolutions": "resolutions", "procedures": "procedures", "plans": "plans", "spans": "plans", "names": "called",
    "documents": "documents", "document-lists": "documents", "notices": "notices",
    "national-edition": "national", "national-table": "national", "national-footnotes": "national_notes",
    "national-file": "national_file", "national-rows": "national_file",
}  # fmt: skip


class _Kinds(dict[str, Type]):
    """Kinds of file by name; those that few questions need are loaded when one is first named."""

    def __missing__(self, kind: str) -> Type:
        if kind in _OTHERS:
            from importlib import import_module

            self[kind] = getattr(import_module(f".{_OTHERS[kind]}", __name__), kind.upper().replace("-", "_"))
            return self[kind]
        if kind not in RULE_KINDS:
            raise KeyError(kind)
        from . import rules

        for name in RULE_KINDS:
            self[name] = getattr(rules, name.upper())
        return self[kind]


KINDS: dict[str, Type] = _Kinds()
KINDS.update(
    {
        "services": SERVICES,
        "everyday": EVERYDAY,
        "regions": GEOGRAPHY,
        "edition": EDITION,
        "table": TABLE,
        "footnotes": FOOTNOTES_FILE,
        "references": REFERENCES,
    }
)

__all__ = ["KINDS", "RULE_KINDS", "Problem", "checked", "every_kind", "read"]


def every_kind() -> dict[str, Type]:
    """All kinds of file, those included that are loaded only when they are named."""
    for kind in (*RULE_KINDS, *_OTHERS):
        KINDS[kind]
    return KINDS


def read(
    kind: str,
    tree: Node,
    vocabulary: Vocabulary | None = None,
    countries: Collection[str] | None = None,
    national: OwnWords | None = None,
) -> tuple[Any, list[Problem]]:
    """The record or records of a file and everything that is wrong with it; `national`: the words of its table."""
    reader = Reader(vocabulary, countries, national)
    record = KINDS[kind].read(tree, reader)
    return record, reader.problems


def checked(
    kind: str,
    tree: Node,
    shown: str,
    vocabulary: Vocabulary | None = None,
    countries: Collection[str] | None = None,
    national: OwnWords | None = None,
) -> Any:
    """The record or records of a file. Raises `DataError` naming `shown` and the line."""
    record, problems = read(kind, tree, vocabulary, countries, national)
    if problems:
        first = problems[0]
        more = f" and {len(problems) - 1} more problems" if len(problems) > 1 else ""
        hint = first.hint or "`specx lint` lists everything"
        raise DataError(f"{shown}:{first.line}: {first.message}{more}", hint)
    return record
