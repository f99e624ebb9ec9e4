"""Files of radio programs that are no tables: SigMF metadata and bookmarks of SDR++. What is added stands beside what is there."""

from __future__ import annotations

from ..errors import DataError
from ..light import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

# A namespace of ours, as SigMF asks of what is not its own; the version is that of what we write there.
_NAMESPACE = "specx"
_EXTENSION = {"name": _NAMESPACE, "version": "1.0.0", "optional": True}
_CORE = "core:"


class PartFound(NamedTuple):
    """A part of a file that has a frequency: where what is said of it goes, and its cells under our names."""

    home: dict[str, Any]
    cells: dict[str, str]


def kind_of(found: Any) -> str:
    """`sigmf`, `sdr++`, or "" for other JSON."""
    if isinstance(found, dict):
        if isinstance(found.get("captures"), list) and isinstance(found.get("global"), dict):
            return "sigmf"
        if isinstance(found.get("lists"), dict) or isinstance(found.get("bookmarks"), dict):
            return "sdr++"
    return ""


def loaded(text: str, path: str) -> Any:
    """The JSON of a file. Raises `DataError`."""
    import json

    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise DataError(f"{path}: not JSON: {problem}") from None


def parts(found: Any, kind: str, path: str) -> list[PartFound]:
    """The parts of a file that have a frequency, in order. Raises `DataError` for a file that is not of the kind."""
    if kind_of(found) != kind:
        raise DataError(f"{path}: not a file of {'SigMF metadata' if kind == 'sigmf' else 'SDR++ bookmarks'}")
    return list(_sigmf(found) if kind == "sigmf" else _bookmarks(found))


def _sigmf(found: dict[str, Any]) -> Iterator[PartFound]:
    """Captures by their frequency, annotations by their edges; frequencies are in Hz."""
    for capture in found["captures"]:
        if isinstance(capture, dict) and capture.get(f"{_CORE}frequency") is not None:
            yield PartFound(
                capture, {"kind": "capture", "frequency": _text(capture[f"{_CORE}frequency"]), "high": "", "name": ""}
            )
    for noted in found.get("annotations") or ():
        if isinstance(noted, dict) and noted.get(f"{_CORE}freq_lower_edge") is not None:
            ends = (_text(noted.get(f"{_CORE}freq_{end}_edge")) for end in ("lower", "upper"))
            low, high = ends
            yield PartFound(
                noted, {"kind": "annotation", "frequency": low, "high": high, "name": _text(noted.get(f"{_CORE}label"))}
            )


def _bookmarks(found: dict[str, Any]) -> Iterator[PartFound]:
    """Bookmarks by their frequency in Hz: of all lists, or of one that was exported."""
    lists = found["lists"] if isinstance(found.get("lists"), dict) else {"": found}
    for title, held in lists.items():
        marks = held.get("bookmarks", held) if isinstance(held, dict) else {}
        for name, mark in marks.items():
            if isinstance(mark, dict) and "frequency" in mark:
                yield PartFound(mark, {"kind": title, "frequency": _text(mark["frequency"]), "high": "", "name": name})


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def added(found: Any, kind: str, homes: list[tuple[dict[str, Any], dict[str, Any]]]) -> str:
    """The file with what is said of each part, as text."""
    import json

    for home, said in homes:
        home.update({f"{_NAMESPACE}:{key}": value for key, value in said.items()} if kind == "sigmf" else said)
    if kind == "sigmf" and homes:
        known = found["global"].setdefault(f"{_CORE}extensions", [])
        if not any(isinstance(one, dict) and one.get("name") == _NAMESPACE for one in known):
            known.append(dict(_EXTENSION))
    return json.dumps(found, ensure_ascii=False, indent=4) + "\n"
