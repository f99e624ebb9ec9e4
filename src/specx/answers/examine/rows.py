"""Verdicts as answers: their fields, and their columns in CSV."""

from __future__ import annotations

from ...record import Record
from ...regulations.numbers import is_footnote
from ..cells import listed, numbered, numbers

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal

    from ...regulations.relation import Ruling
    from .own import OwnVerdict


class ExaminationFinding(Record):
    """One thing found about an assignment, in a part of its band."""

    rule: str
    """What was examined: `allocated`, `not-allocated`, `undecided`, `part`, `secondary`, `prohibited`, `limit`, `row`,
    `class`, `unused`, or the kind of a footnote's restriction."""
    level: Literal["fail", "condition", "met", "unchecked", "warning", "note"]
    """`fail` breaks conformity, a `condition` has to be met or looked into, a `warning` is about what the Bureau does
    not examine; the others tell."""
    low_hz: int
    """The lower edge of the part, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""
    message: str
    """What was found, in words."""
    provision: str | None
    """The provision that it rests on."""
    footnote: str | None
    """The footnote that it rests on."""
    verified: bool = True
    """False where the limit compared is unverified."""
    doubt: str = ""
    """What is in doubt about that limit."""
    of_countries: tuple[str, ...] = ()
    """The countries whose agreement or whose stations a restriction means, where it names some."""
    asks: str = ""
    """The option that would settle what this leaves open; left out where nothing is open."""


class BandSharer(Record):
    """Another service of the band, as it stands to the one examined."""

    label: str
    """The service as printed."""
    status: str
    """primary, secondary or permitted."""
    relation: str
    """How the service examined stands to it by status alone, as `sharing` tells it: `equal`, `must-protect`,
    `protected-from`, `equal-secondary`, `not-stated`."""
    rule: str
    """The provision that makes it so."""
    by_footnote: tuple[Ruling, ...] = ()
    """What footnotes make of the relation."""


class LimitCheck(Record):
    """A limit that binds, and how the assignment stands to it."""

    provision: str
    """The provision, Resolution or footnote that sets it."""
    quantity: str
    """What it limits."""
    result: Literal["kept", "exceeded", "not-checked"]
    """Whether it is kept; `not-checked` where nothing could be compared."""
    limit_value: float | None
    """The limit, in `unit`; null where there is no number."""
    unit: str | None
    """The unit in which it was compared: dBW for a power in watts, Hz for a bandwidth, else its own."""
    reference_bandwidth: int | None
    """The bandwidth in which it is measured, in Hz."""
    offered: float | None
    """What the assignment offers, in the same measure."""
    margin: float | None
    """By how much the limit is kept, in the same measure; negative where it is exceeded."""
    angle_deg: float | None
    """The angle at which the margin is least, in degrees, where the limit depends on one."""
    how: str
    """Where the value came from; why there is none, where it is not checked."""
    examined_by_bureau: bool
    """Whether the Bureau examines it; what it does not can never fail an assignment."""
    verified: bool
    """False where the figure, or the band in which it binds, was not read in the document named."""
    low_hz: int
    """The lower edge of the band in which it binds, in Hz."""
    high_hz: int
    """The upper edge, in Hz."""


class VerdictParts(Record):
    """A verdict in its parts."""

    by_table: Literal["conforms", "open", "fails"]
    """Table and footnotes: whether the band is allocated to the service."""
    by_conditions: Literal["none", "met", "told", "open", "fails"]
    """Agreement, coordination, and whom an allocation is limited to: `told` are duties that last and need nothing first."""
    by_limits: Literal["none", "kept", "open", "exceeded"]
    """The limits that the Bureau examines: `open` where some could not be checked, or do not bind for certain."""
    unexamined: Literal["none", "told", "exceeded"]
    """What the Bureau does not examine: never a reason why an assignment does not conform."""


class Examination(Record):
    """The verdict on an assignment in one Region, or in a country in one of its Regions."""

    verdict: Literal["conforms", "conforms-with-conditions", "does-not-conform"]
    """Whether it conforms to the Table, footnotes and limits that could be checked."""
    region: int
    """The ITU Region."""
    country: str | None
    """The country or area asked, by code."""
    frequency_hz: int
    """The centre frequency, in Hz."""
    bandwidth_hz: int
    """The necessary bandwidth, in Hz."""
    low_hz: int
    """The lower end of the band needed, in Hz, rounded outwards."""
    high_hz: int
    """The upper end, in Hz."""
    service: str
    """The service."""
    status: str | None
    """The weakest status that the service has in the band; null where it has none."""
    findings: tuple[ExaminationFinding, ...]
    """What was found."""
    verdict_parts: VerdictParts
    """The verdict in its parts."""
    open: tuple[str, ...]
    """What is left open, each with the option that would settle it; `conforms` is said only where nothing is."""
    fallback: Literal["", "4.4", "none"]
    """Where it does not conform: whether it might be notified under No. 4.4, or not even that; empty where it conforms."""
    limit_checks: tuple[LimitCheck, ...] = ()
    """The limits that bind, and how the assignment stands to them."""
    shares: tuple[BandSharer, ...] = ()
    """Who else has the band in the whole Region, or the country, and who protects whom; not in a file of many."""
    coordination: tuple[str, ...] = ()
    """The provisions under which it coordinates, called for by a footnote or by the pair of services;
    not in a file of many."""
    next_questions: tuple[str, ...] = ()
    """Commands that ask further: who shares on what terms, which limits bind, what lies next door; not in a file of
    many."""
    own_verdicts: tuple[OwnVerdict, ...] = ()
    """With `--national`: what each column of the country's own table says; apart from `verdict`, which is that on
    No. 11.31."""


class ExaminedRow(Examination, first=("row",)):
    """The verdict on a row of a file."""

    row: int
    """The line of the file on which the row ends."""
    input: dict[str, Any]
    """The row as it was given."""


class Refusal(Record):
    """Why a row of a file could not be examined."""

    code: str
    """The kind of trouble."""
    message: str
    """What was wrong."""
    hint: str
    """What to do about it; empty for nothing in particular."""

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.message} ({self.hint})" if self.hint else self.message


class RefusedRow(Record):
    """A row of a file that could not be examined."""

    row: int
    """The line of the file on which the row ends."""
    verdict: Literal["unreadable", "outside-coverage"]
    """Whether it could not be read, or lies outside the data."""
    findings: tuple[ExaminationFinding, ...]
    """Always empty."""
    error: Refusal
    """What was wrong."""
    input: dict[str, Any]
    """The row as it was given."""


class ExaminationLine(Record):
    """One finding of an examination, for CSV and TSV."""

    row: int | None
    """The line of the file; empty where one assignment was asked."""
    verdict: str
    """The verdict."""
    region: int | None
    """The ITU Region."""
    country: str | None
    """The country or area asked."""
    frequency_hz: int | None
    """The centre frequency, in Hz."""
    bandwidth_hz: int | None
    """The necessary bandwidth, in Hz."""
    low_hz: int | None
    """The lower end of the band needed, in Hz."""
    high_hz: int | None
    """The upper end, in Hz."""
    service: str | None
    """The service."""
    status: str | None
    """The weakest status that the service has in the band."""
    open: str | None
    """What is left open, with the options that would settle it."""
    fallback: str | None
    """4.4 where it might be notified under that number, `none` where not even so."""
    level: str | None
    """How much the finding weighs."""
    rule: str | None
    """What was examined."""
    finding_low_hz: int | None
    """The lower edge of the part that the finding is about, in Hz."""
    finding_high_hz: int | None
    """The upper edge, in Hz."""
    provision_no: str | None
    """The provision that it rests on."""
    footnote_no: str | None
    """The footnote that it rests on."""
    message: str | None
    """What was found, in words."""
    own_table: str = ""
    """With `--national`: the country's own table that was asked; empty where none is held."""
    own_verdict: str = ""
    """With `--national`: what it says, in a table of several columns each as column:verdict, joined by `; `."""
    own_notes: str = ""
    """With `--national`: its own notes that were found, joined by `; `."""


