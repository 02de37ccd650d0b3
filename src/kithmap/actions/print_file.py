"""Print a file to keep: the map on one page, and behind it what it says and this week's conversations."""

from kithmap.flow import Flow
from kithmap.gaps.dial import Dial
from kithmap.gaps.reading import Reading
from kithmap.goalmap.leaf import Chapter, Item, Leaf
from kithmap.goalmap.paper import to_file
from kithmap.goalmap.picture import Picture
from kithmap.kit.dates import spoken_date
from kithmap.kit.speech import say, say_count
from kithmap.plan.conversation import Conversation
from kithmap.plan.week import Week

MOST_GAPS = 5
MOST_AGAIN = 3
"""So many find room beside six dials and a week in letters that can be read; the rest is counted."""


def print_file(flow: Flow, picture: Picture) -> bytes:
    """Give a PDF of two pages: `picture`, the map of `flow` laid out for paper, and the reading and the week behind it.

    Raises DrawingError where a text cannot be set.
    """
    return to_file(picture, leaf_of(flow.reading, flow.week))


def leaf_of(reading: Reading, week: Week) -> Leaf:
    """Give the page of words: the three sentences, six dials, gaps, whom to meet again, and the week."""
    left = (
        Chapter(title=say("How strong is my network?"), items=tuple(map(_dial, reading.dials))),
        _week(week),
    )
    return Leaf(
        title=reading.goal.outcome,
        lines=reading.headline.sentences,
        left=left,
        right=(_gaps(reading), _again(reading)),
        foot=_foot(reading),
    )


def _foot(reading: Reading) -> str:
    day = spoken_date(reading.today)
    if reading.goal.by is None:
        return say("As of {day}. Made with Kithmap, on the owner's own machine.", day=day)
    by = spoken_date(reading.goal.by)
    return say("As of {day}; the goal is set for {by}. Made with Kithmap, on the owner's own machine.", day=day, by=by)


def _dial(dial: Dial) -> Item:
    return Item(head=dial.title, aside=dial.label, text=dial.sentence, step=dial.next_step)


def _gaps(reading: Reading) -> Chapter:
    shown = reading.gaps[:MOST_GAPS]
    return Chapter(
        title=say("Where are its gaps?"),
        items=tuple(Item(text=gap.sentence, step=gap.next_step) for gap in shown),
        after=_more(len(reading.gaps) - len(shown)) if shown else say("None that the facts so far would show."),
    )


def _again(reading: Reading) -> Chapter:
    shown = reading.reconnect[:MOST_AGAIN]
    nobody = say("Nobody you were once in touch with has gone quiet.")
    return Chapter(
        title=say("Whom should I connect with again?"),
        items=tuple(Item(head=found.name, text=found.why_now, step=_quoted(found.opener)) for found in shown),
        after=_more(len(reading.reconnect) - len(shown)) if shown else nobody,
    )


def _week(week: Week) -> Chapter:
    nobody = say("Nobody to propose yet: names from memory, an address book or mail come first.")
    return Chapter(
        title=say("This week"),
        items=tuple(map(_talk, week.conversations)),
        after="" if week.conversations else nobody,
    )


def _talk(talk: Conversation) -> Item:
    reason = talk.why[0].text if talk.why else ""
    return Item(head=talk.name, text=reason, step=talk.would_change)


def _quoted(text: str) -> str:
    return say("“{label}”", label=text) if text else ""


def _more(number: int) -> str:
    return say_count("{number} more in Kithmap.", "{number} more in Kithmap.", number) if number > 0 else ""
