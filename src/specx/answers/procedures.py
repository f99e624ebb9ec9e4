"""A Rule of Procedure as an answer: how the Bureau reads a provision when it examines a notice."""

from __future__ import annotations

from ..facts.conferences import held
from ..record import Record
from .restrictions import FootnoteRestriction, restrictions_of
from .stated_limits import BandGroup, StatedLimit, band_groups, bands_of, pairs, service_texts, stated_limit
from .taken import service_text, taken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ..facts.folder import Facts
    from ..facts.procedures import Procedure
    from ..regulations.services import Vocabulary
    from ..regulations.values import Source


class ListedFrequencies(Record):
    """Frequencies that a rule lists for one use."""

    use: str
    """For what."""
    frequencies_hz: tuple[int, ...]
    """The frequencies, in Hz."""


class WhatFollows(Record):
    """What the Bureau finds or does in a case."""

    when: str
    """In which case."""
    finding: str
    """`favourable`, `unfavourable`, `not acceptable`, `only with No. 4.4`, `incomplete` ..."""
    status: str = ""
    """The status that goes with it, where that is not the one of the Table."""


class ProcedureOwed(Record):
    """A procedure that has to come first."""

    provision: str
    """The procedure."""
    countries: tuple[str, ...] = ()
    """Only these administrations owe it; all where left out."""
    distance: str = ""
    """How close they are to those protected."""
    exempt_bands: tuple[tuple[int, int], ...] = ()
    """Bands in Hz inside which nobody owes it."""
    when: str = ""
    """In which case."""


class CaseOfRule(Record):
    """What applies in one case."""

    when: str = ""
    """In which case."""
    from_: str = ""
    """Who coordinates."""
    to: str = ""
    """With whom."""
    bands: tuple[tuple[int, int], ...] = ()
    """The bands in Hz, where not those of the rule."""
    regions: tuple[int, ...] = ()
    """The Regions, where not all."""
    direction: str = ""
    """The direction of the link."""
    orbit: str = ""
    """The orbit of the satellite."""
    procedure_then: str = ""
    """What applies then."""
    status: str = ""
    """The status then."""
    finding: str = ""
    """What becomes of the notice then."""


class ProcedureTold(Record):
    """How the Bureau reads a provision, in our words."""

    id: str
    """Our name of the rule: the provision's number, with a word where there are several."""
    provisions: tuple[str, ...]
    """The provisions and footnotes that it reads."""
    no_rule: bool = False
    """True where the edition of the Rules has none on this provision, and other rules help to read it."""
    decides: str
    """How the Bureau reads it, in one or two sentences of our own."""
    document: str
    """Where it was read."""
    at: str
    """The place in that document."""
    written_before: tuple[str, ...] = ()
    """Conferences held since that edition of the Rules, which may have changed what the rule reads."""
    same_as: str = ""
    """The rule that says the same."""
    see_rules: tuple[str, ...] = ()
    """Rules that help to read it."""
    bands: tuple[tuple[int, int], ...] = ()
    """The bands that it concerns, in Hz; with `parts`, those of all of them."""
    parts: tuple[BandGroup, ...] = ()
    """Groups of bands that differ in Region, service or condition."""
    regions: tuple[int, ...] = ()
    """The Regions concerned; all where left out."""
    services: tuple[str, ...] = ()
    """The services concerned."""
    applications: tuple[str, ...] = ()
    """The uses concerned."""
    applies_where: tuple[str, ...] = ()
    """Where it applies, where no band tells."""
    listed_frequencies: tuple[ListedFrequencies, ...] = ()
    """Frequencies that it lists."""
    countries: tuple[str, ...] = ()
    """The countries or areas that it names."""
    footnotes: tuple[str, ...] = ()
    """Footnotes that it takes as examples."""
    inputs: tuple[str, ...] = ()
    """What a notice has to state so that it can be applied."""
    examined: str = ""
    """`all`, `part` or `nothing`: how much the Bureau examines; left out where it is not said."""
    checks: tuple[str, ...] = ()
    """What it examines."""
    not_checked: tuple[str, ...] = ()
    """What it leaves unexamined."""
    findings: tuple[WhatFollows, ...] = ()
    """What follows for a notice."""
    status: str = ""
    """The status that it gives: `primary`, `secondary`, `mixed`, `permitted`, `outside the Table`."""
    treat_as: str = ""
    """The service as which such a notice is handled."""
    restrictions: tuple[FootnoteRestriction, ...] = ()
    """Who yields to whom."""
    owed: ProcedureOwed | None = None
    """A procedure that has to come first."""
    cases: tuple[CaseOfRule, ...] = ()
    """What applies in which case."""
    limits: tuple[StatedLimit, ...] = ()
    """The figures that it works with."""
    figures: str = ""
    """The file of facts that holds its tables."""
    register: str = ""
    """What the entry in the Register carries."""
    resolutions: tuple[str, ...] = ()
    """Resolutions that it reads."""
    recommendations: tuple[str, ...] = ()
    """Recommendations that it uses."""
    appendices: tuple[str, ...] = ()
    """Appendices that it uses."""
    note: str = ""
    """What else to know."""
    verified: bool
    """Whether it was read in the document named."""
    unverified: tuple[str, ...] = ()
    """Fields that are less certain than the rest."""
    doubt: str = ""
    """What is in doubt."""
    source: Source
    """The file and line of the record."""


