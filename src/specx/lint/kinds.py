"""Which kind of file it is, told by what stands in it and never by its name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ..facts.kinds import every_kind
from ..facts.kinds.types import Keyed, ListOf, Type
from ..facts.store import Map, Node, Seq

# Rows of a national table look like rows of the Table: the edition that names their file tells them apart, or whoever
# asks.
_NAMED = ("national-table", "national-rows")
# Enough records to tell a kind, also where the first ones have misspelt keys.
SAMPLE = 25


def kind_of(tree: Node) -> str | None:
    """The kind whose keys fit best, or None where none of them fits."""
    scores = {kind: _score(shape, tree) for kind, shape in every_kind().items() if kind not in _NAMED}
    best = max(scores, key=lambda kind: scores[kind])
    return best if scores[best] > 0 else None


def _score(shape: Type, tree: Node) -> float:
    record: Type = shape
    samples: list[Map]
    if isinstance(shape, ListOf):
        if not isinstance(tree, Seq):
            return 0
        record, samples = shape.of, [item for item in tree[:SAMPLE] if isinstance(item, Map)]
    else:
        samples = [tree] if isinstance(tree, Map) else []
    if not isinstance(record, Keyed) or not samples:
        return 0
    required = {name for name, key in record.keys.items() if key.required}
    total = 0.0
    for sample in samples:
        known = sum(key in record.keys for key in sample)
        # Keys that a kind insists on say more than `regions`, which many kinds have.
        insisted = sum(name in sample for name in required)
        missing = len(required) - insisted
        total += known + insisted - 1.5 * (len(sample) - known) - missing
    return total / len(samples)


def records(shape: Type) -> Iterator[Keyed]:
    """Every kind of mapping inside a kind of file, outermost first."""
    if isinstance(shape, Keyed):
        yield shape
        for key in shape.keys.values():
            yield from records(key.type)
    elif isinstance(shape, ListOf):
        yield from records(shape.of)
    else:
        inner = getattr(shape, "record", None)
        if isinstance(inner, Type):
            yield from records(inner)


@cache
def homes() -> dict[str, str]:
    """Where each key belongs, in words: the records that have it, the first few of them."""
    found: dict[str, list[str]] = {}
    for kind, shape in every_kind().items():
        for record in records(shape):
            for key in record.keys:
                name = record.name or f"part of a {kind} file"
                if name not in found.setdefault(key, []):
                    found[key].append(name)
    return {key: " or ".join(names[:3]) for key, names in found.items()}
