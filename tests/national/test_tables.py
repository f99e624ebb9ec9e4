"""Countries' own tables: every cell is as the document has it, and the tables are whole."""

import json
import os
from itertools import pairwise
from pathlib import Path

import pytest

from national.cells import TABLES, cell_of, cells_of_reference, digest_of
from specx.facts.national import chosen_table
from specx.regulations.numbers import is_footnote
from specx.table.national import NationalView

DIGESTS = Path(__file__).parent / "digests.tsv"


def home_of(edition):
    return f"national/{edition.national.country.lower()}/{edition.national.revision}/edition.yaml"


@pytest.fixture(scope="module")
def own(facts):
    """Every table by its id."""
    found = {}
    for name in TABLES:
        edition = chosen_table(facts, name[:2].upper(), name)
        found[name] = NationalView(facts, edition, facts.geography.find(name[:2]), "2026-08-01")
    return found


@pytest.fixture(scope="module")
def cells(own):
    return {name: [cell_of(row) for row in table] for name, table in own.items()}


def test_digests_are_written_anew_where_that_is_asked(cells):
    """UPDATE_CASES=1 takes the cells as they are: then read the diff."""
    lines = DIGESTS.read_text(encoding="utf-8").splitlines()
    made = [lines[0]]
    for name, of_table in cells.items():
        made += [f"{name}\t{c['column'] or '-'}\t{c['band'][0]}\t{digest_of(c)}" for c in sorted(of_table, key=where)]
    if os.environ.get("UPDATE_CASES"):
        DIGESTS.write_text("\n".join(made) + "\n", encoding="utf-8")
        lines = made
    assert lines == made


def where(cell):
    return cell["column"], cell["band"][0]


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_has_its_digest(cells, name):
    """No fact of a row can change unseen: what was read is held by a digest of every cell."""
    held = [line.split("\t") for line in DIGESTS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    wanted = {("" if column == "-" else column, int(low)): digest for t, column, low, digest in held if t == name}
    assert len(wanted) == TABLES[name][1]
    assert {(c["column"], c["band"][0]): digest_of(c) for c in cells[name]} == wanted


@pytest.mark.parametrize("name", TABLES)
def test_every_cell_equals_the_reference(reference, cells, name):
    folder, count = TABLES[name]
    wanted = list(
        cells_of_reference(json.loads((reference / "national" / folder / "table.json").read_text(encoding="utf-8")))
    )
    mine = {(c["column"], c["band"][0]): c for c in cells[name]}
    assert len(wanted) == len(cells[name]) == len(mine) == count
    assert [
        (mine.get((c["column"], c["band"][0])), c) for c in wanted if mine.get((c["column"], c["band"][0])) != c
    ] == []


@pytest.mark.parametrize("name", TABLES)
def test_each_column_tiles_the_coverage(own, name):
    table = own[name]
    for column in table.columns:
        bands = [(r.low_hz, r.high_hz) for r in table if r.own.column == column]
        assert (bands[0][0], bands[-1][1]) == table.edition.coverage
        assert [pair for pair in pairwise(bands) if pair[0][1] != pair[1][0]] == []


@pytest.mark.parametrize("name", TABLES)
def test_notes_of_article_5_stand_in_the_base(own, name):
    """A 5.x number that the base has not is named among the slips that the table is known for."""
    table = own[name]
    cited = {number for row in table for number in row.all_footnotes() if is_footnote(number)}
    told = table.facts.records("national-edition", home_of(table.edition)).get("known", ())
    gone = {n.strip() for slip in told for n in slip["about"].split(",")}
    assert {number for number in cited if table.footnotes.get(number) is None} - gone == set()


@pytest.mark.parametrize("name", TABLES)
def test_own_notes_have_the_prefixes_and_a_file(own, name):
    """Of a table whose notes are held every note cited has a file that is there or waits for it."""
    table = own[name]
    cited = {number for row in table for number in row.all_footnotes() if not is_footnote(number)}
    assert cited
    files = table.edition.national.note_files
    homeless = []
    for number in cited:
        prefix = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ").rstrip("0123456789")
        digits = int("".join(c for c in number[len(prefix) :] if c.isdigit()))
        if files and not any(prefix == p and first <= digits <= last for _, p, first, last in files):
            homeless.append(number)
    assert homeless == []


def test_a_row_common_to_both_columns_is_written_once(facts, own):
    """220 cells of the American table span both columns; no two rows of one band read alike apart."""
    written = []
    for file, *_ in own["us-2026-04"].edition.tables:
        written += facts.records("national-table", file)
    assert len(written) == 825
    assert sum(len(r["columns"]) == 2 for r in written) == 220


def test_every_file_of_rows_names_its_source(facts, own):
    for table in own.values():
        for file, *_ in table.edition.tables:
            head = Path(facts.path(file)).read_text(encoding="utf-8").splitlines()[1]
            assert head.startswith("# Source: "), file
        record = facts.records("national-edition", home_of(table.edition))
        assert record["sources"]
        assert "layman" in record["licence"]


def test_licences_are_named_with_the_doubt(facts):
    text = Path(facts.path("LICENSE-DATA")).read_text(encoding="utf-8")
    for words in ("17 U.S.C. 105", "section 5", "article 4", "article 13", "layman"):
        assert words in " ".join(text.split())


# What a person finds when opening the document: table, column, frequency, services.
SEEN = [
    ("us-2026-04", "federal", "4.1GHz", []),
    ("us-2026-04", "non-federal", "4.1GHz", ["FIXED", "FIXED-SATELLITE (space-to-Earth)"]),
    ("us-2026-04", "federal", "15kHz", ["FIXED", "MARITIME MOBILE"]),
    ("us-2026-04", "non-federal", "15kHz", ["Fixed"]),
    ("de-2021-06", "", "9.95GHz", ["RADIOLOCATION", "Fixed", "EARTH EXPLORATION-SATELLITE (active)"]),
    ("es-2026-07", "", "28.5MHz", ["AMATEUR", "AMATEUR-SATELLITE"]),
    (
        "pl-2023-11",
        "",
        "101GHz",
        ["RADIO ASTRONOMY", "EARTH EXPLORATION-SATELLITE (passive)", "SPACE RESEARCH (passive)"],
    ),
]


@pytest.mark.parametrize(("name", "column", "frequency", "labels"), SEEN)
def test_what_a_person_can_verify(own, name, column, frequency, labels):
    hits = [h for h in own[name].at(frequency) if h.row.own.column == column]
    assert [a.label for a in hits[0].row.allocations] == labels
