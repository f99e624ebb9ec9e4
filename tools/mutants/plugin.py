"""A plugin of pytest: notes which test calls which function of specx, and runs those alone that call one.

MUTANTS_RECORD names a file to write what was called to; MUTANTS_ASK one that holds the tests to run, in their order.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest

_RECORD, _ASK = os.environ.get("MUTANTS_RECORD"), os.environ.get("MUTANTS_ASK")
_HOME = os.path.join("src", "specx") + os.sep
_called: dict[str, set[tuple[str, int]]] = {}
_files: dict[str, str] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Notes what a test calls, with what is made ready for it."""
    if not _RECORD:
        return (yield)
    mine = _called.setdefault(item.nodeid, set())

    def note(frame: FrameType, event: str, _: Any) -> None:
        if event == "call":
            code = frame.f_code
            name = _files.get(code.co_filename)
            if name is None:
                _, home, inside = code.co_filename.rpartition(_HOME)
                name = _files[code.co_filename] = inside.replace(os.sep, "/") if home else ""
            if name:
                mine.add((name, code.co_firstlineno))

    sys.setprofile(note)
    try:
        return (yield)
    finally:
        sys.setprofile(None)


def pytest_sessionfinish() -> None:
    """Writes what was noted: file, line of the function, the tests."""
    if _RECORD:
        with open(_RECORD, "w", encoding="utf-8") as stream:
            json.dump({test: sorted(calls) for test, calls in _called.items()}, stream)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leaves the tests that are asked for, in the order that is asked."""
    if _ASK:
        with open(_ASK, encoding="utf-8") as stream:
            place = {test: number for number, test in enumerate(json.load(stream))}
        left = [item for item in items if item.nodeid not in place]
        items[:] = sorted((item for item in items if item.nodeid in place), key=lambda item: place[item.nodeid])
        config.hook.pytest_deselected(items=left)
