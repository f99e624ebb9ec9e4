"""Writes the real output into the console blocks of the README and docs pages given as arguments.

Run it after an intended change of output, then read the diff. An example that the page cuts
short with `...` keeps its length.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def run(command: str, root: Path) -> str:
    """What the command prints, stdout then stderr, run in the checkout with its own specx."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "specx")
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m specx "$@"\n', encoding="utf-8")
        program.chmod(0o755)
        clean = {k: v for k, v in os.environ.items() if not k.startswith("SPECX_")}
        env = {**clean, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(root / "src")}
        done = subprocess.run(
            command, shell=True, capture_output=True, encoding="utf-8", cwd=root, env=env, check=False
        )
    return done.stdout + done.stderr


def refresh(text: str, root: Path) -> str:
    """The page with the output of each `$ ` line written anew."""

    def block(match: re.Match[str]) -> str:
        out = []
        for example in re.split(r"^\$ ", match[1], flags=re.M)[1:]:
            command, _, old = example.partition("\n")
            new = run(command, root)
            if old.rstrip().endswith("..."):
                lines = new.splitlines()[: len(old.rstrip().splitlines()) - 1]
                new = "\n".join([*lines, "..."]) + "\n"
            out.append(f"$ {command}\n{new}")
        return "```console\n" + "".join(out) + "```"

    return re.sub(r"```console\n(.*?)```", block, text, flags=re.S)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        page = Path(name)
        page.write_text(refresh(page.read_text(encoding="utf-8"), Path.cwd()), encoding="utf-8")
