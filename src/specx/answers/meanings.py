"""What a text can mean that is not a frequency: a name in use, a channel, a plan. Found by key, never guessed."""

from __future__ import annotations

from ..facts.names import BANDS, NAMES, Name, NamedBand, names
from ..facts.plans import Channel, Plan, Plans, bands_of, channels_of
from ..light import NamedTuple, pattern
from ..regulations.bands import union

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..facts.folder import Facts
    from ..regulations.channels import Side
    from ..regulations.values import Source


_WORD = pattern(r"[0-9a-z.+]+")
_ZEROS = pattern(r"(?<![\d.])0+(?=\d)")
# Words that say nothing more: the L band, the HI line.
_EMPTY_WORDS = {"band", "bands", "line", "signal", "frequency", "the", "no."}


def words(text: str) -> list[str]:
    """The words of a name, without those that say nothing: `L-band` is `l`, `ch 06` is `ch`, `6`."""
    found = _WORD.findall(text.casefold().replace("channel", "ch"))
    return [
        _ZEROS.sub("", word)
        for i, word in enumerate(found)
        # "band 20" needs its word: 20 alone means nothing.
        if word not in _EMPTY_WORDS or (word == "band" and found[i + 1 : i + 2] and found[i + 1].isdigit())
    ]


def key(text: str) -> str:
    """What two ways to write one name have in common: case, blanks, hyphens and leading zeros do not count."""
    return "".join(words(text))


class Meaning(NamedTuple):
    """One thing that a text can mean.

    `points` are its frequencies, as `(part, hz, regions)`; `bands` what it means as a range. `kind` is that of
    the name, or "channel" or "plan"; `usage` says that it is no term of the Regulations.
    """

    name: str
    kind: str
    title: str
    usage: bool
    points: tuple[tuple[str, int, tuple[int, ...]], ...]
    bands: tuple[NamedBand, ...]
    verified: bool
    doubt: str
    source: Source


class Meanings:
    """The meanings that a folder of facts holds, by key; a name in its own right before an alias of another."""

    def __init__(self, facts: Facts) -> None:
        self.own: dict[str, list[Meaning]] = {}
        self.others: dict[str, list[Meaning]] = {}
        for file in (BANDS, NAMES):
            for name in names(facts, file):
                self._add_name(name)
        plans = facts.kept(Plans)
        for plan in plans.of(plans.files()):
            self._add_plan(plan)

    def of(self, text: str) -> list[Meaning]:
        """What the text can mean; empty where the data knows no such name."""
        wanted = key(text)
        return self.own.get(wanted) or self.others.get(wanted) or []

    def nearest(self, text: str) -> list[str]:
        """Names that are written much like the text, the nearest first."""
        import difflib

        return [self.own[k][0].name for k in difflib.get_close_matches(key(text), self.own, 3, 0.8)]

    def _put(self, home: dict[str, list[Meaning]], text: str, meaning: Meaning) -> None:
        held = home.setdefault(key(text), [])
        if meaning not in held:
            held.append(meaning)

    def _add_name(self, name: Name) -> None:
        meaning = meaning_of(name)
        digits = str(name.record.get("number") or "".join(filter(str.isdigit, name.name)))
        self._put(self.own, name.name, meaning)
        for other in (
            *name.also,
            *name.group.get("also", ()),
            *(form.format(name.name, number=digits) for form in name.group.get("forms", ())),
        ):
            self._put(self.others, other, meaning)
        for part in dict.fromkeys(band.part for band in name.bands if band.part):
            chosen = tuple(band for band in meaning.bands if band.part == part)
            self._put(self.own, f"{name.name} {part}", meaning._replace(name=f"{name.name} {part}", bands=chosen))
        for channel in name.channels:
            if channel.number:
                one = meaning._replace(
                    name=f"{name.name} channel {channel.number}",
                    points=_points(channel.sides, name.regions), bands=_sides(channel.sides, name.regions),
                )  # fmt: skip
                self._put(self.own, f"{name.name} {channel.number}", one)
                self._put(self.own, f"{name.name} ch {channel.number}", one)

    def _add_plan(self, plan: Plan) -> None:
        bands = tuple(
            NamedBand(
                b.low_hz,
                b.high_hz,
                b.record["purpose"] if b.record["purpose"] != plan.record["purpose"] else "",
                b.regions,
            )
            for b in bands_of(plan)
        )
        channels = list(channels_of(plan))
        whole = Meaning(
            plan.reference, "plan", plan.title, False,
            () if bands else tuple(p for c in channels for p in _points(c.sides, c.regions)), bands,
            plan.record["verified"], plan.record.get("doubt", ""), plan.source,
        )  # fmt: skip
        self._put(self.own, plan.reference, whole)
        for text in plan.also:
            self._put(self.others, text, whole)
        for channel in channels:
            meaning = channel_meaning(channel)
            for form in channel.record.get("called", ()) if channel.number else ():
                self._put(self.own, form.format(channel.number), meaning)
            if channel.record.get("name"):
                self._put(self.own, channel.record["name"], meaning)


def meaning_of(name: Name) -> Meaning:
    """What a name means: its frequency, its bands, or else what its channels take."""
    taken = union((side.low_hz, side.high_hz) for channel in name.channels for side in channel.sides)
    bands = tuple(b._replace(regions=b.regions or name.regions) for b in name.bands)
    if not bands and len(taken) == 1:
        bands = (NamedBand(*taken[0], "", name.regions),)
    points: Iterable[tuple[str, int, tuple[int, ...]]] = ()
    if name.hz is not None:
        points = [("", name.hz, name.regions)]
    elif not bands:
        points = [p for channel in name.channels for p in _points(channel.sides, name.regions)]
    return Meaning(
        name.name, name.kind, name.group["title"], not name.regulation, tuple(points), bands,
        bool(name.said("verified")), name.said("doubt") or "", name.source,
    )  # fmt: skip


def channel_meaning(channel: Channel) -> Meaning:
    """What a channel means: the frequencies of its sides, and as a range what belongs to them."""
    plan = channel.plan
    name = channel.record.get("name") or f"channel {channel.number}"
    return Meaning(
        f"{name} of {plan.reference}" if plan.reference not in name else name, "channel", channel.record["purpose"],
        False, _points(channel.sides, channel.regions), _sides(channel.sides, channel.regions),
        bool(channel.record["verified"]), channel.record.get("doubt", ""), plan.source,
    )  # fmt: skip


def _points(sides: Iterable[Side], regions: tuple[int, ...]) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    return tuple((s.side.replace("_", " "), s.hz, regions) for s in sides if s.hz is not None)


def _sides(sides: Iterable[Side], regions: tuple[int, ...]) -> tuple[NamedBand, ...]:
    return tuple(NamedBand(s.low_hz, s.high_hz, s.side.replace("_", " "), regions) for s in sides)
