"""Lists of countries: counted on a screen, told in full where that is asked."""

import re

import pytest


def test_many_countries_are_counted_and_told_in_full_when_asked(specx):
    asked = ["overlap", "3600-3800MHz", "-r", "1"]
    counted, whole = specx(*asked), specx(*asked, "--all-countries")
    assert "5.434B (59 countries)" in counted.out
    assert "countries" not in whole.out
    codes = whole.out.split("5.434B (")[1].split(")")[0].split()
    assert len(codes) == len(set(codes)) == 59
    assert specx(*asked).out == counted.out
    assert specx(*asked, "--all-countries", "-o", "json").json() == specx(*asked, "-o", "json").json()


# Every command that counts countries, asked where it does.
COUNTING = (
    "at 3.6GHz", "overlap 3-4GHz", "country DE 433-434MHz", "service fixed --range 0.4-4GHz", "compare 470-480MHz", "sharing 3-4GHz -s FSS",
    "sharing 0.4-2GHz -s mobile", "adjacent 10GHz --passive --within 9GHz", "find -s fixed --range 2-6GHz -b 1MHz",
    "examine 470MHz -b 1MHz -s mobile -r 1", "limits 0.1-30GHz", "wrc23 imt", "outcomes --range 3-4GHz",
)  # fmt: skip
# In sentences of the facts countries are counted in other words: "the 20 countries of No. 5.447".
COUNTED = re.compile(r"(?:^|[(,;:] ?|\b(?:in|but|of) |  )\d+ countries\b", re.M)


@pytest.mark.parametrize("question", COUNTING)
def test_nobody_counts_countries_where_all_are_wanted(specx, question):
    asked = [*question.split(), "-o", "table"]
    counted, whole = specx(*asked).out, specx(*asked, "--all-countries").out
    assert COUNTED.search(counted)
    assert not COUNTED.search(whole)
    assert specx(*asked).out == counted
    # Sentences in JSON are no list, and beside them stands the list itself.
    json = [*question.split(), "-o", "json"]
    assert specx(*json, "--all-countries").out == specx(*json).out
