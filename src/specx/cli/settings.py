"""What a person settles once for every call: environment variables, and a file of one's own.

A word on the command line goes before the environment, the environment before the file. Only the person's own file
counts: one in a working folder settles the linter alone, so that nobody's repository changes an answer.
"""

from __future__ import annotations

import os

from ..errors import DataError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


# What may stand in the file, and of which type.
_KEYS: dict[str, type] = {
    "region": str, "country": str, "edition": str, "national": bool, "output": str, "color": str, "pager": str,
}  # fmt: skip
# Commands that have an option of such a name for something else.
_OTHERS = {"output": ("lint", "rule", "annotate")}
ASKED, TOLD = "COMMANDLINE", "ENVIRONMENT"
# National tables are asked where one is held: a standing wish, where --national is a demand.
IF_HELD = "if held"


def path() -> str:
    """Where the file is looked for: SPECX_CONFIG, or `specx/config.toml` where settings are kept; "" for nowhere."""
    named = os.environ.get("SPECX_CONFIG")
    if named is not None:
        return "" if named in ("", "none") else named
    if os.name == "nt":
        home = os.environ.get("APPDATA", "")
    else:
        home = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.environ.get("HOME", ""), ".config")
    return os.path.join(home, "specx", "config.toml") if os.path.isabs(home) else ""


def settings() -> dict[str, Any]:
    """What the file settles. Raises `UsageError` for a key or value that is not known, `DataError` for no TOML."""
    file = path()
    if not file or not os.path.isfile(file):
        if os.environ.get("SPECX_CONFIG", "none") not in ("", "none"):
            raise UsageError(f"SPECX_CONFIG: there is no file {file[:80]}", "name one, or none")
        return {}
    import tomllib

    try:
        with open(file, "rb") as stream:
            found = tomllib.load(stream)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise DataError(f"{file}: {problem}", "it is not TOML") from None
    for key, value in found.items():
        if key not in _KEYS:
            raise UsageError(f"{file}: unknown setting '{key[:40]}'", "settings are " + ", ".join(_KEYS))
        wanted = _KEYS[key]
        if isinstance(value, int) and not isinstance(value, bool) and wanted is str:
            found[key] = str(value)  # region = 1, edition = 2024
        elif not isinstance(value, wanted):
            example = "true" if wanted is bool else '"..."'
            raise UsageError(f"{file}: {key} = {value!r:.40} is not understood", f"write {key} = {example}")
    return found


def settle(command: str, given: dict[str, Any], source: dict[str, str]) -> None:
    """Puts into the parsed options of a call what the environment and the file settle, where the call does not say.

    `source` tells of each where it comes from, as Click names it.
    """
    own = settings()
    pager = own.pop("pager", None)
    if given.get("no_pager") is False and pager is not None:
        # A flag on the command line, or the pager that the file names.
        given["no_pager"] = pager or "none"
    for key, value in own.items():
        if key in given and source[key] not in (ASKED, TOLD) and command not in _OTHERS.get(key, ()):
            given[key] = IF_HELD if value is True else value
    _one_place(given, source, str(own.get("country", "")))


def _one_place(given: dict[str, Any], source: dict[str, str], own_country: str) -> None:
    """Region and country name one place together: the one asked for goes before what is settled of the other."""
    named = given.get("countries") or len(given.get("words") or ()) > 1  # `compare BR AR 3.5GHz` names them so
    if "countries" in given and not named and source.get("region") != ASKED:
        settled = os.environ.get("SPECX_COUNTRY", own_country)
        given["countries"] = [settled] if settled.strip() else given["countries"]
    if "region" not in given:
        return
    if given.get("position"):
        for name in ("region", "country"):
            if source.get(name) != ASKED and name in given:
                given[name] = ""
        return
    country = "countries" if "countries" in given else "country"
    if source["region"] == ASKED and country in given and source[country] != ASKED:
        given[country] = None if country == "countries" else ""
    elif source["region"] != ASKED and given.get(country):
        given["region"] = "all"  # the country's own
