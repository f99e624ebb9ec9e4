"""The working tree against an older version, question by question, cold."""

from collections.abc import Iterator

from environments import Environments
from measure import Figure, Side, in_turn, ratio

QUESTIONS = (
    "at 3.5GHz -r 1 -o json",
    "at 3.5GHz",
    "at 10.2GHz -c BR -o json",
    "overlap 3-4GHz -o csv",
    "service FSS -o json",
    "service RAS -r 1",
    "sharing 17.7-18.6GHz -s FSS -r 2",
    "examine 3.65GHz -b 100MHz -s MOBILE -c DE",
    "country US -o csv",
)


def figures(made: Environments, rounds: int) -> Iterator[Figure]:
    """Ratios by the clock."""
    programs = {"now": made.base / "specx", "old": made.old / "specx"}
    sides = {
        f"{name} {words}": Side([program, *words.split()]) for words in QUESTIONS for name, program in programs.items()
    }
    taken = in_turn(sides, rounds)
    for words in QUESTIONS:
        yield ratio(words, made.older, taken[f"now {words}"], taken[f"old {words}"])
