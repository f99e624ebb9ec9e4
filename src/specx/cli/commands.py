"""The names of the commands, and where each is; read without importing any of them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

# command: module of specx.cli, the line that --help shows
COMMANDS: dict[str, tuple[str, str]] = {
    "at": ("at", "What is allocated at a frequency."),
    "overlap": ("overlap", "Every row that overlaps a range; where two services share it."),
    "find": ("find", "Where a service and a width fit, on which terms."),
    "sharing": ("sharing", "Who shares a band with a service, on what terms."),
    "adjacent": ("adjacent", "What lies below and above a range, and how far away."),
    "harmonics": ("harmonics", "Which allocations the 2nd to the nth harmonic fall into."),
    "examine": ("examine", "Does a planned assignment conform to Article 5?"),
    "limits": ("limits", "The power limits that bind in a range."),
    "channels": ("channels", "Channels, frequencies with a purpose, and plans, by range or by name."),
    "names": ("names", "Names that people use for a frequency or a band."),
    "service": ("service", "Every band allocated to a service."),
    "footnote": ("footnote", "A footnote decoded: what it does, where, for whom, and the rows that cite it."),
    "footnotes": ("footnotes", "Footnotes found by what they hold: country, use, band, service, kind."),
    "references": (
        "references",
        "What footnotes and outcomes cite: Resolutions, Recommendations, Appendices, provisions.",
    ),
    "documents": ("documents", "ITU-R documents by number, words, range, service, year."),
    "country": ("country", "The Table with its footnotes applied for one country."),
    "compare": ("compare", "Regions or countries side by side over a range."),
    "outcomes": ("outcomes", "What a conference decided: by topic, range, Region, country, service."),
    "wrc23": ("wrc23", "What WRC-23 decided: specx outcomes --conference wrc-23."),
    "diff": ("diff", "Two editions compared, each difference with its outcome."),
    "agenda": ("agenda", "Agenda items of the next conference by band and service."),
    "lint": ("lint", "Check allocation files, for CI."),
    "import": ("importing", "A regulator's export made into the draft of a country's own table."),
    "rule": ("rule", "Explain a rule of the linter."),
    "export": ("export", "The whole dataset or a slice of it."),
    "annotate": ("annotate", "A file of frequencies with what is allocated there, row by row."),
    "completion": ("completion", "A script by which a shell completes commands, options and values."),
    "info": ("info", "Editions, sources, coverage, counts, data version."),
}
# Set by the script of `specx completion`: the words are to be completed, not obeyed.
COMPLETING = "_SPECX_COMPLETE"
# Conferences (by their short names) that have a command of their own name. Rows of `at` carry it as a key too.
OWN_NAMES = {"WRC-23": "wrc23"}


def function_of(name: str) -> Any:
    """The function of a command; one that is called like a word of Python has an underscore behind it."""
    home = __import__(f"{__package__}.{COMMANDS[name][0]}", fromlist=[name])
    return getattr(home, name.replace("-", "_"), None) or getattr(home, f"{name}_")
