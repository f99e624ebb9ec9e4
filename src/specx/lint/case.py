r"""Cases of the rules: a shared folder of files and the lines that differ, read when somebody asks.

`cases/SPX301/bad-edge.diff` is one: a head of `key: value` lines, an empty line, and the lines of a
diff against `cases/bases/<base>`. Keys of the head: `why` (the point of the case), `base`, `lint` (what
the command is given; the whole folder where absent), `also` (other rules that cannot but speak of a
bad case), `says` (a finding of this rule, one line each). A line that begins with `--- ` names a
file, `@@` parts two places in it; a file that the base does not have consists of `+` lines. In
changed lines `\t`, `\r`, `\\` and `\uNNNN` stand for characters and `\xNN` for a byte, so that a case is
plain text, safe in every editor.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import NamedTuple

HOME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "cases")
NO_END = "\\ No newline at end of file"
_ESCAPE = re.compile(r"\\(?:([tr\\])|x([0-9a-f]{2})|u([0-9a-f]{4}))")


class Case(NamedTuple):
    """A case of a rule. `diff` are the lines after the head, as they are written."""

    rule: str
    name: str
    why: str
    base: str
    lint: tuple[str, ...]
    also: tuple[str, ...]
    says: tuple[str, ...]
    diff: tuple[str, ...]

    @property
    def bad(self) -> bool:
        """Whether the rule finds it."""
        return self.name.startswith("bad-")

    def shown(self) -> Iterator[str]:
        """The case as people read it: the lines that differ, how it is linted where not as a folder, what is said."""
        for text in self.diff:
            # A blank after the mark keeps the dash of a list apart from it.
            marked = text[:1] in "+- " and not text.startswith("--- ")
            yield f"{text[0]} {text[1:]}".rstrip() if marked else text
        if self.lint:
            yield f"$ specx lint {' '.join(self.lint)}"
        elif self.says:
            yield ""
        yield from self.says

    def files(self) -> dict[str, bytes]:
        """Every file of the case by its name with `/`. Raises `ValueError` where the diff does not fit the base."""
        files = base_files(self.base)
        for name, hunks in _by_file(self.diff):
            files[name] = _changed(files.get(name, b""), hunks, f"{self.rule}/{self.name}: {name}")
        return files


def cases_of(rule: str) -> list[Case]:
    """The cases of a rule by its id, bad ones first; none where it has none."""
    home = os.path.join(HOME, rule)
    names = sorted(os.listdir(home)) if os.path.isdir(home) else []
    return [_read(rule, name) for name in names]


def base_files(base: str) -> dict[str, bytes]:
    """The files of a base by their names with `/`."""
    root = os.path.join(HOME, "bases", base)
    found: dict[str, bytes] = {}
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            with open(path, "rb") as stream:
                found[os.path.relpath(path, root).replace(os.sep, "/")] = stream.read().replace(b"\r\n", b"\n")
    return found


def _read(rule: str, file: str) -> Case:
    with open(os.path.join(HOME, rule, file), encoding="utf-8") as stream:
        head, _, diff = stream.read().partition("\n\n")
    keys: dict[str, list[str]] = {}
    for text in head.split("\n"):
        key, _, value = text.partition(":")
        keys.setdefault(key, []).append(value.strip())

    def words(key: str) -> tuple[str, ...]:
        return tuple(" ".join(keys.get(key, ())).split())

    return Case(
        rule, file.removesuffix(".diff"), keys["why"][0], keys["base"][0], words("lint"), words("also"),
        tuple(keys.get("says", ())), tuple(diff.splitlines()),
    )  # fmt: skip


def _by_file(diff: tuple[str, ...]) -> Iterator[tuple[str, list[list[str]]]]:
    """Each file that a diff names, with the places in it: runs of lines that stand together."""
    name, hunks = "", [[]]  # type: tuple[str, list[list[str]]]
    for text in diff:
        if text.startswith("--- "):
            if name:
                yield name, hunks
            name, hunks = text[4:], [[]]
        elif text == "@@":
            hunks.append([])
        else:
            hunks[-1].append(text)
    if name:
        yield name, hunks


def _changed(data: bytes, hunks: list[list[str]], where: str) -> bytes:
    for hunk in hunks:
        old = b"".join(_plain(text) for text in hunk if text[:1] in " -")
        new = b"".join(_plain(text) for text in hunk if text[:1] in " +")
        if hunk and hunk[-1] == NO_END:
            new = new.removesuffix(b"\n")
        # Counted at the beginnings of lines.
        times = (b"\n" + data).count(b"\n" + old) if old else int(not data)
        if times != 1:
            raise ValueError(f"{where}: the lines stand {times} times in the base:\n" + "\n".join(hunk))
        data = (b"\n" + data).replace(b"\n" + old, b"\n" + new, 1)[1:]
    return data


def _plain(text: str) -> bytes:
    """The bytes of a line of a diff without its mark, escapes resolved."""

    def resolve(match: re.Match[str]) -> str:
        sign, byte, character = match.groups()
        if byte and int(byte, 16) > 127:
            return chr(0xDC00 + int(byte, 16))  # encoded below as the byte itself
        return {"t": "\t", "r": "\r", "\\": "\\"}.get(sign) or chr(int(byte or character, 16))

    return _ESCAPE.sub(resolve, text[1:]).encode("utf-8", "surrogateescape") + b"\n"
