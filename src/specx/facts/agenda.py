"""The agenda of the conference to come: items by band, Region, service."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..errors import DataError, UnknownNameError
from ..regulations.values import ServiceTerm, Source
from .folder import Facts

AGENDA = "wrc-27/agenda.yaml"
PRELIMINARY = "wrc-27/wrc-31-preliminary.yaml"


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


def read_agenda(facts: Facts, file: str = AGENDA) -> tuple[dict[str, Any], list[Item]]:
    """What the file says about itself, and its items in order. Raises `DataError` where it is not there."""
    if not facts.has(file):
        raise DataError(f"{facts.folder} holds no {file}", "leave --data out")
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
