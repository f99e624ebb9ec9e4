"""The coordinator: gathers files, hands them to the rules, catches what goes wrong once."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ..errors import DataError, SpecxError
from ..facts.folder import Facts
from ..facts.store import Kind, Trouble, read_file
from . import files
from .document import Document
from .finding import MAX_TEXT, Fault, Finding, printable
from .folder import Folder, own_facts
from .ignores import Ignore, ignores
from .rule import Rule, chosen

STDIN = "-"
# A file with more findings of one rule than this is not read to its end by anybody.
MAX_OF_A_RULE = 1000
UNUSED = "SPX008"
FAILED = "SPX009"


@dataclass(frozen=True)
class Settings:
    """How to check: which rules, against which facts, which files not at all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    data: str = ""
    strict: bool = False
    stdin: bytes = b""
    stdin_name: str = "stdin.yaml"


class Checked(NamedTuple):
    """A file with what was found in it, and each finding's origin for fixing."""

    document: Document
    findings: tuple[Finding, ...]
    found: tuple[Fault, ...]


@dataclass
class Report:
    """What a run found, in order of file, line, column, rule."""

    checked: list[Checked] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    missing: bool = False  # a path that was named is not there
    strict: bool = False
    fixed: int = 0
    fixed_files: int = 0

    @property
    def exit_code(self) -> int:
        """2 where a named path is not there, 1 for an error (any finding where strict), else 0."""
        if self.missing:
            return 2
        return int(any(self.strict or f.severity == "error" for f in self.findings))

    def statistics(self) -> list[tuple[int, Finding]]:
        """How often each rule spoke, most often first, with one of its findings."""
        counts = Counter(f.rule for f in self.findings)
        first = {f.rule: f for f in reversed(self.findings)}
        return sorted(((n, first[rule]) for rule, n in counts.items()), key=lambda c: (-c[0], c[1].rule))


def run(paths: Sequence[str], settings: Settings, replace: dict[str, bytes] | None = None) -> Report:
    """Checks the files that the paths name. `replace` gives other bytes for paths (for fixing)."""
    # Trees are large and hold no cycles: looking for garbage among millions of scalars is half the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _run(paths, settings, replace)
    finally:
        if collecting:
            gc.enable()


def _run(paths: Sequence[str], settings: Settings, replace: dict[str, bytes] | None) -> Report:
    rules = chosen(settings.select, settings.ignore)
    base = Facts(settings.data) if settings.data else own_facts()
    named = [p for p in paths if p != STDIN]
    wanted = files.gather(named, settings.exclude) if named else []
    report = Report(strict=settings.strict, missing=any(w.missing for w in wanted))
    documents = _documents(wanted, settings, STDIN in paths, replace or {})
    found: dict[str, list[tuple[Rule, Fault]]] = {d.name: [] for d in documents}
    for folder in _folders(documents, base, settings, replace or {}):
        for rule, one in _apply(rules, folder, documents):
            if one.document.name in found:
                found[one.document.name].append((rule, one))
    by_id = {rule.id: rule for rule in rules}
    for document in documents:
        report.checked.append(_settle(document, found[document.name], by_id))
    report.findings = tuple(f for c in report.checked for f in c.findings)
    return report


def _documents(
    wanted: list[files.Wanted], settings: Settings, stdin: bool, replace: dict[str, bytes]
) -> list[Document]:
    documents = []
    for path, missing in wanted:
        real = os.path.realpath(path) if "\0" not in path else ""
        if missing:
            documents.append(Document(path, "", Trouble(Kind.UNREADABLE, 1, 1, missing)))
        else:
            documents.append(Document(path, real, replace[real] if real in replace else read_file(path)))
    if stdin:
        name = settings.stdin_name
        path = os.path.realpath(name) if os.path.isdir(os.path.dirname(os.path.abspath(name))) else ""
        documents = [d for d in documents if not path or d.path != path]
        documents.append(Document(name, path, replace.get(STDIN, settings.stdin)))
    return documents


