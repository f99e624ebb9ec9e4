"""The verdict on an assignment in one place: allocation, status, conditions of footnotes, limits, each finding cited."""

from __future__ import annotations

from ...facts.resolutions import Resolutions
from ...light import cached_property
from ...regulations.cases import meant
from ...regulations.listing import some
from ...regulations.values import STATUSES
from .absence import absence
from .assignment import UP, Assignment
from .bureau import Bureau
from .conditions import put_to
from .kept import Kept
from .offered import measure
from .parts import parts_of
from .place import Facets, Piece, Place
from .power import Compared, Comparing, once, summed, unused
from .protected import Protected, Protection
from .rows import Examination, ExaminationFinding, LimitCheck
from .standing import found

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Literal, TypeAlias

    from ...facts.folder import Facts
    from ...regulations.limits import Limit
    from ...regulations.terms import Terms
    from ...regulations.values import Allocation

    Parts: TypeAlias = list[tuple[Piece, Facets]]
    Result = Literal["kept", "exceeded", "not-checked"]

    Verdict = Literal["conforms", "conforms-with-conditions", "does-not-conform"]

CONFORMS: Verdict = "conforms"
CONDITIONS: Verdict = "conforms-with-conditions"
FAILS: Verdict = "does-not-conform"


class Judge:
    """Judges assignments by a folder of facts. What differs in the ends of its band alone is judged once."""

    def __init__(self, facts: Facts, terms: Terms) -> None:
        self.facts = facts
        self.terms = terms
        self._protection = Protection(facts)
        self._does_examine: dict[str, bool] = {}
        self._bureau = Bureau(facts)
        self._kept = Kept()

    def examine(self, assignment: Assignment, place: Place) -> Examination:
        """The verdict in a Region or a country. Raises `OutsideCoverageError`."""
        low, high = assignment.low_hz, assignment.high_hz
        asked = assignment.service, assignment.on_aircraft, assignment.asker.uses
        parts = [(piece, place.facets(piece, *asked)) for piece in place.pieces(low, high)]
        planned = any(piece.planned(self._protection.near) for piece, _ in parts) and self._protection.near(low, high)
        protected = list(self._protected(assignment, place)) if planned else []
        key = None if protected else self._kept.key(assignment, low, high, parts)
        known = self._kept.get(key, assignment, low, high)
        if known is None:
            known = self._anew(assignment, place, parts, protected)
            self._kept.put(key, known)
        return known

    def _anew(self, assignment: Assignment, place: Place, parts: Parts, protected: list[Protected]) -> Examination:
        low, high = assignment.low_hz, assignment.high_hz
        country = place.view.country
        code = country.code if country else ""
        first = parts[0][1].own
        asker = assignment.asker
        if any(f.own or f.standing for _, f in parts):  # else nothing is put to who asks
            asker = asker._replace(
                received=asker.received or place.view.day, country=code, status=first.status if first else "",
                named_in=lambda number: self._named_in(number, code, low, high),
            )  # fmt: skip
            assignment = assignment._replace(asker=asker)
        channels = list(dict.fromkeys(f.channel for _, f in parts if f.channel))
        on_channel = any(rule.channel(low, high) is not None for rule in channels)
        starred = next((p.provision or "Appendix 15" for p in protected if p.barred), "")
        told: list[ExaminationFinding] = []
        checks: list[Compared] = []
        for piece, facets in parts:
            # An emission on a channel needs no band around it.
            wide = on_channel and facets.channel
            part = (low, high) if wide else (max(piece.row.low_hz, low), min(piece.row.high_hz, high))
            if not facets.own and not on_channel:
                barred = next((f"No. {r.footnote}" for r, _, f in facets.standing if r and self._bars(f)), starred)
                told += absence(assignment, place, piece, part, facets, channels, barred)
            if facets.own and facets.own.status != assignment.asker.status:
                assignment = assignment._replace(asker=asker._replace(status=facets.own.status))
            for rule, bound, finding in facets.standing:
                if rule is None or rule.within(low, high):
                    mine = put_to(assignment, bound, finding, self._bureau) if bound else finding
                    if mine is not None:
                        told.append(mine._replace(low_hz=part[0], high_hz=part[1]))
            if facets.own:
                told += self._named(assignment, place, piece, facets.own, part)
                made = self._compared(assignment, facets, place)
                told += [self._of_limit(c, part, assignment, facets) for c in summed(made)]
                checks += made
        told += [_unused(assignment, family) for family in unused(checks, assignment)]
        told += [_unheard(assignment, name) for name in assignment.unheard]
        findings = [
            *_joined(told),
            *(self._heeded(p, assignment) for p in protected),
            *(of_class(assignment, f"unverified: {doubt}") for doubt in assignment.doubts),
        ]
        return Examination(
            region=place.region, country=code or None, frequency_hz=assignment.frequency_hz,
            bandwidth_hz=assignment.bandwidth_hz, low_hz=low, high_hz=high, service=parts[0][1].asked,
            # The weakest status in the band is that of the assignment.
            status=max((f.own.status for _, f in parts if f.own), key=STATUSES.index, default=None),
            limit_checks=tuple(map(self._check_told, once(checks))),
            shares=tuple(dict.fromkeys(s for _, f in parts for s in f.shares)),
            coordination=tuple(dict.fromkeys(
                c.provision for _, f in parts for c in f.coordination
                if asker.orbit in ("", c.orbit or asker.orbit) and meant(c.cases, asker)[0] is not False
            )),
            **self.judged(findings, starred),
        )  # fmt: skip

    def _compared(self, assignment: Assignment, facets: Facets, place: Place) -> list[Compared]:
        """The limits that bind, compared with what is offered."""
        own = assignment.service
        on_earth = self.terms.family(own.service) != "space" or UP in own.directions
        return Comparing(place.view.day, self._examined).check(assignment, facets.limits, on_earth)

    def judged(self, findings: Iterable[ExaminationFinding], starred: str = "") -> dict[str, Any]:
        """The findings with the verdict that they make, in its parts, as an examination has them."""
        findings = tuple(findings)
        left = tuple(dict.fromkeys(_left(f) for f in findings if f.asks))
        levels = {f.level for f in findings}
        verdict = FAILS if "fail" in levels else CONDITIONS if left or "condition" in levels else CONFORMS
        fallback = ""
        if verdict == FAILS:
            fallback = "none" if starred or any(map(self._bars, findings)) else "4.4"
        return {
            "findings": findings, "verdict": verdict, "verdict_parts": parts_of(findings), "open": left,
            "fallback": fallback,
        }  # fmt: skip

    def _bars(self, finding: ExaminationFinding) -> bool:
        """Whether it is a prohibition under which not even No. 4.4 is left."""
        return finding.rule == "prohibited" and finding.level == "fail" and finding.footnote in self._no_fallback

    @cached_property
    def _no_fallback(self) -> frozenset[str]:
        """The provisions in whose bands a notice under No. 4.4 is not accepted, by the Rules of Procedure."""
        file = "rules-of-procedure.yaml"
        rules = self.facts.records("procedures", file) if self.facts.has(file) else ()
        return frozenset(p for r in rules if r["id"] == "4.4-prohibited" for p in r["provisions"])

    def _examined(self, limit: Limit) -> bool:
        """Whether the Bureau examines a limit: a mandatory one, unless its Resolution says otherwise."""
        known = self._does_examine.get(limit.id)
        if known is None:
            known = limit.force == "mandatory" and not limit.provision.startswith("Recommendation")
            if known and limit.provision.startswith("Resolution"):
                resolution = self._resolutions.get(" ".join(limit.provision.split()[:2]))
                known = resolution is None or resolution.record.get("bureau_examines") != "nothing"
            self._does_examine[limit.id] = known
        return known

    def _named_in(self, number: str, country: str, low_hz: int, high_hz: int) -> bool:
        """Whether a Resolution opens a band to a country."""
        resolution = self._resolutions.get(f"Resolution {number}")
        if resolution is None or not any(low <= low_hz and high_hz <= high for low, high in resolution.record["bands"]):
            return False
        roles = resolution.record.get("country_roles", ())
        return any(r["role"] == "may-use" and country in r.get("codes", ()) for r in roles)

    @cached_property
    def _resolutions(self) -> Resolutions:
        return Resolutions(self.facts)

    def _protected(self, assignment: Assignment, place: Place) -> Iterator[Protected]:
        """Distress and safety frequencies that the assignment reaches into; who only listens harms none."""
        if self.terms.is_passive(assignment.service):
            return
        country = place.view.country.code if place.view.country else ""
        yield from self._protection.of(assignment.low_hz, assignment.high_hz, place.region, country)

    def _named(
        self, assignment: Assignment, place: Place, piece: Piece, own: Allocation, part: tuple[int, int]
    ) -> Iterator[ExaminationFinding]:
        """Uses that need a footnote which names the band for them, and have none here (No. 4.23)."""
        for use, provision in self._bureau.only_where_named.items() if assignment.asker.uses else ():
            if use not in (assignment.asker.uses or ()):
                continue
            naming = piece.naming(use, own, self.terms)
            if not naming:
                words = f"no footnote names {piece.band} for {use}, which may work only where one does"
                yield found(part, "fail", "not-for", words, provision)
            elif place.view.reach is None and all(r.countries for r in naming):
                named = "; ".join(
                    f"No. {r.footnote} in {some(place.view.countries_in(r, place.region))}" for r in naming
                )
                words = f"{piece.band} is named for {use} in single countries only, by {named}: ask with -c"
                yield found(part, "condition", "not-for", words, provision, asks="-c COUNTRY")

    def _heeded(self, p: Protected, assignment: Assignment) -> ExaminationFinding:
        """What a protected frequency demands; its own service is shut out with any other use than its own."""
        uses, own = assignment.asker.uses, assignment.service
        mine = any(self.terms.touches(self.terms.vocabulary.ask(s), own) for s in p.services) if p.barred else False
        shut_out = mine and uses is not None and not p.serves(uses)
        return found(
            (p.low_hz, p.high_hz), "fail" if shut_out else "condition", "protected-frequency",
            p.message + ("; that shuts the assignment out" if shut_out else ""), p.provision,
            verified=p.verified, doubt="" if p.verified else p.doubt,
        )  # fmt: skip

    def _of_limit(
        self, c: Compared, part: tuple[int, int], assignment: Assignment, facets: Facets
    ) -> ExaminationFinding:
        """What is found of a limit; one that the Bureau does not examine is told apart."""
        c = _agreed(c, assignment, facets)
        limit, examined = c.bound.limit, self._examined(c.bound.limit)
        footnote = limit.provision if limit.provision.startswith("5.") else None
        declared = c.level in ("unchecked", "condition") and limit.provision in assignment.settled
        asks = "" if not examined or declared or c.level in ("met", "fail", "warning") else c.asks
        if examined and not declared and c.level in ("unchecked", "condition"):
            asks = asks or f"--settled {_short(limit.provision)}"
        return found(
            part, "met" if declared else c.level, "limit" if examined else "beyond",
            c.message + ("; settled, as declared" if declared else ""), None if footnote else limit.provision, footnote,
            verified=c.bound.verified, doubt=c.bound.doubt, asks=asks,
        )  # fmt: skip

    def _check_told(self, c: Compared) -> LimitCheck:
        limit, margin = c.bound.limit, c.margin
        why = c.message.partition("not checked, ")[2] if c.level == "unchecked" else "given"
        result: Result = "not-checked" if margin is None else "kept" if margin >= 0 else "exceeded"
        return LimitCheck(
            provision=limit.provision, quantity=limit.quantity, result=result, limit_value=c.most, unit=measure(limit),
            reference_bandwidth=limit.reference_bandwidth, offered=c.offered.value if c.offered else None,
            margin=margin, angle_deg=c.offered.at_deg if c.offered else None,
            how=(c.offered.how if c.offered else "") or why, examined_by_bureau=self._examined(limit), verified=c.bound.verified,
            low_hz=c.bound.low_hz, high_hz=c.bound.high_hz,
        )  # fmt: skip


