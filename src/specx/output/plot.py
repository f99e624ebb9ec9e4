"""Curves against masks as a picture: PNG, SVG or PDF by the name of the file."""

from __future__ import annotations

from ..errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from ..answers.examine.curves import Curve

_KINDS = (".png", ".svg", ".pdf")


def check_plot(path: str) -> None:
    """Raises `UsageError` for a name that is no picture's, or where the library for it is not installed."""
    if not path.lower().endswith(_KINDS):
        raise UsageError(f"'{path[:60]}' is no name of a picture", f"end it with {', '.join(_KINDS)}")
    from importlib.util import find_spec

    if find_spec("matplotlib") is None:
        raise UsageError("pictures need an extra that is not installed", "pip install 'specx[plot]'")


def plot(curves: Sequence[Curve], title: str, path: str, part: str) -> None:
    """Writes the picture: what is offered as a line, what is allowed dashed.

    `path` says of which kind; `part` is the file that is written.
    """
    from matplotlib.figure import Figure

    figure = Figure(figsize=(8, 4.8), layout="constrained")
    axes: Any = figure.add_subplot()
    drawn: list[list[float]] = []
    for i, curve in enumerate(curves):
        angles = [point[0] for point in curve.points]
        offered = [point[1] for point in curve.points]
        if offered not in drawn:
            axes.plot(angles, offered, color=f"C{i}", label="offered")
            drawn.append(offered)
        axes.plot(angles, [p[2] for p in curve.points], color=f"C{i}", linestyle="--", label=curve.name)
    axes.set_xlabel({"arrival": "angle of arrival (degrees)"}.get(curves[0].angle, f"{curves[0].angle} (degrees)"))
    axes.set_ylabel(curves[0].unit)
    axes.set_title(title, fontsize="medium")
    axes.grid(alpha=0.3)
    axes.legend(fontsize="small")
    figure.savefig(part, format=path.rsplit(".", 1)[1].lower(), dpi=150)
