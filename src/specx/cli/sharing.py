"""`specx sharing`: who shares a band with a service, on what terms, under which provisions."""

from __future__ import annotations

from itertools import chain

from ..answers.how_read import SharingHead, how_read
from ..answers.own import OWN_COLUMNS
from ..answers.sharing.border import BorderSide, across
from ..answers.sharing.files import QUESTIONS, QuestionLine, Questions, RefusedQuestion, SharedQuestion
from ..answers.sharing.files import lines as file_lines
from ..answers.sharing.lines import border_lines, lines
from ..answers.sharing.pieces import NOT_CHECKED, Sharing
from ..answers.sharing.rows import BorderLine, BorderRow, SharingLine, SharingRow
from ..answers.table_file import read_rows
from ..errors import UsageError
from ..output.answer import Answer
from ..output.procedures import how_read_blocks
from ..output.progress import progress
from ..output.rows import not_checked_blocks
from ..output.sharing import border_grid, questions_blocks, questions_grid, sharing_blocks, sharing_grid
from ..record import plain
from .files import opened
from .following import of_service
from .limits import note_rules
from .options import NATIONAL, QUESTION, beside, gives, with_options
from .uncovered import note_uncovered

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Annotated, Any

    import typer

    from .ask import Ask
    from .shared import EACH_LINE


@gives(SharingRow, SharingLine)
@gives(SharedQuestion, QuestionLine, "with `--file`")
@gives(RefusedQuestion, QuestionLine, "with `--file`, for a row that cannot be answered")
@gives(BorderRow, BorderLine, "with `--border`, or two countries")
@beside(SharingHead)
@with_options(*(name for name in QUESTION if name != "country"), *NATIONAL)
def sharing(
    ask: Ask,
    band: Annotated[
        str,
        typer.Argument(
            metavar="[RANGE]", help="A range such as 17.7-18.6GHz, or one frequency; - reads one per line from stdin."
        ),
        EACH_LINE,
    ] = "",
    partner: Annotated[str, typer.Option("--with", metavar="SERVICE", help="Only the pair with this service.")] = "",
    border: Annotated[
        str,
        typer.Option(
            "--border", metavar="COUNTRY|REGION", help="Across a border: who on the other side shares the band."
        ),
    ] = "",
    file: Annotated[
        str,
        typer.Option("--file", metavar="FILE", help="Many questions: CSV, TSV or JSON Lines; - reads CSV from stdin."),
    ] = "",
    countries: Annotated[
        list[str] | None,
        typer.Option(
            "--country",
            "-c",
            metavar="COUNTRY",
            help="Table plus footnotes as this country has them; two (-c BR -c AR) ask across their border.",
        ),
    ] = None,
) -> int:
    """Who shares a band with a service, on what terms, under which provisions.

    The range is cut into sub-bands in which nothing changes. Each says whether the service is
    allocated, how every sharer stands to it, what footnotes put on either, and which provisions
    on coordination apply.

    Example: specx sharing 17.7-18.6GHz -s "FSS (s-E)" -r 2
    Example: specx sharing 3.4-3.6GHz -s FSS -c BR
    Example: specx sharing 10.7-11.7GHz -s fixed -r 1 -o json
    """
    ask, border = _sides(ask, countries or [""], border)
    if file:
        if band or border or partner:
            raise UsageError("both a question and a file are given", "leave one of them out")
        return ask.show(_of_file(ask, file))
    if not band:
        raise UsageError("the band is missing", "give for example 17.7-18.6GHz, or --file")
    if ask.term is None:
        raise UsageError("whose sharing is asked?", "name the service: -s 'FSS (s-E)'")
    low, high = ask.asked.span(band)
    high = high + 1 if low == high else high
    other = ask.table.vocabulary.ask(partner) if partner else None
    if border:
        if ask.national:
            raise UsageError("across a border the Radio Regulations hold", "leave out --national")
        return ask.show(_across(ask, low, high, border))
    engine = Sharing(ask.view)
    results = list(engine.pieces(low, high, ask.term, ask.regions, ask.status, other))
    if other is not None:
        results = [r for r in results if r.sharers or any("other systems" in w for t in r.triggers for w in t.with_)]
    read = SharingHead(not_checked=NOT_CHECKED) if ask.national else SharingHead(how_read=how_read(results, ask.facts))
    answer = Answer(
        "sharing", ask.chosen_edition,
        ask.query(low, high, **({"with": engine.terms.vocabulary.data_text(other)} if other else {})),
        results, line=SharingLine, lines=lines, grid=lambda: sharing_grid(results),
        screen=lambda: chain(sharing_blocks(results, ask.place.code if ask.place else ""), how_read_blocks(read.how_read), not_checked_blocks(answer.extra)),
        extra=plain(read),
        exit_code=0 if any(r.allocated for r in results) else 1, following=lambda: of_service(ask, "limits", low, high),
    )  # fmt: skip
    if not ask.national:
        note_rules(ask, answer)
    note_uncovered(ask, low, high, answer)
    return ask.show(answer)


