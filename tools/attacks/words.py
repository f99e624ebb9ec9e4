"""Words that a question may consist of: good ones, ones that a slip made, and hostile ones."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

FREQUENCIES = (
    "3.5GHz", "3500 MHz", "8.3k", "1420.4MHz", "0Hz", "1Hz", "9kHz", "275GHz", "3000GHz", "2999.999999999GHz", "156.8MHz",
    "2182kHz", "406.05 MHz", "121.5MHz", "GPS L1", "ch 16", "n78", "-", "3500", "3.5", "40m", "40 m band", "5.2GHz", "608MHz",
    "1e9Hz", "0.000000001GHz", "1.0000000001GHz", "3,5GHz", "4000GHz", "-3GHz", "L band", "Ku", "UHF", "H I line",
)  # fmt: skip
RANGES = (
    "3.4-3.8GHz", "3 400–3 800 MHz", "0-3000GHz", "17.7-18.6GHz", "148-149.9MHz", "2999-3001GHz", "3000-3001GHz", "0-1Hz",
    "1-2Hz", "10-11 GHz", "3.8-3.4GHz", "3.4GHz", "3400-3800", "470-960", "n78", "Ku", "1.4-1.427GHz", "0-9kHz", "5-5GHz",
    "87.5-108MHz", "3.4..3.8GHz", "1 GHz - 2 GHz", "9 kHz-275 GHz", "250-3000GHz",
)  # fmt: skip
SERVICES = (
    "FSS", "FSS (s-E)", "fss e-s", "MOBILE", "mobile except aeronautical mobile", "RAS", "radio astronomy", "EESS (passive)",
    "EESS passive", "ISS", "MMSS", "AMS(R)S", "aeronautical mobile (R)", "land mobile", "BSS", "fixed", "FIXED-SATELLITE",
    "amateur", "amature", "IMT", "wifi", "MSS (s-E) except MMSS", "space research (deep space) (space-to-Earth)", "SRS (active)",
    "mobile except mobile", "fixed (E-s)", "FSS (x)", "standard frequency and time signal-satellite", "radiolocation",
)  # fmt: skip
COUNTRIES = (
    "BR", "BRA", "Brazil", "FR", "France", "GP", "FR-OT2", "US", "USA", "GU", "RU", "CN", "HK", "TF", "ES-CN", "KR", "Korea",
    "DE", "UK", "Holland", "Thialand", "1", "Region 1", "Côte d'Ivoire", "ST", "XX", "B", "Congo", "DK", "GL", "AQ", "EU",
)  # fmt: skip
EDITIONS = (
    "rr-2020",
    "rr-2024",
    "rr-2016",
    "2020",
    "2024",
    "WRC-19",
    "WRC-23",
    "rr-2031",
    "..",
    "rr-2024/../rr-2020",
    "wrc-23",
)
DATES = (
    "2025-01-01",
    "2024-12-31",
    "2021-01-01",
    "1999-01-01",
    "9999-12-31",
    "0001-01-01",
    "2025-13-01",
    "yesterday",
    "20250101",
)
FOOTNOTES = (
    "5.340",
    "5.433",
    "5.1",
    "5.999",
    "5.149",
    "No. 5.340",
    "5.565",
    "5340",
    "5.368",
    "5.53",
    "5.229",
    "5.441B",
    "5.",
    ".5",
)
OUTPUTS = ("table", "json", "jsonl", "csv", "tsv", "md", "yaml")
LINT_OUTPUTS = (*OUTPUTS, "concise", "full", "json-lines", "github", "gitlab", "junit", "sarif")
# Names of files in the sandbox; beside them what is no such file.
FOLDERS = ("invented", "holes", "broken", "no-such", "a.csv", ".", "/dev/null")
FILES = ("a.csv", "b.tsv", "c.jsonl", "draft.yaml", "bad.yaml", "empty", "no-such", ".", "/dev/null")
TARGETS = ("out/rows", "out/no-such/rows", "out", "/dev/null", "/dev/full")
PATHS = (
    "invented",
    "invented/rr-2024",
    "invented/rr-2024/table.yaml",
    "broken",
    "bad.yaml",
    "draft.yaml",
    "empty",
    "no-such",
    "-",
    "a.csv",
    "*.yaml",
)

# By the word that the help shows for a value.
POOLS: dict[str, Sequence[str]] = {
    "FREQ...": FREQUENCIES, "FREQ": FREQUENCIES, "[FREQ]": FREQUENCIES, "RANGE": RANGES, "[RANGE]": RANGES,
    "[RANGE|NAME]": (*RANGES, "ch 16", "Appendix 18", "GE06", "appendix 17"), "[TEXT|RANGE]": (*RANGES, "GPS", "band", "L1"),
    "NAME": (*SERVICES, *COUNTRIES), "SERVICE": SERVICES, "SERVICE SERVICE": SERVICES, "COUNTRY": COUNTRIES,
    "COUNTRY|REGION": (*COUNTRIES, "1", "2", "3", "4"), "ID": (*EDITIONS, "wrc-23", "wrc-27"), "DATE": DATES, "ID...": FOOTNOTES,
    "[FROM]": EDITIONS, "[TO]": EDITIONS, "1|2|3|all": ("1", "2", "3", "all", "1,3", "4", "R1", "Region 2", "2,2", ","),
    "primary|secondary|permitted": ("primary", "secondary", "permitted", "both"), "Hz|kHz|MHz|GHz": ("Hz", "kHz", "MHz", "GHz", "THz", "m"),
    "auto|always|never": ("auto", "never", "always", "yes"), "WIDTH": ("1MHz", "200MHz", "0Hz", "3000GHz", "1Hz", "5"),
    "BW": ("1MHz", "16K0F3E", "36M0G7W", "100 MHz", "0Hz", "3000GHz", "2H00"), "N": ("2", "5", "100", "1", "101", "x"),
    "passive|safety": ("passive", "safety", "space"), "DESIGNATOR": ("16K0F3E", "36M0G7W", "100HA1A", "3K00J3E", "XXXX", "0H00N0N"),
    "SYMBOL": ("FX", "FB", "ML", "EC", "ED", "TC", "ZZ", "MA"), "GSO|non-GSO": ("GSO", "non-GSO", "LEO"), "DB": ("-150", "-1e3", "0", "x", "nan"),
    "DEGREES": ("0", "5", "15.5", "90", "91", "-1", "5deg", "nan"), "DBW": ("10", "100W", "50dBm", "-20dBW", "0W", "inf"),
    "pfd|e.i.r.p.|...": ("pfd", "e.i.r.p.", "power", "x"), "KIND": ("resolution", "recommendation", "additional-allocation", "added", "rows", "system"),
    "applied|described": ("applied", "described", "none"), "TEXT": ("radar", "Mars", "(", "[a-"),
    "[REF]": ("Resolution 750", "RA.769", "Appendix 30A", "9.21", "Resolution 1", "M.9999", "750"),
    "[RANGE|NUMBER|TEXT]": ("8.2GHz", "RA.769", "205/5", "radar", "4200-4400MHz", "satellite", "M.2135-1", "the"),
    "SERIES": ("M", "RA", "SG5", "5", "XX"), "recommendation|report|question|resolution|handbook": ("report", "reports", "question", "x"),
    "YEAR": ("2015", "1990", "20", "٢٠١٥", "9999"), "STATUS": ("in force", "withdrawn", "x"), "[TOPIC]": ("imt", "hibs", "esim", "imt-3300", "x"),
    "ITEM": ("1.2", "9.1", "1.7", "99"), "EFFECT": ("allocation", "editorial", "x"), "rows|footnotes": ("rows", "footnotes", "both"),
    "RULES": ("SPX3", "SPX301", "gap", "ALL", "SPX", "SPX301,SPX9", "x"), "GLOB": ("*.yaml", "**", "[", "rr-*"), "[ID]...": ("SPX301", "gap", "SPX902", "X"),
    "COMMAND": ("at", "diff", "lint", "x"), "FORMAT": LINT_OUTPUTS, "|".join(OUTPUTS): OUTPUTS,
    "efis|ofcom|csv": ("csv", "csv", "efis", "ofcom", "xml"), "national": ("national", "table"), "YYYY-MM": ("2025-06", "2025-06-01", "2025-13", "9999-12"),
    "KEY=COLUMN": ("band=frequency", "low=frequency", "service=service", "column=country", "x=y", "low", "unit="),
    "DIR": FOLDERS, "FILE": FILES, "PATH...": PATHS, "PATH": PATHS,
}  # fmt: skip

HOSTILE = (
    "", " ", "-", "--", "-1", "---", "-x", "\t", "a\nb", "\x1b[31mred", "\u202ezHG5.3", "\x9b2J", "\x7f", "\u200b", "\ufeff3GHz", "\u2028",
    "=1+1", "@SUM(1)", "<script>alert(1)</script>", "a|b", "`x`", "$(x)", "%s%n", "{0}", "\\", "'", '"', "#", "a\u0300" * 20,
    "9" * 60, "9" * 5000, "0." + "0" * 400 + "1GHz", "1e999999Hz", "1e-999999Hz", "NaN", "inf", "-inf", "0x10", "1_000MHz", "٣GHz",
    "３.５GHz", "½GHz", "²GHz", "3\u00a0500\u202fMHz", "−3GHz", "1-2-3GHz", "0-0Hz", "999999999999999999999THz", "A" * 10_000, "é" * 3000,
    "\udcff", "a\udc80b", "İstanbul", "ﬀ", "ß", "\U0001f4e1", "../../etc", "/", "[", "(((((", "*", "?", "a" * 200 + "GHz", "None", "true", "null",
    "\u0130", "ẞ", "Σς", "\U000e0041", "e", "E9", ".", "..", ",", ";", ":", "1 2", "1 2 3 4 5", "3 .5GHz", "3. 5GHz", "1.2.3GHz", "GHz", "5 5 5",
)  # fmt: skip
_SLIPS = "0123456789.,-–  GHzkMabcxyz()/=\t'\"éΩ\u202e\x1b"


def hostile(rng: Random) -> str:
    """A word that is meant to break something."""
    if rng.random() < 0.8:
        return rng.choice(HOSTILE)
    return "".join(chr(_code(rng)) for _ in range(rng.randint(1, 30)))


def _code(rng: Random) -> int:
    """A character of any script, as a command line can hold it."""
    code = rng.choice(
        (rng.randint(1, 0x7F), rng.randint(1, 0x2FF), rng.randint(0x300, 0xD7FF), rng.randint(0xE000, 0x10FFFF))
    )
    return code


def slip(rng: Random, word: str) -> str:
    """The word with a slip of the finger or two."""
    for _ in range(rng.randint(1, 2)):
        at = rng.randint(0, len(word))
        kind = rng.randint(0, 5)
        if kind == 0:
            word = word[:at] + rng.choice(_SLIPS) + word[at:]
        elif kind == 1:
            word = word[:at] + word[at + 1 :]
        elif kind == 2:
            word = word[:at] + word[at : at + 1] * 2 + word[at + 1 :]
        elif kind == 3:
            word = word.swapcase()
        elif kind == 4:
            word = word[at:] + word[:at]
        else:
            word = word[:at] + " " + word[at:]
    return word


def word(rng: Random, pool: Sequence[str]) -> str:
    """A word: mostly one of the pool, at times with a slip, at times a hostile one."""
    chance = rng.random()
    if chance < 0.04 or not pool:
        return hostile(rng)
    good = rng.choice(pool)
    return slip(rng, good) if chance < 0.1 else good
