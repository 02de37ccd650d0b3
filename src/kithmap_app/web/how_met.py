"""How somebody was met: what was told of it, what sources say, and what a form tells."""

from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from kithmap.actions.tell_met import met_of, tell_met
from kithmap.book.book import Book
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.kit.dates import spoken_day
from kithmap.people.pairs import source_called
from kithmap.people.person import Person
from kithmap_app.speech import say
from kithmap_app.web.meant import person_meant
from kithmap_app.web.told_form import ToldForm

HOW_CHARS = 300
"""A sentence: where, at what, who was there. More is a note."""
NAME_CHARS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HowMet:
    """How the owner met one person, as the page shows it; `sources` is what files say of the day, in sentences."""

    how: str
    through: Person | None
    by_myself: bool
    day: date | None
    said_day: str
    sources: tuple[str, ...]
    opened: tuple[Person, ...]
    """Those whom this person introduced to the owner."""

    @property
    def is_told(self) -> bool:
        return bool(self.how or self.through or self.by_myself or self.day)


def how_met(flow: Flow, person: Person) -> HowMet:
    """Give how the owner met `person`."""
    met = met_of(flow.facts, person)
    anchors = person.anchors
    opened = (flow.people.at(other.person) for other in flow.facts.met.values() if other.through in anchors)
    return HowMet(
        how=met.how if met else "",
        through=flow.people.at(met.through) if met else None,
        by_myself=bool(met and met.by_myself),
        day=met.day if met else None,
        said_day=spoken_day(met.day, today=flow.today) if met and met.day else "",
        sources=_sources(flow, person),
        opened=tuple({one.id: one for one in opened if one is not None}.values()),
    )


def keep_met(book: Book, flow: Flow, person: Person, told: QueryDict) -> str:
    """Keep what a form tells of how `person` was met, and give what to say of it."""
    form = ToldForm(told)
    how, name = form.line("how", most=HOW_CHARS), form.line("through", most=NAME_CHARS)
    try:
        through = _through(flow, name, anchor=told.get("through_id", ""))
    except NotFound as error:
        return say("Not kept: {why}", why=str(error))
    day = form.day("day")
    if form.line("day") and (day is None or day > flow.today):
        return say("Not kept: that day could not be read, or is still to come.")
    if through is not None and through.id == person.id:
        return say("Not kept: nobody introduces themselves.")
    by_myself = told.get("by_myself") == "yes" and through is None
    kept = tell_met(book, person, how=how, through=through, by_myself=by_myself, day=day)
    if kept is None:
        return say("Nothing is noted of how you met.")
    return say("How you met {name} is noted.", name=person.name)


def _through(flow: Flow, name: str, *, anchor: str) -> Person | None:
    if not name:
        return None
    chosen = flow.people.at(anchor)
    # a name that was typed over the one chosen before is what is meant
    return chosen if chosen is not None and chosen.name == name else person_meant(flow, name)


def _sources(flow: Flow, person: Person) -> tuple[str, ...]:
    cards = (flow.facts.cards[id_] for id_ in person.card_ids if id_ in flow.facts.cards)
    return tuple(
        dict.fromkeys(
            say(
                "By {source} you have been connected since {day}.",
                source=source_called(card.source),
                day=spoken_day(card.known_since, today=flow.today),
            )
            for card in cards
            if card.known_since
        )
    )