def root_of(path: str) -> str:
    """The data folder that a file lies in: the nearest folder above it that is laid out like one; or ""."""
    above = os.path.dirname(path)
    while path and above and above != os.path.dirname(above):
        if os.path.isfile(os.path.join(above, "edition.yaml")):
            return os.path.dirname(above)
        if any(os.path.isfile(os.path.join(above, name)) for name in ("services.yaml", "regions.yaml")):
            return above
        try:
            children = [e.path for e in os.scandir(above) if e.is_dir(follow_symlinks=False)]
        except OSError:
            return ""
        if any(os.path.isfile(os.path.join(child, "edition.yaml")) for child in children[:200]):
            return above
        above = os.path.dirname(above)
    return ""


def _folders(documents: list[Document], base: Facts, settings: Settings, replace: dict[str, bytes]) -> Iterator[Folder]:
    """The data folders that the files lie in, each whole; files outside any stand alone."""
    roots: dict[str, dict[str, Document]] = {}
    known: dict[str, str] = {}
    for document in documents:
        home = os.path.dirname(document.path)
        if home not in known:
            known[home] = root_of(document.path)
        if known[home]:
            roots.setdefault(known[home], {})[document.path] = document
        else:
            yield Folder("", {document.path or document.name: document}, base)
    for root, inside in sorted(roots.items()):
        for path, missing in files.gather([root], settings.exclude):
            real = os.path.realpath(path)
            if not missing and real not in inside:
                inside[real] = Document(path, real, replace[real] if real in replace else read_file(path))
        yield Folder(root, inside, base, own_names=not settings.data)


def _apply(rules: Iterable[Rule], folder: Folder, documents: list[Document]) -> Iterator[tuple[Rule, Fault]]:
    """Everything that the rules find; a rule that breaks down is a finding too."""
    mine = {id(d) for d in documents}
    for rule in rules:
        if rule.check:
            for document in folder.documents.values():
                if id(document) in mine:
                    yield from _guarded(rule, document, lambda r=rule, d=document: r.check(d, folder))
        if rule.check_folder:
            first = next(d for d in folder.documents.values() if id(d) in mine)
            yield from _guarded(rule, first, lambda r=rule: r.check_folder(folder))


def _guarded(rule: Rule, document: Document, check: object) -> Iterator[tuple[Rule, Fault]]:
    try:
        for one in check():  # type: ignore[operator]
            yield rule, one
    except SpecxError as problem:
        message = f"{rule.id} could not be checked: {problem.message}"
        yield _failed(), document.found(1, message, problem.hint)
    except Exception as problem:  # a rule must never hide what the others found
        message = f"{rule.id} broke down: {type(problem).__name__}: {problem}"
        yield _failed(), document.found(1, message, "please report it with the file")


def _failed() -> Rule:
    return chosen([FAILED], [])[0]


def _settle(document: Document, found: list[tuple[Rule, Fault]], rules: dict[str, Rule]) -> Checked:
    """Findings in order, without those that a comment silences, and with comments that silence nothing."""
    unique: dict[Finding, Fault] = {}
    for rule, one in found:
        unique.setdefault(_finding(rule, one), one)
    comments = ignores(document)
    used: set[tuple[Ignore, str]] = set()
    for finding in list(unique):
        for comment in comments:
            if comment.covers(finding):
                used.add((comment, finding.rule))
                unique.pop(finding, None)
    if UNUSED in rules:
        from .rules.spx008_unused_ignore import unused

        for one in unused(document, comments, used, rules.keys()):
            unique.setdefault(_finding(rules[UNUSED], one), one)
    findings = sorted(unique, key=lambda f: (f.line, f.column, f.rule, f.message))
    return Checked(document, tuple(_capped(findings)), tuple(unique[f] for f in findings))


def _finding(rule: Rule, one: Fault) -> Finding:
    return Finding(
        one.document.name, one.line, one.column, rule.id, rule.name, rule.severity,
        printable(one.message, MAX_TEXT), printable(one.hint, MAX_TEXT), one.length, bool(one.edits),
    )  # fmt: skip


def _capped(findings: list[Finding]) -> Iterator[Finding]:
    counts = Counter(f.rule for f in findings)
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] < MAX_OF_A_RULE or counts[finding.rule] == MAX_OF_A_RULE:
            yield finding
        elif seen[finding.rule] == MAX_OF_A_RULE:
            rest = counts[finding.rule] - MAX_OF_A_RULE
            yield finding._replace(message=f"{finding.message}, and {rest} more of this rule in the file")


__all__ = ["STDIN", "Checked", "DataError", "Report", "Settings", "root_of", "run"]
