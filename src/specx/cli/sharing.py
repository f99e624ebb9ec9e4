"""`specx sharing`: who shares a band with a service, on what terms, under which provisions."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from ..answers.sharing.border import Side, across
from ..answers.sharing.pieces import Sharing
from ..answers.sharing.verdict import relation_in_effect
from ..errors import UsageError
from ..output.answer import Answer, Block, Grid, Json, Span, cell, line
from ..output.rows import merge_regions
from ..table.binding import some
from ..units import format_asked, format_band
from .ask import Ask
from .limits import note_rules
from .options import QUESTION, with_options
from .overlap import note_uncovered

_COLUMNS = (
    "region", "low_hz", "high_hz", "service", "allocated", "status", "via", "label", "sharer", "sharer_status",
    "relation", "rule", "by_footnote", "sharer_via", "countries", "provisions",
)  # fmt: skip
_BORDER = (
    "here", "there", "region", "other_region", "low_hz", "high_hz", "service", "allocated", "status", "via", "label",
    "sharer", "sharer_status", "relation", "rule", "sharer_via",
)  # fmt: skip
_STYLE = {
    "equal": "head",
    "must-protect": "warn",
    "protected-from": "good",
    "equal-secondary": "dim",
    "not-stated": "dim",
    "mutual": "warn",
}


@with_options(*(name for name in QUESTION if name != "country"))
def sharing(
    band: Annotated[str, typer.Argument(metavar="RANGE", help="A range such as 17.7-18.6GHz, or one frequency.")],
    ask: Ask,
    partner: Annotated[str, typer.Option("--with", metavar="SERVICE", help="Only the pair with this service.")] = "",
    border: Annotated[
        str,
        typer.Option(
            "--border", metavar="COUNTRY|REGION", help="Across a border: who on the other side shares the band."
        ),
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
    """
    ask, border = _sides(ask, countries or [os.environ.get("SPECX_COUNTRY", "")], border)
    if ask.term is None:
        raise UsageError("whose sharing is asked?", "name the service: -s 'FSS (s-E)'")
    low, high = ask.asked.span(band)
    high = high + 1 if low == high else high
    other = ask.table.vocabulary.ask(partner) if partner else None
    if border:
        return ask.show(_across(ask, low, high, border))
    engine = Sharing(ask.view)
    results = list(engine.pieces(low, high, ask.term, ask.regions, ask.status, other))
    if other is not None:
        results = [
            r for r in results if r["sharers"] or any("other systems" in w for t in r["triggers"] for w in t["with"])
        ]
    answer = Answer(
        "sharing", ask.chosen_edition,
        ask.query(low, high, **({"with": engine.terms.vocabulary.data_text(other)} if other else {})),
        results, _COLUMNS, flatten=_flat, grid=lambda: _grid(results), screen=lambda: _screen(results, ask.place is not None),
        exit_code=0 if any(r["allocated"] for r in results) else 1,
    )  # fmt: skip
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


def _flat(result: Json) -> Iterator[list[Any]]:
    head = [result[k] for k in ("region", "low_hz", "high_hz", "service")]
    head += [
        "true" if result["allocated"] else "false",
        result["status"] or "",
        result["via"] or "",
        result["label"] or "",
    ]
    for s in result["sharers"] or [None]:
        if s is None:
            yield [*head, "", "", "", "", "", "", "", _provisions(result["triggers"])]
            continue
        mine = [t for t in result["triggers"] if s["label"] in t["with"]]
        yield [
            *head, s["label"], s["status"], s["relation"], s["rule"],
            " ".join(f"{w['footnote']}:{w['relation']}" for w in s["by_footnote"]), s["via"],
            " ".join(s.get("countries", ())), _provisions(mine),
        ]  # fmt: skip


def _provisions(triggers: Iterable[Json]) -> str:
    return " ".join(dict.fromkeys(t["provision"].replace(" ", "") for t in triggers))


