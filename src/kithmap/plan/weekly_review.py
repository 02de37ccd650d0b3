"""The weekly review: five screens in ten minutes, read anew from the facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.member import Member
from kithmap.gaps.reading import Reading
from kithmap.gaps.wording import listed
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say, say_count
from kithmap.plan.ask import AskState
from kithmap.plan.courage import own_guesses
from kithmap.plan.funnel import funnel
from kithmap.plan.loop import Loop
from kithmap.plan.progress import Shift, shifts
from kithmap.plan.step import Step
from kithmap.plan.steps import due_steps
from kithmap.plan.week import Week
from kithmap.plan.weeks import weeks_later


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyReview:
    """The five screens, from `since` to `today`.

    `happened` are sentences on the days between; `open_steps` what is due; `map_moves` how the dials moved since; `way`
    the funnel in words, with own guesses once there are five; `next_week` the conversations to come.
    """

    since: date
    today: date
    happened: tuple[str, ...]
    open_steps: tuple[Step, ...]
    map_moves: tuple[Shift, ...]
    way: tuple[str, ...]
    next_week: Week


def weekly_review(
    loop: Loop, members: Sequence[Member], *, now: Reading, then: Reading, next_week: Week
) -> WeeklyReview:
    """Give the review of the time between two readings of one goal."""
    guesses = own_guesses(loop.asks)
    return WeeklyReview(
        since=then.today,
        today=now.today,
        happened=_happened(loop, since=then.today, today=now.today),
        open_steps=due_steps(loop, members, today=now.today),
        map_moves=shifts(then, now),
        way=(*funnel(loop).sentences, *([guesses.sentence] if guesses else [])),
        next_week=next_week,
    )


def review_since(loop: Loop, *, today: date) -> date:
    """Give the day from which a review looks back: the review before, or a week ago."""
    before = [review.day for review in loop.reviews if review.day < today]
    return max(before, default=weeks_later(today, -1))


def _happened(loop: Loop, *, since: date, today: date) -> tuple[str, ...]:
    def within(day: date | None) -> bool:
        return day is not None and since < day <= today

    talked = [loop.name(talk.person) for talk in loop.talks if within(talk.day)]
    sent = [loop.name(ask.person) for ask in loop.asks if within(ask.sent_on)]
    helped = [loop.name(a.person) for a in loop.asks if within(a.helped_on) and a.state is AskState.HELPED]
    learned = [debrief for debrief in loop.debriefs if within(debrief.day) and debrief.learned]
    kept = sum(within(promise.kept_on) for promise in loop.promises)
    sentences = [
        say("You talked with {names}.", names=listed(list(dict.fromkeys(talked)))) if talked else "",
        say("You asked {names}.", names=listed(list(dict.fromkeys(sent)))) if sent else "",
        say("{names} helped you.", names=listed(list(dict.fromkeys(helped)))) if helped else "",
        say_count("{number} promise was kept.", "{number} promises were kept.", kept) if kept else "",
        *(
            say("From {name} you learned: {words}", name=loop.name(debrief.person), words=debrief.learned)
            for debrief in learned
        ),
    ]
    told = tuple(sentence for sentence in sentences if sentence)
    return told or (say("No talk, ask or promise was written down since {day}.", day=spoken_day(since, today=today)),)
