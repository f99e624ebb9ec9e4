"""Finds the facts and reads them, as little as a question needs.

The facts are YAML. A wheel also carries a compiled form (`sealed`, made from the same YAML by
`specx.facts.compiled`), used only while it is whole and matches its YAML and the names that it was
read with to the byte: a file that somebody edited is read afresh. Both give the same records.
"""

from __future__ import annotations

import os

from ..errors import DataError, OutsideCoverageError, UnknownNameError
from ..light import cached_property
from ..regulations.values import Allocation, Edition, Row, Source
from .digest import digest_of, seal
from .sealed import NAMES, REGIONS, ROWS, TOUCHING, Sealed, finished, note_piece, regions, touching

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from typing import Any, TypeVar

    from ..regulations.countries import Geography
    from ..regulations.services import Vocabulary
    from .documents import Documents
    from .footnotes import Footnotes

    Made = TypeVar("Made")

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EVERYDAY = "everyday.yaml"
_PIECES = 8  # of files of footnotes
COMPILED = os.path.join(_PACKAGE, "_compiled")


def default_folder() -> str:
    """The folder of facts that comes with specx: in the package, or beside it in a checkout."""
    packaged = os.path.join(_PACKAGE, "allocations")
    if os.path.isdir(packaged):
        return packaged
    checkout = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "allocations")
    if os.path.isdir(checkout):
        return checkout
    raise DataError("the allocations that come with specx are missing", "reinstall specx or give --data DIR")


def _only_tables(folder: str) -> bool:
    """Whether a folder holds countries' own tables, no names of services and no edition: those are what comes with specx."""
    if not os.path.isdir(os.path.join(folder, "national")) or os.path.isfile(os.path.join(folder, NAMES[0])):
        return False
    return not any(os.path.isfile(os.path.join(folder, name, "edition.yaml")) for name in os.listdir(folder))


class Given:
    """Records that come from elsewhere than the folder: a draft laid over an edition, documents that a linter has read.

    `alone` where nothing else is to be asked: a folder of tables is then no folder beside the facts of specx.
    `edition` is one more that they make, None for none; `vocabulary` and `geography` stand for those of the folder.
    """

    alone = False
    edition: Edition | None = None
    vocabulary: Vocabulary | None = None
    geography: Geography | None = None

    def has(self, relative: str) -> bool | None:
        """Whether the file is there; None where the folder knows."""
        return None

    def records(self, kind: str, relative: str) -> Any:
        """The record or records of a file; None where the folder is to be read."""
        return None

    def stamp(self) -> bytes:
        """What a digest of the facts has to know of them."""
        return b""


