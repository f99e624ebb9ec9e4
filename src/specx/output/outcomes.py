"""Outcomes of a conference as JSON, as flat lines, as grids and as they look on a screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..facts.outcomes import Outcome
from ..regulations.services import Vocabulary
from ..units import format_band, format_hz
from .answer import Block, Grid, Json, Span, cell, line

OUTCOME_COLUMNS = (
    "id", "topic", "effect", "agenda_item", "low_hz", "high_hz", "regions", "countries", "services", "status",
    "application", "footnotes_added", "footnotes_modified", "footnotes_suppressed", "resolutions", "verified",
    "title", "summary",
)  # fmt: skip
_SIGNS = {"added": "ADD", "modified": "MOD", "suppressed": "SUP", "moved": "moved", "affected": "follows"}


def outcome_json(outcome: Outcome, vocabulary: Vocabulary) -> Json:
    """The record as the contract has it: bands in Hz, services as text, numbers for Regions."""
    out: Json = {}
    for key, value in outcome.record.items():
        if key != "line":
            out[key] = _plain(value)
    out.setdefault("resolutions", [])
    out["regions"] = list(outcome.regions)
    out["countries"] = list(outcome.countries)
    out["bands"] = [list(b) for b in outcome.bands]
    out["services"] = [vocabulary.data_text(t) for t in outcome.terms]
    out["footnotes"] = {
        k: list(outcome.footnotes.get(k, ())) for k in ("added", "modified", "suppressed", "moved", "affected")
    }
    if outcome.rows:
        out["rows"] = [{"regions": list(regions), "band": list(band)} for regions, band in outcome.rows]
    out["source"] = {"file": outcome.source.file, "line": outcome.source.line}
    return out


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items() if k != "line"}
    if isinstance(value, list):
        return [_plain(v) for v in value]
    return value


def flatten_outcome(result: Json) -> Iterable[list[Any]]:
    """A line for each band of an outcome; one without edges where it has none."""
    notes = result["footnotes"]
    for low, high in result["bands"] or [("", "")]:
        yield [
            result["id"], result["topic"], result["effect"], result.get("agenda_item", ""), low, high,
            *(" ".join(map(str, result[k])) for k in ("regions", "countries")), "; ".join(result["services"]),
            result.get("status", ""), " ".join(result.get("application", ())),
            *(" ".join(notes[k]) for k in ("added", "modified", "suppressed")),
            "; ".join(result.get("resolutions", ())), "true" if result["verified"] else "false",
            result["title"], result["summary"],
        ]  # fmt: skip


def bands_text(bands: Iterable[Iterable[int]], most: int = 0) -> str:
    """Bands as text, at most so many where `most` is given."""
    texts = [format_band(low, high) for low, high in bands]
    if most and len(texts) > most:
        return ", ".join(texts[:most]) + f" and {len(texts) - most} more"
    return ", ".join(texts)


def regions_text(regions: Iterable[int]) -> str:
    """`Region 1`, `Regions 1, 3`, `all Regions`."""
    numbers = list(regions)
    if not numbers or len(numbers) == 3:
        return "all Regions" if numbers else ""
    return ("Region " if len(numbers) == 1 else "Regions ") + ", ".join(map(str, numbers))


def footnotes_text(footnotes: dict[str, list[str]]) -> str:
    """`ADD 5.457E; MOD 5.429D`."""
    return "; ".join(f"{_SIGNS[k]} {' '.join(numbers)}" for k, numbers in footnotes.items() if numbers)


def where_text(result: Json, most: int = 4) -> str:
    """Bands or frequencies, or nothing where it has none."""
    if result["bands"]:
        return bands_text(result["bands"], most)
    texts = [format_hz(f) for f in result.get("frequencies", ())]
    return ", ".join(texts[:most]) + (f" and {len(texts) - most} more" if len(texts) > most else "")


def outcome_grid(results: Iterable[Json]) -> Grid:
    """One outcome a row, for Markdown and long lists."""
    rows = []
    for r in results:
        named = f", {len(r['countries'])} countries" if len(r["countries"]) > 6 else " " + " ".join(r["countries"])
        rows.append(
            [
                cell(Span(where_text(r) or "-", "band")),
                cell((regions_text(r["regions"]) + (named if r["countries"] else "")).strip()),
                cell(r["effect"]),
                cell(Span(r["title"], "head"), Span("\n"), r["summary"]),
                cell(Span(footnotes_text(r["footnotes"]), "note")),
                cell(r.get("agenda_item", "")),
            ]
        )
    return Grid(("Band", "Where", "Effect", "Outcome", "Footnotes", "Item"), rows)


def outcome_blocks(result: Json, whole: bool = False) -> Iterator[Block]:
    """An outcome as lines; `whole` adds conditions, ITU's account and the sources."""
    yield line(Span(result["title"], "head"), "  ", Span(result["id"], "dim"))
    about = [regions_text(result["regions"]), result["effect"]]
    if result.get("status"):
        about.append(result["status"])
    if result.get("agenda_item"):
        doubt = "" if result.get("agenda_item_verified", True) else " (unverified)"
        about.append(f"agenda item {result['agenda_item']}{doubt}")
    where = where_text(result, 0 if whole else 4)
    yield line(Span(where, "band"), "  " if where else "", ", ".join(a for a in about if a), indent=4)
    if result["services"]:
        yield line("; ".join(result["services"]), indent=4)
    if result["countries"]:
        several = len(result["countries"]) > 12 and not whole
        yield line(
            f"in {len(result['countries'])} countries" if several else "in " + " ".join(result["countries"]), indent=4
        )
    yield line(result["summary"], indent=4)
    for key, word in (("receive_only", "only reception in"), ("transmit_only", "only transmission in")):
        if key in result:
            yield line(f"{word} {bands_text(result[key])}", indent=4)
    cited = [footnotes_text(result["footnotes"]), *(f"Resolution {r}" for r in result.get("resolutions", ()))]
    if any(cited):
        yield line(Span("; ".join(c for c in cited if c), "note"), indent=4)
    if whole:
        yield from _rest(result)
    if not result["verified"]:
        yield line(Span(f"unverified: {result.get('doubt', '')}", "warn"), indent=4)
    elif whole and "doubt" in result:
        yield line(Span(f"note: {result['doubt']}", "dim"), indent=4)


def _rest(result: Json) -> Iterator[Block]:
    if "conditions" in result:
        yield line(f"conditions: {result['conditions']}", indent=4)
    for change in result.get("countries_changed", ()):
        come = f" in: {' '.join(change['added'])}" if change["added"] else ""
        go = f" out: {' '.join(change['removed'])}" if change["removed"] else ""
        yield line(f"countries of {change['footnote']}:{come}{go}", indent=4)
    if "account" in result:
        account = result["account"]
        used = "the Table" if account["used"] == "table" else "the account"
        yield line(f"ITU's account: {account['says']}; answered from {used}", indent=4)
    for source in result["sources"]:
        yield line(Span(f"source: {source['document']}, {source.get('at', '')}".rstrip(", "), "dim"), indent=4)
