"""What stands for modules of the standard library behaves as they do."""

import copy
import pickle
import re
import typing
from functools import cached_property

import pytest

from specx import light
from specx.regulations.values import Row, ServiceTerm, Source


class Ours(light.NamedTuple):
    """Ours."""

    first: int
    second: str = "b"
    third: tuple = ()

    @property
    def both(self):
        return f"{self.first}{self.second}"


class Theirs(typing.NamedTuple):
    """Theirs."""

    first: int
    second: str = "b"
    third: tuple = ()

    @property
    def both(self):
        return f"{self.first}{self.second}"


CALLS = [
    lambda cls: cls(1), lambda cls: cls(1, "x"), lambda cls: cls(first=1, third=(2,)), lambda cls: cls(*"abc"),
    lambda cls: cls._make([1, 2, 3]), lambda cls: cls(1)._replace(second="y"), lambda cls: cls(1)._asdict(),
    lambda cls: cls._fields, lambda cls: cls._field_defaults, lambda cls: cls.__match_args__, lambda cls: cls(1).both,
    lambda cls: hash(cls(1)), lambda cls: cls(1) == (1, "b", ()), lambda cls: repr(cls(1)).partition("(")[2],
    lambda cls: tuple(cls(1)), lambda cls: cls(2) < cls(3), lambda cls: isinstance(cls(1), tuple),
    lambda cls: tuple(copy.deepcopy(cls(1, "x", ([],)))), lambda cls: tuple(pickle.loads(pickle.dumps(cls(1)))),
    lambda cls: [tuple(cls(n, "x", ())) for n in range(200)], lambda cls: hasattr(cls(1), "__dict__"),
]  # fmt: skip
WRONG = [
    lambda cls: cls(), lambda cls: cls(1, "x", (), 4), lambda cls: cls(1, fourth=4), lambda cls: cls._make([1]),
    lambda cls: cls(1)._replace(fourth=4), lambda cls: setattr(cls(1), "first", 2), lambda cls: setattr(cls(1), "new", 2),
]  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_a_tuple_with_names(call):
    assert call(Ours) == call(Theirs)


@pytest.mark.parametrize("call", WRONG)
def test_what_a_tuple_with_names_refuses(call):
    # Which of them for an unknown field, changed with Python 3.13.
    for cls in (Theirs, Ours):
        with pytest.raises((TypeError, ValueError, AttributeError)):
            call(cls)


def test_the_first_tuples_are_made_as_the_later_ones_are():
    class Fresh(light.NamedTuple):
        one: int
        two: int = 2

    assert [tuple(Fresh(n, n)) for n in range(3)] == [(0, 0), (1, 1), (2, 2)]
    assert Fresh(1) == (1, 2)
    assert [tuple(Fresh(n, n)) for n in range(100)] == [(n, n) for n in range(100)]
    with pytest.raises(TypeError):
        Fresh(1, 2, 3)


def test_values_of_ours_are_tuples():
    assert Source("f", 1) == ("f", 1)
    assert ServiceTerm("fixed").directions == ()
    assert Row._fields[:3] == ("region", "low_hz", "high_hz")
    with pytest.raises(TypeError):
        Row(1)


class Kept:
    def __init__(self):
        self.worked = 0

    @light.cached_property
    def ours(self):
        """Says so."""
        self.worked += 1
        return self.worked

    @cached_property
    def theirs(self):
        """Says so."""
        return 1


def test_a_property_is_worked_out_once():
    kept = Kept()
    assert (kept.ours, kept.ours, kept.worked) == (1, 1, 1)
    kept.ours = 5
    assert (kept.ours, Kept.ours.__doc__) == (5, Kept.theirs.__doc__)


def test_a_pattern_is_compiled_when_it_is_asked():
    words = light.pattern(r"(?a)(\d+) (\w)")
    assert words.fullmatch("12 a")[1] == "12"
    assert words.findall("1 a 2 b") == re.findall(r"(?a)(\d+) (\w)", "1 a 2 b")
    assert words.sub("-", "1 a") == "-"
