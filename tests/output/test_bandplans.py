"""Band plans of SDR++ and gqrx: what their programs ask of a file, and that they say what the Table says."""

import json

import pytest

PLACES = (("-r", "2"), ("-c", "JP"), ("-c", "US", "--national"), ("-c", "ES", "--national", "--range", "30-300MHz"))
# What gqrx wants in each line, besides no comma inside of a field: bandplan.cpp passes over any other.
GQRX = 9


def bands(specx, *words):
    return json.loads(specx("export", *words, "-o", "sdrpp").out)["bands"]


@pytest.mark.parametrize("words", PLACES)
def test_sdrpp_reads_it(specx, words):
    plan = json.loads(specx("export", *words, "-o", "sdrpp").out)
    assert list(plan) == ["name", "country_name", "country_code", "author_name", "author_url", "bands"]
    assert all(isinstance(plan[name], str) for name in list(plan)[:-1])
    assert plan["bands"]
    for band in plan["bands"]:
        assert list(band) == ["name", "type", "start", "end"]
        assert band["name"]
        assert band["type"]
        assert 0 <= band["start"] < band["end"]


@pytest.mark.parametrize("words", PLACES)
def test_gqrx_reads_it(specx, words):
    head, *lines = specx("export", *words, "-o", "gqrx").out.splitlines()
    assert head.startswith("#")
    assert lines
    for line in lines:
        fields = line.split(",")
        assert len(fields) == GQRX
        low, high, mode, step, colour, name, region, country, use = fields
        assert 0 <= int(low) < int(high)
        assert int(step) > 0
        assert colour.startswith("#")
        assert len(colour) == 9
        assert int(colour[1:], 16) < 0xFF000000
        assert all((mode, name, region, country, use))


@pytest.mark.parametrize("words", PLACES)
def test_both_say_the_same_bands_as_the_table(specx, words):
    rows = specx("export", *words, "-o", "json").json()["results"]
    plan = bands(specx, *words)
    # What is allocated is covered, and nothing else; neighbours that read alike are one.
    columns = sorted({row.get("column", "") for row in rows})
    for column in columns:
        mine = [b for b in plan if not column or b["name"].startswith(f"{column}: ")]
        for row in rows:
            if row.get("column", "") == column:
                inside = [b for b in mine if b["start"] <= row["low_hz"] and row["high_hz"] <= b["end"]]
                assert len(inside) == bool(row["allocations"])
                assert all(a["label"] in inside[0]["name"] for a in row["allocations"])
    lines = specx("export", *words, "-o", "gqrx").out.splitlines()[1:]
    assert [(int(a), int(b), name) for a, b, _, _, _, name, *_ in (line.split(",") for line in lines)] == [
        (b["start"], b["end"], b["name"].replace(",", ";")) for b in plan
    ]


def test_the_kinds_have_the_colours_of_the_program(specx):
    kinds = {(b["start"], b["type"]) for b in bands(specx, "-r", "1", "--range", "87-160MHz")}
    assert (87_500_000, "broadcast") in kinds
    assert (117_975_000, "aviation") in kinds
    assert (144_000_000, "amateur") in kinds
    assert any(kind == "marine" and 156_000_000 <= low < 162_000_000 for low, kind in kinds)


def test_a_plan_is_of_one_place(specx):
    ran = specx("export", "-o", "sdrpp")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "specx: a band plan is of one place; asked are Regions 1, 2, 3 (add -r 1 or --country)\n"


def test_nothing_is_a_plan_without_bands(specx):
    ran = specx("export", "-r", "1", "--range", "0-8kHz", "-o", "gqrx")
    assert len(ran.out.splitlines()) == 1
