"""Every JSON answer is what the command declares: no key undeclared, none undescribed, the docs fresh."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import jsonschema
import pytest

from conftest import ROOT
from specx.cli.commands import COMMANDS
from specx.cli.lazy import beside_of, given_by
from specx.output.described import answer_schema, fields_of, parts_of, schema_of
from specx.record import Record, plain

DECLARED = [name for name in COMMANDS if given_by(name)]
RECORDS = sorted(
    {r for name in DECLARED for row, line, _ in given_by(name) for r in (row, line, *parts_of(row)) if r}
    | {r for name in DECLARED if (head := beside_of(name)) for r in (head, *parts_of(head))},
    key=lambda r: r.__name__,
)
QUESTIONS = [
    "at 3.65GHz", "at 607MHz -r 1", "at 145MHz 2.14GHz --agenda", "at 10.2GHz -c BR", "at 43MHz --printed",
    "at 3.65GHz -c JP", "at 4.83GHz -r 2", "at 217MHz -r 2", "at 900MHz -r 1", "service radiolocation --range 3-4GHz -c JP",
    "overlap 3.3-4.2GHz", "overlap 17-18GHz --between FSS BSS", "service RAS -r 1", "service FSS --range 3-5GHz -c DE",
    "service --application IMT --range 3-4GHz", "compare 3.3-3.8GHz", "compare 3.3-3.8GHz -c BR -c DE",
    "country BR 3-4GHz", "export --range 430-440MHz", "adjacent 23.15-23.55GHz --passive --within 2GHz",
    "adjacent 3.7-4.2GHz -s FSS", "harmonics 690MHz -n 4 --into passive", "harmonics 7.85GHz",
    "sharing 17.7-18.6GHz -s FSS -r 2", "sharing 437MHz -s amateur-satellite", "sharing 3.4-3.6GHz -s MOBILE -c BR -c AR",
    "find -s FSS --range 12.2-12.7GHz -b 36MHz", "find -s mobile --range 3.3-4.2GHz -b 100MHz -r 1,3", "find -s fixed --range 2.5-2.7GHz -b 8MHz -r 1", "find -s radiolocation --range 10-10.5GHz -b 1MHz -c BR",
    "limits 24.25-27.5GHz -r 1", "limits 17.8GHz -s FSS --angle 10", "examine 3.65GHz --bandwidth 100MHz -s MOBILE -c DE", "examine 18.3GHz -b 36MHz --class EC -r 1 --pfd -112 --angle 15",
    "footnote 5.282 5.480 5.516B", "footnote 5.480 -c BR", "footnotes -c BR --application IMT", "references", "references RA.769", "references 217", "references 417", "references 129", "references 612 -e rr-2020", "references 9.21", "references 5.257", "references M.1642", "footnote 5.233 5.341A", "wrc23 bdmss", "documents M.1642",
    "outcomes", "outcomes imt", "wrc23 hibs", "diff rr-2020 rr-2024 --range 10-31GHz", "agenda", "agenda --preliminary",
    "channels 156-162.05MHz", "channels", "channels GE06", "at 156.8MHz", "names Ku", "names 1-2GHz", "overlap n78",
    "info", "info --services", "info --countries", "rule", "rule SPX703",
    "sharing 3.55-3.7GHz -s MOBILE -c US --national", "adjacent 23.15-23.55GHz --passive -c US --national",
    "adjacent 3.98-4GHz -c DE --national", "harmonics 7.85GHz -c PL --national", "examine 3.6GHz -b 20MHz -s MOBILE -c US --national",
    "examine 14.4GHz -b 1MHz -s FS -c ES --national", "footnote US107 NG182 UN-102 DE5 POL12 5.340", "footnote US133",
    "footnotes --national -c ES --word radio", "references Part96", "diff us-2026-04 --range 3-4GHz", "diff -c DE --range 2-3GHz",
    "compare 3.4-3.5GHz -c US -c DE -c PL --national", "country ES 46-50MHz --national", "at 4.1GHz -c US",
    "lint docs/examples/broken-table.yaml", "lint docs/examples/broken-table.yaml --statistics",
]  # fmt: skip


@cache
def declared_by(command):
    """What holds an answer against the declaration of its command, a schema that is one."""
    schema = answer_schema(command, [row for row, _, _ in given_by(command)], beside_of(command))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.split()[0] in DECLARED])
def test_an_answer_is_as_it_is_declared(question, specx):
    words = question.split()
    ran = specx(*words, "-o", "json")
    answer = ran.json()
    declared = declared_by(words[0])
    declared.validate(answer)
    assert answer["results"], "an answer without rows shows nothing"
    if beside_of(words[0]) is not None:
        assert answer.keys() <= {*declared.schema["properties"], "results"}


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_key_has_a_sentence(record):
    assert [f.key for f in fields_of(record) if not f.says.endswith((".", "..."))] == []


def json_type(schema):
    """A type of JSON in a word: text, number, [text], object ...; null left out, words of a choice as text."""
    if "anyOf" in schema:
        return " or ".join(sorted({json_type(of) for of in schema["anyOf"]} - {"null"}))
    if "enum" in schema:
        return "text"
    if "$ref" in schema:
        return "object"
    if "items" in schema:
        return f"[{json_type(schema['items'] or schema['prefixItems'][0])}]"
    return {"string": "text", "integer": "number"}.get(schema.get("type"), schema.get("type", "anything"))


def test_one_key_has_one_type():
    """A key is of one type of JSON wherever it is declared."""
    types: dict[str, dict[str, set[str]]] = {}
    for record in DECLARING.values():
        properties = schema_of(record)["properties"]
        for key in (name.rstrip("_") for name in record.__annotations__ if not name.startswith("_")):
            types.setdefault(key, {}).setdefault(json_type(properties[key]), set()).add(record.__name__)
    several = {key: found for key, found in types.items() if len(found) > 1}
    assert several.keys() == {key for key, _ in SEVERAL}, several
    for key, record in SEVERAL:
        # Without what is named here the key has one type.
        for found in several[key].values():
            found.discard(record)
    assert {key: found for key, found in several.items() if sum(map(bool, found.values())) > 1} == {}


DECLARING = {
    home.__name__: home
    for record in RECORDS
    for home in record.__mro__
    if home is record or (issubclass(home, Record) and home is not Record)
    if home.__module__.startswith("specx") and not home.__name__.endswith("Line")
}


# Keys that are of another type in one record than elsewhere, with the key beside it that is right: within
# `specx/1` a key keeps its type. "" where there is none yet.
SEVERAL = {
    ("added", "FootnoteRow"): "added_by",
    # Of a country's own table always a text.
    ("after", "Departure"): "", ("before", "Departure"): "",
    ("after", "HeldConference"): "edition_after",
    ("allocations", "HeldEdition"): "allocation_count",
    ("also", "ItemDocument"): "sources",
    ("also", "LimitRow"): "",
    ("application", "LimitConditions"): "", ("application", "Use"): "",
    ("band", "ChangedRow"): "changed_rows",
    ("bands", "ItemRow"): "item_bands",
    ("before", "HeldConference"): "edition_before",
    ("by", "MaskChoice"): "",
    # A finding's place in a line; a column of a country's own table. Its uses, where others have a few words.
    ("column", "Finding"): "", ("use", "Allocation"): "", ("use", "Sharer"): "", ("use", "SharingRow"): "",
    ("conditions", "BandRow"): "", ("conditions", "Elsewhere"): "", ("conditions", "LimitRow"): "", ("conditions", "Made"): "",
    ("conference", "AgendaHead"): "about_conference", ("conference", "DecidedHead"): "about_conference",
    ("exceptions", "LimitRow"): "",
    ("footnotes", "HeldEdition"): "footnote_count", ("footnotes", "OutcomeRow"): "footnotes_added",
    ("kind", "ItemRow"): "kinds",
    ("named", "Total"): "named_bands",
    ("prohibited", "Neighbour"): "",
    ("protects", "LimitRow"): "",
    ("regions", "Protects"): "",
    ("rows", "HeldEdition"): "row_count",
    ("says", "ExplainedCase"): "expected",
    ("towards", "ItemBandRow"): "towards_bands",
    ("value", "CurvePoint"): "", ("value", "LimitRow"): "", ("value", "OtherLevel"): "", ("value", "PairLimit"): "",
    ("value", "StatedLimit"): "",
    ("why", "HarmonicRow"): "",
}  # fmt: skip


def test_the_right_key_stands_beside_the_old_one():
    parts = {record: set(parts_of(record)) for record in RECORDS}
    for (_, name), right in SEVERAL.items():
        record = DECLARING[name]
        homes = [record, *(r for r in RECORDS if record in parts[r])]
        assert not right or any(right in r._fields for r in homes), (name, right)


def test_every_command_declares_what_it_gives():
    assert [name for name in COMMANDS if name not in DECLARED] == UNDECLARED


UNDECLARED = ["annotate", "completion"]  # one gives back a file of somebody's, the other a script: no answers


def test_the_page_is_fresh():
    ran = subprocess.run(
        [sys.executable, "tools/answers.py", "--check"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 0, ran.stderr


def test_the_schema_is_printed(specx):
    ran = specx("info", "--schema", "at")
    assert ran.code == 0
    assert json.loads(ran.out)["title"] == "specx at"
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.out))


class Small(Record):
    """A record."""

    word: str
    """A word."""
    class_: int = 0
    """A number that is left out while it is 0."""


def test_a_record_is_frozen_compares_and_leaves_out_what_says_nothing():
    one = Small(word="a")
    assert plain(one) == {"word": "a"}
    assert plain(one._replace(class_=2)) == {"word": "a", "class": 2}
    assert one == Small(word="a", class_=0)
    assert hash(one) == hash(Small(word="a"))
    with pytest.raises(AttributeError):
        one.word = "b"
    with pytest.raises(TypeError, match="missing"):
        Small()
    with pytest.raises(TypeError, match="unknown"):
        Small(word="a", other=1)


def test_the_sources_of_records_ship():
    """Fields are read off the source, which a wheel carries."""
    assert (Path(ROOT) / "src" / "specx" / "answers" / "rows.py").is_file()
