"""Lists of countries: counted on a screen, told in full where that is asked."""


def test_many_countries_are_counted_and_told_in_full_when_asked(specx):
    asked = ["overlap", "3600-3800MHz", "-r", "1"]
    counted, whole = specx(*asked), specx(*asked, "--all-countries")
    assert "5.434B (59 countries)" in counted.out
    assert "countries" not in whole.out
    codes = whole.out.split("5.434B (")[1].split(")")[0].split()
    assert len(codes) == len(set(codes)) == 59
    assert specx(*asked).out == counted.out
    assert specx(*asked, "--all-countries", "-o", "json").json() == specx(*asked, "-o", "json").json()