# What is made of the record's values, not taken over as it stands.
_MADE = ("bands", "parts", "regions", "services", "findings", "restrictions", "cases", "limits", "treat_as", "source")


def rules_told(rules: Iterable[Procedure], facts: Facts) -> tuple[ProcedureTold, ...]:
    """The rules as answers."""
    return tuple(told_rule(rule, facts.vocabulary, since(rule, facts)) for rule in rules)


def since(rule: Procedure, facts: Facts) -> tuple[str, ...]:
    """The conferences that were held after the year of the edition in which the rule was read."""
    year = rule.written
    return tuple(c.name for c in held(facts) if year and c.after and c.record.get("opened", "")[:4] > str(year))


def told_rule(rule: Procedure, vocabulary: Vocabulary, newer: tuple[str, ...]) -> ProcedureTold:
    """The rule as an answer; `newer` are the conferences since."""
    record = rule.record
    parts = band_groups(record, vocabulary)
    given: dict[str, Any] = {k: v for k, v in taken(ProcedureTold, record).items() if k not in _MADE}
    owed = record.get("condition")
    return ProcedureTold(
        **given, written_before=newer, parts=parts, bands=bands_of(record, parts),
        see_rules=tuple(record.get("see", ())),
        regions=tuple(map(int, record.get("regions", ()))), services=service_texts(record, "services", vocabulary),
        applications=tuple(record.get("application", ())), applies_where=tuple(record.get("applies_to", ())),
        document=record["source"]["document"], at=record["source"]["at"], source=rule.source,
        listed_frequencies=tuple(
            ListedFrequencies(use=f["use"], frequencies_hz=tuple(f["frequencies"])) for f in record.get("frequencies", ())
        ),
        findings=tuple(WhatFollows(**taken(WhatFollows, f)) for f in record.get("findings", ())),
        treat_as=service_text(record["treat_as"], vocabulary) if "treat_as" in record else "",
        restrictions=restrictions_of(record, vocabulary),
        owed=ProcedureOwed(**{**taken(ProcedureOwed, owed), "exempt_bands": pairs(owed.get("exempt_bands", ()))})
        if owed else None,
        cases=tuple(_case(case) for case in record.get("cases", ())),
        limits=tuple(stated_limit(limit, vocabulary) for limit in record.get("limits", ())),
    )  # fmt: skip


def _case(record: dict[str, Any]) -> CaseOfRule:
    made = {"regions": tuple(map(int, record.get("regions", ()))), "procedure_then": record.get("procedure", "")}
    return CaseOfRule(**{**taken(CaseOfRule, record), **made})
