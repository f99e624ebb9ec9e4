"""What an answer points at is named, and the command that it proposes gives it."""

import re
import shlex

import pytest

from specx.answers.limits import LimitsOf
from specx.answers.sharing.pieces import Sharing
from specx.table.view import View


def test_no_restriction_told_points_at_limits_that_stand_beside_it(facts):
    """Of every rule that says so in the files: the words are told without the pointer, and the limits are there."""
    edition = facts.edition("rr-2024")
    sharing, met = Sharing(View(facts, edition, None, "2026-01-01")), set()
    for note in facts.footnotes(edition):
        for rule in note.rules:
            pointing = [r for r in rule.restrictions if r.use.endswith("see limits")]
            for low, high in rule.bands[:1] if pointing else ():
                for term in rule.services[:1]:
                    for row in sharing.pieces(low, min(high, low + 1_000_000), term, (1, 2, 3), ""):
                        told = [r for r in row.restrictions if r.footnote == note.id and r.rule == "technical"]
                        assert not any("see limits" in r.use for r in row.restrictions), note.id
                        met |= {note.id} if told and any(x.provision == note.id for x in row.limits) else set()
    assert len(met) > 15


def test_sharing_names_no_limit_of_a_footnote_that_limits_does_not_give(facts):
    """A footnote under a row limits its own services, not everybody in the row: No. 5.446 is not about mobile."""
    view = View(facts, facts.edition("rr-2024"), None, "2026-01-01")
    sharing, limits, met = Sharing(view), LimitsOf(view), 0
    noted = {note.id for note in facts.footnotes(view.edition) if any("limits" in part for part in note.parts)}
    for region in (1, 2, 3):
        rows = [h.row for h in view.overlap(0, 3_000 * 10**9, region) if noted & set(h.row.all_footnotes())]
        for row in rows[::7]:
            band = row.low_hz, row.high_hz
            given = {
                (r.service, p)
                for r in limits.within(*band, region)
                for p in (r.provision, *(a.removeprefix("No. ") for a in r.also_in))
            }
            for own in row.allocations:
                for told in sharing.pieces(*band, own.term, (region,), ""):
                    for limit in (x for x in told.limits if x.id is None and told.label == own.label):
                        assert (told.service, limit.provision) in given, (row.low_hz, told.label)
                        met += 1
    assert met > 50


@pytest.mark.parametrize(
    "words",
    [
        'sharing 399.9-400.02MHz -s "MSS (E-s)" -r 1', 'sharing 17.7-17.9GHz -s "FSS (s-E)" -r 2,3',
        'sharing 5150-5160MHz -s "FSS (s-E)" -c BR', 'find -s "MSS (s-E)" --range 137-138MHz --bandwidth 25kHz -r 1,2',
        'find -s "FSS (s-E)" --range 10.7-12GHz --bandwidth 36MHz -c FR',
    ],
)  # fmt: skip
def test_the_command_for_the_figures_gives_the_limits_named(specx, words):
    out = specx(*shlex.split(words)).out
    named = set(re.findall(r"^ +limits  (?:No\. )?(\S+)", out, re.M))
    asked = re.findall(r"figures: specx (.*)", out)
    assert asked
    assert named
    provisions = set()
    for command in asked:
        found = specx(*shlex.split(command), "-o", "json")
        assert found.code == 0, command
        provisions |= {r["provision"].partition(" ")[0] for r in found.json()["results"]}
    assert named <= provisions