class Facts:
    """A folder of facts. Reads files when they are first asked for and keeps what it read.

    Raises `DataError` with file and line for a file that does not hold what its kind asks for.
    """

    def __init__(self, folder: str | None = None, compiled: str | None = "", given: Given | None = None) -> None:
        compiled = COMPILED if compiled == "" else compiled
        self._arguments = folder, compiled
        self.given = given or Given()
        # A folder that holds countries' own tables and nothing else lies beside the facts that come with specx.
        self.beside = folder if folder and not self.given.alone and _only_tables(folder) else ""
        folder = None if self.beside else folder
        self.folder = folder or default_folder()
        if not os.path.isdir(self.folder):
            what = "is not a folder" if os.path.exists(self.folder) else "does not exist"
            raise DataError(f"{self.folder} {what}", "give a folder laid out like allocations/")
        has_compiled = folder is None and compiled and os.path.isdir(compiled)
        self.sealed = Sealed(compiled, self.path) if has_compiled and compiled else None
        self._compiled = compiled
        self._records: dict[tuple[str, str], Any] = {}
        self._editions: dict[str, Edition] = {}
        self._rows: dict[str, list[Row]] = {}
        self._footnotes: dict[str, Footnotes] = {}
        self._kept: dict[Callable[[Facts], Any], Any] = {}
        self._pieces: set[str] = set()
        self.many = False  # whether most footnotes will be asked: whole files serve them sooner than pieces

    def with_given(self, given: Given) -> Facts:
        """The same folder, with records from elsewhere."""
        return Facts(*self._arguments, given)

    @property
    def amended(self) -> Edition | None:
        """The edition that an overlay makes, where one is laid over."""
        return self.given.edition

    # --- files

    def path(self, relative: str) -> str:
        """The path of a file of facts."""
        parts = relative.split("/")
        if self.beside and parts[0] == "national" and os.path.isdir(os.path.join(self.beside, *parts[:3])):
            return os.path.join(self.beside, *parts)
        return os.path.join(self.folder, *parts)

    def has(self, relative: str) -> bool:
        """Whether the folder holds the file."""
        known = self.given.has(relative)
        return os.path.isfile(self.path(relative)) if known is None else known

    def files(self, relative: str) -> list[str]:
        """The YAML files of a subfolder, as relative names in order; none if it is not there."""
        path = self.path(relative)
        if not os.path.isdir(path):
            return []
        return [f"{relative}/{name}" for name in self.listed(relative) if name.endswith(".yaml")]

    def listed(self, relative: str = "") -> list[str]:
        """What lies in the folder, or in one below it, by name. Raises `DataError` where that cannot be told."""
        try:
            return sorted(os.listdir(self.path(relative)))
        except OSError as problem:
            raise DataError(f"{relative or self.folder}: cannot be read: {problem.strerror or problem}") from None

    @cached_property
    def folders(self) -> tuple[str, ...]:
        """The folders in the folder, by name. Raises `DataError` where they cannot be told."""
        try:
            with os.scandir(self.folder) as entries:
                return tuple(sorted(entry.name for entry in entries if entry.is_dir()))
        except OSError as problem:
            raise DataError(f"{self.folder}: cannot be read: {problem.strerror or problem}") from None

    def records(self, kind: str, relative: str) -> Any:
        """The checked record or records of a file, compiled where that is up to date. They are shared: nobody changes them."""
        given = self.given.records(kind, relative)
        if given is not None:
            return given
        known = self._records.get((kind, relative))
        if known is None:
            known = self._records[kind, relative] = self._read(kind, relative)
        return known

    def _read(self, kind: str, relative: str) -> Any:
        found = self.index(relative, [relative])
        if found is not None:
            return found
        from . import kinds as schema
        from . import store

        tree = store.read(self.path(relative), relative)
        plain = relative in NAMES
        vocabulary = None if plain else self.vocabulary
        words = None
        if vocabulary and kind in ("national-table", "national-footnotes"):
            from .kinds.national import own_words

            # A table declares words of its own beside those of services.yaml.
            home = "/".join(relative.split("/")[:3])
            words = own_words(self.records("national-edition", f"{home}/edition.yaml"))
            vocabulary = vocabulary.with_qualifiers(words.qualifiers)
        return schema.checked(kind, tree, relative, vocabulary, None if plain else self.country_codes, words)

    def record_of(self, relative: str, number: str) -> Any:
        """One footnote's record out of the compiled form; None where only the whole file can tell."""
        if self.many:
            return None
        name = f"{relative}/{note_piece(number)}"
        self._pieces.add(name)
        # Who turns out to ask for many is sooner done with whole files.
        piece = self.index(name, [relative]) if len(self._pieces) <= _PIECES else None
        return piece.get(number) if piece is not None else None

    def touching(self, file: str) -> Any:
        """Of the outcomes in a file what tells which rows they touch."""
        piece = None if ("outcomes", file) in self._records else self.index(f"{file}/{TOUCHING}", [file])
        return touching(self.records("outcomes", file)) if piece is None else piece

    def index(self, name: str, made_from: Sequence[str]) -> Any:
        """What was worked out of files when they were compiled; None where one of them changed since."""
        return self.sealed.value(name, made_from) if self.sealed else None

    def kept(self, make: Callable[[Facts], Made]) -> Made:
        """What is worked out over all the facts, worked out once however many ask. It is shared: nobody changes it."""
        made: Made = self._kept[make] if make in self._kept else self._kept.setdefault(make, make(self))
        return made

    # --- names

    @cached_property
    def documents(self) -> Documents:
        """The documents of ITU-R."""
        from .documents import Documents

        return Documents(self)

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any fact."""
        # A file that is not as it was compiled tells that the facts are others.
        whole = self.sealed is not None and self.sealed.whole
        digest, stamp = digest_of(self.folder, self._compiled if whole else None), self.given.stamp()
        if self.beside:
            stamp += digest_of(self.beside).encode()
        return seal(digest.encode(), stamp).decode()[:12] if stamp else digest

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The services."""
        if self.given.vocabulary is not None:
            return self.given.vocabulary
        from ..regulations.services import Vocabulary

        return Vocabulary.from_records(self.records("services", NAMES[0]), self._everyday)

    def _everyday(self) -> Any:
        """What people call services in everyday words; read when a word is none of theirs."""
        return self.records("everyday", EVERYDAY)["everyday"] if self.has(EVERYDAY) else []

    @cached_property
    def geography(self) -> Geography:
        """The Regions and countries."""
        if self.given.geography is not None:
            return self.given.geography
        from ..regulations.countries import Geography

        return Geography.from_records(self.records("regions", "regions.yaml"))

    @cached_property
    def regions_of(self) -> dict[str, frozenset[int]]:
        """The Regions in which each country or area lies, by code: without building the geography."""
        if self.given.geography is not None:
            return {c.code: frozenset(c.regions) for c in self.given.geography.countries.values()}
        piece = self.index(f"{NAMES[1]}/{REGIONS}", [NAMES[1]])
        known = regions(self.records("regions", NAMES[1])) if piece is None else piece
        return {code: frozenset(own) for code, own in known.items()}

    @property
    def country_codes(self) -> Collection[str]:
        """The codes that data files may use."""
        return self.geography.codes

    # --- editions

    @cached_property
    def _edition_folders(self) -> tuple[str, ...]:
        return tuple(d for d in self.folders if self.has(f"{d}/edition.yaml"))

    @cached_property
    def edition_ids(self) -> tuple[str, ...]:
        """The editions in the folder, oldest first."""
        found = self._edition_folders
        if not found:
            raise DataError(
                f"{self.folder}: no edition (a folder with edition.yaml) is there",
                "give a folder laid out like allocations/",
            )
        return tuple(sorted(found, key=lambda name: self.edition(name).in_force))

    def _edition_meant(self, name: str) -> str:
        """The id of the edition that a person calls by its year, its conference or in capitals; else the name itself."""
        wanted = "".join(name.lower().replace("-", " ").split())
        for known in self._edition_folders:
            called = known, known.partition("-")[2], self.records("edition", f"{known}/edition.yaml")["conference"]
            if wanted in ("".join(text.lower().replace("-", " ").split()) for text in called):
                return known
        return name

    def edition(self, name: str) -> Edition:
        """The edition of that id, year or conference: `rr-2024`, `2024`, `WRC-23`. Raises `UnknownNameError` with the nearest."""
        known = self._editions.get(name)
        if known is None and self.amended is not None and name == self.amended.id:
            known = self.amended
        if known is None and name not in self._edition_folders:
            name = self._edition_meant(name)
            known = self._editions.get(name)
        if known is None:
            # A name out of the folder's own list: `..` and paths lead elsewhere.
            if name not in self._edition_folders:
                raise UnknownNameError(
                    f"unknown edition '{name[:40]}'", "known editions: " + ", ".join(self.edition_ids)
                )
            record = self.records("edition", f"{name}/edition.yaml")
            if record["id"] != name:
                told = f"{name}/edition.yaml: its id is '{record['id'][:40]}' and its folder {name}"
                raise DataError(told, "an edition is asked for by the name of its folder")
            known = self._editions[name] = Edition(
                record["id"], record["title"], record["conference"], record["in_force"],
                (record["coverage"][0], record["coverage"][1]), record.get("supersedes"),
                tuple((f"{name}/{t['file']}", t["band"][0], t["band"][1]) for t in record["table"]),
                tuple((f"{name}/{f['file']}", f["from"], f["to"]) for f in record.get("footnotes", ())),
            )  # fmt: skip
        return known

    def edition_on(self, day: str | None = None) -> Edition:
        """The edition in force on a day (ISO date; today by default).

        Raises `OutsideCoverageError` where every edition in the folder came later.
        """
        if day is None:
            import time

            day = time.strftime("%Y-%m-%d")
        in_force = [e for e in map(self.edition, self.edition_ids) if e.in_force <= day]
        if not in_force:
            first = self.edition(self.edition_ids[0])
            raise OutsideCoverageError(
                f"no edition in the data was in force on {day}",
                f"the oldest, {first.id}, applies from {first.in_force}",
            )
        return in_force[-1]

    # --- rows

    def rows(self, file: str, low_hz: int, high_hz: int) -> list[Row]:
        """The rows of one of an edition's table files, one a Region; `low_hz` and `high_hz` are its range."""
        rows = self._rows.get(file)
        if rows is None:
            rows = self._rows[file] = self._read_rows(file, low_hz, high_hz)
        return rows

    def _read_rows(self, file: str, first_hz: int, last_hz: int) -> list[Row]:
        found = None if self.given.records("table", file) else self.index(f"{file}/{ROWS}", [file])
        if found is None:
            found = finished(self.records("table", file), self.vocabulary)
        rows = []
        for low, high, where, made, footnotes, not_allocated, at, line, verified, doubt in found:
            if not first_hz <= low < high <= last_hz:
                # A row that leaves its file's range would not be found by a question next door.
                raise DataError(f"{file}:{line}: the row leaves the range that edition.yaml gives this file")
            allocations, source = tuple(map(Allocation._make, made)), Source(at or file, line)
            rows += [
                Row(region, low, high, allocations, footnotes, not_allocated, source, verified, doubt)
                for region in where
            ]
        return rows

    # --- footnotes

    def footnotes(self, edition: Edition) -> Footnotes:
        """The footnotes of the edition, each file read when a number in it is first asked for."""
        known = self._footnotes.get(edition.id)
        if known is None and edition.national is not None:
            from .national import NationalFootnotes

            known = self._footnotes[edition.id] = NationalFootnotes(self, edition)
        if known is None:
            from .footnotes import Footnotes

            known = self._footnotes[edition.id] = Footnotes(self, edition)
        return known
