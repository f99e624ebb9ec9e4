"""Finds runs of eight words that our sentences share with other people's texts: facts are free, words are not.

Usage: python tools/own_words.py REFERENCE... [--words N]

A reference is a file or a folder: .json, .jsonl, .docx, or any text. Nothing is read that is not named, and nothing is
kept. Titles of documents and names of places in them are other people's on purpose and are left out, as are runs that
are mostly numbers, units, country codes and names of services: lists of facts read alike whoever writes them.
Exits with 1 where a run is shared.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).parent.parent
WORDS = 8
# Of what is left of a run without numbers, units, codes and names of services, so many words make it a sentence.
_OWN = 4
# Values of these keys name documents and places in them, or are no sentences.
_NAMES = {
    "official_title", "document", "at", "read", "sha256", "link", "file", "folder", "id", "reference", "revision", "date",
    "primary", "secondary", "services", "replaces", "towards", "by", "protects", "bands", "band", "countries", "codes",
    "footnotes", "resolutions", "recommendations", "mentions", "sources",
}  # fmt: skip
# In these folders the title is the document's own.
_TITLED = ("documents/",)
_UNITS = frozenset(
    [
        "hz",
        "khz",
        "mhz",
        "ghz",
        "thz",
        "db",
        "dbw",
        "dbm",
        "dbi",
        "w",
        "kw",
        "mw",
        "m",
        "km",
        "cm",
        "deg",
        "degrees",
        "uv",
        "k",
        "s",
        "min",
    ]
)
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "be",
        "by",
        "for",
        "from",
        "in",
        "is",
        "no",
        "nos",
        "not",
        "of",
        "on",
        "or",
        "per",
        "the",
        "to",
        "with",
    ]
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")


class Sentence(NamedTuple):
    """A text of ours, and where it stands."""

    file: str
    line: int
    text: str


class Shared(NamedTuple):
    """A run of words that a text of ours has from another one, or both from a third."""

    ours: Sentence
    run: str
    reference: str


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, without regard to case, hyphens and signs."""
    return _WORD.findall(text.casefold())


def shared(
    ours: Iterable[Sentence],
    others: Iterable[tuple[str, str]],
    titles: Iterable[str],
    services: Iterable[str],
    length: int = WORDS,
) -> list[Shared]:
    """The runs of so many words or more that our sentences share with other texts.

    `others` are texts with where each was found. Runs inside the `titles` of documents do not count, nor do words that
    name `services`. Of a run that several texts have, the last is named.
    """
    names = {gram for text in titles for gram in _grams(words_of(text), length)}
    vocabulary = {word for text in services for word in words_of(text)}
    sentences = list(ours)
    places: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for number, sentence in enumerate(sentences):
        for at, gram in enumerate(_grams(words_of(sentence.text), length)):
            if gram not in names and _is_sentence(gram, vocabulary):
                places.setdefault(gram, []).append((number, at))
    hits: dict[int, dict[int, str]] = {}
    for where, text in others:
        for gram in _grams(words_of(text), length):
            for number, at in places.get(gram, ()):
                hits.setdefault(number, {}).setdefault(at, where)
    return [found for number in sorted(hits) for found in _runs(sentences[number], hits[number], length)]


