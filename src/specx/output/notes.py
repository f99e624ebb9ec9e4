"""Footnotes as JSON, as one line each, and decoded on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..regulations.footnotes import Footnote
from ..regulations.services import Vocabulary
from ..regulations.values import Row, ServiceTerm
from ..units import format_band, format_hz
from .answer import Block, Grid, Json, Span, cell, line

NOTE_COLUMNS = (
    "id", "kind", "bands", "regions", "countries", "except_countries", "services", "status", "application",
    "effect", "summary",
)  # fmt: skip
_WORDS = {
    "limited-to": "only for", "not-for": "not for", "no-interference-to": "no interference to",
    "no-protection-from": "no protection from", "agreement": "agreement", "coordination": "coordination",
    "equal-footing": "equal footing with", "priority": "priority over", "permitted": "permitted",
    "prohibited": "prohibited", "technical": "technical limits",
}  # fmt: skip
# Lists of one rule, in the order of the record; services are told as data files write them.
_LISTS = (
    "regions", "countries", "except_countries", "countries_of", "protected_countries", "agreement_countries",
    "application", "provisions", "resolutions", "recommendations", "appendices", "dates",
)  # fmt: skip
_TEXTS = ("status", "conditions", "from", "until", "why", "summary")


def footnote_json(note: Footnote, rows: Iterable[Row], vocabulary: Vocabulary) -> Json:
    """The decoded record as the contract has it, with the rows that cite it."""
    record = note.record
    out: Json = {"id": note.id, **_rule_json(record, vocabulary)}
    if len(note.rules) > 1:
        # Of several rules the whole says what any of them does, so that a filter finds it.
        for key in ("bands", "regions", "countries", "services", "application"):
            found = [v for part in record["parts"] for v in _rule_json(part, vocabulary)[key]]
            out[key] = list({repr(v): v for v in [*out[key], *found]}.values())
        out["parts"] = [_rule_json(part, vocabulary) for part in record["parts"]]
    out["effect"] = None if note.effect == "none" else note.effect
    out |= {k: record[k] for k in ("mark", "added", "revised", "doubt", "note") if k in record}
    out["verified"] = record.get("verified", True)
    out["rows"] = [
        {
            "region": row.region, "low_hz": row.low_hz, "high_hz": row.high_hz,
            "beside": [a.label for a in row.allocations if note.id in a.footnotes],
        }
        for row in rows
    ]  # fmt: skip
    out["source"] = {"file": note.source.file, "line": note.source.line}
    return out


def _rule_json(part: Json, vocabulary: Vocabulary) -> Json:
    def text(value: Any) -> str:
        return (
            value if isinstance(value, str) else vocabulary.data_text(ServiceTerm(value[0], value[1], tuple(value[2])))
        )

    out: Json = {"kind": part["kind"], "bands": [list(b) for b in part.get("bands", ())]}
    out |= {key: list(part.get(key, ())) for key in ("regions", "countries", "application")}
    out["regions"] = [int(r) for r in out["regions"]]
    out["services"] = [text(s) for s in part.get("services", ())]
    if part.get("frequencies"):
        out["frequencies_hz"] = list(part["frequencies"])
    if part.get("replaces"):
        out["replaces"] = [text(s) for s in part["replaces"]]
    out |= {key: part[key] for key in (*_LISTS, *_TEXTS) if key in part and key not in out}
    if "limits" in part:
        out["limits"] = [{k: v for k, v in limit.items() if k != "line"} for limit in part["limits"]]
    if "restrictions" in part:
        out["restrictions"] = [
            {k: [text(s) for s in v] if k in ("by", "towards") else v for k, v in r.items() if k != "line"}
            for r in part["restrictions"]
        ]
    if part.get("effect"):
        out["effect"] = part["effect"]
    return out


def flatten_note(result: Json) -> list[list[Any]]:
    """One flat line for a footnote, in the order of `NOTE_COLUMNS`."""
    bands = " ".join(f"{low}-{high}" for low, high in result["bands"])
    return [[
        result["id"], result["kind"], bands, " ".join(map(str, result["regions"])), " ".join(result["countries"]),
        " ".join(result.get("except_countries", ())), "; ".join(result["services"]), result.get("status", ""),
        "; ".join(result["application"]), result["effect"] or "", result["summary"],
    ]]  # fmt: skip


def notes_grid(results: Iterable[Json]) -> Grid:
    """Footnotes one a line: number, where, what, summary."""
    return Grid(
        ("Footnote", "Bands", "What", "Summary"),
        [
            [
                cell(Span(r["id"], "note")),
                cell("\n".join(format_band(*b) for b in r["bands"][:3]) + ("\n..." if len(r["bands"]) > 3 else "")),
                cell(r["kind"].replace("-", " ") + "".join(f"\n{a}" for a in r["application"])),
                cell(r["summary"]),
            ]
            for r in results
        ],
    )


def note_blocks(result: Json) -> Iterator[Block]:
    """One footnote decoded: summary, then each rule with its terms, then rows and source."""
    mark = f"  ({result['mark']})" if result.get("mark") else ""
    yield line(Span(result["id"], "head"), f"  {result['kind'].replace('-', ' ')}", Span(mark, "dim"))
    yield line(result["summary"], indent=2)
    parts = result.get("parts") or [result]
    for number, part in enumerate(parts, 1):
        if len(parts) > 1:
            yield line(Span(f"{number}. {part['kind'].replace('-', ' ')}", "head"), indent=2)
        yield from _part_blocks(part, 4)
    if len(parts) > 1:
        yield from _cited(result, 2)
    if result["effect"] == "described":
        yield line(Span("described only: it cannot be applied to the Table mechanically", "warn"), indent=2)
    for key, style in (("note", "dim"), ("doubt", "warn")):
        if result.get(key):
            yield line(Span(f"{key}: {result[key]}", style), indent=2)
    for band, regions in bands_by_region(result["rows"]):
        yield line(Span("in the Table: ", "dim"), Span(band, "band"), f"  Region {regions}", indent=2)
    yield line(Span(f"source: {result['source']['file']}:{result['source']['line']}", "dim"), indent=2)


def _part_blocks(part: Json, indent: int) -> Iterator[Block]:
    bands = [format_band(*b) for b in part["bands"]] + [format_hz(f) for f in part.get("frequencies_hz", ())]
    if bands:
        yield line(Span(", ".join(bands), "band"), indent=indent)
    if part["services"]:
        status = f"{part['status']}: " if part.get("status") else ""
        yield line(status + ", ".join(part["services"]), indent=indent)
    if part.get("replaces"):
        yield line("in place of " + ", ".join(part["replaces"]), indent=indent)
    if part["application"]:
        yield line("use: " + ", ".join(part["application"]), indent=indent)
    where = [f"Region {', '.join(map(str, part['regions']))}"] if part["regions"] else []
    where += [f"{len(part['countries'])}: {' '.join(part['countries'])}"] if part["countries"] else []
    where += [f"not in {' '.join(part['except_countries'])}"] if part.get("except_countries") else []
    where += [f"the countries of {' '.join(part['countries_of'])}"] if part.get("countries_of") else []
    if where:
        yield line("where: " + "; ".join(where), indent=indent)
    for key, words in (("protected_countries", "protects"), ("agreement_countries", "agreement of")):
        if part.get(key):
            yield line(f"{words}: {' '.join(part[key])}", indent=indent)
    dates = [f"{key} {part[key]}" for key in ("from", "until") if key in part]
    if dates:
        yield line(" ".join(dates), indent=indent)
    for restriction in part.get("restrictions", ()):
        yield line(restriction_text(restriction, part["services"]), indent=indent)
    for limit in part.get("limits", ()):
        where_to = f", {limit['where']}" if limit.get("where") else ""
        yield line(f"{limit['quantity']}: {limit['value']} {limit.get('unit', '')}".rstrip() + where_to, indent=indent)
    if part.get("conditions"):
        yield line(part["conditions"], indent=indent)
    yield from _cited(part, indent)


def _cited(part: Json, indent: int) -> Iterator[Block]:
    named = [f"No. {p}" for p in part.get("provisions", ())]
    named += [f"Resolution {r}" for r in part.get("resolutions", ())]
    named += [f"Recommendation {r}" for r in part.get("recommendations", ())]
    named += [f"Appendix {a}" for a in part.get("appendices", ())]
    if named:
        yield line(Span("cites " + ", ".join(named), "dim"), indent=indent)


def restriction_text(restriction: Json, services: Sequence[str] = ()) -> str:
    """Who yields to whom, in a few words; who is bound only where it is not `services`."""
    by = restriction.get("by", ())
    head = ", ".join(by) + ": " if by and list(by) != list(services) else ""
    words = _WORDS[restriction["rule"]]
    to = " with " if restriction["rule"] in ("agreement", "coordination") else " "
    towards = to + ", ".join(restriction["towards"]) if restriction.get("towards") else ""
    of = " of " + " ".join(restriction["of_countries"]) if restriction.get("of_countries") else ""
    under = f" under No. {restriction['provision']}" if restriction.get("provision") else ""
    use = f" ({restriction['use']})" if restriction.get("use") and (towards or of or under) else ""
    plain = f" {restriction['use']}" if restriction.get("use") and not use else ""
    return f"{head}{words}{towards}{of}{under}{plain}{use}"


def bands_by_region(rows: Iterable[Json]) -> list[tuple[str, str]]:
    """The bands of the citing rows, neighbours joined, with the Regions in which they stand."""
    joined: dict[int, list[list[int]]] = {}
    for row in sorted(rows, key=lambda r: (r["region"], r["low_hz"])):
        bands = joined.setdefault(row["region"], [])
        if bands and bands[-1][1] == row["low_hz"]:
            bands[-1][1] = row["high_hz"]
        else:
            bands.append([row["low_hz"], row["high_hz"]])
    found: dict[tuple[int, int], list[str]] = {}
    for region, bands in joined.items():
        for low, high in bands:
            found.setdefault((low, high), []).append(str(region))
    return [(format_band(*band), ", ".join(regions)) for band, regions in sorted(found.items())]
