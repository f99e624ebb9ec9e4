"""What can stand next in a call: options, and the values that the data holds. Asked by the scripts of `specx completion`.

One candidate a line, with what it is behind a tab; `:files` alone where a file is wanted. Nothing is offered where
only the asker knows, such as a frequency.
"""

from __future__ import annotations

import json
import os

from .commands import COMMANDS, OWN_NAMES

# Neither Typer nor the commands are imported, nor is typing: who waits for a key counts milliseconds.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import Any, TypeAlias

    from ..facts.folder import Facts

    Candidates: TypeAlias = Iterable[tuple[str, str]]
    Values: TypeAlias = Callable[[Facts], Candidates]

# What each command takes, written by tools/generate.py from the commands themselves.
WORDS = os.path.join(os.path.dirname(__file__), "words.json")
FILES = ":files"
# Offered to who has typed it: a key pressed for nothing is not to fill it in.
_LINES = (("-", "each line of stdin"),)


def complete(words: list[str]) -> int:
    """Writes what can stand in the place of the last word, which may be empty; an error has no candidates."""
    try:
        for value, about in candidates(words):
            print(f"{value}\t{about}" if about else value)
    except Exception:
        return 1
    return 0


def candidates(words: list[str]) -> Iterator[tuple[str, str]]:
    """The candidates for the last word, in the order in which they are offered."""
    *before, typed = [_plain(word) for word in words] or [""]
    if not before:
        commands = [(name, help_line) for name, (_, help_line) in COMMANDS.items()]
        yield from _beginning(typed, [*commands, ("--help", ""), ("--version", "")] if typed[:1] == "-" else commands)
        return
    name, *given = before
    if name == "help":
        yield from _beginning(typed, ((known, about) for known, (_, about) in COMMANDS.items())) if not given else ()
        return
    if name not in COMMANDS:
        return
    command = _written()["commands"][name]
    options = {text: option for option in command["options"] for text in option["written"]}
    # Shells part --option=value in three.
    if typed == "=" and given:
        typed, given = "", given
    elif given and given[-1] == "=":
        given = given[:-1]
    text, mark, value = typed.partition("=")
    folder = given[given.index("--data") + 1] if "--data" in given[:-1] else ""
    last = options.get(given[-1]) if given else None
    if mark and text in options:
        yield from ((f"{text}={v}", about) for v, about in _beginning(value, _values(name, options[text], folder)))
    elif last is not None and last["takes"]:
        yield from _LINES if typed == "-" and last.get("lines") else ()
        yield from _beginning(typed, _values(name, last, folder))
    elif typed[:1] == "-":
        yield from _LINES if typed == "-" and any(argument.get("lines") for argument in command["arguments"]) else ()
        used = {options[word]["name"] for word in given if word in options and not options[word]["several"]}
        unused = (option for option in command["options"] if option["name"] not in used)
        yield from _beginning(typed, ((max(o["written"], key=len), o["about"]) for o in unused))
    else:
        place, arguments = _place(given, options), command["arguments"]
        if arguments and (place < len(arguments) or arguments[-1]["several"]):
            yield from _beginning(typed, _values(name, arguments[min(place, len(arguments) - 1)], folder))


def _written() -> dict[str, Any]:
    with open(WORDS, encoding="utf-8") as stream:
        found: dict[str, Any] = json.load(stream)
    return found


def _plain(word: str) -> str:
    """A word without the quotes and the backslashes of the shell."""
    return word.lstrip("\"'").replace("\\", "").rstrip("\"'")


def _place(given: list[str], options: dict[str, Any]) -> int:
    """How many arguments stand before, without options and their values."""
    count, skip = 0, 0
    for word in given:
        if skip:
            skip -= 1
        elif word in options:
            skip = options[word]["takes"]
        elif word[:1] != "-" or word == "-":
            count += 1
    return count


def _beginning(typed: str, offered: Candidates) -> Iterator[tuple[str, str]]:
    folded = typed.casefold()
    seen = set()
    for value, about in offered:
        if value not in seen and (value == FILES or value.casefold().startswith(folded)):
            seen.add(value)
            yield value, about


def _values(command: str, parameter: dict[str, Any], folder: str) -> Candidates:
    """What can stand for a parameter: by command and name, by name, by the choices that its help shows; from a folder of facts."""
    name = parameter["name"]
    known = _BY_COMMAND.get((command, name)) or _BY_NAME.get(name)
    if known is None:
        return [(choice, "") for choice in parameter["choices"]]
    if known is _files:
        return [(FILES, "")]
    from ..facts.folder import Facts

    return known(Facts(folder or os.environ.get("SPECX_DATA") or None))


# --- values, as pairs with what each of them is


def _files(facts: Facts) -> Candidates:
    return [(FILES, "")]


def _services(facts: Facts) -> Candidates:
    services = list(facts.vocabulary.services.values())
    yield from ((s.id, f"No. {s.rr}") for s in services)
    yield from ((s.abbreviation, s.id) for s in services if s.abbreviation)
    said = facts.vocabulary.everyday.items()
    yield from ((word, meant.means[0]) for word, meant in said if len(meant.means) == 1)


def _countries(facts: Facts) -> Candidates:
    countries = sorted(facts.geography.countries.values(), key=lambda c: c.code)
    yield from ((c.code, c.name) for c in countries)
    ambiguous = facts.geography.ambiguous
    names = ((name, c.code) for c in countries for name in (c.name, *c.names))
    yield from ((name, code) for name, code in names if name.casefold() not in ambiguous)


