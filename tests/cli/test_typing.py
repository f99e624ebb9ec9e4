"""As people type it: words that belong together, other words for the same, what is settled once for all calls."""

import pytest

from specx.cli.typed import as_meant

WORDS = [
    (["at", "433.92", "MHz"], ["at", "433.92MHz"]),
    (["overlap", "3400-3600", "MHz", "-r", "1"], ["overlap", "3400-3600MHz", "-r", "1"]),
    (["overlap", "3400", "to", "3600", "MHz"], ["overlap", "3400-3600MHz"]),
    (["overlap", "3.4GHz", "-", "3.6GHz"], ["overlap", "3.4GHz-3.6GHz"]),
    (["overlap", "3", "400-3", "600", "MHz"], ["overlap", "3 400-3 600MHz"]),
    (["at", "3,5", "GHz"], ["at", "3,5GHz"]),
    (["at", "-c", "BR", "1,2"], ["at", "-c", "BR", "1,2"]),
    (["at", "-r", "1", "433", "MHz"], ["at", "-r", "1", "433MHz"]),
    (["examine", "7428", "MHz", "-b", "28", "MHz"], ["examine", "7428MHz", "-b", "28MHz"]),
    (["at", "3.5GHz", "--json"], ["at", "3.5GHz", "-o", "json"]),
    (["help", "at"], ["at", "--help"]),
    (["help"], ["--help"]),
    (["at", "-"], ["at", "-"]),
    (["at", "3.5GHz", "-"], ["at", "3.5GHz", "-"]),
    (["references", "Part 96"], ["references", "Part 96"]),
    (["at", "--", "433.92", "MHz"], ["at", "--", "433.92", "MHz"]),
    ([], []),
]


@pytest.mark.parametrize(("words", "meant"), WORDS)
def test_words_that_belong_together(words, meant):
    assert as_meant(words) == meant


def test_two_numbers_are_never_glued(specx):
    ran = specx("at", "433.92", "868.3", "MHz")
    assert ran.code == 2
    assert "write 433.92MHz or 868.3MHz" in ran.err


# One question in two spellings.
SAME = [
    (("at", "433.92", "MHz"), ("at", "433.92MHz")),
    (("overlap", "3400", "to", "3600", "MHz"), ("overlap", "3400-3600MHz")),
    (("overlap", "<20kHz"), ("overlap", "0-20kHz")),
    (("at", "3.5GHz", "-r", "R1"), ("at", "3.5GHz", "-r", "1")),
    (("at", "3.5GHz", "-r", "Region 2"), ("at", "3.5GHz", "-r", "2")),
    (("at", "3.5GHz", "-c", "HOL"), ("at", "3.5GHz", "-c", "NL")),
    (("at", "3.5GHz", "-c", "F"), ("at", "3.5GHz", "-c", "FR")),
    (("at", "3.5GHz", "-c", "G"), ("at", "3.5GHz", "-c", "GB")),
    (("at", "3.5GHz", "-c", "SUI"), ("at", "3.5GHz", "-c", "CH")),
    (("at", "3.5GHz", "-c", "KSA"), ("at", "3.5GHz", "-c", "SA")),
    (("at", "3.5GHz", "-c", "XKX"), ("at", "3.5GHz", "-c", "XK")),
    (("at", "3.5GHz", "-c", "England"), ("at", "3.5GHz", "-c", "GB")),
    (("at", "3.5GHz", "-c", "Svalbard"), ("at", "3.5GHz", "-c", "SJ")),
    (("at", "3.5GHz", "-c", "Ascension"), ("at", "3.5GHz", "-c", "SH-AC")),
    (("at", "3.5GHz", "-e", "2020"), ("at", "3.5GHz", "-e", "rr-2020")),
    (("at", "3.5GHz", "-e", "WRC-19"), ("at", "3.5GHz", "-e", "rr-2020")),
    (("at", "3.5GHz", "-e", "RR 2024"), ("at", "3.5GHz", "-e", "rr-2024")),
    (("at", "1575.42MHz", "-s", "GPS"), ("at", "1575.42MHz", "-s", "RNSS")),
    (("service", "ham radio", "--range", "400-500MHz"), ("service", "amateur", "--range", "400-500MHz")),
    (("compare", "BR", "AR", "3.3-4.2GHz"), ("compare", "3.3-4.2GHz", "-c", "BR", "-c", "AR")),
    (("compare", "3.3-4.2GHz", "BR", "AR"), ("compare", "3.3-4.2GHz", "-c", "BR,AR")),
    (("country", "3.3-4.2GHz", "Brazil"), ("country", "BR", "3.3-4.2GHz")),
    (("agenda", "7.125-8.4GHz"), ("agenda", "--range", "7.125-8.4GHz")),
    (("service", "--application", "IMT", "--application", "HIBS"), ("service", "--application", "HIBS,IMT")),
    (("service", "IMT", "--range", "3-4GHz"), ("service", "--application", "IMT", "--range", "3-4GHz")),
    (("at", "3.5GHz", "-s", "5G"), ("at", "3.5GHz", "--application", "IMT")),
    (("at", "3.5GHz", "--position", "52.5,3.4"), ("at", "3.5GHz", "-r", "1")),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "meant"), SAME)
