"""Checks that a tag is the version, and prints what CHANGELOG.md says of it: the notes of the release.

python tools/release.py v0.2.0
"""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def notes(tag: str, version: str, changelog: str) -> str:
    """The section of the version. Raises `SystemExit` with what has to be put right first."""
    if tag != f"v{version}":
        sys.exit(f"the tag is {tag}, the version in src/specx/version.py {version}")
    section = re.search(rf"^## {re.escape(version)}(?![.\w])(.*)\n((?:(?!## ).*\n?)*)", changelog, re.M)
    if section is None:
        sys.exit(f"CHANGELOG.md has no section {version}")
    if section[1].strip():
        sys.exit(f"CHANGELOG.md says of {version}: {section[1].strip()}")
    return section[2].strip() + "\n"


def main() -> None:
    version = re.search(r'__version__ = "(.+)"', (ROOT / "src/specx/version.py").read_text(encoding="utf-8"))
    if len(sys.argv) != 2 or version is None:
        sys.exit(__doc__)
    sys.stdout.write(notes(sys.argv[1], version[1], (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")))


if __name__ == "__main__":
    main()
