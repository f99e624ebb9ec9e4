"""`python -m specx`, and the console script."""

try:
    import _signal as signal  # type: ignore[import-not-found]  # what `signal` wraps in enumerations, which take longer to make than all of this
except ImportError:
    import signal

# Until a command begins there is nothing to tidy up: Ctrl-C ends the process, and no half-made import speaks.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    """Runs specx as a process."""
    import os
    import sys

    from .cli.commands import COMPLETING

    if COMPLETING in os.environ:
        from .cli.completing import complete

        code = complete(sys.argv[1:])
        sys.stdout.flush()
        os._exit(code)
    from .cli.main import run

    run()


if __name__ == "__main__":
    main()