def _sides(ask: Ask, countries: list[str], border: str) -> tuple[Ask, str]:
    """The country asked, and what lies on the other side of the border if one is asked."""
    names = [n.strip() for text in countries for n in text.split(",") if n.strip()]
    if len(names) + bool(border) > 2:
        raise UsageError("a border has two sides", "give -c BR -c AR, or -c BR --border AR")
    if len(names) == 2:
        border = names.pop()
    return ask.with_country(names[0]) if names else ask, border


def _of_file(ask: Ask, file: str) -> Answer:
    worst = [1]

    def made() -> Iterator[SharedQuestion | RefusedQuestion]:
        given = {"service": ask.service, "status": ask.status, "country": ask.country,
                 "region": "" if ask.place else ",".join(map(str, ask.regions))}  # fmt: skip
        questions = Questions(ask.facts, lambda country: ask.with_country(country, region="all").view, ask.asked.span)
        with opened(file) as stream:
            for result in questions.answers(progress(read_rows(file, stream, QUESTIONS), "questions answered"), given):
                if isinstance(result, RefusedQuestion):
                    worst[0] = 2 if result.refused == "unreadable" or worst[0] == 2 else 3
                elif result.allocated and worst[0] == 1:
                    worst[0] = 0
                yield result

    coming = made()
    first = next(coming, None)  # an unusable file is told before any output
    results = coming if first is None else chain([first], coming)
    own = list(first.input) if first else []
    fields = [name for name in QuestionLine._fields if ask.national or name not in OWN_COLUMNS]

    def flat(result: SharedQuestion | RefusedQuestion) -> Iterator[list[Any]]:
        cells = [result.input.get(name, "") for name in own]
        yield from ([*(getattr(told, name) for name in fields), *cells] for told in file_lines(result))

    answer = Answer(
        "sharing", ask.chosen_edition if ask.place or not ask.national else None, ask.query(None, None, file=file),
        results, (*fields, *(f"input_{name}" for name in own)), flatten=flat,
        grid=lambda: questions_grid(results), screen=lambda: questions_blocks(results, ask.place.code if ask.place else ""),
        exit_code=lambda: worst[0], own=bool(ask.national), extra={"not_checked": list(NOT_CHECKED)} if ask.national else {},
    )  # fmt: skip
    if not ask.national:
        note_rules(ask, answer)
    return answer


def _across(ask: Ask, low: int, high: int, border: str) -> Answer:
    assert ask.term is not None
    here = Sharing(ask.view)
    if border in ("1", "2", "3"):
        others = [BorderSide(f"Region {border}", Sharing(ask.view_of(None)), int(border))]
    else:
        country = ask.facts.geography.find(border)
        there = Sharing(ask.view_of(country))
        others = [BorderSide(country.code, there, region) for region in country.regions]
    results: list[BorderRow] = []
    for region in ask.regions:
        ours = BorderSide(ask.place.code if ask.place else f"Region {region}", here, region)
        for side in others:
            if side.name != ours.name:
                results += across(ours, side, low, high, ask.term, ask.status)
                results += across(side, ours, low, high, ask.term, ask.status)
    answer = Answer(
        "sharing", ask.chosen_edition, ask.query(low, high, border=border), results, line=BorderLine,
        lines=border_lines, grid=lambda: border_grid(results),
        exit_code=0 if any(r.allocated for r in results) else 1,
    )  # fmt: skip
    answer.notes.append("No. 4.8: on either side of a border, services of the same category have the same right; "
                        "none may disturb one of equal or higher category on the other side")  # fmt: skip
    if not results:
        # Nothing to set against each other: one side or the other is not in the data.
        for side in others:
            side.sharing.view.check(low, high, side.region)
    note_uncovered(ask, low, high, answer, sorted({*ask.regions, *(side.region for side in others)}))
    return answer
