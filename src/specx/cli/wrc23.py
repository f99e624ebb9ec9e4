"""`specx wrc23`: the name that `specx outcomes` has for WRC-23."""

from __future__ import annotations

from ..answers.outcomes import DecidedHead, OutcomeLine, OutcomeRow
from ..errors import DataError
from ..facts.conferences import find
from .options import beside, gives, with_options
from .outcomes import OPTIONS, answer_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .ask import Ask
    from .shared import Effect, Item, Range, Topic


@gives(OutcomeRow, OutcomeLine)
@beside(DecidedHead)
@with_options(*OPTIONS)
def wrc23(ask: Ask, topic: Topic = "", band: Range = "", item: Item = "", effect: Effect = "") -> int:
    """What WRC-23 decided: by topic, range, Region, country, service, agenda item.

    Without a topic or filter, the topics and their bands. The same as `specx outcomes` for this conference.

    Example: specx wrc23 imt --range 3-11GHz --country BR
    Example: specx wrc23 "Resolution 12"
    Example: specx wrc23 --range 24-30GHz -o md
    """
    conference = find(ask.facts, "WRC-23")
    if conference is None:
        raise DataError(f"{ask.facts.folder} holds no outcomes of WRC-23", "leave --data out")
    return ask.show(answer_of("wrc23", conference, ask, topic, band, item, effect))
