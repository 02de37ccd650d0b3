"""A portrait: all that the page of one person shows, in words."""

from collections.abc import Set
from dataclasses import dataclass

from kithmap.actions.log_talk import talks_with
from kithmap.actions.write_note import OWN_WORDS, note_of
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.goalmap.legend import warmth_word
from kithmap.goalmap.ringnames import ring_name
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer
from kithmap.goals.pull import pulls
from kithmap.kit.dates import spoken_day
from kithmap.kit.reason import Reason
from kithmap.people.person import Person
from kithmap.ties.tie import Tie
from kithmap.ties.timeline import timeline_of
from kithmap_app.programs.finding import find_rows
from kithmap_app.speech import say
from kithmap_app.web.contact_bars import ContactBars, contact_bars
from kithmap_app.web.how_met import HowMet, how_met
from kithmap_app.web.pieces import Doubt, Piece, doubts_about, pieces_of, why_one
from kithmap_app.web.sayings import spoken_contact, spoken_past, spoken_talk

MOST_KNOWN = 12
"""People whom somebody knows that are named: who they are in touch with most, as far as the owner's mail tells."""
MOST_FOUND = 6
"""People offered to be joined with."""


class NobodyThere(NotFound):
    """An address of a page leads to nobody."""

    def __init__(self) -> None:
        super().__init__(say("Nobody in your book stands at this address; they may have been forgotten since."))


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One need of the goal, and what is noted about this person's help with it."""

    need: Need
    offer: Offer | None


@dataclass(frozen=True, slots=True)
class Past:
    """One past contact in words: when, how long ago, what passed, and the owner's words about it.

    `id` is that of the talk, "" for what comes from files.
    """

    day: str
    ago: str
    what: str
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class OtherMap:
    """Another goal on whose map somebody stands, and the word for the ring."""

    goal: Goal
    ring: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """One person as their page shows them; the three readings stand apart (`ring`, `tie`, `pull`)."""

    person: Person
    is_on_map: bool
    is_placed: bool
    ring: int | None
    ring_is_proposed: bool
    category_id: str
    category_is_proposed: bool
    category_reasons: tuple[Reason, ...]
    tie: Tie
    warmth: str
    pull: tuple[Reason, ...]
    helps: tuple[HelpLine, ...]
    bars: ContactBars | None
    latest: tuple[Past, ...]
    talks: tuple[Past, ...]
    knows: tuple[Person, ...]
    pieces: tuple[Piece, ...]
    why_one: tuple[str, ...]
    doubts: tuple[Doubt, ...]
    own_note: str
    notes: tuple[str, ...]
    birthday: str
    met: HowMet
    other_maps: tuple[OtherMap, ...]


def portrait_of(flow: Flow, anchor: str) -> Portrait:
    """Give the portrait of whoever `anchor` stands for. Raises NobodyThere."""
    row = flow.people.rows.get(anchor)
    if row is None:
        raise NobodyThere
    person = flow.people.people[row]
    standing = next((s for s in flow.roster.on_map if s.person.id == person.id), None)
    tie = flow.ties.tie(row, person.id)
    anchors = person.anchors
    offers = {o.need_id: o for o in flow.facts.offers.values() if o.person in anchors}
    timeline = timeline_of(flow.history, anchors, as_of=flow.today)
    cards = [flow.facts.cards[id_] for id_ in person.card_ids if id_ in flow.facts.cards]
    note = note_of(flow.facts, person)
    return Portrait(
        person=person,
        is_on_map=standing is not None,
        is_placed=any(p.person in anchors and p.goal_id == flow.goal_id for p in flow.facts.placements.values()),
        ring=standing.ring if standing else None,
        ring_is_proposed=bool(standing and standing.ring_is_proposed),
        category_id=(standing.category_id if standing else None) or "",
        category_is_proposed=bool(standing and standing.category_is_proposed),
        category_reasons=standing.category_reasons if standing else (),
        tie=tie,
        warmth=warmth_word(tie.warmth),
        pull=pulls(offers.values(), flow.needs, persons={o.person: person.id for o in offers.values()})
        .of(person.id)
        .reasons,
        helps=tuple(HelpLine(need, offers.get(need.id)) for need in flow.needs),
        bars=contact_bars(timeline.months),
        latest=tuple(
            Past(
                spoken_day(contact.day, today=flow.today),
                spoken_past(contact.day, today=flow.today),
                spoken_contact(contact),
            )
            for contact in timeline.latest
        ),
        talks=talks_told(flow, person),
        knows=known_by(flow, row),
        pieces=pieces_of(person, cards, region=flow.facts.me.region, today=flow.today),
        why_one=why_one(flow, person),
        doubts=doubts_about(flow, person),
        own_note=note.note if note else "",
        notes=tuple(dict.fromkeys(card.note for card in cards if card.note and card.source != OWN_WORDS)),
        birthday=next((card.birthday for card in cards if card.birthday), ""),
        met=how_met(flow, person),
        other_maps=other_maps(flow, anchors),
    )


def other_maps(flow: Flow, anchors: Set[str]) -> tuple[OtherMap, ...]:
    """Give the maps of other goals on which the owner placed somebody, each once."""
    goals = flow.facts.goals
    rings = {p.goal_id: p.ring for p in flow.facts.placements.values() if p.person in anchors}
    return tuple(
        OtherMap(goals[id_], ring_name(ring)) for id_, ring in rings.items() if id_ != flow.goal_id and id_ in goals
    )


def talks_told(flow: Flow, person: Person) -> tuple[Past, ...]:
    """Give the talks that the owner logged, the latest first."""
    return tuple(
        Past(
            spoken_day(talk.day, today=flow.today),
            spoken_past(talk.day, today=flow.today),
            spoken_talk(talk),
            talk.note,
            talk.id,
        )
        for talk in talks_with(flow.facts, person)
        if talk.day <= flow.today
    )


def known_by(flow: Flow, row: int) -> tuple[Person, ...]:
    """Give the people whom the person in `row` is in touch with, the surest first."""
    return tuple(flow.people.people[int(other)] for other in flow.links.known_by(row)[:MOST_KNOWN])


def joinable(flow: Flow, person: Person, words: str) -> tuple[Person, ...]:
    """Give the people who fit `words` and could be joined with `person`."""
    if not words.strip():
        return ()
    rows = find_rows(flow, words)[: MOST_FOUND + 1]
    found = (flow.people.people[int(row)] for row in rows)
    return tuple(other for other in found if other.id != person.id)[:MOST_FOUND]
