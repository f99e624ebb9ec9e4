"""Build hook: compiles the facts into the wheel, so that a one-shot question reads no YAML."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledFacts(BuildHookInterface):  # type: ignore[misc]
    """Adds `specx/_compiled` to a wheel. An editable install reads the YAML itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compiles into a temporary folder and has the wheel take it in."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from specx.compiled import compile_facts
        finally:
            sys.path.pop(0)
        self._folder = tempfile.TemporaryDirectory()
        compile_facts(str(root / "allocations"), self._folder.name)
        build_data["force_include"][self._folder.name] = "specx/_compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the temporary folder."""
        if version != "editable":
            self._folder.cleanup()
