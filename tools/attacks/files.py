"""Files of facts, spoiled, each from its number alone, and what is asked of the folder that they lie in."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

from . import words
from .house import ROOT, House
from .trial import Call

_SCALARS = (
    "", "~", "null", "true", "[]", "{}", "[1, 2]", "{a: b}", "|\n    text", ">-\n    text", "&a x", "*a", "!!python/name:os.system x",
    "!!binary aGk=", "1e400", "-1", "0", "9" * 400, "5.340", '"5.340"', "3400-3600 MHz", "3600-3400 MHz", "0-3000 GHz", "0-0 Hz",
    "1-2 Hz", "2999-3001 GHz", "[1, 2, 3]", "[[1]]", "[BR, BR]", "fixed", "FIXED", "mobile [5.340]", "fixed-satellite (space-to-Earth)",
    "rr-2020", "rr-2024", "wrc-23", "2025-13-01", '"2025-01-01"', '"\\e[31m"', '"\\u202e"', "é\u0301", "\U0001f4e1", "x" * 3000, "'", '"',
    "<<", "? a\n  : b", "- - - a", "%YAML 1.1", "---", "...", "# ignore", "@", "`", "../other.yaml", "/etc/passwd", "table.yaml", "a: b: c",
)  # fmt: skip
_KEYS = (
    "band",
    "regions",
    "primary",
    "footnotes",
    "id",
    "kind",
    "summary",
    "bands",
    "countries",
    "services",
    "x",
    "<<",
    "rows",
    "parts",
    "status",
)

# By what a file is about; the rest is asked of every folder.
_ABOUT = {
    "wrc": (("wrc23",), ("outcomes",), ("diff",), ("agenda",), ("at", "155MHz", "--agenda")), "documents": (("documents", "radar"), ("references", "RA.769")),
    "plans": (("channels",), ("channels", "ch 16"), ("at", "156.8MHz"), ("overlap", "156-157MHz")), "names": (("names",), ("at", "GPS L1"), ("overlap", "Ku")),
    "bands": (("names", "Ku"), ("at", "14GHz")), "resolutions": (("references", "Resolution 220"), ("references",)),
    "regions": (("info", "--countries"), ("country", "BR", "3-4GHz"), ("at", "3.5GHz", "-c", "TF")), "areas": (("at", "608MHz", "-c", "US"),),
    "services": (("info", "--services"), ("service", "FSS")), "limits": (("limits", "17-18GHz"), ("examine", "3.65GHz", "-b", "1MHz", "-s", "fixed")),
    "provisions": (("sharing", "3-4GHz", "-s", "fixed"),), "coordination": (("sharing", "17-18GHz", "-s", "FSS"),), "references": (("references",),),
    "classes": (("examine", "3.65GHz", "-b", "1MHz", "--class", "FX"),), "emissions": (("examine", "3.65GHz", "--emission", "1M00F8E", "-s", "fixed"),),
    "rules-of-procedure": (("info",),),
}  # fmt: skip
_ASKED = (
    ("at", "3.5GHz"), ("at", "155MHz", "3.5GHz"), ("at", "-"), ("overlap", "3-4GHz"), ("overlap", "148-160MHz"), ("service", "mobile", "--range", "3-4GHz"),
    ("service", "--application", "IMT"), ("footnote", "5.202"), ("footnote", "5.433", "5.1"), ("footnotes", "--range", "3-4GHz"), ("footnotes",),
    ("compare", "148-160MHz"), ("compare", "3.4-3.6GHz", "-c", "BR,FR"), ("country", "BR"), ("diff",), ("diff", "rr-2024", "rr-2020"), ("export", "--range", "3-4GHz"),
    ("sharing", "3.4-3.6GHz", "-s", "fixed"), ("examine", "3.65GHz", "-b", "1MHz", "-s", "fixed"), ("limits", "3-4GHz"), ("adjacent", "3.4-3.6GHz"),
    ("adjacent", "3.4-3.6GHz", "--passive"), ("harmonics", "77MHz"), ("references",), ("info",), ("channels",), ("wrc23",), ("agenda",), ("names",),
)  # fmt: skip


def calls(house: House, seed: str, first: int, count: int) -> Iterator[tuple[int, Call]]:
    """Numbers and calls: the spoiled file lies there while its calls are made."""
    full = house.work / "full"
    shutil.copytree(ROOT / "allocations", full)
    known = {base: sorted((house.work / base).rglob("*.yaml")) for base in ("invented", "full")}
    for number in range(first, first + count):
        rng = Random(f"{seed}/files/{number}")
        base = rng.choice(("invented", "invented", "full"))
        path = rng.choice(known[base])
        kept = path.read_bytes()
        path.write_bytes(spoiled(rng, kept))
        try:
            for call in _of(rng, house.work, base, path):
                yield number, call
        finally:
            path.write_bytes(kept)


def _of(rng: Random, work: Path, base: str, path: Path) -> Iterator[Call]:
    file = path.relative_to(work).as_posix()
    output = rng.choice(words.LINT_OUTPUTS)
    target = base if base == "invented" and rng.random() < 0.3 else file
    yield Call(("lint", target, "--data", base, "-o", output), output=output)
    if rng.random() < 0.1:
        yield Call(("lint", file, "--data", base, rng.choice(("--fix", "--diff"))))
    if rng.random() < 0.1:
        output = rng.choice(words.OUTPUTS)
        yield Call(("at", "3.65GHz", "--overlay", file, "-o", output), output=output)
    about = path.relative_to(work / base).parts[0].removesuffix(".yaml")
    near = next((asked for name, asked in _ABOUT.items() if about.startswith(name)), _ASKED)
    for asked in (rng.choice(near), rng.choice(_ASKED)):
        output = rng.choice(words.OUTPUTS)
        yield Call((*asked, "--data", base, "-o", output), b"155MHz\n3.5GHz\n" if "-" in asked else b"", output=output)


def spoiled(rng: Random, data: bytes) -> bytes:
    """The file after one to four things went wrong with it."""
    text = data.decode("utf-8", "surrogateescape")
    for _ in range(rng.choice((1, 1, 1, 2, 3, 4))):
        text = rng.choice(_WAYS)(rng, text)
    out = text.encode("utf-8", "surrogateescape")
    if rng.random() < 0.05 and out:
        held = bytearray(out)
        for _ in range(rng.randint(1, 5)):
            held[rng.randrange(len(held))] = rng.randrange(256)
        out = bytes(held)
    return out


def _lines(rng: Random, text: str) -> tuple[list[str], int]:
    lines = text.split("\n")
    return lines, rng.randrange(len(lines))


def _scalar(rng: Random, text: str) -> str:
    """A value becomes another one, of any kind."""
    lines, at = _lines(rng, text)
    head, colon, _ = lines[at].partition(": ")
    new = rng.choice(_SCALARS) if rng.random() < 0.8 else words.hostile(rng).replace("\n", " ")
    if colon:
        lines[at] = f"{head}: {new}"
    elif lines[at].lstrip().startswith("- "):
        lines[at] = lines[at][: lines[at].index("- ") + 2] + new
    return "\n".join(lines)


def _key(rng: Random, text: str) -> str:
    """A key is called otherwise."""
    lines, at = _lines(rng, text)
    head, colon, rest = lines[at].partition(":")
    if colon:
        blanks = head[: len(head) - len(head.lstrip(" -"))]
        lines[at] = f"{blanks}{rng.choice(_KEYS)}:{rest}"
    return "\n".join(lines)


def _value_of_another(rng: Random, text: str) -> str:
    """A value of the same file stands in another place."""
    lines, at = _lines(rng, text)
    there = lines[rng.randrange(len(lines))].partition(": ")[2]
    head, colon, _ = lines[at].partition(": ")
    lines[at] = f"{head}: {there}" if colon else lines[at]
    return "\n".join(lines)


def _line(rng: Random, text: str) -> str:
    """A line goes, comes twice, or stands elsewhere."""
    lines, at = _lines(rng, text)
    held = lines.pop(at)
    for _ in range(rng.randint(0, 2)):
        lines.insert(rng.randint(0, len(lines)), held)
    return "\n".join(lines)


def _block(rng: Random, text: str) -> str:
    """Several lines go, or come again."""
    lines, at = _lines(rng, text)
    block = lines[at : at + rng.randint(1, 20)]
    if rng.random() < 0.5:
        del lines[at : at + len(block)]
    else:
        lines[at:at] = block
    return "\n".join(lines)


def _indent(rng: Random, text: str) -> str:
    """A line is further in, or further out."""
    lines, at = _lines(rng, text)
    lines[at] = rng.choice(("  " + lines[at], lines[at][1:], lines[at].lstrip(), "\t" + lines[at], "- " + lines[at]))
    return "\n".join(lines)


def _cut(rng: Random, text: str) -> str:
    """The file ends early."""
    return text[: rng.randint(0, len(text))]


def _put(rng: Random, text: str) -> str:
    """Something stands where nothing was."""
    at = rng.randint(0, len(text))
    return text[:at] + (rng.choice(_SCALARS) if rng.random() < 0.5 else words.hostile(rng)) + text[at:]


def _digits(rng: Random, text: str) -> str:
    """A digit is another one."""
    places = [i for i, c in enumerate(text) if c.isdigit()]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + rng.choice("0123456789.-") + text[at + 1 :]


_WAYS = (
    _scalar,
    _scalar,
    _scalar,
    _key,
    _value_of_another,
    _value_of_another,
    _line,
    _block,
    _indent,
    _cut,
    _put,
    _digits,
    _digits,
)