def test_one_question_in_two_spellings(specx, typed, meant):
    one, other = specx(*typed, "--json"), specx(*meant, "-o", "json")
    assert one.code == other.code == 0
    assert one.json()["results"] == other.json()["results"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("at", "3.5GHz", "-s", "radar"), "can mean several services"),
        (("at", "3.5GHz", "-s", "passive"), "'radio astronomy'"),
        (("at", "3.5GHz", "-s", "uplink"), "'fixed-satellite (Earth-to-space)'"),
        (("examine", "5.2GHz", "-b", "20MHz", "-s", "wifi", "-r", "1"), "`specx service --application RLAN`"),
        (("sharing", "3.5GHz", "-s", "IMT"), "`specx service --application IMT`"),
        (("overlap", "3.4GHz", "3.8GHz"), "write 3.4GHz-3.8GHz"),
        (("country", "3.4-3.5GHz"), "specx country BR 3.4-3.5GHz"),
        (("compare", "BR", "AR"), "specx compare BR AR 3.3-4.2GHz"),
        (("agenda", "7GHz", "--range", "8GHz"), "two ranges"),
        (("at", "1420.405751786MHz"), "1420405752Hz"),
        (("at", "3.5GHz", "--position", "91,2"), "more than 90"),
        (("at", "3.5GHz", "--position", "here"), "52.5,13.4"),
        (("at", "3.5GHz", "--position", "1,2", "-r", "1"), "leave out --region"),
    ],
)  # fmt: skip
def test_refused_with_what_to_type(specx, words, told):
    ran = specx(*words)
    assert ran.code == 2
    assert told in ran.err


def test_a_wavelength_is_approximate_and_a_name_goes_before_it(specx):
    ran = specx("at", "1.3mm", "--json")
    (read,) = ran.json()["query"]["understood"]
    assert read["low_hz"] == round(299_792_458 / 0.0013)
    assert read["approximate"] is True
    (read,) = specx("overlap", "70cm", "-r", "1", "--json").json()["query"]["understood"]
    assert (read["low_hz"], read["high_hz"], read["names"]) == (430_000_000, 440_000_000, ["70 cm"])
    assert "about 230.609583077 GHz" in specx("at", "1.3mm").err


def test_one_use_more_is_all_of_both(specx):
    both = specx("service", "--application", "IMT,HAPS", "--json").json()["results"]
    each = [specx("service", "--application", name, "--json").json()["results"] for name in ("IMT", "HAPS")]
    assert len(both) == sum(map(len, each))
    assert all(row in both for rows in each for row in rows)


@pytest.fixture
def settled(specx, tmp_path, monkeypatch):
    """Runs a command under the settings of a file, and of the environment."""

    def run(text, *words, **environment):
        file = tmp_path / "config.toml"
        file.write_text(text, encoding="utf-8")
        monkeypatch.setenv("SPECX_CONFIG", str(file))
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return specx(*words)

    return run


