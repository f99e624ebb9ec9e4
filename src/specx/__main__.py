"""`python -m specx`, and the console script."""

import signal

# Until a command begins there is nothing to tidy up: Ctrl-C ends the process, and no half-made import speaks.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def main() -> None:
    """Runs specx as a process."""
    from .cli.main import run

    run()


if __name__ == "__main__":
    main()
