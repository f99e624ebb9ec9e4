"""Build hook: compiles the facts into the wheel, so that a one-shot question reads no YAML."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledFacts(BuildHookInterface):  # type: ignore[misc]
    """Adds the facts and their compiled form to a wheel. An editable install reads the checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Copies and compiles in a temporary folder and has the wheel take that in."""
        if version == "editable":
            return
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        try:
            from specx.carry.finished import compile_finished
            from specx.facts.compiled import compile_facts
        finally:
            sys.path.pop(0)
        self._folder = tempfile.TemporaryDirectory()
        facts, compiled = Path(self._folder.name, "allocations"), Path(self._folder.name, "compiled")
        shutil.copytree(root / "allocations", facts)
        for file in facts.rglob("*.yaml"):
            # Inside the package the schemas stand beside the facts, not under src/.
            text = file.read_bytes()
            file.write_bytes(text.replace(b"src/specx/schemas/", b"schemas/", 1))
        compile_facts(str(facts), str(compiled))
        compile_finished(str(facts), str(compiled))
        build_data["force_include"] |= {str(facts): "specx/allocations", str(compiled): "specx/_compiled"}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes the temporary folder."""
        if version != "editable":
            self._folder.cleanup()
