"""What a country's draft says is what its view says, row by row, read back as a table of its own."""

import subprocess
import sys

import pytest

from conftest import ROOT
from specx.facts.folder import Facts
from specx.table.national import own_table
from specx.table.view import View

# Regions, alternative and different allocations, prohibitions, permitted use, an overseas area, another edition.
SAMPLE = [
    ("BR", "rr-2024"), ("DE", "rr-2020"), ("IR", "rr-2024"), ("JP", "rr-2024"), ("NC", "rr-2024"),
]  # fmt: skip
MORE = [
    ("US", "rr-2024"), ("ZA", "rr-2024"), ("RU", "rr-2024"), ("CN", "rr-2024"), ("FR", "rr-2024"), ("MX", "rr-2020"),
    ("AU", "rr-2024"), ("EG", "rr-2024"), ("GB", "rr-2024"),
]  # fmt: skip


def silent(record, row, code, day):
    """Whether no rule of a footnote says anything of the country in the row, told from its record alone."""
    for part in record.get("parts") or [record]:
        part = {**{k: record[k] for k in ("regions", "bands", "frequencies", "countries") if k in record}, **part}
        apart = "regions" in part and str(row.region) not in part["regions"]
        bands = [*part.get("bands", ()), *([f, f + 1] for f in part.get("frequencies", ()))]
        beyond = bands and not any(low < row.high_hz and row.low_hz < high for low, high in bands)
        foreign = "countries" in part and code not in part["countries"]
        spared = code in part.get("except_countries", ())
        indirect = code and ("countries_of" in part or "except_countries_of" in part)
        over = "until" in part and part["until"] <= day
        if not (apart or beyond or foreign or spared or indirect or over):
            return False
    return True


@pytest.mark.parametrize(("code", "edition"), [*SAMPLE, *(pytest.param(*one, marks=pytest.mark.long) for one in MORE)])
def test_the_draft_is_the_view(code, edition, facts, specx, tmp_path):
    ran = specx("country", code, "--as", "national", "-e", edition, "--save", str(tmp_path), "--revision", "2021-01")
    assert ran.code == 0, ran.err
    place = facts.geography.find(code)
    view = View(facts, facts.edition(edition), place)
    held = Facts(str(tmp_path))
    draft = own_table(held, code, "2021-01")
    low, high = view.edition.coverage
    wanted = [hit.row for hit in view.within(low, high, place.regions)]
    got = [hit.row for hit in draft.within(low, high, place.regions)]
    assert len(wanted) > 300
    assert [(r.low_hz, r.high_hz) for r in got] == [(r.low_hz, r.high_hz) for r in wanted]
    for row, made in zip(wanted, got, strict=True):
        settled = [a for a in row.allocations if a.status != "permitted"]
        assert [(a.term, a.status, a.label) for a in made.allocations] == [
            (a.term, a.status, a.label) for s in ("primary", "secondary") for a in settled if a.status == s
        ]
        permitted = [a for a in row.allocations if a.status == "permitted"]
        assert made.own.remark.count("is permitted by No.") == len(permitted)
        assert all(
            f"{a.label.split(' (permitted)')[0]} is permitted by No. {a.via}" in made.own.remark for a in permitted
        )
        assert made.not_allocated == row.not_allocated
        assert made.own.none == (not settled and not row.not_allocated)
        told, held_notes = set(row.all_footnotes()), set(made.all_footnotes())
        assert held_notes <= told
        for number in told - held_notes:
            assert silent(view.footnotes[number].record, row, code, view.day), (number, row.low_hz, row.high_hz)
        stood = {(a.term, a.status): a.footnotes for a in settled}
        for a in made.allocations:
            assert a.footnotes == tuple(n for n in stood[a.term, a.status] if n in held_notes)
        assert made.verified == (row.verified and not row.assumed and not row.undecided)


def test_what_is_left_out_is_told_in_the_file(specx):
    ran = specx("country", "DE", "608-614MHz", "--as", "national")
    assert ran.code == 0
    left_out = next(line for line in ran.out.splitlines() if "of other countries" in line)
    assert "5.294" in left_out
    assert '"5.294"' not in ran.out
    assert '"5.149"' in ran.out


def test_drafts_are_clean_under_the_linter(specx, tmp_path):
    for code in ("BR", "DE", "JP"):
        assert specx("country", code, "--as", "national", "--save", str(tmp_path), "--revision", "2025-06").code == 0
    ran = specx("lint", str(tmp_path), "--strict")
    assert (ran.code, ran.err.strip()) == (0, f"specx: {3 * 19} files checked, nothing found")


def test_nothing_is_overwritten_and_nothing_half_made_stays(specx, tmp_path, monkeypatch):
    words = ["country", "BR", "3-4GHz", "--as", "national", "--save", str(tmp_path / "new"), "--revision", "2025-06"]

    def fails(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.rename", fails)
        ran = specx(*words)
        assert ran.code == 2
        assert "No space left" in ran.err
        assert list(tmp_path.iterdir()) == []
    assert specx(*words).code == 0
    written = {p: p.read_bytes() for p in tmp_path.rglob("*.yaml")}
    ran = specx(*words)
    assert ran.code == 2
    assert "is there already" in ran.err
    assert {p: p.read_bytes() for p in tmp_path.rglob("*.yaml")} == written
    assert not list(tmp_path.rglob(".specx*"))


def test_a_table_beside_the_facts_is_held_with_those_that_come_with_specx(specx, tmp_path):
    specx("country", "DE", "3-4GHz", "--as", "national", "--save", str(tmp_path), "--revision", "2025-06")
    held = Facts(str(tmp_path))
    from specx.facts.held_tables import countries_held, revisions_held

    assert {"DE", "US"} <= set(countries_held(held))
    assert revisions_held(held, "DE") == ["2021-06", "2025-06"]
    assert held.digest != Facts().digest
    before = held.digest
    file = tmp_path / "national" / "de" / "2025-06" / "edition.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert Facts(str(tmp_path)).digest != before
    ran = specx("compare", "3.4-3.6GHz", "-c", "DE", "-c", "US", "--national", "--data", str(tmp_path))
    assert ran.code == 0
    assert "Draft of a table of Germany" in specx("at", "3.5GHz", "-c", "DE", "--national", "--data", str(tmp_path)).out


def test_nothing_of_it_is_imported_until_it_is_asked_for():
    code = "import sys; from specx.cli.main import main; main(sys.argv[1:]); print([m for m in sys.modules if 'drafts' in m or m.endswith('.importing')])"
    ran = subprocess.run(
        [sys.executable, "-c", code, "country", "BR", "3.4-3.5GHz"], capture_output=True, encoding="utf-8", cwd=ROOT, check=True,
    )  # fmt: skip
    assert ran.stdout.strip().endswith("[]")
