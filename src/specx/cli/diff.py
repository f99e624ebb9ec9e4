"""`specx diff`: two editions compared, each difference with what explains it."""

from __future__ import annotations

from collections import Counter

from ..answers.diff.change import CHANGES, Change, ChangeLine, ComparedHead, NotCompared, flat, item_text, lines
from ..answers.diff.departure_rows import DEPARTURES, Departure, DepartureLine
from ..answers.diff.editions import Comparison
from ..errors import UsageError
from ..light import pattern
from ..output.answer import Answer, Block, Grid, Json, Span, cell, edition_json, line
from ..record import plain
from ..units import format_band, format_range
from .options import beside, gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Annotated

    import typer

    from ..regulations.values import Edition
    from .ask import Ask
    from .own_diff import OwnAsked
    from .shared import EACH_LINE

_OWN_TABLE = pattern(r"[A-Za-z][A-Za-z0-9-]*-\d{4}-\d{2}")
_CELL = 40  # characters


@gives(Change, ChangeLine)
@gives(Departure, DepartureLine, "with a country's own table")
@beside(ComparedHead)
@with_options("region", "country", "service", "unit", "output", "data", "overlay", "color")
def diff(
    ask: Ask,
    before: Annotated[
        str,
        typer.Argument(
            metavar="[FROM]",
            help="The older edition, or a country's own table. Default: the one that TO supersedes; of a country its newest table.",
        ),
    ] = "",
    after: Annotated[
        str,
        typer.Argument(
            metavar="[TO]",
            help="The newer edition, or with --overlay the amended one (the default); of a country's own table its base.",
        ),
    ] = "",
    band: Annotated[
        str,
        typer.Option("--range", metavar="RANGE", help="Only what touches this range; - reads one per line from stdin."),
        EACH_LINE,
    ] = "",
    change: Annotated[
        str,
        typer.Option(
            "--change",
            metavar="KIND",
            help=f"Only these kinds, with commas: {', '.join(CHANGES)}; of a country's own table {', '.join(DEPARTURES)}.",
        ),
    ] = "",
    column: Annotated[
        str, typer.Option("--column", metavar="NAME", help="Of a country's own table: one column, such as federal.")
    ] = "",
    only: Annotated[
        str, typer.Option("--only", metavar="rows|footnotes", help="Only the Table, or only the footnotes.")
    ] = "",
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Exit code 0 also where there are differences.")
    ] = False,
) -> int:
    """Two editions compared: the Table and the footnotes. Exit code 1 when they differ.

    Each difference names the outcomes of the conferences between them that explain it. A range
    and a service count by either edition: spectrum that a footnote lost is told too.

    A country's own table (us-2026-04, or --country US) is compared with the Radio Regulations as that
    country has them: what it does not use, adds, raises, lowers, widens or narrows, and on what ground.

    Example: specx diff rr-2020 rr-2024 --range 10-31GHz -o md
    Example: specx diff --range 3.5-3.7GHz
    Example: specx diff rr-2020 rr-2024 --only footnotes --change added
    """
    if only not in ("", "rows", "footnotes"):
        raise UsageError(f"--only '{only[:40]}' is not known", "choose from rows, footnotes")
    asked = _own(ask, before, after, only)
    if asked is not None:
        from .own_diff import own_answer, own_kinds

        span = asked.ask.asked.span(band) if band else None
        span = (span[0], span[1] + 1) if span and span[0] == span[1] else span
        return asked.ask.show(own_answer(asked, span, own_kinds(change), column, exit_zero))
    if ask.country.strip():
        ask = ask.with_country("")  # one of the environment: editions are compared in all Regions
    if column:
        raise UsageError("--column is of a country's own table", "name one: specx diff us-2026-04")
    kinds = _kinds(change)
    old, new = _editions(ask, before, after)
    low, high = ask.asked.span(band) if band else (None, None)
    if low is not None and low == high:
        high = low + 1
    comparison = Comparison(ask.facts, old, new)
    results = comparison.changes(low, high, only, kinds, ask.regions, ask.term)
    if not results and low is not None and high is not None:
        comparison.check(low, high, ask.regions)
    not_compared = tuple(comparison.uncompared(low, high, ask.regions))
    between: Json = {"from": edition_json(old), "to": edition_json(new)}
    if ask.term:
        between["service"] = ask.facts.vocabulary.data_text(ask.term)
    query = {"low_hz": low, "high_hz": high, "regions": list(ask.regions), "country": None, **between}
    answer = Answer(
        "diff", new, query, results, line=ChangeLine, lines=lines,
        grid=lambda: _grid(results), screen=lambda: _screen(results, old, new),
        extra=plain(
            ComparedHead(explained_by=tuple(c.name for c in comparison.conferences), not_compared=not_compared)
        ),
        notes=[_lacking(part) for part in not_compared],
        exit_code=1 if results and not exit_zero else 0,
    )  # fmt: skip
    return ask.show(answer)


