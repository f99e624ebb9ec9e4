"""A cell of a country's own table as plain values, out of the facts and out of the reference, and its digest."""

import hashlib
import json

# By id of the table: the folder of the reference, and how many cells it has.
TABLES = {
    "us-2026-04": ("us-2026-04", 1045), "de-2021-06": ("de-2021-06", 521), "pl-2023-11": ("pl-2023-11", 631),
    "es-2026-07": ("es-2026", 556),
}  # fmt: skip
LETTERS = {"C": "common", "E": "special", "P": "private", "R": "state", "M": "mixed"}


def cell_of(row):
    """A row of the facts: where, whether blank, its services with notes and use, notes under it, parts of the rules."""
    services = [
        [a.service, a.qualifier, list(a.directions), a.status, list(a.footnotes), list(a.use)] for a in row.allocations
    ]
    return {
        "column": row.own.column, "band": [row.low_hz, row.high_hz], "not_allocated": row.not_allocated,
        "none": row.own.none, "services": services, "notes": list(row.footnotes),
        "rule_parts": [list(part) for part in row.own.rule_parts],
    }  # fmt: skip


def digest_of(cell):
    """Ten hexadecimal digits that change with anything in the cell."""
    return hashlib.sha256(json.dumps(cell, sort_keys=True).encode()).hexdigest()[:10]


def cells_of_reference(table):
    """The cells of a table of the reference, by the keys that its README explains."""
    stars = {(s["low_hz"], s["high_hz"]): [LETTERS[x] for x in s["letters"]] for s in table.get("star_use", ())}
    for record in table["rows"]:
        band = [record["low_hz"], record["high_hz"]]
        left = list(record.get("national_notes", ()))
        services = []
        for a in record["allocations"]:
            notes = list(a["footnotes"])
            for placed in table.get("un_beside", ()):
                if [placed["low_hz"], placed["high_hz"]] == band and placed["service"] == a["service"]:
                    notes.append(placed["note"])
                    left.remove(placed["note"])
            letter = a.get("use_letter")
            use = a.get("use", record.get("use", []))
            if letter:
                use = stars[tuple(band)] if letter == "*" else [LETTERS[letter]]
            services.append([a["service"], a["qualifier"], a["directions"], a["status"], notes, use])
        stated = record.get("stated_not_allocated", record.get("not_allocated", False))
        parts = [[part["part"], part["name"]] for part in record.get("rule_parts", ())]
        yield {
            "column": record.get("column", ""), "band": band, "not_allocated": stated,
            "none": not services and not stated, "services": services, "notes": [*record["footnotes"], *left],
            "rule_parts": parts,
        }  # fmt: skip
