"""How what a piece of text is looks in colour, in words of rich."""

STYLES = {
    "primary": "bold", "secondary": "", "band": "bold cyan", "note": "cyan", "dim": "dim",
    "good": "green", "bad": "bold red", "warn": "yellow", "head": "bold",
}  # fmt: skip
