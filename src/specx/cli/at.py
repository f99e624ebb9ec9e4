"""`specx at`: what is allocated at a frequency."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Annotated

import typer

from ..answers.conference import Marks
from ..errors import FrequencyError, OutsideCoverageError, SpecxError, UsageError
from ..output.answer import Answer, Block, Json, Span, line
from ..output.rows import ALLOCATION_COLUMNS, flatten, merge_regions, row_blocks, rows_grid
from ..units import format_hz, parse_frequency
from .marks import mark_blocks, marks_json
from .options import QUESTION, Common, with_options


@with_options(*QUESTION, "application")
def at(
    frequencies: Annotated[
        list[str], typer.Argument(metavar="FREQ...", help="Frequencies with a unit; - reads one per line from stdin.")
    ],
    common: Common,
    short: Annotated[bool, typer.Option("--short", help="One service per line, nothing else.")] = False,
    agenda: Annotated[
        bool, typer.Option("--agenda", help="Name the agenda items of the next conference that touch the band.")
    ] = False,
) -> int:
    """What is allocated at a frequency.

    At an exact band edge the band above answers, and the band below is shown as an edge.

    Example: specx at 3.5GHz -r 1
    """
    # A pipeline wants its answers line by line, also after a line that could not be answered.
    asking = Asking(common, from_pipe="-" in frequencies, agenda=agenda)
    if short and common.output != "table":
        raise UsageError("--short is a form of the table output", f"leave out -o {common.output}")
    several = len(frequencies) > 1 or asking.from_pipe
    known = [] if asking.from_pipe else [parse_frequency(f, common.unit or None) for f in frequencies]
    results: Iterable[Json] = asking.results(frequencies, several)
    if not several:
        # Errors of a single question come before any output.
        results = list(results)
    query = common.query(min(known, default=None), max(known, default=None))
    if several:
        query["frequencies_hz"] = known or None
    columns = (*(["query_hz"] if several else []), *ALLOCATION_COLUMNS, "edge")
    answer = Answer(
        "at", common.chosen_edition, query, results, columns,
        flatten=lambda r: [[*([r["query_hz"]] if several else []), *row, r["edge"]] for row in flatten(r)],
        grid=lambda: rows_grid(results),
        screen=lambda: short_blocks(results, several) if short else blocks(results, common, known),
        exit_code=asking.exit_code,
    )  # fmt: skip
    return common.show(answer)


class Asking:
    """One call of `at`: the answers as they come, and what the exit code will be."""

    def __init__(self, common: Common, from_pipe: bool, agenda: bool = False) -> None:
        self.common = common
        self.from_pipe = from_pipe
        self.agenda = agenda
        self.marks = Marks(common.facts, common.chosen_edition, common.place.code if common.place else "")
        self.allocated = 0
        self.worst = 0
        self._made: dict[tuple[int, int, bool], Json | None] = {}

    def exit_code(self) -> int:
        """2 for unreadable input, 3 where data does not reach, 0 where something is allocated, else 1."""
        return self.worst or (0 if self.allocated else 1)

    def results(self, frequencies: list[str], several: bool) -> Iterator[Json]:
        """The result rows of every frequency in turn."""
        for text, place in _words(frequencies):
            try:
                hz = parse_frequency(text, self.common.unit or None)
                hits = self.common.table.at(hz, self.common.regions)
            except (FrequencyError, OutsideCoverageError) as problem:
                if not several:
                    raise
                self._complain(problem, place)
                continue
            for hit in hits:
                result = self._result(hit)
                if result is not None:
                    yield {"query_hz": hz, **result} if several else result

    def _result(self, hit: object) -> Json | None:
        from ..regulations.values import Hit

        assert isinstance(hit, Hit)
        key = (hit.row.region, hit.row.low_hz, hit.edge)
        if key in self._made:
            result = self._made[key]
        else:
            low = hit.low_hz - 1 if hit.edge else hit.low_hz
            result = self.common.result(hit.row, low, low + 1)
            if result is not None:
                result["edge"] = hit.edge
            whole = self.common.table.identified(hit.row).identifications
            if all((i.low_hz, i.high_hz) == (hit.row.low_hz, hit.row.high_hz) for i in whole):
                # Otherwise the uses named may differ at the next frequency in the same row.
                self._made[key] = result
        if result is None:
            return None
        if result["allocations"] and not hit.edge:
            self.allocated += 1
        return {**result, **marks_json(self.marks, hit, self.agenda)}

    def _complain(self, problem: SpecxError, place: str) -> None:
        if self.worst != 2:
            self.worst = problem.exit_code
        print(f"specx: {place}{problem.line()}", file=sys.stderr)


def _words(frequencies: list[str]) -> Iterator[tuple[str, str]]:
    """Each frequency with where it stands, for messages; blank lines and # comments are skipped."""
    for text in frequencies:
        if text != "-":
            yield text, ""
            continue
        try:
            for number, read in enumerate(sys.stdin, 1):
                stripped = read.strip()
                if stripped and not stripped.startswith("#"):
                    yield stripped, f"line {number}: "
        except UnicodeDecodeError:
            raise UsageError("stdin is not text", "give one frequency per line") from None


def short_blocks(results: Iterable[Json], several: bool) -> Iterator[Block]:
    """One service a line; behind the frequency and a tab where several were asked."""
    for result in results:
        if not result["edge"]:
            before = [format_hz(result["query_hz"]) + "\t"] if several else []
            for allocation in result["allocations"]:
                yield line(*before, Span(allocation["label"], allocation["status"]))


def blocks(results: Iterable[Json], common: Common, known: list[int]) -> Iterator[Block]:
    """The screen: what was understood, then a box for each Region."""
    edition = common.chosen_edition
    current = known[0] if len(known) == 1 else None
    tail = Span(f"  {edition.title} ({edition.conference})", "dim")
    if current is not None:
        yield line(Span(format_hz(current), "head"), tail)
    empty = True
    # One frequency at a time, so that a long stream is shown as it comes.
    for hz, group in groupby(results, key=lambda r: r.get("query_hz", current)):
        if hz != current:
            if current is not None:
                yield line("")
            current = hz
            yield line(Span(format_hz(hz), "head"), tail)
        for result in merge_regions(group):
            empty = False
            yield from row_blocks(result)
            yield from mark_blocks(result)
    if empty:
        yield line(common.nothing)
