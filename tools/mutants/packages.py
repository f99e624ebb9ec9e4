"""Which tests are asked about which part of the source."""

from __future__ import annotations

from fnmatch import fnmatch
from typing import NamedTuple


class Package(NamedTuple):
    """A part of src/specx and the tests that cover it, the quick ones first; a file belongs to the first that names it."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]


_CASES = "tests/cli/test_cases.py"
_LIBRARY = "tests/agreement/test_library.py"
_COMMANDS = "tests/agreement/test_commands.py"
_WORKED = "tests/answers/test_engineer.py"
_RELATIONS = "tests/relations"

PACKAGES = (
    Package(
        "limits",
        ("table/limits.py", "table/binding.py", "table/decided.py", "table/stated.py", "answers/*limit*.py", "regulations/*limit*.py",
         "regulations/decided.py", "regulations/mask.py", "regulations/formula.py"),
        ("tests/regulations", "tests/answers/test_bound_limits.py", "tests/answers/test_limits.py", "tests/answers/test_decided_limits.py", "tests/data/test_resolutions.py",
         "tests/data/test_rules_data.py", "tests/answers/test_notices.py", "tests/answers/test_told_once.py", _RELATIONS, _CASES, _WORKED,
         "tests/answers/test_examine.py"),
    ),
    Package(
        "table", ("table/*.py",),
        ("tests/table", "tests/data/test_invariants.py", _LIBRARY, "tests/answers/test_forbidden.py", "tests/data/test_prohibitions.py",
         _RELATIONS, _CASES, _WORKED, _COMMANDS),
    ),
    Package(
        "regulations", ("regulations/*.py",),
        ("tests/regulations", "tests/test_units.py", "tests/table", "tests/data", "tests/answers/test_channels.py",
         "tests/answers/test_sharing.py", _LIBRARY, _RELATIONS, _CASES, _WORKED),
    ),
    Package(
        "sharing", ("answers/sharing/*.py", "answers/restrictions.py"),
        ("tests/answers/test_sharing.py", "tests/answers/test_coordination.py", "tests/answers/test_sharing_files.py", "tests/cli/test_gaps.py", _RELATIONS, _CASES, "tests/answers/test_told.py",
         "tests/answers/test_told_once.py", _WORKED, _COMMANDS),
    ),
    Package(
        "examine", ("answers/examine/*.py",),
        ("tests/answers/test_sent.py", "tests/answers/test_comparing.py", "tests/answers/test_examined.py", "tests/answers/test_examine.py", "tests/answers/test_notices.py", "tests/answers/test_absence.py", _RELATIONS, _CASES, _WORKED,
         "tests/answers/test_decided_limits.py", "tests/answers/test_forbidden.py", "tests/national/test_questions.py", _COMMANDS),
    ),
    Package(
        "store", ("facts/store.py",),
        ("tests/facts/test_store.py", "tests/lint/test_hostile.py", "tests/lint/test_control.py", "tests/data/test_invariants.py"),
    ),
    Package("facts", ("facts/*.py", "facts/kinds/*.py"), ("tests/facts", "tests/data", _CASES, "tests/lint/test_cases.py")),
    Package("drafts", ("drafts/*.py",), ("tests/drafts", _CASES)),
    Package("carry", ("carry/*.py",), ("tests/carry", _CASES)),
    Package("lint", ("lint/*.py", "lint/*/*.py"), ("tests/lint",)),
    Package("answers", ("answers/*.py", "answers/*/*.py"), ("tests/answers", _CASES, _WORKED)),
    Package("output", ("output/*.py",), ("tests/output", _CASES, "tests/cli")),
    Package("units", ("units.py", "light.py", "spelled.py", "errors.py", "record.py", "interrupt.py", "version.py"), ("tests/test_units.py", _CASES, "tests/cli")),
    Package("cli", ("cli/*.py", "__init__.py", "__main__.py"), (_CASES, "tests/cli")),
)  # fmt: skip


def package_of(file: str) -> Package | None:
    """The part that a file of src/specx, named from there, belongs to."""
    return next((p for p in PACKAGES if any(fnmatch(file, pattern) for pattern in p.files)), None)
