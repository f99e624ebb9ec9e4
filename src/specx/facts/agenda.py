"""The agendas of conferences to come: items by band, Region, service."""

from __future__ import annotations

from ..errors import DataError, UnknownNameError, shown
from ..light import NamedTuple
from ..regulations.values import ServiceTerm, Source
from .conferences import coming, held, newest_edition

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from .folder import Facts


class ItemBand(NamedTuple):
    """A band of an item, in the Regions and for the services that are studied there."""

    low_hz: int
    high_hz: int
    regions: tuple[int, ...]
    terms: tuple[ServiceTerm, ...]
    record: dict[str, Any]


class Item(NamedTuple):
    """One item of an agenda. `record` is the checked record, with everything else."""

    conference: str
    item: str
    title: str
    bands: tuple[ItemBand, ...]
    terms: tuple[ServiceTerm, ...]
    record: dict[str, Any]
    source: Source

    def bands_in(self, low_hz: int, high_hz: int, regions: Iterable[int]) -> list[ItemBand]:
        """Its bands that share spectrum with `[low, high)` in one of the Regions."""
        wanted = set(regions)
        return [b for b in self.bands if b.low_hz < high_hz and b.high_hz > low_hz and wanted & set(b.regions)]


def agendas(facts: Facts) -> Iterator[str]:
    """Every agenda file: those of the conferences themselves, then what is known of the one after each."""
    conferences = list(held(facts))
    yield from (c.agenda for c in conferences if c.agenda)
    yield from (c.preliminary for c in conferences if c.preliminary)


def agenda_file(facts: Facts, conference: str = "", preliminary: bool = False) -> str:
    """The agenda of the conference after the newest edition, or of the one named by its id or short name.

    `preliminary` asks for the agenda that a conference has still to settle for the one after it. One
    that is named is found in either. Raises `DataError` where there is no next one, `UnknownNameError`
    for one without an agenda, naming those that are held.
    """
    if conference.strip():
        wanted = conference.strip().casefold()
        heads = {file: facts.records("agenda", file) for file in agendas(facts)}
        for file, head in heads.items():
            named = wanted in (head["id"].casefold(), head["conference"].casefold())
            if named and (head.get("preliminary", False) or not preliminary):
                return file
        known = ", ".join(h["id"] for h in heads.values() if h.get("preliminary", False) or not preliminary)
        what = "preliminary agenda" if preliminary else "agenda"
        raise UnknownNameError(f"no {what} of '{shown(conference)}' is held", f"agendas held: {known or 'none'}")
    following = coming(facts)
    file = "" if following is None else following.preliminary if preliminary else following.agenda
    if not file:
        before = following.name if following and preliminary else newest_edition(facts).conference
        raise DataError(f"{facts.folder} holds no agenda of the conference after {before}", "leave --data out")
    return file


def read_agenda(facts: Facts, file: str) -> tuple[dict[str, Any], list[Item]]:
    """What an agenda file says about itself, and its items in order."""
    head = facts.records("agenda", file)
    return head, [_item(record, head["conference"], file) for record in head["items"]]


def _item(record: dict[str, Any], conference: str, file: str) -> Item:
    terms = _terms(record["services"])
    everywhere = tuple(map(int, record.get("regions", ("1", "2", "3"))))
    bands = tuple(
        ItemBand(
            b["band"][0], b["band"][1],
            tuple(map(int, b["regions"])) if "regions" in b else everywhere,
            _terms(b["services"]) if "services" in b else terms, b,
        )
        for b in record["bands"]
    )  # fmt: skip
    return Item(conference, record["item"], record["title"], bands, terms, record, Source(file, record["line"]))


def _terms(services: Iterable[Any]) -> tuple[ServiceTerm, ...]:
    return tuple(ServiceTerm(s, q, tuple(d)) for s, q, d in services)


def select(
    items: Iterable[Item],
    number: str | None = None,
    band: tuple[int, int] | None = None,
    regions: Iterable[int] = (1, 2, 3),
    term: ServiceTerm | None = None,
) -> list[Item]:
    """The items that answer to every filter; a service is met by an item or one of its bands.

    Raises `UnknownNameError` for a number that no item has.
    """
    items, wanted = list(items), tuple(regions)
    if number is not None and all(i.item != number for i in items):
        known = ", ".join(i.item for i in items)
        raise UnknownNameError(f"the agenda has no item '{number[:40]}'", f"items: {known}")
    return [
        i
        for i in items
        if (number is None or i.item == number)
        and (band is None or i.bands_in(*band, wanted))
        and (not i.bands or any(set(b.regions) & set(wanted) for b in i.bands))
        and (term is None or any(_meets(term, t) for t in (*i.terms, *(t for b in i.bands for t in b.terms))))
    ]


def _meets(asked: ServiceTerm, named: ServiceTerm) -> bool:
    return asked.matches(named) or (asked.service == named.service and not named.qualifier)
