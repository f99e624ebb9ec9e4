"""The conference that an answer is about."""

from __future__ import annotations

from ..record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..facts.outcomes import Conference


class ConferenceNamed(Record):
    """The conference of an answer, as it was told before `about_conference`."""

    id: str
    """Its id, the name of its folder of facts."""
    title: str
    """What it is."""
    edition: str = ""
    """The edition that it made; left out while it is still to come."""


class ConferenceHead(Record):
    """A conference."""

    id: str
    """Its id, the name of its folder of facts."""
    title: str
    """What it is."""
    conference: str
    """Its short name, as footnotes are marked with it."""
    edition_before: str = ""
    """The edition that it changes, where the facts say so."""
    edition_after: str = ""
    """The edition that it made; left out while it is still to come."""


def head_of(conference: Conference) -> ConferenceHead:
    """The conference as answers name it."""
    return ConferenceHead(
        id=conference.id, title=conference.title, conference=conference.name, edition_before=conference.before,
        edition_after=conference.after,
    )  # fmt: skip
