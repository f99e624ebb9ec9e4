"""Verdicts as answers: their fields, and their columns in CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal


class ExaminationFinding(Record):
    """One thing found about an assignment, in a part of its band."""

    rule: str
    """What was examined: `allocated`, `not-allocated`, `undecided`, `part`, `secondary`, `prohibited`, `limit`, `row`,
    `class`, or the kind of a footnote's restriction."""
    level: Literal["fail", "condition", "met", "unchecked", "note"]
    """`fail` breaks conformity, a `condition` has to be met or looked into; the others tell."""
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
    level: str | None
    """How much the finding weighs."""
    rule: str | None
    """What was examined."""
    finding_low_hz: int | None
    """The lower edge of the part that the finding is about, in Hz."""
    finding_high_hz: int | None
    """The upper edge, in Hz."""
    provision: str | None
    """The provision that it rests on."""
    footnote: str | None
    """The footnote that it rests on."""
    message: str | None
    """What was found, in words."""


class RowLine(ExaminationLine):
    """One finding about a row of a file, for CSV and TSV; the row's own columns stand behind it."""

    error: str = ""
    """Why the row could not be examined."""


def lines(result: Examination | RefusedRow) -> Iterator[ExaminationLine]:
    """One flat line for each finding; one without a finding where there is none."""
    head: dict[str, Any] = {name: getattr(result, name, None) for name in _HEAD}
    for f in result.findings:
        yield RowLine(
            **head, level=f.level, rule=f.rule, finding_low_hz=f.low_hz, finding_high_hz=f.high_hz,
            provision=f.provision, footnote=f.footnote, message=f.message,
        )  # fmt: skip
    if not result.findings:
        nothing: dict[str, Any] = dict.fromkeys(_FINDING)
        yield RowLine(**head, **nothing, error=result.error.line if isinstance(result, RefusedRow) else "")


_FINDING = ("level", "rule", "finding_low_hz", "finding_high_hz", "provision", "footnote", "message")
_HEAD = tuple(name for name in ExaminationLine._fields if name not in _FINDING)
