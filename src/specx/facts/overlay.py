"""Amendments laid over an edition: "what if" for a draft, a national deviation, a proposal.

An overlay is a file of rows and footnotes, each to be added, modified or taken out. It makes a
new edition beside the one that it amends; everything that reads an edition reads this one too.
It is refused, with the rows named, where the amended Table would no longer tile, where a row
or a footnote to be amended is not there, and where a row would cite a footnote that is not.
"""

from __future__ import annotations

import os

from ..errors import DataError, UsageError
from ..regulations.numbers import main_number, number_key
from ..regulations.values import Edition
from ..units import format_band
from .folder import Facts, Given

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, TypeAlias


Record: TypeAlias = "dict[str, Any]"


def overlaid(facts: Facts, path: str, edition: str = "", as_of: str = "") -> Facts:
    """The facts with the overlay of a file laid over the edition asked, or over the one it names.

    Raises `DataError` for a file that is no overlay or does not fit, `UsageError` where the file
    amends another edition than the one asked.
    """
    from . import kinds as schema
    from . import store

    shown = path
    record = schema.checked("overlay", store.read(path), shown, facts.vocabulary, facts.country_codes)
    over = record.get("over", "")
    if edition and over and edition != over:
        raise UsageError(f"{shown} amends {over}, not {edition}", f"leave --edition out, or write --edition {over}")
    if as_of or not (edition or over):
        base = facts.edition_on(as_of or None)
        if over and base.id != over:
            raise UsageError(f"{shown} amends {over}; on {as_of} {base.id} was in force", "leave --as-of out")
    else:
        base = facts.edition(edition or over)
    return amended_by(facts, record, shown, base)


def amended_by(facts: Facts, overlay: Record, shown: str, edition: Edition) -> Facts:
    """The facts with one edition more, `amended`, called BASE+ID. Raises `DataError` where the overlay does not fit."""
    return facts.with_given(Amendment(facts, overlay, shown, edition))


