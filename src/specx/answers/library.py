"""The questions of the command line for programs: each returns the typed rows that `-o json` spells.

Every question takes a band (text such as "3.4-3.8 GHz", or whole hertz as `(low, high)`) and, by keyword,
where it is asked: `region` (1, 2, 3; all by default) or `country` (code or name), `edition` (id) or `as_of`
(ISO date), `data` (another folder of facts). `sharing`, `adjacent`, `harmonics`, `examine` and `footnote` take
`national=True`, with or without a `column`, for the country's own table. They raise `SpecxError`: `FrequencyError`, `UnknownNameError`,
`OutsideCoverageError`, `DataError`. What of a band is not in the data `View.outside` and `View.gaps` tell.
"""

from __future__ import annotations

from ..errors import UsageError
from ..facts.folder import Facts
from ..table.table import REGIONS
from ..units import parse_frequency, parse_range_or_point
from .question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .adjacent import AdjacentRow
    from .diff.change import Change
    from .diff.departure_rows import Departure
    from .examine.rows import Examination
    from .find.rows import FitRow
    from .footnotes import FootnoteRow
    from .harmonics import HarmonicRow
    from .limit_rows import LimitRow
    from .outcomes import OutcomeRow
    from .sharing.rows import SharingRow

    Band = str | tuple[int, int]
    Hertz = str | int


def sharing(band: Band, service: str, *, sharer: str = "", status: str = "", **where: Any) -> list[SharingRow]:
    """Who shares the band with a service and on what terms, sub-band by sub-band (Nos. 4.8, 5.28 to 5.31).

    `sharer` leaves only the pair with that service, `status` only allocations of that status.
    """
    from .sharing.pieces import Sharing

    question = _question(**where)
    ask = question.facts.vocabulary.ask
    engine = Sharing(question.view)
    question.view.check(*_span(band), question.regions)
    partner = ask(sharer) if sharer else None
    return list(engine.pieces(*_span(band), ask(service), question.regions, status, partner))


def find(
    service: str,
    bandwidth: Hertz,
    *,
    band: Band | None = None,
    status: str = "",
    without: Iterable[str] = (),
    clear_of_passive: Hertz | None = None,
    orbit: str = "",
    **where: Any,
) -> list[FitRow]:
    """The stretches of the band (of everything by default) in which the width fits in one allocation to a service.

    `without` names services that must have no allocation there; `clear_of_passive` is the least distance from
    the bands that `adjacent(passive=True)` tells; `orbit`, GSO or non-GSO, leaves out what is kept for the other. Bands of No. 5.340,
    and those that a footnote closes to new stations, are offered to nobody who emits.
    """
    from .find.finder import Finder
    from .find.stretches import WidthWanted

    question = _regulations(**where)
    ask, width = question.facts.vocabulary.ask, _hertz(bandwidth)
    if width < 1:
        raise UsageError(f"a width of {width} Hz fits anywhere", "give for example 36MHz")
    if orbit not in ("", "GSO", "non-GSO"):
        raise UsageError(f"orbit '{orbit[:20]}' is not known", "write GSO or non-GSO")
    clear = None if clear_of_passive is None else _hertz(clear_of_passive)
    wanted = WidthWanted(ask(service), width, status, tuple(map(ask, without)), clear, orbit)
    low, high = question.edition.coverage if band is None else _span(band)
    return Finder(question.view, wanted, low, high, question.regions).rows


def adjacent(band: Band, *, within: Hertz = "1MHz", passive: bool = False, **where: Any) -> list[AdjacentRow]:
    """What lies below, inside and above the band, up to `within` (Hz, or text) away, by Region and side.

    With `passive` the bands of passive services, of Nos. 5.340 and 5.149, and the limits of Resolution 750.
    """
    from .adjacent import Neighbourhood

    question = _question(**where)
    near, (low, high), distance = Neighbourhood(question.view), _span(band), _hertz(within)
    question.view.check(low, high, question.regions)
    rows: list[AdjacentRow] = []
    for place in question.view.places(question.regions):
        if passive:
            rows += near.passive(low, high, distance, place)
        else:
            rows += near.rows(low, high, distance, place, question)
    return rows


def harmonics(
    frequency: Hertz, *, bandwidth: Hertz = 0, last: int = 5, into: str = "", **where: Any
) -> list[HarmonicRow]:
    """The rows that the 2nd to the `last` harmonic of an emission meet; `into` leaves "passive" or "safety" ones."""
    from .harmonics import Harmonics

    question = _question(**where)
    engine, hz, width = Harmonics(question.view), _hertz(frequency), _hertz(bandwidth)
    places = question.view.places(question.regions)
    return [row for place in places for row in engine.land(hz, width, last, place, into)]


def limits(band: Band, *, service: str = "", angle: float | None = None, **where: Any) -> list[LimitRow]:
    """The power limits that bind in the band, on one `service` or on all; masks read at an `angle` in degrees."""
    from .limits import LimitsOf

    question = _regulations(**where)
    engine, (low, high) = LimitsOf(question.view), _span(band)
    question.view.check(low, high, question.regions)
    asked = question.facts.vocabulary.ask(service) if service else None
    point = high - low == 1
    return [row for region in question.regions for row in engine.within(low, high, region, asked, angle, point)]


