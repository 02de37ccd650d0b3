"""Edit a talk: what was logged is told better, or taken back."""

from dataclasses import replace
from datetime import date

from kithmap.actions.log_talk import DAY_MINUTES, TalkAhead
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.debrief import Debrief
from kithmap.ties.talk import Talk


def edit_talk(book: Book, old: Talk, new: Talk, *, person: Person, today: date) -> Talk:
    """Put `new` in the place of the talk `old` with `person`, and give it as it is kept.

    Raises TalkAhead for a day after `today`.
    """
    if new.day > today:
        raise TalkAhead
    kept = replace(new, person=old.person, minutes=min(max(new.minutes, 0), DAY_MINUTES), note=new.note.strip())
    if kept != old:
        told = _debrief(book, old)
        changes = Changes(
            dropped=(old, *told),
            put=(
                # the same words may stand there already: then the two become one
                *(() if kept.id in book.facts.talks else (kept,)),
                *(replace(debrief, talk_id=kept.id, day=kept.day) for debrief in told),
            ),
        )
        book.apply(say("Change a talk with {name}", name=person.name), changes)
    return kept


def drop_talk(book: Book, talk: Talk, *, person: Person) -> None:
    """Take a talk with `person` back; the contact with them counts no longer."""
    dropped: tuple[Fact, ...] = (talk, *_debrief(book, talk)) if talk.id in book.facts.talks else ()
    book.apply(say("Take a talk with {name} back", name=person.name), Changes(dropped=dropped))


def _debrief(book: Book, talk: Talk) -> tuple[Debrief, ...]:
    """Give what the talk brought, which goes where the talk goes."""
    return tuple(debrief for debrief in book.facts.debriefs.values() if debrief.talk_id == talk.id)
