"""`python -m specx`."""

from .cli.main import run

run()