def _screen(results: list[Json], in_country: bool) -> Iterator[Block]:
    if not results:
        yield line("the two services share nothing there")
    for i, r in enumerate(merge_regions(results)):
        if i:
            yield line("")
        regions = r["region"].replace(" ", ", ")
        yield line(
            Span(f"Region{'s' if len(r['region']) > 1 else ''} {regions}", "head"),
            "  ",
            Span(format_asked(r["low_hz"], r["high_hz"]), "band"),
        )
        yield line(Span(r["verdict"], "" if r["allocated"] else "warn"), indent=2)
        if r["sharers"]:
            yield _sharers(r["sharers"])
        yield from _restrictions(r, in_country)
        yield from _triggers(r["triggers"])
        yield from _limits(r["limits"])
        for side in r["adjacent_passive"]:
            tail = " (No. 5.340: no emissions)" if side["prohibited"] else ""
            what = f"{side['side']}: {format_band(side['low_hz'], side['high_hz'])} {', '.join(side['services'])}{tail}"
            yield line(Span("passive next door, " + what, "warn"), indent=2)
        if r.get("doubt"):
            yield line(Span(f"unverified: {r['doubt']}", "warn"), indent=2)


def _sharers(sharers: list[Json]) -> Grid:
    rows = []
    for s in sharers:
        effect = relation_in_effect(s)
        words = [Span(effect, _STYLE[effect])]
        rule = s["rule"] if effect == s["relation"] else next(w["footnote"] for w in s["by_footnote"] if not w["only"])
        told = [f"{w['relation']} by {w['footnote']}: {w['only']}" for w in s["by_footnote"] if w["only"]]
        where = s.get("countries") or [f"not {c}" for c in s.get("except_countries", ())]
        name = cell(Span("  " + s["label"], s["status"]))
        if s["via"] != "table":
            name.append(Span(f" (via {s['via']})", "warn"))
        if where:
            told.append("in " + some(where))
        rows.append([name, words, cell(f"No. {rule}"), cell(Span("\n".join(told), "note"))])
    return Grid(("  Sharer", "Relation", "By", "But"), rows)


def _restrictions(result: Json, in_country: bool) -> Iterator[Block]:
    for r in result["restrictions"]:
        towards = " " + ", ".join(r["towards"]) if r.get("towards") else ""
        where = f" of {some(r['of_countries'])}" if r.get("of_countries") else ""
        where += "" if in_country or not r.get("countries") else f" in {some(r['countries'])}"
        more = ": " + r["use"] if r.get("use") else ""
        provision = f" (No. {r['provision']})" if r.get("provision") else ""
        yield line(Span(f"{r['footnote']}  ", "note"), f"{r['rule']}{towards}{where}{provision}{more}", indent=2)


def _triggers(triggers: list[Json]) -> Iterator[Block]:
    """One line a provision; limits of Articles 21 and 22 are told with the limits."""
    told: dict[str, list[str]] = {}
    seen: set[tuple[str, str, str]] = set()
    for t in triggers:
        if t["kind"] == "limit":
            continue
        number = t["provision"] if not t["provision"][:1].isdigit() else f"No. {t['provision']}"
        name = number + (f" by {t['footnote']}" if t["footnote"] else "")
        orbits = f" ({' with '.join(t['orbits'])})" if t.get("orbits") else ""
        labels = [w for w in t["with"] if (name, orbits, w) not in seen]
        seen |= {(name, orbits, w) for w in labels}
        if not labels:
            continue
        with_ = ("we with " if t["acts"] == "own" else "with us: ") + ", ".join(labels) + orbits
        cases = sorted({c for case in t.get("cases", ()) for c in case["provisions"]})
        with_ += f" in {some(t['countries'])}" if t.get("countries") else ""
        with_ += f", of {some(t['of_countries'])}" if t.get("of_countries") else ""
        if cases:
            with_ += f"; cases {' '.join(cases)}"
        if t.get("verified") is False or any(not c["verified"] for c in t.get("cases", ())):
            with_ += " (unverified)"
        told.setdefault(name, [])
        if with_ not in told[name]:
            told[name].append(with_)
    for name, lines in told.items():
        yield line(Span(f"{name}  ", "note"), "; ".join(lines), indent=2)


