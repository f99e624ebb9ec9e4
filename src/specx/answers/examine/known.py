"""The uses and the kinds of station that footnotes name: what an asker may say of a station."""

from __future__ import annotations

from ...errors import UnknownNameError, shown
from ...light import cached_property

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...facts.folder import Facts


class Known:
    """The words of all editions held, gathered when the first one is asked for."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts

    @cached_property
    def _words(self) -> tuple[dict[str, str], dict[str, str]]:
        uses: dict[str, str] = {}
        stations: dict[str, str] = {"aircraft": "aircraft"}  # what is forbidden may be so to airborne stations
        for edition in map(self.facts.edition, self.facts.edition_ids):
            for footnote in self.facts.footnotes(edition):
                for rule, part in zip(footnote.rules, footnote.parts, strict=True):
                    uses |= {use.casefold(): use for use in rule.application}
                    for item in (*part.get("restrictions", ()), *part.get("limits", ())):
                        for case in item.get("cases", ()):
                            uses |= {w.casefold(): w for key in ("uses", "except_uses") for w in case.get(key, ())}
                            stations |= {w.casefold(): w for w in case.get("station_kinds", ())}
        return uses, stations

    @property
    def every_use(self) -> list[str]:
        """The uses that can be said, in order."""
        return sorted(self._words[0].values(), key=str.casefold)

    @property
    def every_station(self) -> list[str]:
        """The kinds of station that can be said, in order."""
        return sorted(self._words[1].values(), key=str.casefold)

    def uses(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The uses as the data writes them; "none" for none that a footnote names. Raises `UnknownNameError`."""
        return tuple(_found("use", word, self._words[0], 'or "none"') for word in asked if word.casefold() != "none")

    def stations(self, asked: Iterable[str]) -> tuple[str, ...]:
        """The kinds of station as the data writes them. Raises `UnknownNameError`."""
        return tuple(_found("kind of station", word, self._words[1], "") for word in asked)


def _found(what: str, word: str, known: dict[str, str], more: str) -> str:
    folded = word.casefold()
    # One or several: feeder link, feeder links.
    name = known.get(folded) or known.get(f"{folded}s") or known.get(folded.removesuffix("s"))
    if name is None:
        import difflib

        near = [known[n] for n in difflib.get_close_matches(folded, known, 3, 0.5)] or sorted(known.values())
        raise UnknownNameError(
            f"no footnote names the {what} '{shown(word, 40)}'", ", ".join(near) + f" {more}".rstrip()
        )
    return name