class Amendment(Given):
    """The records of an edition that an overlay makes of another one."""

    edition: Edition

    def __init__(self, base: Facts, overlay: Record, shown: str, edition: Edition) -> None:
        self._base = base
        self.vocabulary, self.geography = base.vocabulary, base.geography
        self._shown = shown
        self.overlay = overlay
        self.amends = edition
        name = f"{edition.id}+{overlay['id']}"
        self._prefix = f"{name}/"
        self._patched: dict[str, list[Record]] = {}

        def own(file: str) -> str:
            return self._prefix + file.partition("/")[2]

        self.edition = Edition(
            name, f"{edition.title}, amended by: {overlay['title']}", overlay.get("conference", edition.conference),
            overlay.get("in_force", edition.in_force), edition.coverage, edition.id,
            tuple((own(file), low, high) for file, low, high in edition.tables),
            tuple((own(file), first, last) for file, first, last in edition.footnote_files),
        )  # fmt: skip
        self._check()

    def stamp(self) -> bytes:
        """The bytes of the overlay."""
        from .store import read_bytes

        return read_bytes(self._shown)

    # --- what readers of an edition ask for

    def _home(self, relative: str) -> str:
        """The file of the base edition that stands under a file of the amended one."""
        if relative.startswith(self._prefix):
            return f"{self.amends.id}/{relative[len(self._prefix) :]}"
        return relative

    def has(self, relative: str) -> bool | None:
        """Whether the file that stands under one of the amended edition is there."""
        return self._base.has(self._home(relative)) if relative.startswith(self._prefix) else None

    def records(self, kind: str, relative: str) -> Any:
        """Tables and footnotes of the amended edition, with the overlay applied; any other file as it was read below."""
        if not relative.startswith(self._prefix):
            return self._base.records(kind, relative)
        found = self._patched.get(relative)
        if found is None:
            home = self._home(relative)
            read: list[Record] = [{"file": home, **r} for r in self._base.records(kind, home)]
            found = self._patched[relative] = (
                self._patched_table(read, relative) if kind == "table" else self._patched_notes(read, relative)
            )
        return found

    # --- rows

    def _range(self, relative: str) -> tuple[int, int]:
        return next((low, high) for file, low, high in self.edition.tables if file == relative)

    def _patched_table(self, records: list[Record], relative: str) -> list[Record]:
        low, high = self._range(relative)
        for change in self.overlay.get("rows", ()):
            if low <= change["band"][0] < high:
                if change["band"][1] > high:
                    raise self._refused(change, f"{format_band(*change['band'])} reaches over {format_band(high, high)}, where two files of rows meet",
                                        "write a row on each side of it")  # fmt: skip
                self._apply_row(change, records)
        for note in self.overlay.get("footnotes", ()):
            if note["change"] == "SUP":
                records[:] = [_without(r, note["id"]) for r in records]
            for cite in note.get("cite", ()):
                records[:] = [piece for r in records for piece in self._cited(r, note, cite, cite["bands"])]
        records.sort(key=lambda r: (r["band"][0], r["regions"][0]))
        return records

    def _apply_row(self, change: Record, records: list[Record]) -> None:
        band = change["band"]
        if change["change"] == "ADD":
            records.append(self._own(change))
            return
        for region in change["regions"]:
            there = next((r for r in records if r["band"] == band and region in r["regions"]), None)
            if there is None:
                near = sorted(
                    r["band"] for r in records if region in r["regions"] and r["band"][0] < band[1] and r["band"][1] > band[0]
                )  # fmt: skip
                rows = ", ".join(format_band(*b) for b in near[:4]) + (" ..." if len(near) > 4 else "")
                raise self._refused(
                    change,
                    f"{change['change']} of {format_band(*band)} in Region {region}, and {self.amends.id} has no such row",
                    f"there it has {rows}" if rows else "no row is left there",
                )
            records.remove(there)
            rest = [r for r in there["regions"] if r != region]
            if rest:
                records.append({**there, "regions": rest})
        if change["change"] == "MOD":
            records.append(self._own(change))

    def _own(self, change: Record) -> Record:
        """A row or footnote of the overlay as a record of the amended edition."""
        return {**{k: v for k, v in change.items() if k not in ("change", "cite")}, "file": self._shown}

    def _cited(self, record: Record, note: Record, cite: Record, bands: list[list[int]]) -> list[Record]:
        """The row with the footnote cited, in the Regions meant; the row itself where it is not."""
        low, high = record["band"]
        regions = [r for r in record["regions"] if r in cite["regions"]]
        if not regions or not any(a < high and b > low for a, b in bands) or record.get("not_allocated"):
            return [record]
        number = note["id"]
        cited = {**record, "regions": regions, "file": self._shown, "line": cite["line"]}
        if "beside" not in cite:
            cited["footnotes"] = _with(record.get("footnotes", []), number)
        else:
            found = False
            service, qualifier, directions = cite["beside"]
            for status in ("primary", "secondary"):
                entries = []
                for entry in record.get(status, ()):
                    meant = entry[0] == service and (not qualifier or entry[1] == qualifier)
                    meant = meant and (not directions or set(directions) & set(entry[2] or directions))
                    found = found or bool(meant)
                    entries.append([*entry[:3], _with(entry[3], number)] if meant else entry)
                if entries:
                    cited[status] = entries
            if not found:
                raise self._refused(cite, f"{number} is to stand beside {service}, which {format_band(low, high)} does not have in Region {', '.join(regions)}")  # fmt: skip
        rest = [r for r in record["regions"] if r not in regions]
        return [cited, *([{**record, "regions": rest}] if rest else [])]

    # --- footnotes

    def _patched_notes(self, records: list[Record], relative: str) -> list[Record]:
        first, last = next((a, b) for file, a, b in self.edition.footnote_files if file == relative)
        for change in self.overlay.get("footnotes", ()):
            if not first <= main_number(change["id"]) <= last:
                continue
            number = change["id"]
            there = next((r for r in records if r["id"] == number), None)
            if change["change"] == "ADD" and there is not None:
                raise self._refused(change, f"ADD of {number}, which {self.amends.id} has already", "write change: MOD, or another number")  # fmt: skip
            if change["change"] != "ADD" and there is None:
                raise self._refused(
                    change, f"{change['change']} of {number}, and {self.amends.id} has no such footnote"
                )
            if there is not None:
                records.remove(there)
            if change["change"] != "SUP":
                records.append(self._own(change))
        return sorted(records, key=lambda r: number_key(r["id"]))

    # --- checks

    def _refused(self, change: Record, message: str, hint: str = "") -> DataError:
        return DataError(message, hint, self._shown, change["line"])

    def _check(self) -> None:
        """Applies everything once, so that a question elsewhere does not hide what does not fit."""
        low, high = self.amends.coverage
        for change in self.overlay.get("rows", ()):
            if not low <= change["band"][0] < change["band"][1] <= high:
                raise self._refused(change, f"{format_band(*change['band'])} leaves what {self.amends.id} covers")
        for note in self.overlay.get("footnotes", ()):
            if not any(a <= main_number(note["id"]) <= b for _, a, b in self.edition.footnote_files):
                last = self.edition.footnote_files[-1][2] if self.edition.footnote_files else 0
                raise self._refused(note, f"{note['id']} lies outside the numbers of {self.amends.id}", f"the last is 5.{last}")  # fmt: skip
        for file, first, last in self.edition.footnote_files:
            if any(first <= main_number(n["id"]) <= last for n in self.overlay.get("footnotes", ())):
                self.records("footnotes", file)
        for file, first, last in self.edition.tables:
            if self._touches(first, last):
                self._check_tiling(self.records("table", file), first, last)
        for change in self.overlay.get("rows", ()):
            self._check_references(change)

    def _touches(self, low: int, high: int) -> bool:
        spans = [c["band"] for c in self.overlay.get("rows", ())]
        spans += [b for n in self.overlay.get("footnotes", ()) for c in n.get("cite", ()) for b in c["bands"]]
        taken_out = any(n["change"] == "SUP" for n in self.overlay.get("footnotes", ()))
        return taken_out or any(a < high and b > low for a, b in spans)

    def _check_tiling(self, records: list[Record], first: int, last: int) -> None:
        """Raises `DataError` naming the rows between which a Region would have a gap or an overlap."""
        for region in ("1", "2", "3"):
            rows = sorted((r["band"][0], r["band"][1], r["line"]) for r in records if region in r["regions"])
            end, before = first, ""
            for low, high, _ in [*rows, (last, last, 0)]:
                here = format_band(low, high) if high > low else f"the end at {format_band(low, low)}"
                if low > end:
                    raise DataError(
                        f"Region {region} would have no row for {format_band(end, low)}, between {before or 'the start'} and {here}",
                        "the rows of a Region must follow each other without a gap",
                        self._shown,
                    )
                if low < end:
                    raise DataError(
                        f"in Region {region} the rows {before} and {here} would overlap",
                        "take one out with change: SUP, or MOD it to the same band",
                        self._shown,
                    )
                end, before = high, here

    def _check_references(self, change: Record) -> None:
        beside = (n for status in ("primary", "secondary") for entry in change.get(status, ()) for n in entry[3])
        for number in (*change.get("footnotes", ()), *beside):
            file = next((f for f, a, b in self.edition.footnote_files if a <= main_number(number) <= b), None)
            if file is None or all(r["id"] != number for r in self.records("footnotes", file)):
                raise self._refused(change, f"{format_band(*change['band'])} would cite {number}, and there is no such footnote",
                                    "add the footnote in the overlay, or leave the number out")  # fmt: skip


def _with(numbers: list[str], number: str) -> list[str]:
    return numbers if number in numbers else sorted([*numbers, number], key=number_key)


def _without(record: Record, number: str) -> Record:
    """The row without the footnote, under it and beside its services."""
    out = dict(record)
    if number in record.get("footnotes", ()):
        out["footnotes"] = [n for n in record["footnotes"] if n != number]
    for status in ("primary", "secondary"):
        if status in record:
            out[status] = [[*e[:3], [n for n in e[3] if n != number]] for e in record[status]]
    return out


def is_overlay(path: str) -> bool:
    """Whether a YAML file looks like an overlay: a mapping with rows or footnotes that have `change`."""
    from . import store

    if not os.path.isfile(path):
        return False
    tree = store.parse(store.read_bytes(path))
    if not isinstance(tree, store.Map):
        return False
    return any("change" in item for key in ("rows", "footnotes") for item in tree.get(store.text(key), ()) if isinstance(item, store.Map))  # fmt: skip
