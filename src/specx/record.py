"""Typed answers: what a command gives back is a class whose fields are its keys.

A field is declared once, with its type and a sentence under it. JSON keys, CSV columns, the JSON
Schema, docs/json.md and the values of the library all come from that. Nothing of it costs at run
time: annotations stay text, and the sentences are dropped when the module is compiled.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, KeysView
    from typing import Any, ClassVar, Self, dataclass_transform

    @dataclass_transform(kw_only_default=True, frozen_default=True)
    class _Declared:
        """Tells type checkers that the annotations of a subclass are its fields."""
else:

    class _Declared:
        """Type checkers know more of this class: it makes annotations fields."""


_NONE = object()  # no default


class _Told:
    """Something about a class that is worked out when it is first asked: most are not in a one-shot answer."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work
        self.name = f"_{work.__name__}"

    def __get__(self, held: object, owner: Any) -> Any:
        value = self.work(owner)
        setattr(owner, self.name, value)
        return value


def fields(cls: Any) -> tuple[str, ...]:
    """The fields of a class of records, in order."""
    above = next((base._fields for base in cls.__mro__[1:] if "_fields" in vars(base)), ())
    own = [name for name in cls.__annotations__ if not name.startswith("_")]
    return tuple(dict.fromkeys((*cls._first, *above, *own)))


def required(cls: Any) -> frozenset[str]:
    """Those that have no default."""
    return frozenset(name for name in cls._fields if not hasattr(cls, name))


def known(cls: Any) -> frozenset[str]:
    """All of them."""
    return frozenset(cls._fields)


def plan(cls: Any) -> tuple[tuple[str, str, object], ...]:
    """Each field, its key in JSON and its default."""
    return tuple((name, name.rstrip("_"), getattr(cls, name, _NONE)) for name in cls._fields)


def given(cls: Any) -> set[tuple[str, ...]]:
    """The fields that were given together and make a record."""
    return set()


_TOLD = tuple(map(_Told, (fields, required, known, plan, given)))


class Record(_Declared):
    """A frozen value made of its annotated fields, given by keyword.

    A field with a default need not be given, and is left out of JSON while it holds that default:
    the sentence under it says when it is there. `class Late(Early, first=("x",))` puts a field of
    its own before those that it inherits. Raises `TypeError` for a field that is missing or unknown.
    """

    _first: ClassVar[tuple[str, ...]] = ()
    _fields: ClassVar[tuple[str, ...]] = ()
    _required: ClassVar[frozenset[str]] = frozenset()
    _known: ClassVar[frozenset[str]] = frozenset()
    _plan: ClassVar[tuple[tuple[str, str, object], ...]] = ()  # each field, its key and its default
    _given: ClassVar[set[tuple[str, ...]]] = set()

    def __init_subclass__(cls, first: tuple[str, ...] = ()) -> None:
        cls._first = first
        for told in _TOLD:
            setattr(cls, told.name, told)

    def __init__(self, **given: Any) -> None:
        if tuple(given) not in self._given and not self._may_be_given(given.keys()):
            missing, unknown = self._required - given.keys(), given.keys() - self._known
            raise TypeError(f"{type(self).__name__}: missing {sorted(missing)}, unknown {sorted(unknown)}")
        self.__dict__.update(given)

    @classmethod
    def _may_be_given(cls, names: KeysView[str]) -> bool:
        """Whether these fields make a record. The places that make one give the same again and again."""
        allowed = cls._required <= names <= cls._known
        if allowed and len(cls._given) < 64:
            cls._given.add(tuple(names))
        return allowed

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), *self._values()))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self._told())
        return f"{type(self).__name__}({told})"

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in self._fields]

    def _told(self) -> list[tuple[str, Any]]:
        """The fields that say something, in order: all but those left at their default."""
        cls, held = type(self), self.__dict__
        return [
            (name, held[name])
            for name in self._fields
            if name in held and (name in self._required or held[name] != getattr(cls, name))
        ]

    def _replace(self, **changes: Any) -> Self:
        """The same record with some fields changed."""
        if not changes.keys() <= self._known:
            raise TypeError(f"{type(self).__name__}: unknown {sorted(changes.keys() - self._known)}")
        new = object.__new__(type(self))
        new.__dict__.update(self.__dict__, **changes)
        return new


_LEAVES = frozenset({str, int, float, bool, type(None)})


def plain(value: Any) -> Any:
    """A record, or a tuple with names, as dicts and lists ready for JSON; any other value as it is.

    A tuple names in `sparse()` the fields that are left out while they are empty.

    A field called like a word of Python carries an underscore behind it, which its key has not.
    """
    if isinstance(value, Record):
        held, told = value.__dict__, {}
        for name, key, default in type(value)._plan:
            if name in held:
                said = held[name]
                if default is _NONE or said != default:
                    told[key] = said if type(said) in _LEAVES else plain(said)
        return told
    if isinstance(value, (tuple, list)):
        names = getattr(value, "_fields", None)
        made = [v if type(v) in _LEAVES else plain(v) for v in value]
        if not names:
            return made
        by_name = dict(zip(names, made, strict=True))
        sparse = getattr(value, "sparse", None)
        for name in sparse() if sparse else ():
            if not by_name[name]:
                del by_name[name]
        return by_name
    return {k: plain(v) for k, v in value.items()} if isinstance(value, dict) else value