def _own(ask: Ask, before: str, after: str, only: str) -> OwnAsked | None:
    """The country's own table that is asked; None, and nothing of such tables read, where the editions do without."""
    if not ask.country.strip() and not any(name and _OWN_TABLE.fullmatch(name) for name in (before, after)):
        return None
    from .own_diff import own_asked

    asked = own_asked(ask, before, after)
    if asked and (ask.overlay or only == "footnotes"):
        raise UsageError("a country's own table is compared row by row", "leave out --overlay and --only")
    return asked


def _lacking(part: NotCompared) -> str:
    where = f" in Region {part.region}" if part.region else ""
    return f"{part.edition} has no row at {format_range(part.low_hz, part.high_hz)}{where}: not compared"


def _kinds(text: str) -> set[str]:
    kinds = {k.strip() for k in text.split(",") if k.strip()}
    for kind in sorted(kinds - set(CHANGES)):
        raise UsageError(f"unknown kind of change '{kind[:40]}'", "kinds: " + ", ".join(CHANGES))
    return kinds


def _editions(ask: Ask, before: str, after: str) -> tuple[Edition, Edition]:
    """The two editions; what is left out is the newest in force and what it supersedes."""
    facts = ask.facts
    if ask.overlay:
        amended = ask.chosen_edition
        new = facts.edition(after) if after else amended
        return facts.edition(before) if before else facts.edition(amended.supersedes or ""), new
    if before and not after:
        raise UsageError(f"only one edition is named: {before[:40]}", "write specx diff rr-2020 rr-2024")
    new = facts.edition(after) if after else facts.edition_on()
    if not before and not new.supersedes:
        raise UsageError(f"{new.id} names no edition before it", "write specx diff FROM TO")
    return facts.edition(before or new.supersedes or ""), new


def _told(change: Change) -> tuple[str, str]:
    """Before and after for people: of a list only what differs."""
    if change.added or change.removed or change.moved:
        was, now = [item_text(v) for v in change.removed], [item_text(v) for v in change.added]
        moved = "moved: " + " ".join(map(str, change.moved)) if change.moved else ""
        join = " " if change.change in ("footnotes", "countries") else "; "
        return join.join(was), "\n".join(x for x in (join.join(now), moved) if x)
    return flat(change.before) or "-", flat(change.after) or "-"


def _merged(changes: Iterable[Change]) -> list[tuple[str, Change]]:
    """Changes that read alike in several Regions as one, with the Regions as text."""
    merged: dict[str, tuple[list[str], Change]] = {}
    for i, change in enumerate(changes):
        key = f"{i}" if change.footnote else repr(
            (change.change, change.bands, change.service, _told(change), change.outcomes)
        )  # fmt: skip
        merged.setdefault(key, ([], change))[0].append(str(change.region or ""))
    return [(" ".join(regions), change) for regions, change in merged.values()]


def _outcomes(change: Change, several: bool) -> list[str]:
    """The outcomes for people: behind each its conference, where there are several."""
    if several and change.outcome_conferences:
        return [f"{name} ({of})" for name, of in zip(change.outcomes, change.outcome_conferences, strict=True)]
    return list(change.outcomes) or ["-"]


def _grid(changes: list[Change], fold: int = 0) -> Grid:
    rows = []
    several = len({of for c in changes for of in c.outcome_conferences}) > 1
    for regions, c in _merged(changes):
        where = f"No. {c.footnote}" if c.footnote else format_band(*c.bands[0])
        was, now = _told(c)
        outcomes = ("\n" if fold else " ").join(_outcomes(c, several))
        rows.append(
            [
                cell(Span(where, "band")),
                cell(regions),
                cell(c.change),
                cell(Span(was, "bad" if c.removed else "")),
                cell(Span(now, "good" if c.added else "")),
                cell(Span(outcomes, "note")),
            ]
        )
    return Grid(("Where", "Region", "Change", "Before", "After", "Outcomes"), rows, fold)


def _screen(changes: list[Change], old: Edition, new: Edition) -> Iterator[Block]:
    if not changes:
        yield line(f"{old.id} and {new.id} do not differ there")
        return
    yield _grid(changes, _CELL)
    rows, footnotes = (Counter(c.change for c in changes if bool(c.footnote) is of) for of in (False, True))
    yield line("")
    for word, counted in (("rows", rows), ("footnotes", footnotes)):
        if counted:
            kinds = ", ".join(f"{kind} {number}" for kind, number in counted.most_common())
            yield line(f"{counted.total()} differences of {word} from {old.id} to {new.id}: {kinds}")
