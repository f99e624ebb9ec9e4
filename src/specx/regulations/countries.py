"""Regions and countries: codes, names, and what a person may type for them."""

from __future__ import annotations

import unicodedata

from ..errors import UnknownNameError, shown
from ..light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from typing import Any


class Country(NamedTuple):
    """An administration, or an area that footnotes name apart from it.

    `regions` holds more than one number only where the area is split between Regions.
    """

    code: str
    iso3: str
    name: str
    names: tuple[str, ...]
    kind: str  # member | territory | part | group | other
    of: str | None
    regions: tuple[int, ...]
    members: tuple[str, ...]
    note: str
    itu: str = ""


class Reach(NamedTuple):
    """The codes by which a footnote's list can mean a country or area.

    A list with a code of `named` means it. A list that names only the administration of an area
    is taken to mean areas in the Region of the mainland (`assumed`); for areas in another Region
    it is left open (`undecided`), since lists name those apart where they mean them.
    """

    named: frozenset[str]
    assumed: frozenset[str] = frozenset()
    undecided: frozenset[str] = frozenset()

    def meant_by(self, codes: Collection[str]) -> str:
        """ "named", "assumed", "undecided" or "" for a list of codes."""
        for how, own in zip(self._fields, self, strict=True):
            if not own.isdisjoint(codes):
                return how
        return ""


def fold(name: str) -> str:
    """A name without accents, case, punctuation and extra blanks, for comparing."""
    plain = unicodedata.normalize("NFKD", name.replace("\u2019", "'"))
    kept = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in kept.casefold()).split())


class Geography:
    """Countries and areas by code and by name."""

    def __init__(self, countries: Iterable[Country], ambiguous: Mapping[str, tuple[str, ...]]) -> None:
        self.countries: dict[str, Country] = {c.code: c for c in countries}
        self.ambiguous = {fold(name): codes for name, codes in ambiguous.items()}
        self._names: dict[str, str] | None = None

    @classmethod
    def from_records(cls, record: Mapping[str, Any]) -> Geography:
        """Builds the geography from the checked record of `regions.yaml`."""
        return cls(
            [
                Country(
                    c["code"], c.get("iso3", ""), c["name"], tuple(c.get("names", ())), c["kind"], c.get("of"),
                    tuple(int(r) for r in c["regions"]), tuple(c.get("members", ())), c.get("note", ""), c.get("itu", ""),
                )
                for c in record["countries"]
            ],
            {a["name"]: tuple(a["codes"]) for a in record.get("ambiguous", ())},
        )  # fmt: skip

    @property
    def codes(self) -> Collection[str]:
        """Every code that data files may use."""
        return self.countries.keys()

    def reach(self, country: Country) -> Reach:
        """How footnotes can name the country: its code, its groups, the area around it.

        A part of the State itself in its own Region (Alaska, the Canary Islands) is the mainland.
        """
        named = {country.code}
        # IO-DG lies in IO, which is an area with a code of its own.
        around = self.countries.get(country.code.partition("-")[0])
        if around is not None and country.kind == "part" and around.code != country.of:
            named.add(around.code)
        named |= {c.code for c in self.countries.values() if c.kind == "group" and not named.isdisjoint(c.members)}
        owner = self.countries.get(country.of or "")
        if owner is None:
            return Reach(frozenset(named))
        own = frozenset({owner.code})
        if not set(country.regions) <= set(owner.regions):
            return Reach(frozenset(named), undecided=own)
        if country.kind == "part":
            return Reach(frozenset(named) | own)
        return Reach(frozenset(named), assumed=own)

    def areas(self, country: Country) -> list[Country]:
        """The areas of an administration that lie in other Regions than its mainland, by code."""
        found = [c for c in self.countries.values() if c.of == country.code and c.kind in ("territory", "part")]
        return sorted((c for c in found if c.regions != country.regions), key=lambda c: (c.regions, c.code))

    def _by_name(self) -> dict[str, str]:
        if self._names is None:
            self._names = {}
            for country in self.countries.values():
                for name in (country.code, country.iso3, country.name, *country.names):
                    if name:
                        self._names.setdefault(fold(name), country.code)
            # A symbol of ITU's that is a code of ISO's too (MRT, NOR) is read as that.
            for country in self.countries.values():
                if country.itu:
                    self._names.setdefault(fold(country.itu), country.code)
        return self._names

    def find(self, text: str) -> Country:
        """The country that a person means by a code or a name.

        Raises `UnknownNameError` for a name that fits several, or none (with the nearest).
        """
        exact = self.countries.get(text.strip().upper())
        if exact:
            return exact
        folded = fold(text)
        if folded in self.ambiguous:
            choices = ", ".join(f"{c} {self.countries[c].name}" for c in self.ambiguous[folded])
            raise UnknownNameError(f"'{shown(text)}' fits several administrations", f"use a code: {choices}")
        code = self._by_name().get(folded)
        if code is None:
            raise UnknownNameError(f"unknown country '{shown(text)}'", self._suggest(folded))
        return self.countries[code]

    def _suggest(self, folded: str) -> str:
        import difflib

        near = difflib.get_close_matches(folded, self._by_name(), 3, 0.6)
        if not near:
            near = [n for n in self._by_name() if len(folded) > 3 and folded in n][:3]
        codes = dict.fromkeys(self._by_name()[n] for n in near)
        if codes:
            return "did you mean " + " or ".join(f"{c} {self.countries[c].name}" for c in codes) + "?"
        return "use an ISO 3166 code such as BR, or `specx info --countries`"
