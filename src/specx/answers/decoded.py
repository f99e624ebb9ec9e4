"""Makes answers of footnotes: one decoded with the rows that cite it, and what it does in a country."""

from __future__ import annotations

from ..errors import DataError
from ..facts.procedures import Procedures
from ..regulations.limits import stated_limits
from ..regulations.numbers import is_footnote
from .cells import listed, numbered, rule_part
from .footnotes import (
    CitingRow,
    FootnoteLine,
    FootnotePart,
    FootnoteRow,
    InCountry,
    MadeRow,
    RuleTerms,
)
from .own import place_fields
from .own_notes import own_terms
from .procedures import ProcedureOwed, ProcedureTold, rules_told
from .restrictions import restrictions_of
from .taken import SourceDocument, service_text, sources_of, taken, witnesses_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..facts.folder import Facts
    from ..regulations.countries import Country
    from ..regulations.footnotes import Footnote
    from ..regulations.services import Vocabulary
    from ..regulations.values import Row
    from ..table.table import Table
    from ..table.view import View


TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..regulations.own_table import NationalTable

# Of several rules the whole says what any of them does.
_UNITED = ("bands", "services", "application")
# Where it holds: none named means all, so that a rule that names none makes the whole hold everywhere.
_BOUNDS = ("regions", "countries")


def decoded(footnote: Footnote, rows: Iterable[Row], page: Table) -> FootnoteRow:
    """The footnote of a page with everything that its record says, and the rows that cite it."""
    vocabulary = page.vocabulary
    own = page.edition.national if not is_footnote(footnote.id) else None
    terms = _terms(RuleTerms, footnote.record, vocabulary, own)
    parts: tuple[FootnotePart, ...] = ()
    if len(footnote.rules) > 1:
        parts = tuple(FootnotePart(**_terms(FootnotePart, part, vocabulary, own)) for part in footnote.parts)
        for key in _UNITED:
            said = (terms[key], *(getattr(part, key) for part in parts))
            terms[key] = tuple(dict.fromkeys(value for values in said for value in values))
        for key in _BOUNDS:
            each = [getattr(rule, key) for rule in footnote.rules]
            terms[key] = tuple(dict.fromkeys(value for values in each for value in values)) if all(each) else ()
        if own:
            terms["rule_parts"] = tuple(
                dict.fromkeys((*terms["rule_parts"], *(p for part in parts for p in part.rule_parts)))
            )
        terms["applications"] = terms["application"]
    terms["effect"] = None if footnote.effect == "none" else footnote.effect
    held: dict[str, Any] = {**terms, "sources": sources_of(footnote.record), **_placed(footnote, page, own)}
    return FootnoteRow(
        **held, id=footnote.id, parts=parts, mark=footnote.mark, added=footnote.added, revised=footnote.revised,
        doubt=footnote.doubt, note=footnote.note, added_by=footnote.added, verified=footnote.verified,
        witness=_witness(footnote, page),
        rows=tuple(_citing(row, footnote.id) for row in rows), source=footnote.source,
    )  # fmt: skip


def _placed(footnote: Footnote, page: Table, own: NationalTable | None) -> dict[str, Any]:
    """What only a note of a country's own table has as a whole."""
    if own is None:
        return {}
    record = footnote.record
    named: dict[str, Any] = {key: record.get(key, "") for key in ("title", "at")}
    sources = (SourceDocument(**taken(SourceDocument, record["source"])),) if "source" in record else ()
    return {
        **named,
        "layer": "national",
        "own_table": page.edition.id,
        "not_used_since": record.get("suppressed", ""),
        "not_read": record.get("unread", False),
        "sources": sources,
    }


def with_rules(footnote: FootnoteRow, facts: Facts) -> FootnoteRow:
    """The footnote with how the Bureau reads it; what the footnote says itself is not told again."""
    rules = rules_told(Procedures(facts).on(footnote.id), facts)
    return footnote._replace(rules_of_procedure=tuple(_beside(rule, footnote) for rule in rules))


def _beside(rule: ProcedureTold, footnote: FootnoteRow) -> ProcedureTold:
    said: tuple[RuleTerms, ...] = (footnote, *footnote.parts)
    duties = {(r.rule, r.towards) for terms in said for r in terms.restrictions}
    resolutions = {number.split()[0] for terms in said for number in terms.resolutions}
    named = {p for terms in said for p in (*terms.provisions, *(r.provision for r in terms.restrictions))}
    left: dict[str, Any] = {
        key: ()
        for key in ("bands", "services", "regions", "countries", "applications")
        if set(getattr(rule, key)) <= set(getattr(footnote, key))
    }
    left["restrictions"] = tuple(r for r in rule.restrictions if (r.rule, r.towards) not in duties)
    left["resolutions"] = tuple(number for number in rule.resolutions if number not in resolutions)
    if (
        rule.owed is not None
        and rule.owed == ProcedureOwed(provision=rule.owed.provision)
        and rule.owed.provision in named
    ):
        left["owed"] = None
    return rule._replace(**left)