def _limits(limits: list[Json]) -> Iterator[Block]:
    if limits:
        names = dict.fromkeys(
            (f"No. {x['provision']}" if x["provision"][:1].isdigit() else x["provision"])
            + f" {x['quantity']}" + (f" {x['value']} {x['unit']}" if "value" in x else "")
            + (" (figures not held)" if x.get("unknown") else "") for x in limits
        )  # fmt: skip
        yield line(
            Span("limits  ", "note"), "; ".join(names), Span("  (`specx limits` gives the figures)", "dim"), indent=2
        )


def _grid(results: list[Json]) -> Grid:
    rows = []
    for r in merge_regions(results):
        sharers = [
            Span(("\n" if i else "") + f"{s['label']}: {relation_in_effect(s)}") for i, s in enumerate(r["sharers"])
        ]
        rows.append(
            [
                cell(format_asked(r["low_hz"], r["high_hz"])), cell(r["region"]), cell(r["label"] or "not allocated"),
                sharers, cell(_provisions(r["triggers"])),
            ]
        )  # fmt: skip
    return Grid(("Band", "Region", "Service", "Sharers", "Provisions"), rows)


# --- across a border


def _across(ask: Ask, low: int, high: int, border: str) -> Answer:
    assert ask.term is not None
    here = Sharing(ask.view)
    if border in ("1", "2", "3"):
        others = [Side(f"Region {border}", Sharing(ask.view_of(None)), int(border))]
    else:
        country = ask.facts.geography.find(border)
        there = Sharing(ask.view_of(country))
        others = [Side(country.code, there, region) for region in country.regions]
    results: list[Json] = []
    for region in ask.regions:
        ours = Side(ask.place.code if ask.place else f"Region {region}", here, region)
        for side in others:
            if side.name != ours.name:
                results += across(ours, side, low, high, ask.term)
                results += across(side, ours, low, high, ask.term)
    answer = Answer(
        "sharing", ask.chosen_edition, ask.query(low, high, border=border), results, _BORDER,
        flatten=_flat_border, grid=lambda: _border_grid(results),
        exit_code=0 if any(r["allocated"] for r in results) else 1,
    )  # fmt: skip
    answer.notes.append("No. 4.8: on either side of a border, services of the same category have the same right; "
                        "none may disturb one of equal or higher category on the other side")  # fmt: skip
    note_uncovered(ask, low, high, answer)
    return answer


def _flat_border(result: Json) -> Iterator[list[Any]]:
    head = [result[k] if result[k] is not None else "" for k in _BORDER[:7]]
    head += [
        "true" if result["allocated"] else "false",
        result["status"] or "",
        result["via"] or "",
        result["label"] or "",
    ]
    for s in result["sharers"]:
        yield [*head, s["label"], s["status"], s["relation"], s["rule"], s["via"]]


def _border_grid(results: list[Json]) -> Grid:
    rows = []
    for r in results:
        own = r["label"] or "not allocated"
        via = f" (via {r['via']})" if r["via"] not in (None, "table") else ""
        there: list[Span] = []
        for i, s in enumerate(r["sharers"]):
            tail = f" (via {s['via']})" if s["via"] != "table" else ""
            there += [
                Span("\n" if i else ""),
                Span(s["label"], s["status"]),
                Span(f"{tail}: {s['relation']}", _STYLE[s["relation"]]),
            ]
        rows.append(
            [
                cell(Span(format_asked(r["low_hz"], r["high_hz"]), "band")), cell(f"{r['here']}, Region {r['region']}" if "Region" not in r["here"] else r["here"]),
                cell(own + via), cell(f"{r['there']}, Region {r['other_region']}" if "Region" not in r["there"] else r["there"]), there or cell("nobody"),
            ]
        )  # fmt: skip
    return Grid(("Band", "Here", "Service", "There", "Its services stand so"), rows)
