"""What a cold `at` opens: the files that hold the answer, an index of plans, the names of bands, and nothing else."""

from pathlib import Path

import pytest

from conftest import ROOT
from opening import opened_by

FACTS = ROOT / "allocations"
# Files that every question reads: which editions there are, how services and countries are called.
ALWAYS = {"services.yaml", "regions.yaml", "rr-2020/edition.yaml", "rr-2024/edition.yaml", "wrc-23/conference.yaml"}
# What names of bands and channels cost where there is neither a channel nor a name in the question.
SMALL = {"bands.yaml", "plans/index.yaml"}


def opened(*words):
    """The files of facts that a call opens."""
    ((paths, _),) = opened_by(words)
    found = map(Path, paths)
    return {path.relative_to(FACTS).as_posix() for path in found if path.is_relative_to(FACTS) and path.is_file()}


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("3.5GHz -r 1", {"rr-2024/table/2.7-ghz.yaml", "rr-2024/footnotes/5.400-5.449.yaml", "wrc-23/imt.yaml"}),
        ("10.2GHz -c BR", {"rr-2024/table/8.5-ghz.yaml", "rr-2024/footnotes/5.450-5.499.yaml", "wrc-23/imt.yaml"}),
        ("94GHz -r 2", {"rr-2024/table/52-ghz.yaml", "rr-2024/footnotes/5.100-5.149.yaml",
                        "rr-2024/footnotes/5.300-5.349.yaml", "rr-2024/footnotes/5.550-5.565.yaml"}),
    ],
)  # fmt: skip
def test_without_a_channel_only_the_answer_is_read(words, own):
    assert opened("at", *words.split()) == ALWAYS | SMALL | own


def test_names_of_bands_and_the_index_of_plans_are_small():
    assert sum((FACTS / name).stat().st_size for name in SMALL) < 8_000


def test_a_channel_costs_the_plans_that_hold_it():
    found = opened("at", "156.8MHz", "-r", "1")
    assert {name for name in found if name.startswith("plans/")} == {
        "plans/index.yaml", "plans/distress.yaml", "plans/maritime-vhf.yaml",
    }  # fmt: skip
    assert "names.yaml" not in found


def test_a_name_costs_the_file_of_names():
    assert "names.yaml" in opened("at", "GPS L1")


def test_what_other_commands_need_is_never_read():
    """Resolutions, Rules of Procedure, limits, documents, titles: of no concern to a frequency."""
    for words in (["3.5GHz"], ["156.8MHz"], ["14.6GHz", "-c", "BR"], ["GPS L1"]):
        found = opened("at", *words)
        assert not [n for n in found if n.split("/")[0] in ("resolutions", "limits", "documents", "wrc-27")], words
        assert (
            not {"rules-of-procedure.yaml", "provisions.yaml", "references.yaml", "coordination-9.11A.yaml"} & found
        ), words
