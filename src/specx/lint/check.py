"""The coordinator: gathers files, hands them to the rules, catches what goes wrong once."""

from __future__ import annotations

import gc
import os
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ..errors import DataError, SpecxError
from ..facts.folder import Facts
from ..facts.store import Kind, Trouble, read_file
from . import files
from .around import NAMES, Home, home_of, take_along
from .document import MAX_OF_A_RULE, Document
from .finding import MAX_TEXT, CheckedHead, Fault, Finding, RuleCount, printable
from .folder import Folder, own_facts
from .ignores import Ignore
from .neighbours import Neighbours
from .others import something_else
from .rule import LintRule, chosen

STDIN = "-"
UNUSED = "SPX008"
FAILED = "SPX009"
# What was not read is not clean, whatever was asked: no option hides these.
UNREAD = ("SPX001", "SPX002", "SPX003", "SPX004", "SPX005", FAILED)
# Families of rules that look at a whole data folder; a file that stands alone cannot tell of them.
_OF_A_FOLDER = ("3", "5", "7")


@dataclass(frozen=True)
class Settings:
    """How to check: which rules, against which facts, which files not at all."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    data: str = ""
    strict: bool = False
    notes: bool = False  # whether notes are told too
    country: str = ""  # whose table a bare list of rows is, by its code
    base: str = ""  # the edition that such a list is read against; the newest of the facts where empty
    others: Literal["found", "named", "none"] = "found"  # which files of something else are passed over
    stdin: bytes = b""
    stdin_name: str = "stdin.yaml"


class Checked(NamedTuple):
    """A file with what is reported of it, and all that was found, by rule, for fixing."""

    document: Document
    findings: tuple[Finding, ...]
    found: tuple[tuple[str, Fault], ...]


@dataclass
class Report:
    """What a run found, in order of file, line, column, rule."""

    checked: list[Checked] = field(default_factory=list)
    findings: tuple[Finding, ...] = ()
    missing: bool = False  # a path that was named is not there
    strict: bool = False
    fixed: int = 0
    fixed_files: int = 0
    notes: tuple[str, ...] = ()  # what a person has to know of the fixing
    passed_over: tuple[str, ...] = ()  # YAML files of something else

    @property
    def exit_code(self) -> int:
        """2 where a named path is not there, 1 for an error (a warning too where strict), else 0."""
        if self.missing:
            return 2
        return int(any(f.severity == "error" or (self.strict and f.severity == "warning") for f in self.findings))

    def statistics(self) -> list[RuleCount]:
        """How often each rule spoke, most often first."""
        counts = Counter(f.rule for f in self.findings)
        first = {f.rule: f for f in reversed(self.findings)}
        told = [
            RuleCount(rule=f.rule, name=f.name, count=counts[f.rule], fixable=f.fixable, severity=f.severity)
            for f in first.values()
        ]
        return sorted(told, key=lambda c: (-c.count, c.rule))

    def head(self) -> CheckedHead:
        """What it adds up to."""
        counts = Counter(f.severity for f in self.findings)
        return CheckedHead(
            files=len(self.checked), errors=counts["error"], warnings=counts["warning"], note_findings=counts["note"],
            fixed=self.fixed, passed_over=len(self.passed_over),
        )  # fmt: skip


def run(
    paths: Sequence[str],
    settings: Settings,
    replace: dict[str, bytes] | None = None,
    known: dict[str, Document] | None = None,
) -> Report:
    """Checks the files that the paths name. `replace` gives other bytes for paths (for fixing).

    `known` are documents that an earlier run has read, by path: those whose bytes are still to be read so are taken
    as they are. It then holds those of this run.
    """
    # Trees are large and hold no cycles: looking for garbage among millions of scalars is half the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _run(paths, settings, replace or {}, {} if known is None else known, known is not None)
    finally:
        if collecting:
            gc.enable()


def _run(
    paths: Sequence[str], settings: Settings, replace: dict[str, bytes], known: dict[str, Document], keep: bool
) -> Report:
    rules = {rule.id: rule for rule in _rules(settings)}
    base = Facts(settings.data) if settings.data else own_facts()
    named = [p for p in paths if p != STDIN]
    wanted = files.gather(named, settings.exclude) if named else []
    report = Report(strict=settings.strict, missing=any(w.missing for w in wanted))
    read = _reader(replace, known)
    stdin = replace.get(STDIN, settings.stdin) if STDIN in paths else None
    documents = _documents(wanted, settings, stdin, read)
    asked = {id(d) for d in documents}
    passed_over: list[str] = []
    meant = _meant(documents, _asked_about(wanted, settings), read, passed_over)
    settled: dict[int, Checked] = {}
    told: set[tuple[object, ...]] = set()
    for folder, whole in _folders(meant, base, settings, read, not (keep or replace)):
        own = [d for d in folder.documents.values() if id(d) in asked and d.name not in passed_over]
        found: dict[int, list[tuple[LintRule, Fault]]] = {id(d): [] for d in own}
        failed: set[str] = set()
        for rule, one in _apply(rules.values(), folder, own, failed):
            if rule.id == FAILED:
                # Facts that cannot be read are told once, not for each file that wants them.
                like = one[1:]
                if like in told:
                    continue
                told.add(like)
            if id(one.document) in found:
                found[id(one.document)].append((rule, one))
        able = {id for id in rules if whole and id not in failed and (folder.root or id[3] not in _OF_A_FOLDER)}
        for document in own:
            settled[id(document)] = _settle(document, found[id(document)], rules, able)
        # Trees are large: they go with their folder. In a folder of facts who fixes comes back to them.
        for document in own if not folder.root or not keep else ():
            document.release()
    report.passed_over = tuple(passed_over)
    for document in documents:
        if document.name not in passed_over:
            # One that is another name of a file stands in no folder.
            report.checked.append(settled.get(id(document)) or _settle(document, [], rules, ()))
    report.findings = tuple(f for c in report.checked for f in c.findings)
    return report


def _rules(settings: Settings) -> Iterator[LintRule]:
    """The rules that are asked for, and those that tell what was not read."""
    wanted = {rule.id for rule in chosen(settings.select, settings.ignore, settings.notes)}
    yield from (rule for rule in chosen((), (), notes=True) if rule.id in wanted or rule.id in UNREAD)


def _reader(replace: dict[str, bytes], known: dict[str, Document]) -> Callable[[str], Document]:
    # Everything is read with the services and countries: where those files change, nothing is known.
    earlier = {} if any(os.path.basename(path) in NAMES for path in replace) else dict(known)
    known.clear()

    def read(path: str) -> Document:
        real = os.path.realpath(path)
        document = earlier.pop(path, None)
        if document is None or (real in replace and document.data != replace[real]):
            document = Document(path, real, replace[real] if real in replace else read_file(path))
        known[path] = document
        return document

    return read


def _documents(
    wanted: list[files.Wanted], settings: Settings, stdin: bytes | None, read: Callable[[str], Document]
) -> list[Document]:
    documents = []
    for path, problem, *_ in wanted:
        documents.append(Document(path, "", Trouble(Kind.UNREADABLE, 1, 1, problem)) if problem else read(path))
    if stdin is not None:
        name = settings.stdin_name
        path = os.path.realpath(name) if os.path.isdir(os.path.dirname(os.path.abspath(name))) else ""
        documents = [d for d in documents if not path or d.path != path]
        documents.append(Document(name, path, stdin))
    return documents


def _asked_about(wanted: list[files.Wanted], settings: Settings) -> set[str]:
    """The files that may be of something else: those that a folder holds or, for a hook, also those that are named."""
    if settings.others == "none":
        return set()
    return {w.path for w in wanted if not w.problem and (w.found or settings.others == "named")}


def _meant(
    documents: Iterable[Document], asked: Collection[str], read: Callable[[str], Document], passed_over: list[str]
) -> Iterator[Document]:
    """The documents that are no files of something else; the names of those that are go to `passed_over`."""
    for document in documents:
        if document.name in asked and something_else(document, read):
            passed_over.append(document.name)
            document.release()
        else:
            yield document


def _folders(
    documents: Iterable[Document], base: Facts, settings: Settings, read: Callable[[str], Document], fresh: bool
) -> Iterator[tuple[Folder, bool]]:
    """The data folders that the files lie in, each with what belongs to it; files outside any stand alone.

    `fresh` where files are as they lie there and nobody comes back to their trees.
    With each goes whether all of it could be read: only then can a rule be said to have found nothing.
    """
    asked = (settings.country, settings.base)
    homes: dict[str, Home | None] = {}
    inside: dict[Home, dict[str, Document]] = {}
    for document in documents:
        place = os.path.dirname(document.path)
        if place not in homes:
            homes[place] = home_of(place)
        home = homes[place]
        if home is not None:
            inside.setdefault(home, {})[document.path] = document
        else:
            folder = Folder("", {document.path or document.name: document}, base, asked=asked)
            yield folder, _whole(folder)
    for home, mine in sorted(inside.items()):
        about = list(mine.values())
        beside = Neighbours(home.root, read).read if fresh and not settings.data else read
        missing = take_along(home, mine, beside)
        folder = Folder(home.root, mine, base, own_names=not settings.data, asked=asked, about=about)
        yield folder, not missing and _whole(folder)


def _whole(folder: Folder) -> bool:
    """Whether every record of the folder could be read."""
    return all(d.trouble is None and d.kind and not any(d.problems.values()) for d in folder.documents.values())


def _apply(
    rules: Iterable[LintRule], folder: Folder, documents: list[Document], failed: set[str]
) -> Iterator[tuple[LintRule, Fault]]:
    """Everything that the rules find; a rule that breaks down is a finding too, and noted in `failed`."""
    for rule in rules:
        if rule.check:
            for document in documents:
                yield from _guarded(rule, document, lambda r=rule, d=document: r.check(d, folder), failed)
        if rule.check_folder and (not rule.found_in or any(d.kind in rule.found_in for d in documents)):
            yield from _guarded(rule, documents[0], lambda r=rule: r.check_folder(folder), failed)


def _guarded(rule: LintRule, document: Document, check: object, failed: set[str]) -> Iterator[tuple[LintRule, Fault]]:
    try:
        for one in check():  # type: ignore[operator]
            yield rule, one
    except SpecxError as problem:
        failed.add(rule.id)
        message = f"{rule.id} could not be checked: {problem.message}"
        yield _failed(), document.found(1, message, problem.hint)
    except Exception as problem:  # a rule must never hide what the others found
        failed.add(rule.id)
        message = f"{rule.id} broke down: {type(problem).__name__}: {problem}"
        yield _failed(), document.found(1, message, "please report it with the file")


def _failed() -> LintRule:
    return chosen([FAILED], [])[0]


def _settle(
    document: Document, found: list[tuple[LintRule, Fault]], rules: dict[str, LintRule], looked: Collection[str]
) -> Checked:
    """Findings in order, without those that a comment silences, and with comments that silence nothing.

    `looked` are the rules that were able to look at all of the file and of what belongs to it.
    """
    unique: dict[Finding, Fault] = {}
    for rule, one in found:
        unique.setdefault(_finding(rule, one), one)
    used: set[tuple[Ignore, str]] = set()
    for finding in list(unique):
        for comment in document.comments:
            if comment.covers(finding.rule, finding.line):
                used.add((comment, finding.rule))
                unique.pop(finding, None)
    if UNUSED in rules:
        from .rules.spx008_unused_ignore import unused

        every = {rule.id for rule in chosen((), ())} <= set(looked)
        told = [comment for comment in document.comments if comment.rules or every]
        for one in unused(document, told, used, looked):
            unique.setdefault(_finding(rules[UNUSED], one), one)
    findings = sorted(unique, key=lambda f: (f.line, f.column, f.rule, f.message))
    reported = tuple(_capped(findings, document.more))
    return Checked(document, reported, tuple((f.rule, unique[f]) for f in findings))


def _finding(rule: LintRule, one: Fault) -> Finding:
    return Finding(
        rule=rule.id, severity=rule.severity, file=one.document.name, line=one.line, column=one.column,
        message=printable(one.message, MAX_TEXT), hint=printable(one.hint, MAX_TEXT), name=rule.name,
        length=one.length, fixable=bool(one.edits),
    )  # fmt: skip


def _capped(findings: list[Finding], more: Counter[str]) -> Iterator[Finding]:
    """The first findings of each rule; the last of them tells how many are left, `more` of them kept nowhere."""
    counts = Counter(f.rule for f in findings) + more
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.rule] += 1
        rest = counts[finding.rule] - MAX_OF_A_RULE
        if seen[finding.rule] < MAX_OF_A_RULE or not rest:
            yield finding
        elif seen[finding.rule] == MAX_OF_A_RULE:
            yield finding._replace(message=f"{finding.message}, and {rest} more of this rule in the file")


__all__ = ["STDIN", "Checked", "DataError", "Report", "Settings", "run"]