def _borders(facts: Facts) -> Candidates:
    yield from ((f"{n}", f"Region {n}") for n in (1, 2, 3))
    yield from _countries(facts)


def _editions(facts: Facts) -> Candidates:
    return [(name, facts.edition(name).title) for name in reversed(facts.edition_ids)]


def _newest(facts: Facts) -> Any:
    return facts.footnotes(facts.edition_on(None))


def _footnotes(facts: Facts) -> Candidates:
    return [(number, "") for number in _newest(facts).numbers]


def _uses(facts: Facts) -> Candidates:
    from ..answers.applications import applications

    return [(use, f"named by {', '.join(notes[:3])}{' ...' if len(notes) > 3 else ''}") for use, notes in applications(_newest(facts)).items()]  # fmt: skip


def _documents(facts: Facts) -> Candidates:
    from ..facts.resolutions import Resolutions

    return [(r.name, str(r.record.get("title", ""))) for r in Resolutions(facts)]


def _topics(facts: Facts) -> Candidates:
    from ..facts.conferences import last

    conference = last(facts)
    yield from ((topic, "topic") for topic in conference.topics)
    yield from ((outcome.id, outcome.title) for outcome in conference)


def _conferences(facts: Facts) -> Candidates:
    from ..facts.conferences import held

    return [(conference.id, conference.title) for conference in held(facts)]


def _classes(facts: Facts) -> Candidates:
    return [(r["symbol"], r["station"]) for r in facts.records("classes", "classes.yaml")]


def _added(facts: Facts) -> Candidates:
    from ..carry.columns import CHECK, COLUMNS

    return [(name, "") for name in COLUMNS if name != CHECK]


def _rules(facts: Facts) -> Candidates:
    rules = _written()["rules"]
    yield from ((rule["id"], rule["title"]) for rule in rules)
    yield from ((rule["name"], rule["id"]) for rule in rules)


def _lint_formats(facts: Facts) -> Candidates:
    from ..lint.formats import FORMATS

    return [(name, "") for name in FORMATS]


def _file_kinds(facts: Facts) -> Candidates:
    from ..facts.kinds import every_kind

    return [(kind, "") for kind in every_kind()]


def _commands(facts: Facts) -> Candidates:
    return [(name, about) for name, (_, about) in COMMANDS.items()]


def _footnote_kinds(facts: Facts) -> Candidates:
    from ..facts.kinds.footnotes import KIND

    return [(kind, "") for kind in KIND.choices]


def _effects(facts: Facts) -> Candidates:
    from ..facts.kinds.outcomes import EFFECTS

    return [(effect, "") for effect in EFFECTS]


def _document_kinds(facts: Facts) -> Candidates:
    from ..answers.references import KINDS

    return [(kind.lower(), "") for kind in KINDS if kind.isalpha()]


def _name_kinds(facts: Facts) -> Candidates:
    from ..facts.names import NAMES, names

    return sorted({(name.kind, "") for name in names(facts, NAMES)})


def _examined(facts: Facts) -> Any:
    from ..answers.examine.known import Known

    return Known(facts)


def _examined_uses(facts: Facts) -> Candidates:
    return [(use, "") for use in (*_examined(facts).every_use, "none")]


def _stations(facts: Facts) -> Candidates:
    return [(kind, "") for kind in _examined(facts).every_station]


def _columns(facts: Facts) -> Candidates:
    from ..facts.held_tables import countries_held, revisions_held
    from ..facts.national import national_edition

    for country in countries_held(facts):
        table = national_edition(facts, country, revisions_held(facts, country)[-1]).national
        yield from ((column, country) for column in (table.columns if table else ()) if column)


_BY_NAME: dict[str, Values] = {
    "country": _countries, "countries": _countries, "border": _borders, "service": _services, "without": _services,
    "partner": _services, "between": _services, "edition": _editions, "application": _uses, "conference": _conferences,
    "data": _files, "overlay": _files, "file": _files, "notice": _files, "plot": _files, "config": _files,
    "stdin_filename": _files, "paths": _files, "to": _files, "save": _files, "mapping": _files, "base": _editions, "select": _rules, "ignore": _rules, "exclude": _files,
    "station": _classes, "column": _columns,
}  # fmt: skip
_BY_COMMAND: dict[tuple[str, str], Values] = {
    ("annotate", "check"): _services, ("annotate", "add"): _added,
    ("service", "name"): _services, ("country", "name"): _countries, ("compare", "words"): _countries,
    ("footnote", "numbers"): _footnotes, ("references", "wanted"): _documents,
     ("rule", "ids"): _rules, ("rule", "schema"): _file_kinds, ("info", "schema"): _commands,
    ("footnotes", "kind"): _footnote_kinds, ("references", "kind"): _document_kinds, ("names", "kind"): _name_kinds,
    ("country", "as_"): lambda facts: [("national", "as the draft of a table of its own")],
    ("examine", "use"): _examined_uses, ("examine", "kind"): _stations,  ("diff", "before"): _editions, ("diff", "after"): _editions, ("lint", "output"): _lint_formats,
}  # fmt: skip
_BY_COMMAND |= {(name, "topic"): _topics for name in ("outcomes", *OWN_NAMES.values())}
_BY_COMMAND |= {(name, "effect"): _effects for name in ("outcomes", *OWN_NAMES.values())}
