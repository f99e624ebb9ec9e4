"""The commands asked in this process, the way the console script asks them, and their JSON read."""

import contextlib
import io
import json
import sys

from specx.cli.main import main

from .applying import Page
from .comparing import DAYS, json_entries, regions_of, told_label
from .reading import term

WHOLE = "0-3000GHz"


def ask(*arguments, stdin=""):
    """The results in JSON that a command answers with; its code is 0 or 1, yes or no, never a refusal."""
    code, out, err = run(*arguments, "-o", "json", stdin=stdin)
    assert code in (0, 1), (arguments, code, err, out[:300])
    return json.loads(out)["results"]


def run(*arguments, stdin=""):
    """The exit code of a command, and what it wrote."""
    out, err, kept = io.StringIO(), io.StringIO(), sys.stdin
    sys.stdin = io.StringIO(stdin)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*arguments])
    finally:
        sys.stdin = kept
    return code, out.getvalue(), err.getvalue()


def where(name, who):
    """The options for an edition, by a day on which it is in force, and a Region, its page, or a country."""
    if isinstance(who, str):
        return "--as-of", DAYS[name], "-c", who
    return "--as-of", DAYS[name], "-r", str(regions_of(who)[0]), *(("--printed",) if isinstance(who, Page) else ())


def piece(row):
    """`(Region, low, high, entries)` of a row in JSON; that nothing is allocated is an entry too."""
    nothing = {"not allocated"} if row.get("not_allocated") else set()
    return row["region"], row["low_hz"], row["high_hz"], json_entries(row["allocations"]) | nothing


# --- commands that tell all of the spectrum


def overlap(name, who):
    return map(piece, ask("overlap", WHOLE, *where(name, who)))


def export(name, who):
    return map(piece, ask("export", *where(name, who)))


def country(name, who):
    return map(piece, ask("country", who, "--as-of", DAYS[name]))


def compare(name, who):
    """One column of a comparison: with the other Regions, or with a country that no footnote names."""
    asked, mine = list(where(name, who)), who if isinstance(who, str) else regions_of(who)[0]
    asked[3] = f"{who},NR" if isinstance(who, str) else "1,2,3"
    for line in ask("compare", WHOLE, *asked):
        for column in line["columns"]:
            if (column.get("country") or column["region"]) == mine:
                region, _, _, entries = piece(column)
                yield region, line["low_hz"], line["high_hz"], entries


def adjacent(name, who):
    """All that lies above the first hertz, and the row of that hertz itself."""
    return map(piece, ask("adjacent", "0-1Hz", "--within", "3000GHz", *where(name, who)))


# --- commands that tell some of it


def at(name, who, points):
    """The rows that hold the frequencies, without those that only touch one; every frequency has its answer."""
    rows = ask("at", "-", *where(name, who), stdin="\n".join(f"{hz}Hz" for hz in points))
    held = [r for r in rows if not r["edge"]]
    assert {r["query_hz"] for r in held} == set(points)
    assert all(r["low_hz"] <= r["query_hz"] < r["high_hz"] for r in held)
    return sorted({piece(r) for r in held})


def harmonics(name, who, hz):
    """The rows that the second to the hundredth harmonic fall into."""
    rows = ask("harmonics", f"{hz}Hz", "-n", "100", *where(name, who))
    assert all(r["low_hz"] < r["harmonic_high_hz"] and r["high_hz"] > r["harmonic_low_hz"] for r in rows)
    return sorted({piece(r) for r in rows})


def service(name, who, asked):
    """The bands of a service; only its own entries are in the rows."""
    return map(piece, ask("service", asked, *where(name, who)))


def neighbours(name, who, asked):
    """The same bands, as neighbours of the first hertz."""
    return map(piece, ask("adjacent", "0-1Hz", "--within", "3000GHz", "-s", asked, *where(name, who)))


def between(name, who, one, other):
    """`(Region, low, high, (entries of the one, entries of the other))`."""
    for row in ask("overlap", WHOLE, "--between", one, other, *where(name, who)):
        both = json_entries(row["first"]), json_entries(row["second"])
        yield row["region"], row["overlap_low_hz"], row["overlap_high_hz"], both


def elsewhere(name, region):
    """What the rows of a Region tell of a part of it: `(what, low, high)`, with the rule as it stands in the notes."""
    for row in ask("overlap", WHOLE, *where(name, region)):
        for rule in (*row.get("elsewhere", ()), *row.get("taken_away_elsewhere", ())):
            what = (
                rule["footnote"], rule["kind"], rule["status"] or "", tuple(sorted(map(term, rule["services"]), key=str)),
                frozenset(rule["countries"]), frozenset(rule["except_countries"]), rule["area"] or "",
            )  # fmt: skip
            for low, high in rule["bands"]:
                yield what, max(low, row["low_hz"]), min(high, row["high_hz"])


def removed(name, who):
    """What the rows tell as taken away: `(Region, low, high, {(footnote, the Table's entry, what is left)})`."""
    for row in ask("overlap", WHOLE, *where(name, who)):
        told = row.get("taken_away", ())
        gone = {(r["footnote"], told_label(r["label"]), told_label(r["left"]) if r["left"] else None) for r in told}
        yield row["region"], row["low_hz"], row["high_hz"], frozenset(gone)


def passive(name, who):
    """The rows with a passive service, as `adjacent --passive` tells them."""
    rows = ask("adjacent", "0-1Hz", "--within", "3000GHz", "--passive", *where(name, who))
    return [piece(r) for r in rows if any(map(listens, json_entries(r["allocations"])))]


def listens(entry):
    """Whether a service only receives: radio astronomy, or one in brackets (passive)."""
    return entry.term.service == "radio astronomy" or entry.term.qualifier == "passive"


def sharing(name, who, asked):
    """`(Region, low, high, own entry or None, all entries, what makes it elsewhere)`, one for each own entry.

    What is allocated in some countries of a Region only stands apart: it is no part of its view.
    """
    for row in ask("sharing", WHOLE, "-s", asked, *where(name, who)):
        sharers = {e[:3] for e in json_entries([s for s in row["sharers"] if "countries" not in s])}
        own = (told_label(row["label"]), row["status"], row["via"]) if row["allocated"] else None
        made = frozenset((m["footnote"], m["kind"], m["status"] or "") for m in row["by_footnote"])
        yield row["region"], row["low_hz"], row["high_hz"], own, frozenset(sharers | ({own} if own else set())), made


def find(name, who, asked):
    """`(Region, low, high, (entry,))` of each stretch with room for one hertz."""
    for row in ask("find", "-s", asked, "-b", "1Hz", *where(name, who)):
        yield row["region"], row["low_hz"], row["high_hz"], (told_label(row["label"]), row["status"], row["via"])


def examine(name, who, assignments):
    """`(Region, low, high, service, status, the footnotes that allocate)` for centres and services, 2 Hz wide."""
    column = "region" if isinstance(who, int) else "country"
    lines = [f"frequency,bandwidth,service,{column}", *(f"{hz}Hz,2Hz,{asked},{who}" for hz, asked in assignments)]
    for row in ask("examine", "--file", "-", "--as-of", DAYS[name], stdin="\n".join(lines)):
        by = {f["footnote"] or "table" for f in row["findings"] if f["rule"] == "allocated"}
        yield row["region"], row["low_hz"], row["high_hz"], row["input"]["service"], row["status"], by
