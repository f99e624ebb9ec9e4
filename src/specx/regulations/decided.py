"""The figures that a Resolution or a Rule of Procedure states, in the shape of all other limits."""

from __future__ import annotations

from .limit_conditions import LimitConditions
from .limits import Limit, LimitBand, MaskSegment, ProtectedServices, ReadAt, services_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any


def limits_of(record: dict[str, Any]) -> Iterator[Limit]:
    """The limits of the checked record of a Resolution, in its order."""
    name = record["reference"]
    provision = f"{name} ({record['revision']})" if record.get("revision") else name
    return (_limit(record, s, f"{name.lower().replace(' ', '-')}-{i}", name, provision) for i, s in _stated(record))


def limits_of_rule(record: dict[str, Any], footnote: str) -> Iterator[Limit]:
    """The figures by which the Bureau reads a footnote, of the checked record of a Rule of Procedure.

    A formula that only tells how to reckon is no figure of its own.
    """
    on = record["id"] if record["id"] in record["provisions"] else ", ".join(record["provisions"])
    name = f"Rules of Procedure on No. {on}"
    for i, stated in _stated(record):
        if "formula" not in stated and footnote in stated.get("footnotes", record["provisions"]):
            yield _limit(record, stated, f"rule-{record['id']}-{i}", name, name)


def _stated(record: dict[str, Any]) -> Iterable[tuple[int, dict[str, Any]]]:
    return enumerate(record.get("limits", ()), 1)


def _limit(record: dict[str, Any], stated: dict[str, Any], own: str, name: str, provision: str) -> Limit:
    station = stated.get("station", "")
    unsure = "limits" in record.get("unverified", ()) or not record["verified"]
    whose = ", ".join(filter(None, (
        stated.get("measure", ""), "all together" if stated.get("aggregate") else "", station,
        "/".join(record.get("application", ())) if not station else "",
    )))  # fmt: skip
    table = stated.get("table", {})
    source = stated.get("source") or record["source"]
    return Limit(
        id=own, provision=provision, quantity=stated["quantity"],
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
