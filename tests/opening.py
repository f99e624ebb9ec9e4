"""What a process opens and imports for the questions that it is asked, from before the first import on."""

import json
import subprocess
import sys

from conftest import ROOT

_COUNTING = """
import contextlib, io, json, sys
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
from specx.facts import folder
folder.COMPILED = sys.argv[1]
from specx.cli.main import main
for words in map(json.loads, sys.argv[2:]):
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            main(words)
        except SystemExit:
            pass
    print(json.dumps([opened, [name for name in sys.modules if name.startswith("specx.")]]))
    opened.clear()
"""


def opened_by(*questions, compiled=""):
    """For each question, a list of words, the paths that it opened and the modules of specx that there are by then.

    `compiled` is where the compiled form of the facts stands, as a wheel has it.
    """
    ran = subprocess.run(
        [sys.executable, "-c", _COUNTING, compiled, *map(json.dumps, questions)],
        capture_output=True, encoding="utf-8", check=True, cwd=ROOT,
    )  # fmt: skip
    for line in ran.stdout.splitlines():
        opened, modules = json.loads(line)
        yield [path.replace("\\", "/") for path in opened], modules
