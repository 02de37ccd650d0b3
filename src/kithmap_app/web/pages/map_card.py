"""The card: what the map tells about whatever was opened on it: a person, a chair, or those behind a "+N"."""

from dataclasses import dataclass

from django.http import Http404, QueryDict

from kithmap.actions.edit_chair import USUAL_RING
from kithmap.flow import Flow
from kithmap.goalmap.legend import pull_word, warmth_word
from kithmap.goalmap.marks import pull_step
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.ringnames import ring_name, ring_names
from kithmap.goals.goal import Category, Chair
from kithmap.goals.need import Need
from kithmap.kit.reason import Reason
from kithmap.people.person import Person
from kithmap.roster.standing import Standing
from kithmap_app.speech import say
from kithmap_app.web.pages.map_drawing import whole_picture
from kithmap_app.web.placed import person_at

REASONS_SHOWN = 4
NAMES_PROPOSED = 300
"""Names to choose from for a chair; anybody else can be typed."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring to choose: its number, its name, and whether the one in hand stands there."""

    number: int
    name: str
    is_here: bool


@dataclass(frozen=True, slots=True)
class ReadingOfTie:
    """One of the three readings of a tie, in a word, with why."""

    name: str
    word: str
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card shows; only one of `person`, `chair`, `crowd` and `is_new_chair` is given."""

    title: str
    person: Person | None = None
    is_on_map: bool = True
    chair: Chair | None = None
    need: Need | None = None
    crowd: tuple[Person, ...] = ()
    is_new_chair: bool = False
    place: str = ""
    rings: tuple[Ring, ...] = ()
    is_placed: bool = False
    category_id: str = ""
    categories: tuple[Category, ...] = ()
    needs: tuple[Need, ...] = ()
    known: tuple[str, ...] = ()
    readings: tuple[ReadingOfTie, ...] = ()
    category_why: tuple[Reason, ...] = ()


def card_for(flow: Flow, asked: QueryDict) -> Card | None:
    """Give the card that an address asks for: ?person=, ?chair=, ?chip=&of=, ?new=chair; None where it asks for none.

    Raises NoSuchPerson; Http404 where there is no such chair or chip.
    """
    if anchor := asked.get("person"):
        return person_card(flow, person_at(flow, anchor))
    if chair_id := asked.get("chair"):
        return chair_card(flow, chair_at(flow, chair_id))
    if "chip" in asked:
        return _chip_card(whole_picture(flow, sector=asked.get("view", "")), flow, asked)
    if asked.get("new") == "chair":
        return _new_chair_card(flow, category_id=asked.get("of", ""))
    return None


def person_card(flow: Flow, person: Person) -> Card:
    """Give the card of a person, on the map or not."""
    standing = next((one for one in flow.roster.on_map if one.person.id == person.id), None)
    if standing is None:
        return Card(title=person.name, person=person, is_on_map=False, rings=_rings(None))
    names = {category.id: category.name for category in flow.categories}
    return Card(
        title=person.name,
        person=person,
        place=", ".join(filter(None, [ring_name(standing.ring), names.get(standing.category_id or "", "")])),
        rings=_rings(standing.ring),
        is_placed=standing.ring is not None and not standing.ring_is_proposed,
        category_id=standing.category_id or "",
        categories=flow.categories,
        readings=_readings(standing),
        category_why=standing.category_reasons if standing.category_is_proposed else (),
    )


def chair_card(flow: Flow, chair: Chair) -> Card:
    """Give the card of an empty chair, with the names of those who might take it."""
    near = (*flow.roster.on_map, *flow.roster.pool)[:NAMES_PROPOSED]
    return Card(
        title=chair.label,
        chair=chair,
        need=flow.facts.needs.get(chair.need_id or ""),
        known=tuple(sorted({standing.person.name for standing in near})),
        rings=_rings(chair.ring),
        category_id=chair.category_id or "",
        categories=flow.categories,
    )


def chair_at(flow: Flow, chair_id: str) -> Chair:
    """Give a chair of the goal in hand, or raise Http404."""
    found = next((chair for chair in flow.chairs if chair.id == chair_id), None)
    if found is None:
        raise Http404("This chair is no longer on the map.")
    return found


def _chip_card(picture: Picture, flow: Flow, asked: QueryDict) -> Card:
    cell = (asked["chip"], asked.get("of", ""))
    for chip in picture.chips:
        sector = picture.sectors[chip.sector]
        if (str(chip.ring or ""), sector.category_id) == cell:
            crowd = tuple(person_at(flow, anchor) for anchor in chip.person_ids)
            return Card(title=f"{ring_name(chip.ring)}, {sector.name}", crowd=crowd)
    raise Http404("Everybody there has a name on the map by now.")


def _new_chair_card(flow: Flow, *, category_id: str) -> Card:
    return Card(
        title=say("An empty chair"),
        is_new_chair=True,
        rings=_rings(USUAL_RING),
        category_id=category_id,
        categories=flow.categories,
        needs=flow.needs,
    )


def _rings(here: int | None) -> tuple[Ring, ...]:
    return tuple(Ring(number, name, number == here) for number, name in enumerate(ring_names(), start=1))


def _readings(standing: Standing) -> tuple[ReadingOfTie, ...]:
    step = pull_step(standing.pull.value)
    helps = pull_word(step) or say("could help a little")
    return (
        ReadingOfTie(say("Closeness"), ring_name(standing.ring), _why_close(standing)),
        ReadingOfTie(say("Warmth"), warmth_word(standing.tie.warmth), standing.tie.reasons[:REASONS_SHOWN]),
        ReadingOfTie(
            say("Pull"),
            say("not said yet") if standing.pull.value is None else helps,
            standing.pull.reasons[:REASONS_SHOWN],
        ),
    )


def _why_close(standing: Standing) -> tuple[Reason, ...]:
    if standing.ring is None:
        return (Reason(say("Only you can say how close you are. A blank says nothing about it.")),)
    if standing.ring_is_proposed:
        return (Reason(say("Proposed from how much you are in touch. Choose a ring to make it yours.")),)
    return (Reason(say("You said so.")),)
