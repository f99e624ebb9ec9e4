"""Which limits bind a service at a frequency, as a person reads them in Articles 21 and 22 and in Resolutions."""

import pytest

from specx.answers.limits import LimitsOf
from specx.answers.limits_once import once

MHZ = 10**6


@pytest.fixture(scope="module")
def engine(views):
    return LimitsOf(views["rr-2024"])


def told(engine, region, mhz, service):
    """`provision quantity figure unit/bandwidth in kHz`, the figure of a mask as least..greatest."""
    hz = round(mhz * MHZ)
    for row in engine.within(hz, hz + 1, region, engine.view.vocabulary.ask(service), None, True):
        yield row, f"{row.provision} {row.quantity} {figure(row)} {row.unit or '-'}{width(row)}{orbit(row)}"


def figure(row):
    return f"{row.from_value:g}..{row.to_value:g}" if row.from_value is not None else f"{row.value}"


def width(row):
    return f"/{row.reference_bandwidth / 1000:g}" if row.reference_bandwidth else ""


def orbit(row):
    return "" if row.orbit == "any" else f" {row.orbit}"


READ = [
    (1, 17_750, "FSS (s-E)", [
        "21.16 pfd -115..-105 dB(W/m2)/1000", "21.16 pfd -105..-105 dB(W/m2)/1000 non-GSO",
        "21.16 pfd -120..-105 dB(W/m2)/1000", "5.517A terms of a Resolution None -",
        "5.517B terms of a Resolution None -",
    ]),
    (2, 8_200, "EESS (s-E)", ["22.5 pfd -174 dB(W/m2)/4 non-GSO", "21.16 pfd -150..-140 dB(W/m2)/4"]),
    (1, 23_800, "fixed", [
        "5.340 prohibition None -", "Recommendation ITU-R RA.769-2 pfd -147 dB(W/m2)/400000",
        "Recommendation ITU-R RA.769-2 pfd -161 dB(W/m2)/250",
    ]),
    (1, 51_000, "FSS (E-s)", [
        "22.5L degradation 3 % non-GSO", "22.5M degradation 10 % non-GSO", "21.14 elevation 3 degrees",
    ]),
    (1, 52_000, "fixed", [
        "Resolution 750 (Rev.WRC-19) unwanted power -33 dBW/100000", "21.2 pointing None -", "21.3 e.i.r.p. 55 dBW",
        "21.5 antenna power 10 dBW",
    ]),
    (3, 3_500, "mobile", ["5.433A pfd -154.5 dB(W/(m2 4 kHz))/4"]),
    (1, 5_200, "FSS", ["21.14 elevation 3 degrees", "21.16 pfd -164.0 dB(W/m2)/4"]),
    (2, 12_450, "BSS", []),
    (1, 10_640, "fixed", [
        "Recommendation ITU-R RA.769-2 pfd -160 dB(W/m2)/100000", "5.482 antenna power -3.0 dBW",
        "Resolution 751 (WRC-07) sharing criteria None -",
    ]),
    (1, 1_427.5, "fixed", [
        "Resolution 750 (Rev.WRC-19) unwanted power -45 dBW/27000", "21.2 pointing 2 degrees", "21.3 e.i.r.p. 55 dBW",
        "21.4 e.i.r.p. 47..55 dBW", "21.5 antenna power 13 dBW",
    ]),
    (1, 38_000, "FSS (s-E)", [
        "22.5L degradation 3 % non-GSO", "22.5M degradation 10 % non-GSO",
        "21.16 pfd -120..-105 dB(W/m2)/1000 non-GSO", "21.16 pfd -127..-105 dB(W/m2)/1000 GSO",
    ]),
    (1, 137.5, "MSS", ["Resolution 739 (Rev.WRC-19) epfd -238 dB(W/m2)/2950 non-GSO"]),
    (1, 12_600, "FSS (E-s)", [
        "22.5D epfd -160 dB(W/m2)/40 non-GSO", "21.8 e.i.r.p. 40..55 dBW/4", "21.14 elevation 3 degrees",
    ]),
    # Who only listens is bound by nothing, and a service that is not there has no limits of its own.
    (1, 50_300, "EESS (passive)", ["5.340 prohibition None -"]),
    (1, 2_310, "FSS", []),
]  # fmt: skip


@pytest.mark.parametrize(("region", "mhz", "service", "limits"), READ)
def test_the_limits_that_bind(engine, region, mhz, service, limits):
    assert [text for _, text in told(engine, region, mhz, service)] == limits


