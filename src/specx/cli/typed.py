"""The words of a call as people type them, before the commands see them: `at 433.92 MHz`, `--json`, `help at`."""

from __future__ import annotations

_UNITS = {"hz", "khz", "mhz", "ghz", "thz", "w", "kw", "mw", "dbw", "dbm"}
_DASHES = {"-", "\u2013", "\u2014", "to", "..", "...", "\u2026"}
_NUMBERS = set("0123456789.,\u2013\u2014-\u2026\u00b1+<>\u2264\u2265")


def as_meant(words: list[str]) -> list[str]:
    """The words with each frequency or range as one of them; what stands behind `--` is left as it is.

    `help at` becomes `at --help`, `--json` becomes `-o json`.
    """
    if words[:1] == ["help"]:
        words = [*words[1:], "--help"]
    end = words.index("--") if "--" in words else len(words)
    found: list[str] = []
    for word in words[:end]:
        if word == "--json":
            found += ["-o", "json"]
        else:
            found.append(word)
    return _joined(found) + words[end:]


def _joined(words: list[str]) -> list[str]:
    found: list[str] = []
    for place, word in enumerate(words):
        after = words[place + 1] if place + 1 < len(words) else ""
        if found and word.lower() in _UNITS and _is_bare(found[-1]):
            _put(found, word)
        elif found and word in _DASHES and _is_number(found[-1]) and _is_number(after):
            found[-1] += "-"
        elif (
            found and found[-1].endswith("-") and len(found[-1]) > 1 and _is_number(found[-1][:-1]) and _is_number(word)
        ):
            found[-1] += word
        else:
            found.append(word)
    return found


def _put(found: list[str], unit: str) -> None:
    """Puts a unit behind the number before it, and that behind the numbers before it: `3 400-3 600 MHz`.

    The first number behind an option is the option's own, unless it is the only one.
    """
    first = len(found) - 1
    while first > 0 and _is_bare(found[first - 1]):
        first -= 1
    if first > 0 and found[first - 1].startswith("-") and first < len(found) - 1:
        first += 1
    found[first:] = [" ".join(found[first:]) + unit]


def _is_bare(word: str) -> bool:
    """A number or a range without its unit."""
    return word[-1:].isdigit() and set(word) <= _NUMBERS and not word.startswith("--")


def _is_number(word: str) -> bool:
    """A number with a unit or without."""
    return word[:1].isdigit() and _is_bare(word.rstrip("kKmMgGtThHzZ"))


def one_question(line: str) -> str:
    """A line that is one argument: its words joined as those of a call are, so that `3400 - 3600 MHz` is a range."""
    return " ".join(_joined(line.split())) if " " in line or "\t" in line else line
