"""`specx import`: a regulator's own export made into the draft of a country's own table."""

from __future__ import annotations

from ..drafts.found import ImportHead, ImportMark, counted, first_of
from ..errors import UsageError, shown
from ..output.answer import Answer, line
from ..record import plain
from .options import beside, gives, with_options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Annotated

    import typer

    from .ask import Ask


_SHOWN = 5  # of each kind of guess, on a screen


@beside(ImportHead)
@gives(ImportMark, ImportMark)
@with_options("country", "unit", "output", "data", "color")
def import_(
    form: Annotated[str, typer.Argument(metavar="efis|ofcom|csv", help="Which export it is.")],
    file: Annotated[str, typer.Argument(metavar="FILE", help="The export; - reads stdin.")],
    ask: Ask,
    save: Annotated[
        str, typer.Option("--save", metavar="DIR", help="The folder to write it below; nothing is overwritten.")
    ] = "",
    base: Annotated[
        str,
        typer.Option(
            "--base",
            metavar="ID",
            help="The edition that its 5.x notes are read against. Default: the newest in force.",
        ),
    ] = "",
    revision: Annotated[
        str,
        typer.Option("--revision", metavar="YYYY-MM", help="The month, or the day, of the table. Default: this month."),
    ] = "",
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="KEY=COLUMN",
            help="csv: which column holds what: low=Start, high=End, service=Allocation ...",
        ),
    ] = None,
    mapping: Annotated[
        str,
        typer.Option(
            "--mapping", metavar="FILE", help="csv: the same as YAML, with services and statuses in words of its own."
        ),
    ] = "",
) -> int:
    """A regulator's export made into the draft of a country's own table.

    Tolerant in reading, strict in telling: each guess is marked in the files that it writes, what could not be
    read stays visible there, and both are listed. Exit code 1 where anything was not read.
    efis is CSV of EFIS, or XML of EFAT.
    docs/national.md shows the way from there.

    Example: specx import csv docs/examples/export.csv --mapping docs/examples/export.yaml -c BR --save drafts
    Example: specx import csv docs/examples/export.csv --mapping docs/examples/export.yaml -c BR --save drafts --revision 2025-06
    Example: specx import csv docs/examples/export.csv --mapping docs/examples/export.yaml -c BR --base rr-2020 --save drafts
    """
    from ..drafts.imported import FORMATS, Export, imported
    from .drafting import checked_revision, save_draft

    if form not in FORMATS:
        raise UsageError(f"'{shown(form)}' is no export that is known", f"choose from {', '.join(FORMATS)}")
    given = {"--map": columns, "--mapping": mapping, "--unit": ask.unit}
    for name in [name for name, value in given.items() if value and form != "csv"]:
        raise UsageError(f"{name} is of a plain CSV", "write: specx import csv")
    if not save:
        raise UsageError("a draft with its marks is a folder", "add --save DIR")
    edition = ask.facts.edition(base) if base else ask.facts.edition_on()
    export = Export(form, file, ask.country, checked_revision(revision), ask.unit, tuple(columns or ()), mapping)
    draft, found = imported(ask.facts, edition, export)
    path = save_draft(draft, ask.facts, save)
    marks = [mark for those in found.kinds.values() for mark in those]
    guessed = len(marks) - found.unread
    head = ImportHead(
        saved=path, written=len(draft.rows), guessed=guessed, unread=found.unread, left_out=tuple(found.left)
    )
    answer = Answer(
        "import", edition, {"format": form, "file": file}, marks, line=ImportMark, lines=lambda mark: [mark],
        screen=lambda: map(line, first_of(found.kinds, _SHOWN)), extra=plain(head), exit_code=1 if found.unread else 0,
    )  # fmt: skip
    answer.notes += found.left
    if guessed:
        answer.notes.append(f"{guessed} guess{'es' * (guessed > 1)}, each marked in the files: {counted(marks)}")
    if found.unread:
        answer.notes.append(f"{found.unread} not read; look for UNREAD in the files")
    return ask.show(answer)
