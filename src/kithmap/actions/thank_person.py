"""Thank a person: note that the owner has said thank you for help that came."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Fact, told
from kithmap.goals.goal import Goal
from kithmap.goals.offer import OfferState
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.ask import AskState
from kithmap.plan.introduction import IntroductionState
from kithmap.plan.thanked import Thanked


def thank_person(book: Book, person: Person, *, goal: Goal, day: date) -> int:
    """Note that a person was thanked on `day` for everything they gave to a goal, and give how many things that is."""
    anchors = person.anchors
    facts: list[Fact] = [
        replace(ask, thanked_on=day)
        for ask in book.facts.asks.values()
        if ask.goal_id == goal.id and ask.person in anchors and ask.state is AskState.HELPED and ask.thanked_on is None
    ]
    facts += [
        replace(made, thanked_on=day)
        for made in book.facts.introductions.values()
        if made.who in anchors and made.state is IntroductionState.MET and made.goal_id in ("", goal.id)
    ]
    thanked = Thanked(goal_id=goal.id, person=person.id, day=day)
    if not facts and thanked.id not in book.facts.thanked and _gave(book, goal, anchors):
        facts.append(thanked)
    ending = book.facts.endings.get(f"ending:{goal.id}")
    if ending is not None and not anchors.intersection(ending.thanked):
        facts.append(replace(ending, thanked=(*ending.thanked, person.id)))
    book.apply(say("Thank {name}", name=person.name), told(book.facts, facts))
    return len(facts)


def _gave(book: Book, goal: Goal, anchors: Collection[str]) -> bool:
    """Tell whether help of theirs is noted that was given, whatever it was asked by."""
    needs = {need.id for need in book.facts.needs.values() if need.goal_id == goal.id}
    offers = (offer for offer in book.facts.offers.values() if offer.person in anchors and offer.need_id in needs)
    return any(offer.state is OfferState.GAVE for offer in offers)