def test_a_file_of_ones_own_settles_what_the_call_does_not_say(settled):
    text = 'country = "DE"\nedition = 2020\noutput = "json"\n'
    query = settled(text, "at", "3.5GHz").json()
    assert (query["query"]["country"], query["edition"]["id"]) == ("DE", "rr-2020")
    assert settled(text, "at", "3.5GHz", SPECX_COUNTRY="BR").json()["query"]["country"] == "BR"
    asked = settled(text, "at", "3.5GHz", "-c", "FR", "-e", "2024").json()
    assert (asked["query"]["country"], asked["edition"]["id"]) == ("FR", "rr-2024")
    assert settled(text, "lint", "nosuch.yaml").out.startswith("nosuch.yaml")


def test_region_and_country_are_one_place(settled):
    """What is asked for of either goes before what is settled of the other."""
    assert settled('country = "DE"\n', "at", "3.5GHz", "-r", "2", "--json").json()["query"]["country"] is None
    query = settled("region = 2\n", "at", "3.5GHz", "-c", "DE", "--json").json()["query"]
    assert (query["country"], query["regions"]) == ("DE", [1])
    query = settled('country = "DE"\n', "at", "3.5GHz", "--position", "10,-150", "--json").json()["query"]
    assert (query["country"], query["regions"]) == (None, [2, 3])
    query = settled("", "at", "3.5GHz", "-r", "3", "--json", SPECX_COUNTRY="DE").json()["query"]
    assert (query["country"], query["regions"]) == (None, [3])
    columns = settled('country = "DE"\n', "compare", "3.5GHz", "--json").json()["results"][0]["columns"]
    assert [c["country"] for c in columns] == ["DE"]
    columns = settled('country = "DE"\n', "compare", "BR", "3.5GHz", "--json").json()["results"][0]["columns"]
    assert [c["country"] for c in columns] == ["BR"]


def test_national_is_a_wish_in_the_file_and_a_demand_in_the_call(settled):
    text = 'country = "DE"\nnational = true\n'
    assert settled(text, "at", "3.5GHz", "--json").json()["edition"]["id"] == "de-2021-06"
    assert settled(text, "at", "3.5GHz", "-c", "BR", "--json").json()["edition"]["id"] == "rr-2024"
    assert settled(text, "at", "3.5GHz", "-r", "2", "--json").json()["edition"]["id"] == "rr-2024"
    assert settled(text, "at", "3.5GHz", "-c", "BR", "--national").code == 2


@pytest.mark.parametrize(
    ("text", "told"),
    [("regio = 2\n", "unknown setting 'regio'"), ("region = [2]\n", "region = [2] is not understood"),
     ("region = =\n", "line 1"), ('national = "yes"\n', "write national = true"), ("region = 4\n", "Regions are 1, 2, 3")],
)  # fmt: skip
def test_a_setting_that_cannot_be_is_told(settled, text, told):
    ran = settled(text, "at", "3.5GHz")
    assert ran.code == 2
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_a_file_that_is_not_there_is_told(specx, monkeypatch, tmp_path):
    monkeypatch.setenv("SPECX_CONFIG", str(tmp_path / "none.toml"))
    assert specx("at", "3.5GHz").code == 2
    monkeypatch.setenv("SPECX_CONFIG", "none")
    assert specx("at", "3.5GHz").code == 0


def test_a_file_in_the_working_folder_changes_no_answer(specx, monkeypatch, tmp_path):
    for name in ("specx.toml", "config.toml", "pyproject.toml"):
        (tmp_path / name).write_text(
            '[tool.specx]\nselect = ["SPX1"]\n' if name[0] == "p" else 'select = ["SPX1"]\n', encoding="utf-8"
        )
    wanted = specx("at", "3.5GHz").out
    monkeypatch.chdir(tmp_path)
    assert specx("at", "3.5GHz").out == wanted
