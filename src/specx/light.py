"""What start-up would pay for `typing`, `functools` and `re`, in a few lines: tuples with names, kept properties, patterns.

Each behaves as the one of the standard library that it stands for; type checkers see that one. A one-shot question takes a few
milliseconds, and importing those modules would double it.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from functools import cached_property as cached_property
    from typing import NamedTuple as NamedTuple
else:

    def _getter(place, name):
        return property(lambda self: tuple.__getitem__(self, place), doc=name)

    try:
        from _collections import _tuplegetter
    except ImportError:  # a Python that is not CPython
        _tuplegetter = _getter

    _FEW = 50  # tuples of a class: for so many the time to make a quicker function is not won back

    class _Named(type):
        """Makes a class of tuples out of annotations."""

        def __new__(cls, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            given = {field: space[field] for field in fields if field in space}
            space |= {field: _tuplegetter(place, field) for place, field in enumerate(fields)}
            space |= {"__slots__": (), "_fields": fields, "__match_args__": fields, "_field_defaults": given}
            space["_places"] = {field: place for place, field in enumerate(fields)}
            if not fields:
                return type.__new__(cls, name, bases, space)

            seen = 0

            def first(_cls, *values, **named):
                nonlocal seen
                seen += 1
                if seen > _FEW or named or len(values) != len(fields):
                    # As the standard library makes it: a function with the fields as its parameters.
                    arguments = ", ".join(fields)
                    new = eval(f"lambda _cls, {arguments}: _new(_cls, ({arguments},))", {"_new": tuple.__new__})
                    new.__defaults__ = tuple(given.values())
                    made.__new__ = staticmethod(new)
                    return new(_cls, *values, **named)
                return tuple.__new__(_cls, values)

            space["__new__"] = first
            made = type.__new__(cls, name, bases, space)
            return made

    class NamedTuple(tuple, metaclass=_Named):
        """A tuple whose items have names."""

        @classmethod
        def _make(cls, values):
            made = tuple.__new__(cls, values)
            if len(made) != len(cls._fields):
                raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
            return made

        def _replace(self, /, **changes):
            values, places = list(self), type(self)._places
            try:
                for name, value in changes.items():
                    values[places[name]] = value
            except KeyError:
                unknown = [name for name in changes if name not in places]
                raise ValueError(f"Got unexpected field names: {unknown!r}") from None
            return tuple.__new__(type(self), values)

        def _asdict(self):
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self):
            told = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({told})"

        def __getnewargs__(self):
            return tuple(self)

    class cached_property:  # noqa: N801 - as the standard library calls it
        """A property worked out once, and kept in the object."""

        def __init__(self, work):
            self.work = self.func = work
            self.__doc__ = work.__doc__
            self.name = work.__name__

        def __set_name__(self, owner, name):
            self.name = name

        def __get__(self, held, owner=None):
            if held is None:
                return self
            value = held.__dict__[self.name] = self.work(held)
            return value


def pattern(text: str) -> re.Pattern[str]:
    """A regular expression that is compiled when it is first asked."""
    return _Pattern(text)  # type: ignore[return-value]


class _Pattern:
    def __init__(self, text: str) -> None:
        self._text = text

    def __getattr__(self, name: str) -> object:
        import re

        compiled = re.compile(self._text)
        for known in ("match", "fullmatch", "search", "findall", "finditer", "sub", "split", "pattern"):
            setattr(self, known, getattr(compiled, known))
        return getattr(compiled, name)
