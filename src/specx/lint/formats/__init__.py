"""How findings are written: for people, for editors, for each forge. Nothing here prints."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..check import Report
from .text import blocks, statistics_blocks, summary

FORMATS = (
    "table", "concise", "full", "json", "json-lines", "jsonl", "github", "gitlab", "junit", "sarif",
    "csv", "tsv", "md", "yaml",
)  # fmt: skip

__all__ = ["FORMATS", "blocks", "render", "statistics_blocks", "summary"]


def render(report: Report, output: str) -> Iterator[str]:
    """The report in the format of a forge, piece by piece."""
    from . import github, gitlab, junit, sarif

    writers: dict[str, Callable[[Report], Iterator[str]]] = {
        "github": github.pieces, "gitlab": gitlab.pieces, "junit": junit.pieces, "sarif": sarif.pieces,
    }  # fmt: skip
    return writers[output](report)
