"""The values of the field: bands, frequencies, footnote and provision numbers, countries, services."""

from __future__ import annotations

from ...errors import FrequencyError, did_you_mean
from ...regulations.numbers import PROVISION, is_footnote
from ...regulations.services import TermError
from ...units import parse_frequency, parse_range
from .types import Reader, Type

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from ..store import Text


_FREQUENCY_RULES = {FrequencyError.DOWNWARDS: "SPX202", FrequencyError.SUB_HERTZ: "SPX204"}


def frequency_rule(problem: FrequencyError) -> str:
    """The rule of the linter that tells what is wrong with a frequency or a band."""
    return _FREQUENCY_RULES.get(problem.kind, "SPX201")


class Band(Type):
    """A band such as `3400-3600 MHz`; read as [low, high] in Hz."""

    wants = "a band such as 3400-3600 MHz"

    def read_text(self, node: Text, to: Reader) -> list[int] | None:
        """Low and high edge in Hz."""
        try:
            return list(parse_range(node, as_typed=False))
        except FrequencyError as problem:
            to.report(frequency_rule(problem), node, problem.message, problem.hint)
            return None

    def json_schema(self) -> dict[str, Any]:
        """A string with two numbers and a unit."""
        number = r"(\d+|\d{1,3}( \d{3})+)(\.\d+)?"
        return {"type": "string", "pattern": rf"^{number} ?([kMGT]?Hz)? ?- ?{number} ?[kMGT]?Hz$"}


class Number(Type):
    """A number that is no frequency: decibels, degrees, per cent."""

    wants = "a number"

    def read_text(self, node: Text, to: Reader) -> float | int | None:
        """The number; whole where it is written so."""
        try:
            if (
                len(node) > 20
                or not node.isascii()
                or node.strip("+-0123456789.")
                or not any(c.isdigit() for c in node)
            ):
                raise ValueError
            number = float(node)
        except ValueError:
            to.report("SPX105", node, f"'{node[:40]}' is not a number")
            return None
        return int(number) if number.is_integer() else number

    def json_schema(self) -> dict[str, Any]:
        """A number."""
        return {"type": "number"}


class FrequencyText(Type):
    """A single frequency such as `2182 kHz`, read as Hz."""

    wants = "a frequency such as 2182 kHz"

    def read_text(self, node: Text, to: Reader) -> int | None:
        """The frequency in Hz."""
        try:
            return parse_frequency(node)
        except FrequencyError as problem:
            to.report(frequency_rule(problem), node, problem.message, problem.hint)
            return None


def is_inside(name: str) -> bool:
    """Whether a name in a file of facts leads to a file in the same folder or below, on any system."""
    parts = name.split("/")
    return name.isprintable() and not set(name) & set("\\:") and all(part.strip(". ") for part in parts)


class FileName(Type):
    """A file in the folder of the file that names it, or below."""

    wants = "a file in this folder such as table/5-ghz.yaml"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The name, with slashes."""
        if not is_inside(node):
            to.report(
                "SPX105", node, f"'{node[:60]}' is not a file in this folder", "write for example table/5-ghz.yaml"
            )
            return None
        return str(node)

    def json_schema(self) -> dict[str, Any]:
        """A string of names with slashes between them, none of them all points and blanks."""
        part = r"[. ]*[^\\/:. ][^\\/:]*"
        return {"type": "string", "pattern": rf"^{part}(/{part})*$"}


class FootnoteId(Type):
    """The number of an Article 5 footnote."""

    wants = "a footnote number such as 5.340"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The number as text."""
        if not is_footnote(node):
            near = "5." + node.upper().removeprefix("5.").removeprefix("NO.").strip()
            hint = f"did you mean '{near}'?" if is_footnote(near) and near != node else 'write for example "5.340"'
            to.report("SPX501", node, f"'{node[:40]}' is not a footnote number", hint)
            return None
        return str(node)

    def json_schema(self) -> dict[str, Any]:
        """A string of the footnote's form."""
        return {"type": "string", "pattern": r"^5\.\d{2,3}[A-Z]{0,3}$"}


class Provision(Type):
    """The number of an RR Article or provision: `9`, `9.21`, `9.11A`, `21.16.2`."""

    wants = "a provision number such as 9.21"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The number as text."""
        if not PROVISION.fullmatch(node):
            to.report("SPX105", node, f"'{node[:40]}' is not a provision number", 'write for example "9.21"')
            return None
        return str(node)


class CountryCode(Type):
    """A code of `regions.yaml`: ISO 3166 alpha-2 or an area code."""

    wants = "a country code such as BR"

    def read_text(self, node: Text, to: Reader) -> str | None:
        """The code."""
        if to.countries is not None and node not in to.countries:
            known = to.countries
            to.report("SPX601", node, f"unknown country code '{node[:40]}'", lambda: did_you_mean(node.upper(), known))
            return None
        return str(node)


class Term(Type):
    """A service with qualifiers and directions, read as [service, qualifier, directions]."""

    wants = "a service such as fixed-satellite (space-to-Earth)"

    def __init__(self, groups: Collection[str] = ()) -> None:
        self.groups = groups

    def read_text(self, node: Text, to: Reader) -> Any:
        """The term as a list, or a group word as text."""
        if node in self.groups:
            return str(node)
        return read_term(node, node, to)

    def json_schema(self) -> dict[str, Any]:
        """A group word, or a service as the schema of the whole file defines it: types know no vocabulary."""
        service = {"$ref": "#/definitions/service"}
        return {"anyOf": [{"enum": [*self.groups]}, service]} if self.groups else service


def read_term(words: str, node: Text, to: Reader) -> list[Any] | None:
    """The service term in `words`, problems reported at `node`."""
    if to.vocabulary is None:
        return [words, "", []]
    try:
        term = to.vocabulary.term(words)
    except TermError as problem:
        rule = "SPX401" if problem.part == "service" else "SPX405"
        to.report(rule, node, str(problem), problem.hint)
        return None
    return [term.service, term.qualifier, list(term.directions)]


class Entry(Type):
    """A service of a row with its footnotes: [service, qualifier, directions, footnotes]."""

    wants = "a service such as fixed [5.430A]"

    def read_text(self, node: Text, to: Reader) -> list[Any] | None:
        """The entry as a list."""
        words, bracket, notes = node.partition("[")
        footnotes: list[str] = []
        if bracket:
            if not notes.endswith("]"):
                to.report(
                    "SPX501", node, f"'{node[:60]}' has no closing ]", "footnotes stand last: fixed [5.430A, 5.431]"
                )
                return None
            for number in notes[:-1].split(","):
                if not is_footnote(number.strip()):
                    to.report(
                        "SPX501", node, f"'{number.strip()[:40]}' is not a footnote number", "write for example [5.340]"
                    )
                else:
                    footnotes.append(number.strip())
        term = read_term(words.rstrip(), node, to)
        return None if term is None else [*term, footnotes]

    def json_schema(self) -> dict[str, Any]:
        """An entry as the schema of the whole file defines it."""
        return {"$ref": "#/definitions/entry"}
