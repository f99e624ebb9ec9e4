"""What a cold `at` opens: the files that hold the answer, an index of plans, the names of bands, and nothing else.

In a checkout that is YAML alone; with the compiled form beside it, the YAML is read to see that it is as it was, and of the
compiled form what the answer is made of.
"""

from pathlib import Path

import pytest

from conftest import ROOT
from opening import opened_by

FACTS = ROOT / "allocations"
# Files that every question reads: which editions there are, how services and countries are called.
ALWAYS = {"services.yaml", "regions.yaml", "rr-2020/edition.yaml", "rr-2024/edition.yaml", "wrc-23/conference.yaml"}
# What names of bands and channels cost where there is neither a channel nor a name in the question.
SMALL = {"bands.yaml", "plans/index.yaml"}


def opened(*words, compiled="", below=FACTS):
    """The files that a call opens, of facts or below another folder."""
    ((paths, _),) = opened_by(words, compiled=str(compiled))
    found = map(Path, paths)
    return {path.relative_to(below).as_posix() for path in found if path.is_relative_to(below) and path.is_file()}


def size(folder, names):
    return sum((folder / name).stat().st_size for name in names)


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


NOTES = "rr-2024/footnotes/5.400-5.449.yaml"
OUTCOMES = "wrc-23/imt.yaml"


def test_of_the_compiled_form_only_the_answer_is_read(compiled):
    """The whole of a small file; of a large one the piece that is asked for."""
    own = {"rr-2024/table/2.7-ghz.yaml", NOTES, OUTCOMES}
    words = ("at", "3.5GHz", "-r", "1")
    assert opened(*words, compiled=compiled) == ALWAYS | SMALL | own
    pieces = {"regions.yaml/regions", f"{OUTCOMES}/touching", f"{NOTES}/notes/5.43", "rr-2024/table/2.7-ghz.yaml/rows"}
    wanted = ((ALWAYS | SMALL) - {"regions.yaml", "services.yaml"}) | pieces
    assert opened(*words, compiled=compiled, below=compiled) == {f"{name}.facts" for name in wanted}


@pytest.mark.parametrize("words", ["3.5GHz -r 1", "10.2GHz -r 2", "94GHz -r 2", "8.2GHz", "1.2GHz -r 3"])
def test_what_is_compiled_adds_little_to_what_is_checked(compiled, words):
    """An answer reads the YAML of its files and, of their compiled form, less than two thirds as much."""
    yaml = opened("at", *words.split(), compiled=compiled)
    facts = opened("at", *words.split(), compiled=compiled, below=compiled)
    # Names of services and countries are a part of every seal, also where no answer needs them.
    assert {f"{name.partition('.yaml')[0]}.yaml" for name in facts} | {"regions.yaml", "services.yaml"} == yaml
    assert size(compiled, facts) < size(FACTS, yaml) * 2 / 3
    # Where it lies is told by files that are small beside those that are asked about.
    own = {name for name in yaml if name not in ALWAYS | SMALL}
    assert size(FACTS, yaml - own - {"regions.yaml"}) < size(FACTS, own)


def test_everyday_words_are_read_where_one_may_be_asked(compiled):
    for where in ("", compiled):
        assert "everyday.yaml" not in opened("at", "3.5GHz", "-s", "FSS", compiled=where)
        assert "everyday.yaml" in opened("at", "1575.42MHz", "-s", "GPS", compiled=where)


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


EDITIONS = ALWAYS - {"wrc-23/conference.yaml"}


def below(*folders):
    """All the files of facts in folders."""
    return {f"{folder}/{path.name}" for folder in folders for path in (FACTS / folder).glob("*.yaml")}


# Who cites something is told by all that cites.
CITING = (
    ALWAYS
    | below("rr-2024/footnotes", "wrc-23", "resolutions")
    | {"rules-of-procedure.yaml", "references.yaml", "provisions.yaml"}
)


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("--services", {"services.yaml"}),
        ("--countries", {"regions.yaml"}),
        ("--schema at", set()),
    ],
)
def test_services_countries_and_schemas_cost_their_own_file(words, own):
    assert opened("info", *words.split()) == own


@pytest.mark.parametrize(
    ("words", "own"),
    [
        ("BR 3.3-3.7GHz", {"rr-2024/table/2.7-ghz.yaml", "rr-2024/footnotes/5.100-5.149.yaml",
                           "rr-2024/footnotes/5.250-5.299.yaml", "rr-2024/footnotes/5.400-5.449.yaml"}),
        ("US", below("rr-2024/table", "rr-2024/footnotes")),
    ],
)  # fmt: skip
def test_a_country_costs_its_part_of_the_table(words, own):
    assert opened("country", *words.split()) == EDITIONS | own


def test_a_whole_country_reads_no_piece_of_what_it_reads_whole(compiled):
    found = opened("country", "US", compiled=compiled, below=compiled)
    assert {name for name in found if "/footnotes/" in name} == {f"{name}.facts" for name in below("rr-2024/footnotes")}
    assert "rr-2024/footnotes/5.400-5.449.yaml/notes/5.43.facts" in opened(
        "country", "BR", "3.3-3.7GHz", compiled=compiled, below=compiled
    )


def test_rows_compared_in_a_range_cost_the_files_that_reach_there():
    own = {"rr-2020/table/2.7-ghz.yaml", "rr-2024/table/2.7-ghz.yaml", "wrc-23/imt.yaml", "wrc-23/countries-shf.yaml"}
    assert opened("diff", "--range", "3-4GHz", "--only", "rows") == ALWAYS | own


def test_footnotes_compared_in_a_range_cost_the_conference_only_where_one_changed():
    """Which footnotes name a band, and where else they are cited, all the notes and rows tell."""
    both = below(*(f"{edition}/{part}" for edition in ("rr-2020", "rr-2024") for part in ("table", "footnotes")))
    assert opened("diff", "--range", "3-4GHz") == ALWAYS | both | below("wrc-23")
    assert opened("diff", "--range", "0-8kHz") == ALWAYS | both


@pytest.mark.parametrize(
    ("words", "own"),
    [
        (["--kind", "appendix"], set()),
        (["--range", "3-4GHz"], {"rr-2024/table/2.7-ghz.yaml"}),
        (["RA.769"], below("rr-2024/table") | {f"documents/{name}.yaml" for name in
                                               ("documents", "recommendations-ra", "reports-ra")}),
        (["Resolution 1"], below("wrc-27")),
    ],
)  # fmt: skip
def test_what_is_cited_costs_what_cites_and_the_documents_named(words, own):
    assert opened("references", *words) == CITING | own
