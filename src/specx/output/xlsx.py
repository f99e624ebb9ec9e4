"""An answer as a workbook: text as text, figures as figures, a head that stays in sight."""

from __future__ import annotations

import datetime
import io
from typing import NamedTuple

from ..errors import UsageError
from .border import clean

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

_MOST_ROWS = 1_048_575  # of a sheet, behind the head
_LONGEST = 32_767  # characters of a cell
_WIDEST = 60
_LOOKED_AT = 200  # rows by which the widths are set


def check_xlsx(terminal: bool) -> None:
    """Raises `UsageError` where a workbook would go to a terminal, or the library for it is not installed."""
    if terminal:
        raise UsageError(
            "-o xlsx is a file, not text for a terminal", "add > answer.xlsx behind it, or --to FILE to export"
        )
    from importlib.util import find_spec

    if find_spec("xlsxwriter") is None:
        raise UsageError("-o xlsx needs an extra that is not installed", "pip install 'specx[xlsx]', or take -o csv")


class Page(NamedTuple):
    """A sheet: its name, the heads of its columns, its rows."""

    name: str
    heads: list[str]
    rows: Iterable[list[Any]]


def workbook(name: str, about: str, heads: list[str], rows: Iterable[list[Any]], beside: Iterable[Page] = ()) -> bytes:
    """The workbook of one sheet, and of those beside it. Cells are text, whole numbers, numbers, true or false, or None.

    Raises `UsageError` for more rows than a sheet holds.
    """
    from xlsxwriter import Workbook

    # An error among them comes before anything is written.
    pages = [(page, list(page.rows)) for page in (Page(name, heads, rows), *beside)]
    for _, held in pages:
        if len(held) > _MOST_ROWS:
            raise UsageError(f"{len(held)} rows are more than a sheet holds", "take -o csv, or ask of less")
    out = io.BytesIO()
    # No text is taken for a number, a formula or a link.
    book = Workbook(
        out, {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    )
    # The same answer is the same file.
    book.set_properties({"title": f"specx {name}", "comments": about, "created": datetime.datetime(2000, 1, 1)})
    bold, hertz = book.add_format({"bold": True}), book.add_format({"num_format": "0"})
    for page, held in pages:
        _fill(book.add_worksheet(page.name), page.heads, held, bold, hertz)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, heads: list[str], held: list[list[Any]], bold: Any, hertz: Any) -> None:
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
        shown = [len(str(row[column])) for row in held[:_LOOKED_AT] if row[column] is not None]
        sheet.set_column(
            column, column, min(_WIDEST, max(len(head), *shown, 0) + 2), hertz if head.endswith("_hz") else None
        )
    for number, row in enumerate(held, 1):
        for column, value in enumerate(row):
            if value is None or value == "":
                continue
            if isinstance(value, bool):
                sheet.write_boolean(number, column, value)
            elif isinstance(value, int | float):
                sheet.write_number(number, column, value)
            else:
                sheet.write_string(number, column, _cut(clean(str(value))))
    sheet.freeze_panes(1, 0)
    if held:
        sheet.autofilter(0, 0, len(held), len(heads) - 1)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."