def _witness(footnote: Footnote, page: Table) -> SourceDocument | None:
    """The second document in which it was read, with the place, which is its number there too."""
    if not footnote.witness:
        return None
    document = witnesses_of(page.facts, page.edition).get(footnote.witness)
    if document is None:
        where = f"{footnote.source.file}:{footnote.source.line}"
        raise DataError(
            f"{where}: no source of {page.edition.id} has the id '{footnote.witness[:40]}'",
            "`specx lint` lists everything",
        )
    at = ", ".join(filter(None, (document.at, f"No. {footnote.id}")))
    return document._replace(at=at, read="", sha256="")


def _citing(row: Row, number: str) -> CitingRow:
    beside = tuple(a.label for a in row.allocations if number in a.footnotes)
    return CitingRow(region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, beside=beside, **place_fields(row))


def _terms(
    kind: type[RuleTerms], part: Mapping[str, Any], vocabulary: Vocabulary, own: NationalTable | None
) -> dict[str, Any]:
    """What a rule says, out of its record, as the fields of a kind of answer."""

    def texts(values: Iterable[Any]) -> tuple[str, ...]:
        return tuple(service_text(value, vocabulary) for value in values)

    application = tuple(part.get("application", ()))
    return {
        "bands": (), "countries": (), **taken(kind, part), **(own_terms(part, vocabulary, own) if own else {}), "regions": tuple(map(int, part.get("regions", ()))),
        "application": application, "applications": application, "services": texts(part.get("services", ())),
        "frequencies_hz": tuple(part.get("frequencies", ())), "replaces": texts(part.get("replaces", ())),
        "limits": stated_limits(part),
        "restrictions": restrictions_of(part, vocabulary),
        "after_provision": part.get("after", ""), "status_basis": part.get("basis", ""),
        "status_confidence": part.get("confidence", ""), "left_open": part.get("undecided", False),
    }  # fmt: skip


def lines(footnote: FootnoteRow) -> Iterator[FootnoteLine]:
    """The footnote as one flat line."""
    yield FootnoteLine(
        footnote_no=numbered(footnote.id), kind=footnote.kind, bands_list=listed(f"{low}-{high}" for low, high in footnote.bands),
        regions_list=listed(footnote.regions), countries_list=listed(footnote.countries),
        except_countries_list=listed(footnote.except_countries), services=listed(footnote.services),
        status=footnote.status, application=listed(footnote.application), effect=footnote.effect or "",
        summary=footnote.summary, layer=footnote.layer, column=footnote.column,
        rule_parts=listed(rule_part(part.part) for part in footnote.rule_parts),
    )  # fmt: skip


def rows_citing(table: Table, numbers: Iterable[str]) -> dict[str, list[Row]]:
    """The rows that cite each of the footnotes, by Region and low edge."""
    found: dict[str, list[Row]] = {number: [] for number in numbers}
    for row in table:
        for number in found.keys() & row.all_footnotes():
            found[number].append(row)
    return found


def effect_in(footnote: Footnote, country: Country, view: View) -> InCountry:
    """What a footnote does in one country, whose view is given: whether it means it, and what it makes of the rows."""
    reach = view.facts.geography.reach(country)
    hows = {rule.meant(reach) for rule in footnote.rules}
    named = any(reach.meant_by(rule.countries) for rule in footnote.rules)
    citing = [row for row in view if footnote.id in row.all_footnotes()]
    told: dict[str, Any] = {"meant": next((how for how in ("named", "assumed", "undecided") if how in hows), None)}
    return InCountry(
        **told, country=country.code, named=named, about=_about(told["meant"], named, bool(citing), country),
        rows=tuple(made for row in citing for made in _made(row, footnote.id)),
    )  # fmt: skip


def _made(row: Row, number: str) -> Iterator[MadeRow]:
    """What a footnote does in a row of a country; nothing where it does nothing."""
    uses = tuple(dict.fromkeys(i.application for i in row.identifications if i.footnote == number))
    described = number in row.described
    if described or number in row.applied or uses:
        yield MadeRow(
            region=row.region, low_hz=row.low_hz, high_hz=row.high_hz, effect="described" if described else "applied",
            allocations=tuple(a for a in row.allocations if a.via == number), application=uses, applications=uses,
        )  # fmt: skip


def _about(meant: str | None, named: bool, cited: bool, country: Country) -> str:
    """How a footnote means a country, in a few words."""
    if not meant:
        return f"does not concern {country.name}"
    if not cited:
        says = f"names {country.name}" if named else "holds generally"
        return says + f", but no row of Region {' or '.join(map(str, country.regions))} cites it: not applied"
    if meant == "undecided":
        return f"names only the administration of {country.name}, which lies in another Region: left open, not applied"
    if meant == "assumed":
        return f"names the administration of {country.name}: taken to hold there"
    return f"names {country.name}" if named else f"holds in {country.name} as elsewhere"
