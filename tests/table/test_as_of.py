"""A date on every query: the edition in force that day."""

import pytest

QUERIES = {
    "at": ["at", "22.1GHz"],
    "overlap": ["overlap", "22-22.3GHz"],
    "service": ["service", "EESS", "--range", "40-50MHz"],
    "compare": ["compare", "22-22.3GHz"],
    "export": ["export", "--range", "22-22.3GHz"],
    "sharing": ["sharing", "22-22.2GHz", "-s", "FS"],
    "adjacent": ["adjacent", "22-22.2GHz"],
    "harmonics": ["harmonics", "11.05GHz"],
    "limits": ["limits", "22-22.2GHz"],
    "examine": ["examine", "22.1GHz", "--bandwidth", "10MHz", "-s", "mobile", "-r", "1"],
    "country": ["country", "BR", "22-22.2GHz"],
    "footnote": ["footnote", "5.340"],
    "footnotes": ["footnotes", "--range", "22-22.2GHz"],
    "references": ["references", "--range", "22-22.2GHz"],
    "documents": ["documents", "22-22.2GHz"],
}


def test_every_command_that_asks_an_edition_takes_a_date_and_an_overlay():
    from specx.cli.commands import COMMANDS
    from specx.cli.lazy import build

    for name in COMMANDS:
        options = {o for p in build(name).params for o in p.opts}
        assert ("--as-of" in options) == ("--edition" in options), name
        if "--edition" in options:
            assert "--overlay" in options, name


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize(
    ("day", "edition"),
    [("2021-01-01", "rr-2020"), ("2024-12-31", "rr-2020"), ("2025-01-01", "rr-2024"), ("2999-12-31", "rr-2024")],
)
def test_the_day_picks_the_edition(specx, name, day, edition):
    assert specx(*QUERIES[name], "--as-of", day, "-o", "json").json()["edition"]["id"] == edition


@pytest.mark.parametrize("name", QUERIES)
@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "2025-1-1", "20250101", "2025-01-01T00:00", ""])
def test_a_day_that_is_none_is_one_clear_line(specx, name, day):
    ran = specx(*QUERIES[name], "--as-of", day)
    if day == "":
        assert ran.code == 0
        return
    assert ran.code == 2
    assert ran.err.startswith("specx: ")
    assert ran.err.count("\n") == 1
    assert ran.out == ""


@pytest.mark.parametrize("name", QUERIES)
def test_before_the_first_edition_is_outside_the_data(specx, name):
    ran = specx(*QUERIES[name], "--as-of", "2020-12-31")
    assert ran.code == 3
    assert "rr-2020" in ran.err
