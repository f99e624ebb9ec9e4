"""Edits that put the items of a list in order, each where another one stood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..facts.store import Text
from .document import Document
from .finding import Edit


def reordered(document: Document, nodes: Sequence[Text], keys: Sequence[Any]) -> tuple[Edit, ...]:
    """The edits; none where an item spans lines, or a comment stands beside one and would change place."""
    spans = [document.span(node) for node in nodes]
    places = [span for span in spans if span is not None]
    if len(places) != len(nodes) or any("#" in document.line(node.line) for node in nodes):
        return ()
    order = sorted(range(len(nodes)), key=lambda i: (keys[i], i))
    texts = [document.text[start:end] for start, end in places]
    return tuple(
        Edit(*place, texts[source])
        for place, source, here in zip(places, order, texts, strict=True)
        if texts[source] != here
    )
