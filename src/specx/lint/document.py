"""One file under the rules: its text, its tree, what its kind makes of it, what went wrong."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..facts import store
from ..facts.kinds import KINDS, Problem
from ..facts.kinds.types import Hint, ListOf, Reader, Type
from ..facts.kinds.values import Band, CountryCode
from ..facts.store import Map, Node, Seq, Text, Trouble
from ..regulations.services import Vocabulary
from .finding import Edit, Fault
from .ignores import Ignore, ignores
from .kinds import homes, kind_of

if TYPE_CHECKING:
    from ..facts.kinds.national import OwnWords

# What libyaml takes for the end of a line; places in the text are counted by it.
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
PLAIN_BAND = re.compile(r"\d+(\.\d+)?( [kMGT]?Hz)?-\d+(\.\d+)? [kMGT]?Hz")
# Of more than this of one rule in a file only the number is kept.
MAX_OF_A_RULE = 1000


def value_of(node: Map, key: str) -> Any:
    """The node under a key, or None."""
    found: dict[str, Any] = node  # type: ignore[assignment]
    return found.get(key)


def _paired(records: Any, listed: Any) -> Iterator[tuple[dict[str, Any], Map]]:
    if isinstance(listed, Seq) and isinstance(records, list):
        yield from zip(records, (item for item in listed if isinstance(item, Map)), strict=False)


class Watcher(Reader):
    """A reader that keeps what rules look at again: odd plain scalars and bands, lists of countries."""

    watching = True

    def __init__(
        self,
        vocabulary: Vocabulary | None,
        countries: Collection[str] | None,
        comments: Collection[Ignore],
        national: OwnWords | None = None,
    ) -> None:
        super().__init__(vocabulary, countries, national)
        self._comments: dict[int, list[Ignore]] = defaultdict(list)
        for comment in comments:
            self._comments[comment.line].append(comment)
        self._silenced: set[tuple[Ignore, str]] = set()
        self._counts: Counter[str] = Counter()
        self.more: Counter[str] = Counter()
        self.plain: list[tuple[Type, Text]] = []
        self.country_lists: list[Seq] = []
        self.bands: list[Text] = []
        self._defaults: dict[str, bool] = {}

    def see(self, kind: Type, node: Node) -> None:
        """Keeps a plain scalar that default YAML loading would not leave as text."""
        if isinstance(node, Text):
            if isinstance(kind, Band):
                if not PLAIN_BAND.fullmatch(node):
                    self.bands.append(node)
            elif not node.style:
                changed = self._defaults.get(node)
                if changed is None:
                    changed = self._defaults[str(node)] = not isinstance(store.default_value(node), str)
                if changed:
                    self.plain.append((kind, node))
        elif isinstance(kind, ListOf) and isinstance(kind.of, CountryCode) and isinstance(node, Seq):
            self.country_lists.append(node)

    def report(self, rule: str, node: Any, message: str, hint: Hint = "") -> None:
        """As usual, up to a number that nobody reads on after; a key known elsewhere is misplaced.

        What a comment silences does not count; it is kept once, to tell that the comment is used.
        """
        if rule == "SPX101" and node in homes():
            rule, message = "SPX108", message.replace("unknown key", "misplaced key", 1)
            hint = f"it belongs in {homes()[str(node)]}"
        line = getattr(node, "line", 1)
        silencing = [c for at in (0, line) for c in self._comments.get(at, ()) if c.covers(rule, line)]
        if silencing:
            if self._silenced.issuperset((c, rule) for c in silencing):
                return
            self._silenced.update((c, rule) for c in silencing)
        else:
            self._counts[rule] += 1
            if self._counts[rule] > MAX_OF_A_RULE:
                self.more[rule] += 1
                return
        super().report(rule, node, message, hint)


class Document:
    """A file. `name` is how it is shown, `path` where it lies ("" for stdin)."""

    def __init__(self, name: str, path: str, data: bytes | Trouble) -> None:
        self.name = name
        self.path = path
        self.data = b"" if isinstance(data, Trouble) else data
        self._trouble: Trouble | None = data if isinstance(data, Trouble) else None
        self._tree: Node | None = None
        self._kind: str | None = None
        self._first_kind: str | None = None  # the one that its tree tells; the folder that it is of may tell another
        self._told = self._trouble is not None  # whether kind and trouble are known
        self._grown = self._told  # whether the tree is there
        self._clear()

    def _clear(self) -> None:
        """Nothing is read of the tree yet."""
        self.record: Any = None
        self.more: Counter[str] = Counter()  # problems beyond those kept, by rule
        self.plain: list[tuple[Type, Text]] = []
        self.country_lists: list[Seq] = []
        self.bands: list[Text] = []  # those not in the plain form
        self.words: OwnWords | None = None  # those of the national table that it is of
        self.problems: dict[str, list[Problem]] = defaultdict(list)

    def _parse(self) -> None:
        self._grown = True
        tree = store.parse(self.data)
        if isinstance(tree, Trouble):
            self._trouble, tree = tree, None
        elif tree is not None and not self._told:
            self._kind = self._first_kind = kind_of(tree)
        self._tree, self._told = tree, True

    def release(self) -> None:
        """Gives back the memory of its tree and of what was read of it; who asks again parses it again."""
        if self.trouble is None:
            self._tree, self._grown, self._kind = None, False, self._first_kind
        self._clear()
        for kept in ("text", "starts"):
            self.__dict__.pop(kept, None)

    @property
    def tree(self) -> Node | None:
        """What stands in it; None where it is empty or cannot be parsed."""
        if not self._grown:
            self._parse()
        return self._tree

    @property
    def trouble(self) -> Trouble | None:
        """Why it cannot be read, or not to its end."""
        if not self._told:
            self._parse()
        return self._trouble

    @property
    def kind(self) -> str | None:
        """Its kind, where that is known."""
        if not self._told:
            self._parse()
        return self._kind

    @kind.setter
    def kind(self, kind: str) -> None:
        if not self._told:
            self._parse()
        self._kind = kind

    def read(
        self, vocabulary: Vocabulary | None, countries: Collection[str] | None, national: OwnWords | None = None
    ) -> None:
        """Reads the tree as its kind, once; problems are kept by rule. `national`: the words of the table it is of."""
        if self.record is not None or self.kind is None or self.tree is None:
            return
        watcher = Watcher(vocabulary, countries, self.comments, national)
        self.record = KINDS[self.kind].read(self.tree, watcher)
        self.more = watcher.more
        self.plain, self.country_lists, self.bands = watcher.plain, watcher.country_lists, watcher.bands
        for problem in watcher.problems:
            self.problems[problem.rule].append(problem)

    # --- text

    @cached_property
    def comments(self) -> list[Ignore]:
        """The comments that silence rules."""
        return ignores(self)

    @cached_property
    def text(self) -> str:
        """The text without a byte order mark; "" where it is not UTF-8."""
        try:
            return self.data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return ""

    @cached_property
    def starts(self) -> list[int]:
        """Where each line starts in the text."""
        return [0, *(match.end() for match in _BREAK.finditer(self.text))]

    def line(self, number: int) -> str:
        """A line of the text without its end; "" beyond the last."""
        if not 1 <= number <= len(self.starts):
            return ""
        start = self.starts[number - 1]
        match = _BREAK.search(self.text, start)
        return self.text[start : match.start() if match else len(self.text)]

    def offset(self, line: int, column: int) -> int:
        """The index in the text of a place."""
        return self.starts[line - 1] + column - 1

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an index in the text."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def span(self, node: Text) -> tuple[int, int] | None:
        """Start and end in the text of a scalar written on one line, quotes included."""
        start = self.offset(node.line, node.column)
        if node.style == "":
            end = start + len(node)
            return (start, end) if self.text[start:end] == node else None
        if node.style in "'\"":
            pattern = r"'(?:[^'\n\r]|'')*'" if node.style == "'" else r'"(?:[^"\\\n\r]|\\.)*"'
            match = re.compile(pattern).match(self.text, start)
            return match.span() if match else None
        return None

    # --- findings

    def found(self, at: Any, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> Fault:
        """A finding at a node, a record, or a line number."""
        if isinstance(at, int):
            line, column, length = at, 1, 1
            if self.trouble is None:
                text = self.line(at)
                column = len(text) - len(text.lstrip()) + 1
        elif isinstance(at, dict) and not isinstance(at, Map):
            return self.found(at.get("line", 1), message, hint, edits)
        else:
            line, column = getattr(at, "line", 1), getattr(at, "column", 1)
            length = 1
            if isinstance(at, Text):
                span = self.span(at)
                length = span[1] - span[0] if span else max(1, len(self.line(line)) - column + 1)
        return Fault(self, line, column, message, hint, length, edits)

    def found_at(self, start: int, end: int, message: str, hint: str = "", edits: tuple[Edit, ...] = ()) -> Fault:
        """A finding at characters of the text."""
        line, column = self.place(start)
        return Fault(self, line, column, message, hint, max(1, end - start), edits)

    # --- records

    def pairs(self) -> Iterator[tuple[dict[str, Any], Map]]:
        """Each record of a list file with the node that it was read from; of a file of both, its rows and footnotes."""
        if self.kind in ("overlay", "national-file") and isinstance(self.tree, Map) and isinstance(self.record, dict):
            for key in ("rows", "footnotes"):
                yield from _paired(self.record.get(key), value_of(self.tree, key))
        else:
            yield from _paired(self.record, self.tree)

    def country_nodes(self, record: dict[str, Any], code: str) -> Iterator[Text]:
        """Where a country stands in the lists that begin at a record, nearest first."""
        line = record.get("line", 1)
        for listed in self.country_lists:
            if listed.line >= line:
                yield from (item for item in listed if isinstance(item, Text) and item == code)
