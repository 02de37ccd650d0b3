"""Acts whose library form takes what a program cannot send, in the words of a program: ids, and nothing unsaid lost."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kithmap.actions import add_names as names
from kithmap.actions import edit_chair as chairs
from kithmap.actions import edit_talk as talks
from kithmap.actions import edit_target as targets
from kithmap.actions import note_lack as lacks
from kithmap.actions import place_person as placing
from kithmap.actions.arrange_introduction import plan_introduction as plan
from kithmap.actions.ask_prompts import Prompt
from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample as fill
from kithmap.actions.set_cadence import set_cadence as set_how_often
from kithmap.actions.set_preference import set_preference as keep_preference
from kithmap.book.book import Book
from kithmap.errors import KithmapError
from kithmap.goals.goal import Category, Chair, Goal, Placement
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.start_goal import NeedCheck
from kithmap.goals.target import Target
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.plan.cadence import Cadence
from kithmap.plan.introduction import Direction, Introduction
from kithmap.plan.preference import Preference
from kithmap.sources.card import Card
from kithmap.sources.interaction import Channel
from kithmap.sources.readers import read_typed
from kithmap.ties.talk import Talk
from kithmap_app.programs.unsaid import UNSAID, Unsaid
from kithmap_app.speech import say


class NotSaid(KithmapError):
    """Something that an act needs was left out."""


class BookNotEmpty(KithmapError):
    def __init__(self) -> None:
        super().__init__(say("The sample opens in an empty book only, so that nothing mixes with yours."))


@dataclass(frozen=True, slots=True)
class PersonTakenIn:
    """Who sits on the chair now: the anchor and name of somebody known or new."""

    id: str
    name: str


def add_names(
    book: Book, text: str, *, goal: Goal, people: Directory, category: Category | None = None, need: Need | None = None
) -> names.NamesAdded:
    """Put everybody named in `text`, by comma or line, on the map, into a category or as a help with a need."""
    return names.add_names(
        book, text, prompt=Prompt(goal=goal, question="", category=category, need=need), people=people
    )


def add_known(
    book: Book, person: Person, *, goal: Goal, category: Category | None = None, need: Need | None = None
) -> names.NamesAdded:
    """Put somebody of the pool on the map, into a category or as a help with a need."""
    return names.add_known(book, person, prompt=Prompt(goal=goal, question="", category=category, need=need))


def place_person(
    book: Book,
    person: Person,
    *,
    goal: Goal,
    ring: int | Unsaid | None = UNSAID,
    category: Category | Unsaid | None = UNSAID,
    proposed: tuple[Person, ...] = (),
) -> Placement:
    """Put a person on a goal's map, or move them there; ring or category stay as they are where they are left out."""
    old = placing.placements_of(book, person, goal=goal)
    here = old[-1].ring if old else None
    return placing.place_person(
        book,
        person,
        goal=goal,
        ring=here if isinstance(ring, Unsaid) else ring,
        category=placing.Kept.KEPT if isinstance(category, Unsaid) else category,
        proposed=proposed,
    )


def move_chair(
    book: Book, chair: Chair, *, ring: int | Unsaid = UNSAID, category: Category | Unsaid | None = UNSAID
) -> Chair:
    """Move a chair to another ring or category; what is left out stays as it is."""
    if isinstance(category, Unsaid):
        category = book.facts.categories.get(chair.category_id or "")
    return chairs.move_chair(book, chair, ring=chair.ring if isinstance(ring, Unsaid) else ring, category=category)


def fill_chair(book: Book, chair: Chair, *, goal: Goal, person: Person | None = None, name: str = "") -> PersonTakenIn:
    """Let somebody take a chair: a `person` who is known, or else somebody new by `name`."""
    who: Person | Card | None = person or next((card for card in read_typed(name) if isinstance(card, Card)), None)
    if who is None:
        raise NotSaid(say("Write the name of whoever takes the chair."))
    chairs.fill_chair(book, chair, who, goal=goal)
    return PersonTakenIn(who.id, who.name)


def note_lack(book: Book, *, need: Need, question: str, day: date) -> Lack:
    """Note that nobody came to mind for a question of a need."""
    return lacks.note_lack(book, NeedCheck(need.id, question), day=day)


