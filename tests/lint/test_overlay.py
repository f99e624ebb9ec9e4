"""Overlays are held to the rules of rows and footnotes too."""

from __future__ import annotations

OVERLAY = """id: ours
title: An example
{more}rows:
- change: MOD
  band: 3400-3600 MHz
  regions: [1]
  primary:
  - {services}
sources:
- {{document: An example of 2025}}
"""


def test_a_primary_status_without_ground_names_no_4_4(bench) -> None:
    bench.write("overlay.yaml", OVERLAY.format(more="", services="broadcasting"))
    (finding,) = bench.run().findings
    assert (finding.rule, finding.severity, finding.line) == ("SPX408", "warning", 8)
    assert "No. 4.4" in finding.hint
    bench.write("overlay.yaml", OVERLAY.format(more="", services="fixed"))
    assert bench.ids() == []


def test_a_part_of_a_service_stands_where_the_service_does(bench) -> None:
    text = "- band: 148-149 MHz\n  regions: [1]\n  primary:\n  - {}\n"
    bench.write("a.yaml", text.format("land mobile"))
    assert bench.ids() == []


def test_a_proposal_to_a_conference_is_left_alone(bench) -> None:
    bench.write("overlay.yaml", OVERLAY.format(more="conference: WRC-27\n", services="broadcasting"))
    assert bench.ids() == []


def test_rows_of_an_overlay(bench) -> None:
    bench.write("overlay.yaml", OVERLAY.format(more="", services="fixed\n  - fixed"))
    assert bench.ids() == ["SPX402"]
    bench.write("overlay.yaml", OVERLAY.format(more="", services="fxed"))
    assert bench.ids() == ["SPX401"]
