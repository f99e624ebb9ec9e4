"""What each of many questions is answered, where one call asks them all."""

from __future__ import annotations

from ..record import Record


class Answered(Record):
    """The answer to one of many questions."""

    query: str
    """The question as it was given, cut where it is long."""
    answer: dict[str, object]
    """What the command answers to it alone: `query`, the keys that stand beside it, `results`; `edition` where it is
    not that of the whole answer."""