class RowLine(ExaminationLine):
    """One finding about a row of a file, for CSV and TSV; the row's own columns stand behind it."""

    error: str = ""
    """Why the row could not be examined."""


OWN_LINE = frozenset({"own_table", "own_verdict", "own_notes"})


def lines(result: Examination | RefusedRow) -> Iterator[ExaminationLine]:
    """One flat line for each finding; one without a finding where there is none."""
    for cells in line_cells(result):
        yield RowLine(**dict(zip(RowLine._fields, cells, strict=True)))


def line_cells(result: Examination | RefusedRow) -> Iterator[list[Any]]:
    """The cells of each line, in the order of `RowLine`: what many rows are written from."""
    head = [getattr(result, name, None) for name in _HEAD]
    if isinstance(result, RefusedRow):
        yield [*head, *_NOTHING, "", "", "", result.error.line]
        return
    head[_OPEN] = listed(result.open)
    head[_FALLBACK] = numbered(result.fallback or "")
    own = _own(result.own_verdicts)
    for f in result.findings:
        provision, footnote = f.provision and numbered(f.provision), f.footnote and numbered(f.footnote)
        yield [*head, f.level, f.rule, f.low_hz, f.high_hz, provision, footnote, f.message, *own, ""]
    if not result.findings:
        yield [*head, *_NOTHING, *own, ""]


def _own(verdicts: tuple[OwnVerdict, ...]) -> tuple[str, str, str]:
    """The cells on a country's own table."""
    if not verdicts:
        return "", "", ""
    notes = dict.fromkeys(
        f.footnote for v in verdicts for f in v.findings if f.footnote and not is_footnote(f.footnote)
    )
    told = (f"{v.column}:{v.verdict}" if v.column else v.verdict for v in verdicts)
    return verdicts[0].own_table, listed(told), numbers(notes)


_FINDING = ("level", "rule", "finding_low_hz", "finding_high_hz", "provision_no", "footnote_no", "message")
_NOTHING = (None,) * len(_FINDING)
_HEAD = ExaminationLine._fields[: ExaminationLine._fields.index(_FINDING[0])]
_OPEN, _FALLBACK = _HEAD.index("open"), _HEAD.index("fallback")


def __getattr__(name: str) -> Any:
    """What a country's own table says, for documentation: an answer out of the Radio Regulations does without it."""
    if name == "OwnVerdict":
        from . import own

        return own.OwnVerdict
    raise AttributeError(name)