def examine(
    frequency: Hertz,
    *,
    bandwidth: Hertz = 0,
    service: str = "",
    station: str = "",
    region: int | None = None,
    country: str | None = None,
    edition: str | None = None,
    as_of: str | None = None,
    data: str | None = None,
    national: bool = False,
    column: str = "",
    **given: Any,
) -> list[Examination]:
    """Whether a planned assignment conforms to Article 5 (No. 11.31), with the findings, one verdict a Region.

    `station` is a class of station; `given` are other columns of `specx examine --file`: `orbit`, `pfd`, `angle`,
    `eirp`, `unwanted`. With `national` what each column of the country's own table says stands beside it, as
    `own_verdicts`. Raises `UsageError` for what cannot be read.
    """
    from .examine.assignment import Reading
    from .examine.examiner import Examiner

    question = _question(region, country, edition, as_of, data)
    words = {
        "frequency": f"{_hertz(frequency)}Hz", "bandwidth": f"{_hertz(bandwidth)}Hz", "service": service, "class": station,
        "region": str(region or ""), "country": country or "", **given,
    }  # fmt: skip
    assignment = Reading(question.facts).assignment(words)
    found = list(Examiner(question.facts, question.edition, as_of).examine(assignment))
    if not national:
        return found
    from .examine.own import OwnExaminer

    own = OwnExaminer(question.facts, as_of or "", "", column)
    return [r._replace(own_verdicts=own.examine(assignment, country or "", r.region)) for r in found]


def footnote(number: str, **where: Any) -> FootnoteRow:
    """A footnote decoded, with the rows that cite it and how the Bureau reads it; with `national` a note of the country.

    Raises `UnknownNameError` for one that is not there.
    """
    from ..table.table import Table
    from .decoded import decoded, rows_citing, with_rules

    question = _question(**where)
    page = question.view if question.edition.national else Table(question.facts, question.edition)
    found = page.footnotes[number]
    row = decoded(found, rows_citing(page, [found.id])[found.id], page)
    return row if row.layer else with_rules(row, question.facts)


def outcomes(topic: str = "", *, conference: str = "", band: Band | None = None, **where: Any) -> list[OutcomeRow]:
    """What a conference decided: of a topic or one outcome by its id, in a band; the newest held by default."""
    from ..facts.conferences import decided, last
    from .outcomes import Decisions

    question = _question(**where)
    asked = decided(question.facts, conference) if conference else last(question.facts)
    country = question.country.code if question.country else None
    return Decisions(asked, topic, _span(band) if band else None, question.regions, country).rows


def diff(before: str, after: str, *, band: Band | None = None, data: str | None = None) -> list[Change]:
    """The differences of two editions, rows then footnotes, each with the outcomes that explain it."""
    from .diff.editions import Comparison

    facts = Facts(data)
    comparison = Comparison(facts, facts.edition(before), facts.edition(after))
    changes = comparison.changes(*(_span(band) if band else ()))
    if band and not changes:
        comparison.check(*_span(band))
    return changes


def departures(
    country: str,
    *,
    edition: str = "",
    table: str = "",
    band: Band | None = None,
    column: str = "",
    data: str | None = None,
) -> list[Departure]:
    """Where a country's own table departs from the Radio Regulations as that country has them, and on what ground.

    Of the newest table in force, or the one named, against its base, or the edition named.
    """
    from ..table.national import own_table
    from ..table.view import View
    from .diff.departures import Departures

    facts = Facts(data)
    own = own_table(facts, country, table)
    assert own.edition.national is not None
    if column:
        # Named, so that one that is not there is told; which column has what, all of them say.
        column = own_table(facts, country, own.edition.id, column=column).columns[0]
    regulations = View(facts, facts.edition(edition or own.edition.national.base), own.country)
    low, high = _span(band) if band else own.edition.coverage
    for view in (own, regulations):
        view.check(low, high, own.regions)
    return Departures(own, regulations).find(low, high, own.regions, (column,) if column else ())


def _regulations(national: bool = False, **where: Any) -> Question:
    """A question that the Radio Regulations alone answer. Raises `UsageError` where a country's own table is asked."""
    if national:
        raise UsageError("this is asked of the Radio Regulations", "leave out national")
    return _question(**where)


def _question(
    region: int | None = None,
    country: str | None = None,
    edition: str | None = None,
    as_of: str | None = None,
    data: str | None = None,
    national: bool = False,
    column: str = "",
) -> Question:
    facts = Facts(data)
    if national:
        from ..table.national import own_table

        if not country:
            raise UsageError("national asks a country's own table", "give country")
        own = own_table(facts, country, edition or "", as_of or "", column)
        asked = (region,) if region else own.regions
        own.check_regions(asked)
        return Question(facts, own.edition, own.country, asked, as_of or "", columns=own.columns)
    chosen = facts.edition(edition) if edition else facts.edition_on(as_of)
    place = facts.geography.find(country) if country else None
    regions = (region,) if region else place.regions if place else REGIONS
    question = Question(facts, chosen, place, regions, as_of or "")
    if place:
        question.view.check_regions(regions)
    return question


def _span(band: Band) -> tuple[int, int]:
    low, high = parse_range_or_point(band) if isinstance(band, str) else band
    return low, high + 1 if low == high else high


def _hertz(value: Hertz) -> int:
    return parse_frequency(value) if isinstance(value, str) else value