def _agreed(c: Compared, assignment: Assignment, facets: Facets) -> Compared:
    """An excess that agreement may lift: met where the agreement is declared, told how to declare it otherwise."""
    if c.level != "fail":
        return c
    limit = c.bound.limit
    names = facets.agreements.get((limit.provision, limit.quantity)) or ((limit.lifted_by,) if limit.lifted_by else ())
    most = limit.excess_by_agreement_db
    if not names or (most is not None and -(c.margin or 0) > most):
        return c
    if any(name in assignment.settled for name in names):
        return c._replace(level="met", message=f"{c.message}; agreed to, as declared")
    return c._replace(message=f"{c.message}; unless that is agreed: --settled {names[0]}")


def _unused(assignment: Assignment, family: str) -> ExaminationFinding:
    words = f"--{family} was given, and no limit that binds could be compared with it"
    return of_class(assignment, words)._replace(rule="unused")


def _unheard(assignment: Assignment, name: str) -> ExaminationFinding:
    words = f"the {name} was given, and no limit or condition that is held depends on it"
    return of_class(assignment, words)._replace(rule="unused")


def _left(finding: ExaminationFinding) -> str:
    """What a finding leaves open, in a few words with the option that would settle it."""
    by = finding.footnote or finding.provision or ""
    name = f"No. {by}" if by[:1].isdigit() else by
    what = finding.rule.replace("-", " ")
    if finding.rule == "limit":
        what = finding.message.partition(":")[0].removeprefix(name).strip()
    return f"{name} {what}: {finding.asks}".strip()


def _short(provision: str) -> str:
    """A provision as an option takes it."""
    bare = provision.partition(" (")[0]
    return f'"{bare}"' if " " in bare else bare


def of_class(assignment: Assignment, words: str) -> ExaminationFinding:
    """What is to be said of the class of station, for the whole band."""
    return ExaminationFinding(
        rule="class", level="note", low_hz=assignment.low_hz, high_hz=assignment.high_hz, message=words,
        provision=None, footnote=None,
    )  # fmt: skip


def _joined(findings: Iterable[ExaminationFinding]) -> Iterable[ExaminationFinding]:
    """Findings that say the same of bands side by side, told once for the whole."""
    latest: dict[tuple[str, str, str], int] = {}
    out: list[ExaminationFinding] = []
    for finding in findings:
        key = (finding.level, finding.rule, finding.message)
        at = latest.get(key)
        if at is not None and out[at].high_hz >= finding.low_hz:
            out[at] = out[at]._replace(high_hz=max(out[at].high_hz, finding.high_hz))
        else:
            latest[key] = len(out)
            out.append(finding)
    return out
