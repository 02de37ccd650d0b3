"""What programs see beside the library's own nouns: a goal with all that was told of it, people in a list and whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from kithmap.actions.ask_checks import checks_of
from kithmap.actions.ask_prompts import prompts_of
from kithmap.actions.log_talk import talks_with
from kithmap.actions.make_promise import promises_with
from kithmap.actions.tell_acquaintance import answered_pairs
from kithmap.actions.tell_met import met_of
from kithmap.actions.write_note import note_of
from kithmap.book.facts import Import
from kithmap.flow import Flow
from kithmap.gaps.dial import Dial
from kithmap.gaps.gap import Gap
from kithmap.gaps.pairs_to_ask import PairToAsk, pairs_to_ask
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer
from kithmap.goals.start_goal import NeedCheck
from kithmap.goals.target import Target
from kithmap.people.met import Met
from kithmap.people.pairs import Pair
from kithmap.people.person import Person
from kithmap.plan.promise import Promise
from kithmap.roster.standing import Standing
from kithmap.sources.trouble import Trouble
from kithmap.then.dial_move import DialMove
from kithmap.then.move import Move
from kithmap.then.movement import Movement
from kithmap.ties.talk import Talk
from kithmap.ties.tie import Tie, Warmth
from kithmap.ties.timeline import Timeline, timeline_of
from kithmap_app.programs.desk import Desk
from kithmap_app.programs.finding import find_rows, strongest_first


class Show(StrEnum):
    """Which people: everybody, those on the map, or those in the pool."""

    ALL = "all"
    MAP = "map"
    POOL = "pool"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalTold:
    """A goal with all that was told of it, and the questions that ask for more."""

    goal: Goal
    is_in_hand: bool
    categories: tuple[Category, ...]
    needs: tuple[Need, ...]
    chairs: tuple[Chair, ...]
    targets: tuple[Target, ...]
    lacks: tuple[Lack, ...]
    prompts: tuple[str, ...]
    checks: tuple[NeedCheck, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person in a list, as the map of one goal knows them; `ring` None is not placed, `last` the last contact."""

    id: str
    name: str
    organisation: str
    title: str
    is_on_map: bool
    ring: int | None
    category_id: str | None
    warmth: Warmth
    last: date | None


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a person is in touch with, as far as the owner's mail tells."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSeen:
    """One person whole: closeness (`ring`), warmth (`tie`) and what they could do (`offers`) stand apart."""

    person: Person
    is_on_map: bool
    ring: int | None
    ring_is_proposed: bool
    category_id: str | None
    category_is_proposed: bool
    tie: Tie
    offers: tuple[Offer, ...]
    met: Met | None
    note: str
    talks: tuple[Talk, ...]
    promises: tuple[Promise, ...]
    knows: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class DialsSeen:
    """The six dials."""

    dials: tuple[Dial, ...]