def drop_lack(book: Book, *, need: Need, question: str) -> None:
    """Take back that nobody came to mind for a question of a need."""
    lacks.drop_lack(book, NeedCheck(need.id, question))


def describe_target(
    book: Book,
    target: Target,
    *,
    motivation: int | Unsaid | None = UNSAID,
    advocate: Person | Unsaid | None = UNSAID,
    posting: str | Unsaid = UNSAID,
) -> Target:
    """Say how much a target is wanted, who speaks for the owner there, what is advertised; what is left out stays."""
    speaker = advocate.id if isinstance(advocate, Person) else ""
    return targets.describe_target(
        book,
        target,
        motivation=target.motivation if isinstance(motivation, Unsaid) else motivation,
        advocate=target.advocate if isinstance(advocate, Unsaid) else speaker,
        posting=target.posting if isinstance(posting, Unsaid) else posting,
    )


def edit_talk(
    book: Book,
    talk: Talk,
    *,
    person: Person,
    today: date,
    on: date | Unsaid = UNSAID,
    channel: Channel | Unsaid = UNSAID,
    minutes: int | Unsaid = UNSAID,
    note: str | Unsaid = UNSAID,
    useful: bool | Unsaid | None = UNSAID,
) -> Talk:
    """Tell a talk better; what is left out stays as it is. A talk has another id when its day has changed."""
    new = Talk(
        person=talk.person,
        day=talk.day if isinstance(on, Unsaid) else on,
        channel=talk.channel if isinstance(channel, Unsaid) else channel,
        minutes=talk.minutes if isinstance(minutes, Unsaid) else minutes,
        note=talk.note if isinstance(note, Unsaid) else note,
        useful=talk.useful if isinstance(useful, Unsaid) else useful,
    )
    return talks.edit_talk(book, talk, new, person=person, today=today)


def set_cadence(
    book: Book,
    *,
    goal: Goal,
    every_days: int | None,
    person: Person | None = None,
    category: Category | None = None,
    ring: int | None = None,
) -> Cadence | None:
    """Set how often to be in touch with a person, a category or a ring: 0 keeps reminders away, null ends it."""
    whom = [each for each in (person, category, ring) if each is not None]
    if len(whom) != 1:
        raise NotSaid(say("Say one of: a person, a category, a ring."))
    return set_how_often(book, whom[0], goal=goal, every_days=every_days)


def plan_introduction(
    book: Book,
    who: Person,
    *,
    direction: Direction,
    goal: Goal,
    today: date,
    to: Person | None = None,
    to_name: str = "",
    blurb: str = "",
) -> Introduction:
    """Plan an introduction. For the owner, `who` makes it, and `to_name` may be somebody not yet known."""
    if to is None and not to_name.strip():
        raise NotSaid(say("Say to whom: the id of a person, or a name."))
    return plan(book, who, to or to_name, direction=direction, goal=goal, today=today, blurb=blurb)


def open_sample(book: Book, *, today: date) -> None:
    """Fill an empty book with the made-up sample network."""
    if book.facts.goals or book.facts.cards:
        raise BookNotEmpty
    with TemporaryDirectory(prefix="kithmap-sample-") as folder:
        fill(book, make_sample(Path(folder), today=today), today=today)


def set_preference(
    book: Book,
    *,
    week_starts_on: int | Unsaid = UNSAID,
    capacity: int | Unsaid = UNSAID,
    time_zone: str | Unsaid = UNSAID,
    wants_digest: bool | Unsaid = UNSAID,
    alarm_hour: int | Unsaid = UNSAID,
) -> Preference:
    """Keep how the owner's weeks go; what is left out stays as it is."""
    told = {
        "week_starts_on": week_starts_on,
        "capacity": capacity,
        "time_zone": time_zone,
        "wants_digest": wants_digest,
        "alarm_hour": alarm_hour,
    }
    said: dict[str, Any] = {name: value for name, value in told.items() if not isinstance(value, Unsaid)}
    kept = replace(book.facts.preference, **said)
    keep_preference(book, kept)
    return kept
