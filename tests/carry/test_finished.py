"""What is finished when a wheel is built is what the view says, and steps aside where it does not fit."""

import shutil

import pytest

from conftest import ROOT
from specx.carry.finished import FinishedLayer, compile_finished, finished_layer
from specx.carry.layers import Layer
from specx.facts.folder import Facts
from specx.facts.sealed import Sealed
from specx.table.view import View

DAY = "2026-10-01"


@pytest.fixture(scope="module")
def compiled(tmp_path_factory, facts):
    folder = tmp_path_factory.mktemp("compiled")
    assert compile_finished(facts.folder, str(folder)) == 3 * len(facts.edition_ids)
    return folder


def with_compiled(compiled, data=ROOT / "allocations"):
    facts = Facts(str(data), compiled=None)
    facts.sealed = Sealed(str(compiled), facts.path)
    return facts


def layer_of(facts, edition, region, day=DAY):
    chosen = facts.edition(edition)
    return finished_layer(facts, chosen, View(facts, chosen, None, day), region, day)


def test_every_stretch_says_the_same(compiled, facts):
    fast = with_compiled(compiled)
    for edition in facts.edition_ids:
        for region in (1, 2, 3):
            finished, live = (
                layer_of(fast, edition, region),
                Layer(View(facts, facts.edition(edition), None, DAY), region),
            )
            assert isinstance(finished, FinishedLayer)
            assert finished.lows == live.lows
            for number in range(len(live.lows)):
                assert finished.is_edge(number) == live.is_edge(number)
                for edge in (False, True):
                    told = live.at(number, edge)
                    if live.stretches[number].row is not None:
                        assert finished.at(number, edge) == told


def test_what_it_does_not_hold_is_asked_of_the_view(compiled, facts):
    finished, live = (
        layer_of(with_compiled(compiled), "rr-2024", 1),
        Layer(View(facts, facts.edition("rr-2024"), None, DAY), 1),
    )
    term = facts.vocabulary.ask("amateur")
    first, last = live.number(430e6), live.number(440e6)
    assert finished.over(first, last) == live.over(first, last)
    assert finished.at(first, False, term) == live.at(first, False, term)


def test_another_day_or_a_changed_file_is_asked_of_the_view(compiled, tmp_path):
    assert type(layer_of(with_compiled(compiled), "rr-2024", 1, "1990-01-01")) is Layer
    data = tmp_path / "data"
    shutil.copytree(ROOT / "allocations", data)
    assert type(layer_of(with_compiled(compiled, data), "rr-2024", 1)) is FinishedLayer
    table = data / "rr-2024" / "table" / "2.7-ghz.yaml"
    table.write_text(table.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    changed = with_compiled(compiled, data)
    assert type(layer_of(changed, "rr-2024", 1)) is Layer
    assert type(layer_of(changed, "rr-2020", 1)) is FinishedLayer


def test_a_spoilt_one_is_not_trusted(compiled, tmp_path):
    spoilt = tmp_path / "compiled"
    shutil.copytree(compiled, spoilt)
    path = spoilt / "rr-2024" / "said-1.facts"
    path.write_bytes(path.read_bytes().replace(b"FIXED", b"FIXXD", 1))
    assert type(layer_of(with_compiled(spoilt), "rr-2024", 1)) is Layer


def test_the_same_facts_make_the_same_bytes(compiled, facts, tmp_path):
    compile_finished(facts.folder, str(tmp_path))
    for name in ("rr-2020/said-3.facts", "rr-2024/said-1.facts"):
        assert (tmp_path / name).read_bytes() == (compiled / name).read_bytes()