def test_edges_of_bands_and_regions(engine):
    """Table 21-4 has one mask from 8 025 to 8 500 MHz; the pfd at the geostationary orbit ends at 8 400."""

    def pfd(mhz):
        return [(row.provision, row.low_hz // MHZ, row.high_hz // MHZ) for row, _ in told(engine, 2, mhz, "EESS (s-E)")]

    assert pfd(8_399.999999) == [("22.5", 8_025, 8_400), ("21.16", 8_025, 8_500)]
    assert pfd(8_025) == pfd(8_399.999999)
    assert pfd(8_024.999999) == pfd(8_400) == []  # no EESS there
    # Resolution 750 asks of 51.4-52.6 GHz: its first and its last hertz, not the one beyond.
    asked = {
        mhz: any("750" in text for _, text in told(engine, 1, mhz, "fixed")) for mhz in (51_400, 52_599.999999, 52_600)
    }
    assert asked == {51_400: True, 52_599.999999: True, 52_600: False}


def test_what_is_unverified_is_told_with_its_limit(engine):
    sure = {row.provision: row.verified for row, _ in told(engine, 1, 52_000, "fixed")}
    assert sure == {"Resolution 750 (Rev.WRC-19)": True, "21.2": False, "21.3": False, "21.5": False}
    assert all(row.doubt for row, _ in told(engine, 1, 52_000, "fixed") if not row.verified)
    masks = [row.verified for row, text in told(engine, 1, 17_750, "FSS (s-E)") if text.startswith("21.16")]
    assert masks == [True, False, True]


def test_a_limit_told_by_two_is_told_by_the_stronger(engine):
    (row,) = [row for row, _ in told(engine, 1, 5_200, "FSS") if row.provision == "21.16"]
    assert row.also_in == ("5.447B",)
    # Said in another bandwidth, or another figure, it is another limit.
    other = row._replace(provision="Resolution 1", also_in=())
    assert [r.also_in for r in once([row._replace(also_in=()), other])] == [("Resolution 1",)]
    for change in ({"value": -165.0}, {"reference_bandwidth": 1000}, {"low_hz": row.low_hz - 1}, {"quantity": "e.i.r.p."},
                   {"service": "mobile"}, {"region": 2}):  # fmt: skip
        assert [r.also_in for r in once([row._replace(also_in=()), other._replace(**change)])] == [(), ()], change
    # What holds in one country alone does not speak for all; what holds for all does for one.
    here = row._replace(also_in=(), countries=("DE",))
    assert [r.also_in for r in once([here, other])] == [(), ()]
    assert [r.also_in for r in once([row._replace(also_in=()), other._replace(countries=("DE",))])] == [
        ("Resolution 1",)
    ]
    # The weaker of two is the one that gives way, whichever comes first.
    weak = other._replace(force="recommended")
    for order in ([row._replace(also_in=()), weak], [weak, row._replace(also_in=())]):
        assert [(r.provision, r.also_in) for r in once(order)] == [("21.16", ("Resolution 1",))]


def test_a_mask_is_read_at_the_angle_asked(engine):
    hz = 8_200 * MHZ
    asked = engine.view.vocabulary.ask("EESS (s-E)")

    def at(angle):
        rows = engine.within(hz, hz + 1, 2, asked, angle, True)
        return {(row.provision, row.value, row.angle_deg) for row in rows}

    assert at(0) == {("22.5", -174, None), ("21.16", -150, 0)}
    assert at(15) == {("22.5", -174, None), ("21.16", -145, 15)}
    assert at(90) == {("22.5", -174, None), ("21.16", -140, 90)}
    (row,) = [r for r in engine.within(hz, hz + 1, 2, asked) if r.provision == "21.16"]
    assert (row.value, row.from_value, row.to_value) == (None, -150, -140)
    assert row.why == "depends on the angle of arrival above the horizontal"


def test_the_e_i_r_p_of_deep_space_stations_is_theirs_alone(engine):
    """No. 21.10 lets earth stations of deep space research pass No. 21.8; others of the same bands it does not bind."""

    def provisions(region, mhz, service):
        return {row.provision for row, _ in told(engine, region, mhz, service)}

    assert "21.10" in provisions(1, 5_700, "space research (deep space)")
    # Space research without more may be deep space; another service of the band is not.
    assert {"21.8", "21.10"} <= provisions(1, 2_050, "space research (Earth-to-space)")
    assert "21.8" in provisions(1, 2_050, "EESS (E-s)")
    assert "21.10" not in provisions(1, 2_050, "EESS (E-s)")
    assert "21.10" not in provisions(2, 27_200, "FSS (E-s)")
    assert "21.8" in provisions(2, 27_200, "FSS (E-s)")
