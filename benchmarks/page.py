"""The tables of docs/performance.md, between its two marks."""

import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from aims import AIMS
from measure import Figure

BEGIN, END = "<!-- measured by benchmarks/run.py -->", "<!-- end of what was measured -->"
WANTED = ("rf-info", "sqlite3", "duckdb", "jq", "pandas", "polars", "yamllint", "check-jsonschema", "typer", "numpy")


def machine() -> str:
    """What it was measured on, without its name."""
    model = platform.machine()
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                model = line.partition(":")[2].strip()
                break
    except OSError:
        pass
    return f"{platform.system()}, {os.cpu_count()} cores, {model}; Python {platform.python_version()}"


def spread(figure: Figure) -> str:
    if figure.unit != "x":
        return f"{figure.value:.{0 if figure.value >= 100 else 1}f} {figure.unit}"
    return f"{figure.value:.2g}" if figure.value < 0.1 else f"{figure.value:.2f}"


def between(figure: Figure) -> str:
    return "" if figure.low is None else f"{figure.low:.2g}-{figure.high:.2g}"


def aimed(figures: Iterable[Figure]) -> Iterator[str]:
    """Every aim with what was measured, also those that were not reached or not measured."""
    found = {(figure.what, figure.against): figure for figure in figures}
    yield "| what | against | at most | measured | half of the turns | medians |\n|---|---|---|---|---|---|\n"
    for (what, against), (most, unit) in AIMS.items():
        aim = f"{most:.2f}" if unit == "x" else f"{most:g} {unit}"
        figure = found.get((what, against))
        if figure is None:
            yield f"| {what} | {against} | {aim} | not measured | | |\n"
            continue
        missed = "" if figure.value <= most else ", **missed**"
        yield f"| {what} | {against} | {aim} | {spread(figure)}{missed} | {between(figure)} | {figure.beside} |\n"


def others(figures: Iterable[Figure]) -> Iterator[str]:
    """What has no aim."""
    yield "| what | against | measured | half of the turns | medians |\n|---|---|---|---|---|\n"
    for figure in figures:
        if (figure.what, figure.against) not in AIMS:
            yield f"| {figure.what} | {figure.against} | {spread(figure)} | {between(figure)} | {figure.beside} |\n"


def text(sections: Mapping[str, list[Figure]], versions: Mapping[str, str], how: str) -> str:
    """All that stands between the marks."""
    known = ", ".join(f"{name} {versions[name]}" for name in WANTED if name in versions)
    missing = [name for name in WANTED if name not in versions]
    parts = [f"{machine()}. {how}\n\nPeers: {known}.\n"]
    if missing:
        parts.append(f"Not measured, as they were not to be had: {', '.join(missing)}.\n")
    every = [figure for figures in sections.values() for figure in figures]
    parts += ["\n## Aims\n\n", *aimed(every)]
    for title, figures in sections.items():
        if rows := list(others(figures))[1:]:
            parts += [f"\n## {title}\n\n", next(others(())), *rows]
    return "".join(parts)


def written(page: Path, measured: str) -> None:
    """The page with its tables anew; what stands around the marks stays."""
    before, begin, rest = page.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit(f"{page.name}: no marks: {BEGIN} ... {END}")
    page.write_text(f"{before}{BEGIN}\n{measured}{END}{after}", encoding="utf-8", newline="\n")
