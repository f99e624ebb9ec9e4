"""Emission designators such as `36M0G7W`: the necessary bandwidth and the class of emission (Appendix 1)."""

from __future__ import annotations

from ..errors import UsageError
from ..light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


_HINT = "write for example 36M0G7W, 16K0F3E or 2K70J3EJN"


class Symbol(NamedTuple):
    """One symbol of a designator: what it tells, what it means, whether its meaning was read in a document."""

    symbol: str
    about: str
    meaning: str
    verified: bool


class Emission(NamedTuple):
    """A designator, decoded. The bandwidth is in Hz, rounded up where it is finer than one hertz."""

    designator: str
    bandwidth_hz: int
    symbols: tuple[Symbol, ...]


class Emissions:
    """Decodes designators by the record of `emissions.yaml`."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self._letters = {entry["letter"]: entry["hz"] for entry in self.table["bandwidth"]["letters"]}

    def decode(self, text: str) -> Emission:
        """The emission that a designator names. Raises `UsageError` with what is wrong about it."""
        word = "".join(text.split()).upper()
        rules = self.table["bandwidth"]
        length = rules["length"]
        symbols = self.table["symbols"]
        required = sum(s["required"] for s in symbols)
        if not word.isascii() or not length + required <= len(word) <= length + len(symbols):
            raise UsageError(f"'{text[:20]}' is not an emission designator", _HINT)
        return Emission(word, self.bandwidth(word[:length], text), tuple(self._symbols(word[length:], text)))

    def bandwidth(self, code: str, text: str) -> int:
        """The necessary bandwidth of its four characters: three digits, a letter for the decimal point."""
        letters = [c for c in code if c in self._letters]
        if len(letters) != 1 or sum(c.isdigit() for c in code) != self.table["bandwidth"]["digits"]:
            raise UsageError(
                f"'{text[:20]}': '{code}' is not a bandwidth", f"three digits and one of H, K, M, G; {_HINT}"
            )
        if code[0] in self.table["bandwidth"]["first_character_not"]:
            raise UsageError(f"'{text[:20]}': a bandwidth does not begin with {code[0]}", _HINT)
        whole, _, fraction = code.partition(letters[0])
        unit = self._letters[letters[0]]
        scaled = int(whole + fraction) * unit
        return -(-scaled // 10 ** len(fraction)) or 1

    def _symbols(self, word: str, text: str) -> list[Symbol]:
        found = []
        for letter, place in zip(word, self.table["symbols"], strict=False):
            meaning = next((v for v in place["values"] if v["symbol"] == letter), None)
            if meaning is None:
                raise UsageError(
                    f"'{text[:20]}': '{letter}' means nothing as symbol {place['position']} ({place['about']})",
                    "known: " + " ".join(v["symbol"] for v in place["values"]),
                )
            found.append(Symbol(letter, place["about"], meaning["meaning"], place["verified"] and meaning["verified"]))
        return found
