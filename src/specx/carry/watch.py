"""What could not be read while a file is annotated: counted, the first few told with their rows."""

from __future__ import annotations

from ..errors import SpecxError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TOLD = 5  # rows told one by one; the rest is counted


class Watch:
    """Counts of one call. `tell` writes a line for people, `come` how far it is; with `strict` the first bad cell ends it."""

    def __init__(
        self, tell: Callable[[str, str], None], strict: bool = False, come: Callable[[int], None] = lambda rows: None
    ) -> None:
        self._tell = tell
        self.strict = strict
        self.come = come
        self.restart()

    def restart(self) -> None:
        """Counts from the beginning."""
        self.rows = 0
        self.bad = 0
        self.empty = 0
        self.checked: dict[str, int] = {}

    def cell(self, number: int, problem: SpecxError) -> None:
        """A cell of a row, the first of which is 1, could not be read. Raises `UsageError` where that ends the call."""
        if self.strict:
            raise UsageError(f"row {number}: {problem.message}", problem.hint)
        self.bad += 1
        if self.bad <= TOLD:
            self._tell(f"row {number}: {problem.message}", problem.hint)

    def check(self, found: str, rows: int = 1) -> None:
        """So many rows stand so to what --check asks."""
        self.checked[found] = self.checked.get(found, 0) + rows

    def summary(self) -> list[str]:
        """What to say at the end."""
        said = []
        if self.bad:
            said.append(
                f"{self.bad} of {self.rows} rows have a cell that was not read; what it would have answered is left empty"
            )
        if self.empty:
            said.append(f"{self.empty} of {self.rows} rows have no frequency")
        if self.checked:
            counts = sorted(self.checked.items(), key=lambda found: (-found[1], found[0]))
            said.append("check: " + ", ".join(f"{count} {name or 'without answer'}" for name, count in counts))
        return said

    @property
    def exit_code(self) -> int:
        """0; 1 where a cell was not read, or a row does not stand up to --check."""
        failed = any(count for name, count in self.checked.items() if name not in ("primary", "secondary", "permitted"))
        return 1 if self.bad or failed else 0
