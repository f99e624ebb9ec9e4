"""One call of a command: its common options read and checked, the question that they add up to, the answer shown."""

from __future__ import annotations

import sys

from ..answers.question import Question
from ..errors import UnknownNameError, UsageError
from ..facts.folder import Facts
from ..light import cached_property
from ..output.write import FORMATS, write
from ..record import plain
from ..regulations.listing import tell_every
from ..regulations.values import STATUSES, Edition, Hit, ServiceTerm
from ..table.table import REGIONS, Table
from .asked import Asked
from .settings import IF_HELD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any

    from ..answers.allocation_lines import AllocationLines
    from ..output.answer import Answer, Json
    from ..regulations.countries import Country
    from ..table.view import View

_VIEWS = 4  # kept from one question to the next


class Ask:
    """The common options of one call."""

    # Not a dataclass: making one costs a millisecond at every start.

    region: str = "all"
    position: str = ""
    country: str = ""
    application: list[str] | None = None
    edition: str = ""
    as_of: str = ""
    service: str = ""
    status: str = ""
    output: str = "table"
    unit: str = ""
    data: str = ""
    overlay: str = ""
    color: str = "auto"
    all_countries: bool = False
    no_pager: bool | str = False  # a text is the pager of the settings file
    printed: bool = False
    national: bool | str = False
    column: str = ""
    takes: Callable[[Answer], object] | None = None  # who gets the answer, where it is not written
    views: dict[tuple[object, ...], View] | None = None  # of many questions: what others before have worked out
    also: tuple[str, ...] = ()  # formats of this command beside those of every command
    is_open: bool = False  # whether what is asked is allocated is left open somewhere: `note_absent` finds it

    def __init__(self, **given: Any) -> None:
        self._given = given
        for name, value in given.items():
            setattr(self, name, value)
        # What a program reads holds the lists themselves, and its sentences stay as they are.
        tell_every(self.all_countries and self.output in ("table", "md"))
        if self.national == IF_HELD:
            self.national = self._has_own_table()  # what was given stays a wish, for another country too
        _one_of("--output", self.output, (*FORMATS, *self.also))
        _one_of("--color", self.color, ("auto", "always", "never"))
        if self.status:
            _one_of("--status", self.status, STATUSES)
        if self.printed and self.country.strip():
            raise UsageError("the printed page is of Regions, not of a country", "leave out --printed or --country")
        if self.position and (self.country.strip() or self.region.strip().lower() not in ("all", "")):
            raise UsageError("--position sets the Region itself", "leave out --region and --country")
        if self.column and not self.national:
            raise UsageError("--column is of a country's own table", "add --national")
        if self.national and (self.printed or self.overlay):
            other = "--printed" if self.printed else "--overlay"
            raise UsageError(f"{other} is of the Radio Regulations", f"leave out --national or {other}")
        if self.edition and self.as_of:
            raise UsageError("--edition and --as-of both name an edition", "give one of them")
        if self.as_of:
            _check_date(self.as_of)

    def _has_own_table(self) -> bool:
        """Whether a table of its own is held of the country, and nothing else is asked that it does not answer."""
        others = self.printed or self.overlay or self.edition or self.as_of
        return not others and self.place is not None and bool(self._revisions(self.place))

    def _revisions(self, place: Country) -> tuple[str, ...]:
        """The revisions that are held of a country's own table."""
        from ..facts.held_tables import revisions_held

        return tuple(revisions_held(self.facts, place.code))

    def with_country(self, country: str, **changes: Any) -> Ask:
        """The same question for another country, of the same facts."""
        asking = Ask(**{**self._given, "country": country, **changes})
        asking.facts, asking.takes, asking.views = self.facts, self.takes, self.views
        return asking

    # --- what is asked

    @cached_property
    def asked(self) -> Asked:
        """Reads the frequencies and ranges of the call, names among them."""
        return Asked(self)

    @cached_property
    def facts(self) -> Facts:
        """The facts asked, amended where --overlay names a file."""
        facts = Facts(self.data or None)
        if not self.overlay:
            return facts
        from ..facts.overlay import overlaid

        return overlaid(facts, self.overlay, self.edition, self.as_of)

    @cached_property
    def chosen_edition(self) -> Edition:
        """The edition by id, by date, or the newest in force; the amended one with --overlay.

        With --national the country's own table, chosen likewise.
        """
        if self.national:
            from .national import table_asked

            return table_asked(self)
        amended = self.facts.amended
        if amended is not None:
            return amended
        if self.edition:
            return self.facts.edition(self.edition)
        return self.facts.edition_on(self.as_of or None)

    @cached_property
    def place(self) -> Country | None:
        """The country or area asked, or None."""
        return self.facts.geography.find(self.country) if self.country.strip() else None

    @cached_property
    def regions(self) -> tuple[int, ...]:
        """The Regions asked; a country's own where one is asked."""
        if self.place is None:
            return self._regions_named()
        if self.region.strip().lower() in ("all", ""):
            return self.place.regions
        self.view_of(self.place).check_regions(self._regions_named())
        return self._regions_named()

    def _regions_of_position(self) -> tuple[int, ...]:
        """The Regions in which the place lies; that is told with what decides on land."""
        from ..facts.areas import lines_and_regions
        from ..regulations.position import read_position, regions_at

        found = regions_at(read_position(self.position), lines_and_regions(self.facts))
        where = (
            f"Region {found[0]}" if len(found) == 1 else f"Regions {' and '.join(map(str, found))}, on the line between"
        )
        line = f"--position {self.position}: {where}, at sea or in the air; on land the territory decides (Nos. 5.2 to 5.9)"
        self.asked.lines.append(line)
        return found

    def _regions_named(self) -> tuple[int, ...]:
        if self.position:
            return self._regions_of_position()
        if self.region.strip().lower() in ("all", ""):
            return REGIONS
        found = []
        for piece in self.region.split(","):
            # R1 and Region 1 are Region 1.
            number = piece.strip().lower().removeprefix("region").removeprefix("r").strip()
            if number not in ("1", "2", "3"):
                raise UsageError(f"unknown Region '{self.region[:40]}'", "Regions are 1, 2, 3 or all")
            found.append(int(number))
        return tuple(dict.fromkeys(found))

    @cached_property
    def term(self) -> ServiceTerm | None:
        """The service asked, or None for every service."""
        return self._service_or_use[0]

    @cached_property
    def uses(self) -> tuple[str, ...]:
        """The uses asked with --application, as the data writes them; none for any."""
        named = [name for text in self.application or () for name in text.split(",") if name.strip()]
        if not named:
            return self._service_or_use[1]
        from ..answers.applications import known_application

        notes = self.facts.footnotes(self.chosen_edition)
        return tuple(dict.fromkeys(known_application(notes, name) for name in named))

    @cached_property
    def _service_or_use(self) -> tuple[ServiceTerm | None, tuple[str, ...]]:
        """What --service names: a service, or a use of the command that can be asked for uses."""
        if not self.service:
            return None, ()
        try:
            return self.facts.vocabulary.ask(self.service), ()
        except UnknownNameError:
            from ..answers.applications import known_application

            try:
                said = self.facts.vocabulary.everyday.get(self.service.strip().casefold())
                use = said.use if said else ""
                use = use or known_application(self.facts.footnotes(self.chosen_edition), self.service)
            except UnknownNameError:
                use = ""
            if not use:
                raise
        if "application" not in self._given or self.application:
            raise UsageError(
                f"'{use}' is no service but a use of some", f"`specx service --application {use}` tells which"
            )
        self.asked.lines.append(f"'{self.service}' is no service, but a use of some: read as --application {use}")
        return None, (use,)

    @cached_property
    def question(self) -> Question:
        """What the options ask of the edition."""
        asked = Question(
            self.facts, self.chosen_edition, self.place, self.regions, self.as_of, self.term, self.status, self.uses,
            self.printed, self.columns,
        )  # fmt: skip
        if self.views is not None:
            asked.view = self.view_of(self.place)
        return asked

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns asked of a country's own table; none named for all of them."""
        if not self.column:
            return ()
        from .national import columns_asked

        return columns_asked(self)

    @property
    def table(self) -> Table:
        """What answers: the view, or the page as printed."""
        return self.question.table

    @property
    def view(self) -> View:
        """What holds in the Regions, or as the country asked has it."""
        return self.question.view

    def view_of(self, country: Country | None) -> View:
        """What holds in a country, or in the Regions, by the edition and on the day asked."""
        asked = Question(self.facts, self.chosen_edition, day=self.as_of, columns=self.columns)
        if self.views is None:
            return asked.view_of(country)
        key = self.chosen_edition.id, country and country.code, self.columns
        if key not in self.views:
            if len(self.views) >= _VIEWS:
                del self.views[next(iter(self.views))]
            self.views[key] = asked.view_of(country)
        return self.views[key]

    @cached_property
    def flat(self) -> AllocationLines:
        """Makes lines of CSV of rows whose allocations are told."""
        from ..answers.allocation_lines import AllocationLines

        return AllocationLines(self.table, self.place.code if self.place else "")

    def query(self, low_hz: int | None, high_hz: int | None, **more: Any) -> dict[str, Any]:
        """The `query` of the JSON answer."""
        asked: dict[str, Any] = {
            "low_hz": low_hz, "high_hz": high_hz, "regions": list(self.regions),
            "country": self.place.code if self.place else None,
        }  # fmt: skip
        if self.service and self.term:
            asked["service"] = self.facts.vocabulary.data_text(self.term)
        if self.status:
            asked["status"] = self.status
        if self.position:
            asked["position"] = self.position
        if self.uses:
            asked["application"] = ",".join(self.uses)
        if self.printed:
            asked["printed"] = True
        if self.columns:
            asked["columns"] = list(self.columns)
        if understood := self.asked.json():
            asked["understood"] = understood
        return {**asked, **more}

    def check_alone(self, option: str) -> None:
        """Raises `UsageError` where many questions are asked: what the option writes is one thing."""
        if self.takes is not None:
            raise UsageError(f"{option} writes one thing, and stdin asks many", f"leave out {option} or -")

    # --- what is told

    @property
    def nothing(self) -> str:
        """What to say where nothing of what was asked is there."""
        if self.uses:
            return "no footnote names this use there" if len(self.uses) == 1 else "no footnote names these uses there"
        if self.is_open:
            return "no allocation that is settled"
        return "no such allocation" if self.service or self.status else "nothing found"

    def note_absent(self, answer: Answer, hits: Iterable[Hit], pair: tuple[ServiceTerm, ...] = ()) -> None:
        """Says of what is not allocated by which footnotes it is in a part of the Region, and by which it may be.

        With a `pair` of services: by which they meet.
        """
        hits = list(hits)
        if not hits:
            return
        from ..answers.heads import Apart
        from ..answers.row_of import elsewhere_of, left_open_of
        from ..output.rows import elsewhere_text
        from ..units import format_band

        found: dict[str, dict[tuple[object, ...], Apart]] = {"elsewhere": {}, "may_allocate": {}}
        for row, rule, is_open in self.question.apart(hits, pair) if pair else self.question.absent(hits):
            told = left_open_of(rule, row, self.view) if is_open else elsewhere_of(rule, row, self.view)
            same = row.region, rule.footnote, told.status, told.countries
            found["may_allocate" if is_open else "elsewhere"].setdefault(
                same, Apart(region=row.region, **told.__dict__)
            )
        self.is_open = bool(found["may_allocate"])
        gone = [] if pair else list(dict.fromkeys(self.question.gone(hits)))
        if gone:
            answer.extra["taken_away"] = plain(tuple(gone))
            if self.output == "table":
                answer.notes += [f"Region {g.region}, {format_band(g.low_hz, g.high_hz)}: {g.words}" for g in gone]
        for key, rules in found.items():
            if rules:
                answer.extra[key] = [plain(told) for told in rules.values()]
            for told in rules.values() if self.output == "table" else ():
                where = elsewhere_text(told) if self.place is None else ""
                what = f"Region {told.region}: {', '.join(told.labels)} by No. {told.footnote}"
                what += f" in {where}" if where else ""
                answer.notes.append(f"{what}: {told.effect}, {told.why}" if told.why else f"{what}: ask with --country")

    def stamp(self, answer: Answer) -> Answer:
        """The answer with the digest of the facts that it is made from."""
        answer.data = lambda: self.facts.digest
        return answer

    def prepared(self, answer: Answer) -> Answer:
        """The answer with what is told of every one: the digest, the country, its own tables, how names were read."""
        self.stamp(answer)
        if self.place:
            about = self.view_of(self.place).about()
            answer.extra.setdefault("country", country_json(self.place, about))
            if about and self.output == "table":
                answer.notes.append(about)
            if "national" in self._given and self._revisions(self.place):
                from .national import tell_tables

                tell_tables(answer, [self])
        # A stream of questions may hold names that are read only while the answer is written.
        answer.notes = self.asked.lines = [*self.asked.lines, *answer.notes]
        return answer

    def show(self, answer: Answer) -> int:
        """Writes the answer to stdout, notes to stderr; returns the exit code."""
        self.prepared(answer)
        if self.takes is not None:
            self.takes(answer)
            return 0
        return write(answer, self.output, self.color, sys.stdout, sys.stderr, self.no_pager)


def country_json(country: Country, about: str) -> Json:
    """The country as an answer names it, with what to know about the name."""
    return {"code": country.code, "name": country.name, "regions": list(country.regions), "about": about}


def _one_of(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise UsageError(f"{option} '{value[:40]}' is not known", "choose from " + ", ".join(choices))


def _check_date(text: str) -> None:
    from datetime import date

    try:
        if len(text) != 10:
            raise ValueError
        date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"'{text[:40]}' is not a date", "write it as 2025-01-01") from None
