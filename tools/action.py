"""Where action.yml puts specx, and what it installs there: `name=value` lines for $GITHUB_OUTPUT.

Usage: python tools/action.py, with VERSION (the input `version`), HERE (the folder of the action) and RUNNER_TEMP set.
Needs nothing but Python: it runs before anything is installed.
"""

import hashlib
import os
import re
import sys
from pathlib import Path

# What a wheel is made of.
PARTS = ("pyproject.toml", "README.md", "LICENSE", "src", "allocations", "tools/build_hook.py")


def requirement(version: str, here: str) -> str:
    """What pip installs: a bare version is one of specx, as YAML or a person writes it; nothing is the action's own."""
    plain = version.strip()
    if not plain:
        return here
    return f"specx=={plain.removeprefix('v')}" if re.fullmatch(r"v?\d+(\.\w+)*", plain) else plain


def digest(here: str) -> str:
    """A digest of what the action's own wheel is made of: a branch or a tag that moves has another one."""
    total = hashlib.sha256()
    for part in PARTS:
        path = Path(here, part)
        for file in sorted(p for p in [path, *path.rglob("*")] if p.is_file() and p.suffix != ".pyc"):
            total.update(file.relative_to(here).as_posix().encode() + b"\0" + file.read_bytes())
    return total.hexdigest()[:16]


def main() -> None:
    """Prints the lines."""
    version, here = os.environ.get("VERSION", ""), os.environ["HERE"]
    what = requirement(version, here)
    if what == here:
        known = digest(here)
    elif what.startswith("specx=="):
        known = what.removeprefix("specx==")
    else:
        # A branch may have moved since: kept for this run alone.
        known = hashlib.sha256(what.encode()).hexdigest()[:8] + "-" + os.environ.get("GITHUB_RUN_ID", "0")
    home = Path(os.environ["RUNNER_TEMP"], "specx")
    python = ".".join(map(str, sys.version_info[:3]))
    command = home / ("Scripts/specx.exe" if os.name == "nt" else "bin/specx")
    place = hashlib.sha256(f"{home}{sys.executable}".encode()).hexdigest()[:8]
    print(f"home={home}\ncommand={command}\nwhat={what}\nkey=specx-{sys.platform}-{python}-{place}-{known}")


if __name__ == "__main__":
    main()
