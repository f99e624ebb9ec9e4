"""The uses that footnotes name (IMT, HIBS, HAPS, ESIM, ISM ...): their names, and where they are named."""

from __future__ import annotations

from ..errors import UnknownNameError, shown
from ..regulations.countries import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.footnotes import Footnotes


def applications(notes: Footnotes) -> dict[str, tuple[str, ...]]:
    """Every use that the edition's footnotes name, with the footnotes that do, by name."""
    found: dict[str, list[str]] = {}
    for note in notes:
        for rule in note.rules:
            for application in rule.application:
                found.setdefault(application, []).append(note.id)
    return {name: tuple(dict.fromkeys(found[name])) for name in sorted(found, key=str.casefold)}


def known_application(notes: Footnotes, text: str) -> str:
    """The use that a person means, as the data writes it. Raises `UnknownNameError` with the nearest."""
    known = applications(notes)
    by_name = {fold(name): name for name in known}
    found = by_name.get(fold(text))
    if found is None:
        import difflib

        near = [by_name[n] for n in difflib.get_close_matches(fold(text), by_name, 3, 0.6)]
        near = near or [name for folded, name in by_name.items() if len(text) > 2 and fold(text) in folded][:3]
        hint = "did you mean " + " or ".join(near) + "?" if near else "known uses: " + ", ".join(known)
        raise UnknownNameError(f"no footnote names the use '{shown(text)}'", hint)
    return found
