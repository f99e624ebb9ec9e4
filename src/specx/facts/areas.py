"""Lines A, B and C, the Regions between them and the areas that footnotes name, as `areas.yaml` has them."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from .folder import Facts


def lines_and_regions(facts: Facts) -> Mapping[str, Any]:
    """The record of the lines, the Regions and the areas. Raises `DataError` where the folder has none."""
    record: Mapping[str, Any] = facts.records("areas", "areas.yaml")
    return record
