"""Writes everything that is generated, with one verb; `--check` says what is stale and writes nothing.

Usage: python tools/generate.py [--check]

What it writes: the index of plans, what commands take (for the quick reader, for completion), JSON Schemas of the facts and docs/rules.md, docs/commands.md, man pages, the tables of docs/json.md, the output
in the console blocks of README and docs. Golden cases are not among them: their change is to be read, not accepted
(UPDATE_CASES=1 pytest tests/cli/test_cases.py).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import answers
import commands
import declared
import man
import readme
import write_lint_files
import write_plan_index
import write_words

ROOT = Path(__file__).parent.parent


def wanted() -> Iterator[tuple[Path, str]]:
    """Every generated file with its text."""
    yield write_plan_index.PAGE, write_plan_index.text()
    yield declared.PAGE, declared.text()
    yield write_words.PAGE, write_words.text()
    yield from write_lint_files.wanted().items()
    yield commands.PAGE, commands.page()
    yield answers.PAGE, answers.text()
    yield from man.wanted().items()
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        if page not in (commands.PAGE, ROOT / "docs" / "rules.md"):
            # The examples of a page that is generated itself are refreshed in what was just made.
            source = answers.text() if page == answers.PAGE else page.read_text(encoding="utf-8")
            yield page, readme.refresh(source, ROOT)


def main() -> None:
    check = "--check" in sys.argv
    stale = []
    for path, text in dict(wanted()).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.relative_to(ROOT).as_posix())
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8", newline="\n")
    for name in stale:
        print(name)
    if check and stale:
        sys.exit("stale: run python tools/generate.py")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    main()