def _grams(words: list[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def _is_sentence(gram: tuple[str, ...], vocabulary: set[str]) -> bool:
    own = [
        w for w in gram if w.isalpha() and len(w) > 2 and w not in _UNITS and w not in _SMALL and w not in vocabulary
    ]
    return len(set(own)) >= _OWN


def _runs(ours: Sentence, starts: dict[int, str], length: int) -> Iterator[Shared]:
    """Neighbouring hits joined into runs."""
    words = words_of(ours.text)
    first = last = -1
    for at in [*sorted(starts), len(words) + 1]:
        if first >= 0 and at != last + 1:
            yield Shared(ours, " ".join(words[first : last + length]), starts[first])
            first = -1
        if first < 0:
            first = at
        last = at


# --- our sentences


def sentences(root: Path) -> Iterator[Sentence]:
    """What the repository says in its own words: facts and their heads, pages."""
    sys.path.insert(0, str(root / "src"))
    from specx.facts import store

    for path in sorted((root / "allocations").rglob("*.yaml")):
        name = path.relative_to(root).as_posix()
        tree = store.read(str(path))
        titled = any(f"/{folder}" in name for folder in _TITLED)
        for line, text in _texts(tree, {*_NAMES, *(["title"] if titled else [])}):
            yield Sentence(name, line, text)
        yield from _comments(name, path.read_text(encoding="utf-8"))
    for path in [
        *sorted(root.glob("*.md")),
        *sorted((root / "docs").rglob("*.md")),
        root / "allocations" / "README.md",
    ]:
        if path.is_file():
            yield from _paragraphs(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))


def _texts(node: Any, left_out: set[str]) -> Iterator[tuple[int, str]]:
    if isinstance(node, dict):
        for key, value in node.items():
            if str(key) not in left_out:
                yield from _texts(value, left_out)
    elif isinstance(node, list):
        for value in node:
            yield from _texts(value, left_out)
    elif node is not None:
        yield getattr(node, "line", 0), str(node)


def _comments(name: str, text: str) -> Iterator[Sentence]:
    """The comments of a file of facts, neighbouring lines as one."""
    start, said = 0, ""
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.startswith("#"):
            start, said = start or number, f"{said} {line.lstrip('# ')}"
        elif said:
            yield Sentence(name, start, said)
            start, said = 0, ""


def _paragraphs(name: str, text: str) -> Iterator[Sentence]:
    """The paragraphs of a page; what a command prints is not its own."""
    fenced, start, said = False, 0, ""
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.startswith("```"):
            fenced = not fenced
        if fenced or not line.strip() or line.startswith("```"):
            if said:
                yield Sentence(name, start, said)
            start, said = 0, ""
        else:
            start, said = start or number, f"{said} {line}"


def titles(root: Path) -> Iterator[str]:
    """Titles of documents: other people's words on purpose."""
    sys.path.insert(0, str(root / "src"))
    from specx.facts import store

    for path in sorted((root / "allocations").rglob("*.yaml")):
        titled = any(f"/{folder}" in path.as_posix() for folder in _TITLED)
        yield from _values(store.read(str(path)), {"official_title", "document", *(["title"] if titled else [])})


def services(root: Path) -> Iterator[str]:
    """The names of services, directions, qualifiers and uses, and the words that stand for many services."""
    sys.path.insert(0, str(root / "src"))
    from specx.facts import store
    from specx.facts.kinds.footnotes import GROUPS

    tree: Any = store.read(str(root / "allocations" / "services.yaml"))
    yield from _values(tree, {"id", "name"})
    yield from (*map(str, tree["qualifiers"]), *GROUPS)
    for path in sorted((root / "allocations").glob("*/footnotes/*.yaml")):
        yield from _uses(store.read(str(path)))


def _uses(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        yield from map(str, node.get("application") or ())
        node = [value for value in node.values() if isinstance(value, list)]
    for value in node if isinstance(node, list) else ():
        if isinstance(value, (dict, list)):
            yield from _uses(value)


def _values(node: Any, keys: set[str]) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if str(key) in keys and isinstance(value, str):
                yield str(value)
            yield from _values(value, keys)
    elif isinstance(node, list):
        for value in node:
            yield from _values(value, keys)


# --- other people's texts


def texts(paths: Iterable[Path]) -> Iterator[tuple[str, str]]:
    """The texts of files and folders, each with where it was found. What is no text is passed over."""
    for path in paths:
        if path.is_dir():
            yield from texts(sorted(p for p in path.iterdir() if not p.name.startswith(".")))
        elif path.suffix == ".docx":
            yield from ((path.name, text) for text in docx_paragraphs(path))
        else:
            try:
                text = path.read_text(encoding="utf-8-sig")
            except UnicodeDecodeError:
                continue
            yield from ((path.name, said) for said in _strings(path.suffix, text))


def _strings(suffix: str, text: str) -> Iterator[str]:
    try:
        if suffix == ".json":
            yield from _leaves(json.loads(text))
            return
        if suffix == ".jsonl":
            for line in text.splitlines():
                yield from _leaves(json.loads(line) if line.strip() else None)
            return
    except ValueError:
        pass
    yield text


def _leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for held in value.values():
            yield from _leaves(held)
    elif isinstance(value, list):
        for held in value:
            yield from _leaves(held)


def docx_paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of a Word document, those in tables and notes among them."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes)\.xml", name):
                for paragraph in ElementTree.fromstring(archive.read(name)).iter():
                    if paragraph.tag.endswith("}p"):
                        yield "".join(t.text or "" for t in paragraph.iter() if t.tag.endswith("}t"))


def main() -> int:
    """Prints each shared run with where it stands; 1 where there is one."""
    parser = argparse.ArgumentParser(description="Runs of words that our sentences share with other texts.")
    parser.add_argument("reference", nargs="+", type=Path, help="files or folders of other people's texts")
    parser.add_argument("--words", type=int, default=WORDS, help=f"how long a run has to be (default {WORDS})")
    given = parser.parse_args()
    missing = [str(path) for path in given.reference if not path.exists()]
    if missing:
        print(f"own_words: no such file or folder: {', '.join(missing)}", file=sys.stderr)
        return 2
    found = shared(sentences(ROOT), texts(given.reference), titles(ROOT), services(ROOT), given.words)
    for one in found:
        print(f"{one.ours.file}:{one.ours.line}: {one.run}  [{one.reference}]")
    print(f"{len(found)} runs of {given.words} words or more are shared", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