@dataclass(frozen=True, slots=True)
class GapsSeen:
    """The gaps, the most telling first."""

    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class QuestionsSeen:
    """What only the owner can tell: pairs of anchors that may be one person, and pairs of people who may be linked."""

    same: tuple[Pair, ...]
    linked: tuple[PairToAsk, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """What moved between two days; before `records_begin` nothing can be told of contacts."""

    then: date
    now: date
    records_begin: date | None
    moves: tuple[Move, ...]
    dials: tuple[DialMove, ...]
    closed: tuple[Gap, ...]
    opened: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What became of files: of each, read = new + same + changed + trouble; and every record that was not taken."""

    changed: bool
    imports: tuple[Import, ...]
    troubles: tuple[Trouble, ...]


def goal_told(desk: Desk, id: str) -> GoalTold:
    """Give a goal with all that was told of it."""
    flow = desk.flow(id)
    return GoalTold(
        goal=flow.goal,
        is_in_hand=flow.goal_id == desk.goal().id,
        categories=flow.categories,
        needs=flow.needs,
        chairs=flow.chairs,
        targets=flow.targets,
        lacks=flow.lacks,
        prompts=tuple(p.question for p in prompts_of(flow.goal, categories=flow.categories, needs=flow.needs)),
        checks=checks_of(flow.needs),
    )


def rows_of(flow: Flow, *, words: str, show: Show) -> NDArray[np.int64]:
    """Give the rows of the people who fit `words`, best fit first; without words the strongest ties first."""
    return rows_shown(flow, find_rows(flow, words) if words.strip() else strongest_first(flow), show=show)


def rows_shown(flow: Flow, rows: NDArray[np.int64], *, show: Show) -> NDArray[np.int64]:
    """Give those of `rows` whom `show` asks for, in their order."""
    if show is Show.ALL:
        return rows
    on_map = np.array([flow.people.rows[s.person.id] for s in flow.roster.on_map], dtype=np.int64)
    return rows[np.isin(rows, on_map, invert=show is Show.POOL)]


def lines_of(flow: Flow, rows: Sequence[int]) -> tuple[PersonLine, ...]:
    """Give people in a list."""
    standings = {flow.people.rows[s.person.id]: s for s in flow.roster.on_map}
    return tuple(_line(flow, row, standings.get(row)) for row in rows)


def _line(flow: Flow, row: int, standing: Standing | None) -> PersonLine:
    person = flow.people.people[row]
    tie = standing.tie if standing else flow.ties.tie(row, person.id)
    return PersonLine(
        id=person.id,
        name=person.name,
        organisation=person.organisation,
        title=person.title,
        is_on_map=standing is not None,
        ring=standing.ring if standing else None,
        category_id=standing.category_id if standing else None,
        warmth=tie.warmth,
        last=tie.last,
    )


def person_seen(flow: Flow, person: Person, *, promises: tuple[Promise, ...]) -> PersonSeen:
    """Give one person whole."""
    row = flow.people.rows[person.id]
    standing = next((s for s in flow.roster.on_map if s.person.id == person.id), None)
    note = note_of(flow.facts, person)
    anchors = person.anchors
    return PersonSeen(
        person=person,
        is_on_map=standing is not None,
        ring=standing.ring if standing else None,
        ring_is_proposed=bool(standing and standing.ring_is_proposed),
        category_id=standing.category_id if standing else None,
        category_is_proposed=bool(standing and standing.category_is_proposed),
        tie=standing.tie if standing else flow.ties.tie(row, person.id),
        offers=tuple(offer for offer in flow.facts.offers.values() if offer.person in anchors),
        met=met_of(flow.facts, person),
        note=note.note if note else "",
        talks=talks_with(flow.facts, person),
        promises=promises,
        knows=_known_by(flow, row),
    )


def person_whole(desk: Desk, anchor: str) -> PersonSeen:
    """Give the person of an id or address whole, as the map of the goal in hand knows them."""
    person, flow = desk.person(anchor), desk.everybody()
    return person_seen(flow, person, promises=promises_with(desk.book, person))


def _known_by(flow: Flow, row: int) -> tuple[Known, ...]:
    people = (flow.people.people[int(other)] for other in flow.links.known_by(row))
    return tuple(Known(person.id, person.name) for person in people)


def timeline(flow: Flow, person: Person) -> Timeline:
    """Give what passed with a person, month by month and latest first."""
    return timeline_of(flow.history, person.anchors, as_of=flow.today)


def questions(flow: Flow) -> QuestionsSeen:
    """Give what could be asked about people now."""
    asked = answered_pairs(flow.facts, flow.people)
    return QuestionsSeen(flow.people.questions, pairs_to_ask(flow.members, flow.known_links, asked=asked))


def moved(movement: Movement) -> Moved:
    """Give what moved without the two whole readings."""
    return Moved(
        then=movement.then.day,
        now=movement.now.day,
        records_begin=movement.records_begin,
        moves=movement.moves,
        dials=movement.dials,
        closed=movement.closed,
        opened=movement.opened,
    )
