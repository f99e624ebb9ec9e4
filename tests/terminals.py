"""The program on a terminal of its own, as a person has it before them."""

import os
import signal
import subprocess
import sys
import threading

from conftest import ROOT, Ran

# What would change a screen, and stands in the environment of whoever runs the tests.
_THEIRS = ("NO_COLOR", "COLUMNS", "LINES", "PAGER")


def on_a_terminal(*arguments, columns=80, rows=40, env=None, keys=True):
    """What the program shows on a terminal of that size, and its exit code; what hangs is ended.

    Its stdin is the terminal too, but for one without `keys`.
    """
    import fcntl
    import pty
    import struct
    import termios

    main, side = pty.openpty()
    fcntl.ioctl(side, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    clean = {k: v for k, v in os.environ.items() if not k.startswith("SPECX_") and k not in _THEIRS}
    process = subprocess.Popen(
        [sys.executable, "-m", "specx", *arguments], stdin=side if keys else subprocess.DEVNULL, stdout=side, stderr=side,
        cwd=ROOT, env={**clean, "TERM": "xterm-256color", "SPECX_CONFIG": "none", **(env or {})}, start_new_session=True,
    )  # fmt: skip
    os.close(side)
    watch = threading.Timer(60, lambda: os.killpg(process.pid, signal.SIGKILL))
    watch.start()
    shown = b"".join(iter(lambda: _piece(main), b""))
    os.close(main)
    code = process.wait()
    watch.cancel()
    return Ran(code, shown.decode().replace("\r\n", "\n"), "")


def _piece(main):
    """What is shown next; nothing where the other side is closed, which Linux tells as an error."""
    try:
        return os.read(main, 65536)
    except OSError:
        return b""
