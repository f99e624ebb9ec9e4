"""The rules: found by module name, explained by their docstrings."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any, TypeAlias

from ..errors import UnknownNameError
from . import rules as _home
from .document import Document
from .filed import filed
from .finding import Fault
from .folder import Folder
from .threeway import FOUND_IN as COMPARED
from .threeway import disagreements

if TYPE_CHECKING:
    from typing import Literal

Check: TypeAlias = Callable[[Document, Folder], Iterable[Fault]]
FolderCheck: TypeAlias = Callable[[Folder], Iterable[Fault]]
_MODULE = re.compile(r"spx(\d{3})_(\w+)")
FAMILIES = {
    "0": "file and syntax", "1": "keys and values", "2": "bands", "3": "coverage", "4": "services",
    "5": "footnotes", "6": "countries", "7": "outcomes of a conference", "8": "sources and documents", "9": "text",
}  # fmt: skip


@dataclass(frozen=True)
class LintRule:
    """A rule: `check` looks at one file, `check_folder` at all files together; one of them is there.

    `found_in` are the kinds of file in which `check_folder` finds something, none for any. Its cases are
    `specx.lint.case.cases_of(id)`.
    """

    id: str
    name: str
    severity: Literal["error", "warning", "note"]
    title: str
    about: str
    fixable: bool = False
    check: Check | None = field(default=None, compare=False)
    check_folder: FolderCheck | None = field(default=None, compare=False)
    found_in: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """What the rule is about, in a few words."""
        return FAMILIES[self.id[3]]


@cache
def every_rule() -> tuple[LintRule, ...]:
    """All rules in the order of their ids."""
    names = sorted(m.name for m in iter_modules(_home.__path__) if _MODULE.fullmatch(m.name))
    return tuple(_rule(name, import_module(f"{_home.__name__}.{name}")) for name in names)


def _rule(module_name: str, module: Any) -> LintRule:
    match = _MODULE.fullmatch(module_name)
    assert match
    number = f"SPX{match[1]}"
    title, _, about = (module.__doc__ or "").strip().partition("\n")
    check, check_folder = getattr(module, "check", None), getattr(module, "check_folder", None)
    if check is None and check_folder is None:
        check, check_folder = _passing_on(number)
    return LintRule(
        number, match[2].replace("_", "-"), getattr(module, "SEVERITY", "error"), title.rstrip("."),
        about.strip(), getattr(module, "FIXABLE", False), check, check_folder,
        COMPARED.get(number, ()) or getattr(module, "FOUND_IN", ()),
    )  # fmt: skip


def _passing_on(number: str) -> tuple[Check | None, FolderCheck | None]:
    """What a rule without code of its own does: it tells what others filed under its number."""
    if number in COMPARED:
        return None, lambda folder: disagreements(folder, number)
    return lambda document, folder: filed(document, number), None


def find(text: str) -> LintRule:
    """The rule of an id or a name. Raises `UnknownNameError` with the nearest."""
    wanted = text.strip()
    for rule in every_rule():
        if wanted.upper() == rule.id or wanted.lower() == rule.name:
            return rule
    raise UnknownNameError(f"unknown rule '{wanted[:40]}'", _suggest(wanted))


def chosen(select: Iterable[str], ignore: Iterable[str], notes: bool = False) -> tuple[LintRule, ...]:
    """The rules that are left: ids, names or beginnings of ids (`SPX3`); nothing selected means all.

    Rules whose findings are notes are among them where one is selected by itself, or `notes` are asked for.
    Raises `UnknownNameError` for a word that names no rule.
    """
    every = {r.id for r in every_rule() if notes or r.severity != "note"}
    kept = {
        r.id
        for word in select
        for r in matching(word)
        if r.id in every or word.strip().lower() in (r.id.lower(), r.name)
    }
    kept = kept if select else every
    dropped = {r.id for word in ignore for r in matching(word)}
    return tuple(r for r in every_rule() if r.id in kept - dropped)


def matching(word: str) -> Iterator[LintRule]:
    """The rules that a word of --select or --ignore names."""
    wanted = word.strip()
    hits = [
        r for r in every_rule() if wanted.upper() == "ALL" or r.name == wanted.lower() or _starts(r.id, wanted.upper())
    ]
    if not hits:
        raise UnknownNameError(f"'{wanted[:40]}' names no rule", _suggest(wanted))
    yield from hits


def _starts(rule: str, prefix: str) -> bool:
    return len(prefix) >= 3 and rule.startswith(prefix)


def _suggest(word: str) -> str:
    names = [n for r in every_rule() for n in (r.id, r.name)]
    near = difflib.get_close_matches(word.upper(), names, 1) or difflib.get_close_matches(word.lower()[:60], names, 1)
    return f"did you mean {near[0]}?" if near else "`specx rule` lists the rules"
