"""The figures that a Resolution states, in the shape of all other limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .limits import Limit, LimitBand, LimitConditions, MaskSegment, ProtectedServices, ReadAt, services_of

if TYPE_CHECKING:
    from typing import Any


def limits_of(record: dict[str, Any]) -> Iterator[Limit]:
    """The limits of the checked record of a Resolution, in its order."""
    return (_limit(record, stated, i) for i, stated in enumerate(record.get("limits", ()), 1))


def _limit(record: dict[str, Any], stated: dict[str, Any], number: int) -> Limit:
    name = record["reference"]
    provision = f"{name} ({record['revision']})" if record.get("revision") else name
    station = stated.get("station", "")
    unsure = "limits" in record.get("unverified", ()) or not record["verified"]
    whose = ", ".join(filter(None, (
        stated.get("measure", ""), "all together" if stated.get("aggregate") else "", station,
        "/".join(record.get("application", ())) if not station else "",
    )))  # fmt: skip
    table = stated.get("table", {})
    source = stated.get("source") or record["source"]
    return Limit(
        id=f"{name.lower().replace(' ', '-')}-{number}", provision=provision, quantity=stated["quantity"],
        bands=tuple(_bands(record, stated)), services=services_of(record.get("services", ())),
        named_services=services_of(stated.get("by", ())),
        orbit="non-GSO" if "non-GSO" in station else "GSO" if "GSO" in station else "any",
        applies_to="; ".join(filter(None, (whose, stated.get("where", ""), stated.get("when", "")))),
        force=stated["force"], verified=not unsure and stated.get("verified", True),
        source=ReadAt(document=source["document"], at=source["at"]), value=stated.get("value"),
        unit=stated.get("unit"), reference_bandwidth=stated.get("reference_bandwidth"), angle=stated.get("angle", ""),
        variable=stated.get("variable", ""), segments=tuple(_segment(s) for s in stated.get("segments", ())),
        conditions=LimitConditions(
            station=station, measure=stated.get("measure", ""), aggregate=True if stated.get("aggregate") else None,
            percent_of_time=stated.get("percent_of_time"),
        ),
        sense=stated.get("sense", "most"), formula=stated.get("formula", ""),
        table=tuple(map(tuple, (table["columns"], *table["rows"]))) if table else (),
        protects=ProtectedServices(
            services=services_of(stated.get("protects", ())), bands=tuple(map(tuple, stated.get("into", ())))
        ) if stated.get("protects") or stated.get("into") else None,
        note=stated.get("note", ""), unknown=stated.get("unknown", False),
        tables=f"{name}, {stated['tables']}" if stated.get("tables") else "",
        doubt=stated.get("doubt", "") or (record.get("doubt", "") if unsure else ""),
    )  # fmt: skip


def _bands(record: dict[str, Any], stated: dict[str, Any]) -> Iterator[LimitBand]:
    """The bands of the limit, else of the record, by its groups where it has them; (0, 0) where nobody names any."""
    regions = tuple(map(int, record.get("regions", ())))
    if "bands" in stated:
        groups: list[dict[str, Any]] = [{"bands": stated["bands"]}]
    else:
        groups = record.get("parts") or [{"bands": record.get("bands") or [[0, 0]]}]
    for group in groups:
        where = tuple(map(int, group.get("regions", ()))) or regions
        for low, high in group["bands"]:
            starts = stated.get("from", record.get("from", ""))
            told = filter(None, (group.get("condition", ""), f"from {starts}" if starts else ""))
            yield LimitBand(low, high, where, (), "; ".join(told))


def _segment(record: dict[str, Any]) -> MaskSegment:
    return MaskSegment(**{key: value for key, value in record.items() if key in MaskSegment._fields})
