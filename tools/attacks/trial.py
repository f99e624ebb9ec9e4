"""One call of the program, in this process or one of its own, and what holds for each whatever was asked."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree

# A call that takes longer has lost its way; it is ended.
_LOST = 60.0  # seconds of work
_LARGE = 300_000  # bytes of YAML that are read back


class Call(NamedTuple):
    """What is asked. `output` is the format that the answer must have, "" where that cannot be told from the words."""

    words: tuple[str, ...]
    stdin: bytes = b""
    env: tuple[tuple[str, str], ...] = ()
    output: str = ""

    def line(self) -> str:
        """The call as a shell takes it."""
        before = "".join(f"{name}={shlex.quote(value)} " for name, value in self.env)
        words = " ".join(map(_quoted, self.words))
        return f"{before}specx {words}" + (f"   # stdin: {self.stdin[:300]!r}" if self.stdin else "")


def _quoted(word: str) -> str:
    if word.isprintable():
        return shlex.quote(word)
    escaped = "".join(f"\\x{b:02x}" if b < 0x20 or b in b"'\\" or b > 0x7E else chr(b) for b in os.fsencode(word))
    return f"$'{escaped}'"


class Ran(NamedTuple):
    """What a call left behind; `broke` is the traceback of what it should have caught."""

    code: int
    out: bytes
    err: bytes
    seconds: float
    megabytes: float
    broke: str = ""


class Limits(NamedTuple):
    """What a call may cost: seconds of work, not by the clock, and memory."""

    seconds: float
    megabytes: float


class _LostError(BaseException):
    """The call does not come to an end."""


def in_process(call: Call) -> Ran:
    """The call in this process, as the console script makes it."""
    from specx.cli.main import main

    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "backslashreplace", "") for _ in range(2))
    kept = sys.stdin, sys.stdout, sys.stderr, dict(os.environ)
    code, broke = -1, ""
    _forget_peak()
    before, begun = _megabytes("VmRSS"), time.process_time()
    signal.signal(signal.SIGPROF, _lost)
    try:
        sys.stdin = io.TextIOWrapper(io.BytesIO(call.stdin), "utf-8")
        sys.stdout, sys.stderr = out, err
        os.environ.update(call.env)
        signal.setitimer(signal.ITIMER_PROF, _LOST)
        code = main(list(call.words))
        out.flush()
    except SystemExit as stop:
        broke = f"SystemExit {stop.code!r}"
    except (Exception, _LostError):
        broke = traceback.format_exc()
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdin, sys.stdout, sys.stderr = kept[:3]
        for name, _ in call.env:
            os.environ.pop(name, None)
        os.environ.update({name: value for name, value in kept[3].items() if os.environ.get(name) != value})
    seconds = time.process_time() - begun
    for stream in (out, err):
        stream.flush()
    # What was asked before is still held; only what this call took on top counts.
    return Ran(code, _bytes(out), _bytes(err), seconds, max(0.0, _megabytes("VmHWM") - before), broke)


def _bytes(stream: io.TextIOWrapper) -> bytes:
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue()


def _lost(number: int, frame: object) -> None:
    raise _LostError(f"no end after {_LOST:g} s of work")


def _megabytes(what: str) -> float:
    try:
        with open("/proc/self/status", encoding="ascii") as status:
            return next(int(text.split()[1]) for text in status if text.startswith(what)) / 1024
    except (OSError, StopIteration):
        return 0.0


def _forget_peak() -> None:
    try:
        with open("/proc/self/clear_refs", "w", encoding="ascii") as refs:
            refs.write("5")
    except OSError:
        return


def in_a_process(call: Call, site: str) -> Ran:
    """The call as a process of its own, with the specx that lies in `site`."""
    process = subprocess.Popen(
        [sys.executable, "-m", "specx", *call.words], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": site, "PYTHONUTF8": "1", **dict(call.env)},
    )  # fmt: skip
    try:
        out, err = process.communicate(call.stdin, timeout=5 * _LOST)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        return Ran(-1, out, err, 5 * _LOST, 0, "no end")
    # What one process took cannot be told from what all have taken: the calls of this process are measured.
    return Ran(process.returncode, out, err, 0, 0)


def wrong(call: Call, ran: Ran, limits: Limits | None) -> Iterator[str]:
    """What is not as it must be, in words."""
    if ran.broke:
        yield "it broke:\n" + ran.broke
        return
    out, err = ran.out.decode("utf-8", "replace"), ran.err.decode("utf-8", "replace")
    if ran.code not in (0, 1, 2, 3):
        yield f"exit code {ran.code}"
    if "Traceback" in err or "Traceback" in out:
        yield "a traceback:\n" + err
    yield from _talk(call, ran.code, out, err)
    # `lint --fix -` gives back the person's own document, with what no rule may take out of it.
    if not {"always", "--color=always"} & {*call.words} and not {"lint", "--fix", "-"} <= {*call.words}:
        steering = sorted({f"U+{ord(c):04X}" for c in out if _steers(c)})
        if steering:
            yield f"stdout steers a terminal: {' '.join(steering)}"
    try:
        _read_back(call.output, out, ran.code)
    except (ValueError, AssertionError, ElementTree.ParseError, csv.Error) as problem:
        yield f"not {call.output}: {problem!r}: {out[:200]!r} ... {out[-100:]!r}"
    if limits and ran.seconds > limits.seconds:
        yield f"{ran.seconds:.1f} s of work"
    if limits and ran.megabytes > limits.megabytes:
        yield f"{ran.megabytes:.0f} MB"


def _steers(char: str) -> bool:
    from specx.output.border import STEERING

    return ord(char) in STEERING


def _talk(call: Call, code: int, out: str, err: str) -> Iterator[str]:
    lines = err.split("\n")[:-1] if err else []
    if err and not err.endswith("\n"):
        yield f"stderr does not end with its line: {err[-100:]!r}"
    for text in lines:
        if not text.startswith("specx: ") or any(_steers(c) for c in text):
            yield f"no clean line on stderr: {text[:200]!r}"
        elif len(text) > 700:
            yield f"a line of {len(text)} characters on stderr: {text[:200]!r}"
    refused = (code in (2, 3) and not out) or out.startswith('{"error"')
    batch = call.words[:1] in (("at",), ("footnote",), ("lint",), ("examine",)) and len(lines) > 1
    if refused and len(lines) != 1 and not batch:
        yield f"{len(lines)} lines on stderr for one refusal: {err[:300]!r}"


def _read_back(output: str, out: str, code: int) -> None:
    """Raises where the answer is not of its format."""
    if output in ("json", "gitlab", "sarif"):
        if output == "json" or out:
            json.loads(out, parse_constant=_no_constant)
    elif output in ("jsonl", "json-lines"):
        for text in out.splitlines():
            json.loads(text, parse_constant=_no_constant)
    elif output in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(out, newline=""), delimiter="\t" if output == "tsv" else ",", strict=True))
        if code == 0 and not rows:
            raise ValueError("no head")
        if len({len(row) for row in rows}) > 1:
            raise ValueError(f"rows of {sorted({len(row) for row in rows})} cells")
    elif output == "md":
        cells = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", text)) for text in out.splitlines()}
        if len(cells) > 1:
            raise ValueError(f"rows of {sorted(cells)} bars")
    elif output == "junit" and out:
        ElementTree.fromstring(out)
    elif output == "yaml" and len(out) < _LARGE:
        import yaml

        try:
            yaml.load(out, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        except yaml.YAMLError as problem:
            raise ValueError(str(problem)) from None
    elif not output and out.startswith(('{"schema"', '{"error"')):
        for text in out.splitlines():
            json.loads(text)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")
