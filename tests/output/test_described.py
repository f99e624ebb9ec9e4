"""Every JSON answer is what the command declares: no key undeclared, none undescribed, the docs fresh."""

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from conftest import ROOT
from specx.cli.lazy import COMMANDS, given_by
from specx.output.described import answer_schema, fields_of, parts_of
from specx.record import Record, plain

DECLARED = [name for name in COMMANDS if given_by(name)]
RECORDS = sorted(
    {r for name in DECLARED for row, line, _ in given_by(name) for r in (row, line, *parts_of(row)) if r},
    key=lambda r: r.__name__,
)
QUESTIONS = [
    "at 3.65GHz", "at 607MHz -r 1", "at 145MHz 2.14GHz --agenda", "at 10.2GHz -c BR", "at 43MHz --printed",
    "overlap 3.3-4.2GHz", "overlap 17-18GHz --between FSS BSS", "service RAS -r 1", "service FSS --range 3-5GHz -c DE",
    "service --application IMT --range 3-4GHz", "compare 3.3-3.8GHz", "compare 3.3-3.8GHz -c BR -c DE",
    "country BR 3-4GHz", "export --range 430-440MHz", "adjacent 23.15-23.55GHz --passive --within 2GHz",
    "adjacent 3.7-4.2GHz -s FSS", "harmonics 690MHz -n 4 --into passive", "harmonics 7.85GHz",
    "sharing 17.7-18.6GHz -s FSS -r 2", "sharing 437MHz -s amateur-satellite", "sharing 3.4-3.6GHz -s MOBILE -c BR -c AR",
    "limits 24.25-27.5GHz -r 1", "limits 17.8GHz -s FSS --angle 10", "examine 3.65GHz --bandwidth 100MHz -s MOBILE -c DE",
    "footnote 5.282 5.480 5.516B", "footnote 5.480 -c BR", "footnotes -c BR --application IMT", "references", "references RA.769", "references 217", "references 417", "references 129", "references 612 -e rr-2020",
    "outcomes", "outcomes imt", "wrc23 hibs", "diff rr-2020 rr-2024 --range 10-31GHz", "agenda", "agenda --preliminary",
    "channels 156-162.05MHz", "channels", "channels GE06", "at 156.8MHz", "names Ku", "names 1-2GHz", "overlap n78",
    "info", "info --services", "info --countries", "rule", "rule SPX703",
]  # fmt: skip


@pytest.mark.parametrize("question", [q for q in QUESTIONS if q.split()[0] in DECLARED])
def test_an_answer_is_as_it_is_declared(question, specx):
    words = question.split()
    ran = specx(*words, "-o", "json")
    answer = ran.json()
    schema = answer_schema(words[0], [row for row, _, _ in given_by(words[0])])
    jsonschema.validate(answer, schema)
    assert answer["results"], "an answer without rows shows nothing"


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_key_has_a_sentence(record):
    assert [f.key for f in fields_of(record) if not f.says.endswith((".", "..."))] == []


def test_one_key_has_one_type():
    """A key means the same wherever it stands; `schema` types that differ are told here."""
    types: dict[str, set[str]] = {}
    for record in RECORDS:
        if not record.__name__.endswith("Line"):
            for field in fields_of(record):
                types.setdefault(field.key, set()).add(field.type.removesuffix(" | None"))
    several = {key: sorted(found) for key, found in types.items() if len(found) > 1}
    assert several == SEVERAL


# What `specx/1` said before its rows were declared; a key keeps its meaning where it stands.
SEVERAL: dict[str, list[str]] = {
    # of a use that is named, and of a restriction all uses that it speaks of
    "application": ["str", "tuple[str, ...]"],
    # of a service what is made of it, of a sharer what is made of the relation
    "by_footnote": ["tuple[Made, ...]", "tuple[Ruling, ...]"],
    # of a restriction those of its one footnote
    "conditions": ["str", "tuple[Condition, ...]"],
    # of a row what is, of a passive neighbour whether No. 5.340 does
    "prohibited": ["bool", "tuple[Forbidden, ...]", "tuple[Prohibition, ...]"],
    # in one place, and across a border
    "sharers": ["tuple[BorderSharer, ...]", "tuple[Sharer, ...]"],
    # of a limit that a footnote states, as it writes it
    "value": ["float", "str"],
    # of a rule why it is only described, of a harmonic what it falls into
    "why": ["str", "tuple[str, ...]"],
}


def test_every_command_declares_what_it_gives():
    assert [name for name in COMMANDS if name not in DECLARED] == UNDECLARED


UNDECLARED = [
    "examine", "limits", "footnote", "footnotes", "outcomes", "wrc23", "diff", "agenda",
    "lint", "rule", "info",
]  # fmt: skip


def test_the_page_is_fresh():
    ran = subprocess.run(
        [sys.executable, "tools/answers.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
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
