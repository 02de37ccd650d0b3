"""Make an ask: a request to one person, from its first words to the thank-you."""

from dataclasses import replace
from datetime import date

from kithmap.actions.keep_week import week_to_keep
from kithmap.actions.record_offer import offers_of
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact, told
from kithmap.errors import KithmapError
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer, OfferState
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.ask import Ask, AskState


class AskNotSent(KithmapError):
    """An answer was told to an ask that was never sent."""

    def __init__(self) -> None:
        super().__init__(say("This ask is only drafted. Say that you sent it, then what came of it."))


def draft_ask(
    book: Book,
    person: Person,
    *,
    goal: Goal,
    today: date,
    need: Need | None = None,
    kind: Support | None = None,
    text: str = "",
    guess: float | None = None,
) -> Ask:
    """Write a request down without sending it, and give it. `guess` is how likely the owner thinks a yes, 0 to 1."""
    ask = Ask(
        goal_id=goal.id,
        person=person.id,
        drafted_on=today,
        kind=kind or (need.support if need else Support.ADVICE),
        need_id=need.id if need else "",
        text=text.strip(),
        guess=None if guess is None else min(max(guess, 0.0), 1.0),
    )
    book.apply(say("Draft an ask to {name}", name=person.name), told(book.facts, [ask]))
    return ask


def edit_ask(book: Book, ask: Ask, person: Person, *, text: str, guess: float | None) -> Ask:
    """Change the words or the guess of an ask, and give it."""
    changed = replace(ask, text=text.strip(), guess=None if guess is None else min(max(guess, 0.0), 1.0))
    book.apply(say("Change the ask to {name}", name=person.name), told(book.facts, [changed]))
    return changed


def drop_ask(book: Book, ask: Ask, person: Person) -> None:
    """Take an ask off the list; what was noted of their help stays."""
    book.apply(say("Take the ask to {name} off the list", name=person.name), Changes(dropped=(ask,)))


def send_ask(book: Book, ask: Ask, person: Person, *, day: date, way: str = "") -> Ask:
    """Note that the owner has sent an ask on `day`, and give it.

    Help that was noted counts as asked for then, and this week's people are written down.
    """
    sent = replace(ask, sent_on=day, way=way or ask.way)
    facts: list[Fact] = [*_week(book, ask, today=day), sent, *_offers(book, person, ask, OfferState.ASKED)]
    book.apply(say("Ask {name}", name=person.name), told(book.facts, facts))
    return sent


def follow_up(book: Book, ask: Ask, person: Person, *, day: date) -> Ask:
    """Note that the owner has written again, and give the ask. Raises AskNotSent."""
    if ask.sent_on is None:
        raise AskNotSent
    again = replace(ask, followed_up_on=day)
    book.apply(say("Follow up with {name}", name=person.name), told(book.facts, [again]))
    return again


def note_answer(book: Book, ask: Ask, person: Person, *, state: AskState, day: date) -> Ask:
    """Note what came of an ask (answered, helped or declined) and give it; what was noted of their help changes along.

    Raises AskNotSent for one that was only drafted.
    """
    if ask.sent_on is None:
        raise AskNotSent
    answered = replace(ask, answered_on=ask.answered_on or day)
    facts: list[Fact] = [answered]
    if state is AskState.HELPED:
        facts = [replace(answered, helped_on=day), *_offers(book, person, ask, OfferState.GAVE)]
        title = say("Note that {name} helped", name=person.name)
    elif state is AskState.DECLINED:
        facts = [replace(answered, declined_on=day, helped_on=None), *_offers(book, person, ask, OfferState.DECLINED)]
        title = say("Note that {name} said no", name=person.name)
    else:
        title = say("Note an answer from {name}", name=person.name)
    book.apply(title, told(book.facts, facts))
    return book.facts.asks[ask.id]


def latest_ask(book: Book, person: Person, *, goal: Goal) -> Ask | None:
    """Give the ask to a person for a goal that was written down last, None where there is none."""
    anchors = person.anchors
    asks = [a for a in book.facts.asks.values() if a.goal_id == goal.id and a.person in anchors]
    return max(asks, key=lambda ask: ask.drafted_on, default=None)


def _week(book: Book, ask: Ask, *, today: date) -> list[Fact]:
    goal = book.facts.goals.get(ask.goal_id)
    return [week_to_keep(book, goal, today=today)] if goal else []


def _offers(book: Book, person: Person, ask: Ask, state: OfferState) -> list[Offer]:
    """Give what is noted of the person's help with the ask's need, brought to `state`; help that came is noted anew."""
    need = book.facts.needs.get(ask.need_id)
    if need is None:
        return []
    noted = offers_of(book, person, need=need)
    if not noted:
        noted = (Offer(need_id=need.id, person=person.id),)
    return [replace(offer, state=state, proposed=False) for offer in noted]
