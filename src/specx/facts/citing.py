"""What a record of a Resolution or of a Rule of Procedure cites: in its lists, and in what it says in words."""

from __future__ import annotations

from ..regulations.citations import canonical, named_in

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any


_LISTS = {
    "resolutions": "Resolution", "recommendations": "Recommendation", "mentions": "Recommendation",
    "appendices": "Appendix", "provisions": "No.", "exempts": "No.",
}  # fmt: skip
# Of what it says in words; what a doubt or a source names is not what the record works with.
_TEXTS = ("decides", "note", "where", "when", "formula", "tables", "use", "finding", "condition")
_TEXT_LISTS = ("procedure", "checks", "not_checked", "inputs", "applies_to")


def cited_in_record(record: dict[str, Any], own: set[str]) -> Iterator[tuple[str, str]]:
    """Canonical names and revisions, each as often as it is cited, but for the record's `own` names."""
    for name, revision in _named(record):
        if name not in own:
            yield name, revision


def _named(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for key, kind in _LISTS.items():
        for text in record.get(key, ()):
            number, _, revision = text.partition(" (")
            report = number.startswith("Report ")
            yield canonical("Report" if report else kind, number.removeprefix("Report ")), revision.rstrip(")")
    for text in _words(record):
        yield from ((name, "") for name in named_in(text))


def _words(record: dict[str, Any]) -> Iterator[str]:
    for key in _TEXTS:
        if isinstance(record.get(key), str):
            yield record[key]
    for key in _TEXT_LISTS:
        yield from (text for text in record.get(key, ()) if isinstance(text, str))
    for key in ("limits", "restrictions", "cases", "findings", "parts", "country_roles"):
        for part in record.get(key, ()):
            yield from _words(part)
