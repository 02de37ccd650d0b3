"""What can be done on the map: move, take off, chairs, tidy up, hide names, undo and redo without leaving it."""

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.edit_chair import USUAL_RING, add_chair, fill_chair, move_chair, remove_chair
from kithmap.actions.place_people import promote_people
from kithmap.actions.place_person import place_person, placements_of, take_off
from kithmap.errors import NoSuchPerson
from kithmap.goalmap.ringnames import ring_name
from kithmap.goalmap.subject import UNSORTED
from kithmap.goals.goal import Category, Chair
from kithmap.people.person import Person
from kithmap.sources.card import Card as SourceCard
from kithmap.sources.readers import read_typed
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import REDO, go, needs_goal, part
from kithmap_app.web.desk import Desk, open_desk
from kithmap_app.web.pages.map_card import Card, card_for, chair_at, chair_card, person_card
from kithmap_app.web.pages.map_drawing import tidy_up
from kithmap_app.web.pages.map_shown import INITIALS, is_only_proposed, shown_map
from kithmap_app.web.pages.map_table import changed_row
from kithmap_app.web.placed import category_at, goal_in_hand, person_at, ring_told

NONE = "none"
"""In a form: no ring, or no category, as the owner's own choice. A field that is absent changes nothing."""
OF_THE_ACT = "1"
"""In a form of a card: tell the card of whoever the act is about; otherwise the field holds the address of a card."""


@require_POST
@needs_goal
def move(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Move a person or a chair to another ring, another category, or both."""
    if chair_id := request.POST.get("chair"):
        chair = _moved_chair(request, desk, chair_at(desk.flow, chair_id))
        return changed(request, said=say("“{chair}” moved.", chair=chair.label), chair=chair)
    person = person_at(desk.flow, request.POST.get("person", ""))
    said = _moved(request, desk, person)
    return changed(request, said=said, person_id=person.id)


def _moved(request: HttpRequest, desk: Desk, person: Person) -> str:
    goal = goal_in_hand(desk)
    old = next(iter(placements_of(desk.book, person, goal=goal)), None)
    ring, category = (
        _ring(request, old.ring if old else None),
        _category(request, desk, old.category_id if old else None),
    )
    place_person(desk.book, person, goal=goal, ring=ring, category=category, proposed=_only_proposed(desk))
    where = [ring_name(ring)] if "ring" in request.POST else []
    where += [category.name if category else say("no category")] if "category" in request.POST else []
    return say("{name}: {place}.", name=person.name, place=", ".join(where))


def _only_proposed(desk: Desk) -> tuple[Person, ...]:
    """Give everybody on a map on which the owner has placed nobody yet."""
    flow = desk.flow
    return tuple(standing.person for standing in flow.roster.on_map) if is_only_proposed(flow) else ()


def _moved_chair(request: HttpRequest, desk: Desk, chair: Chair) -> Chair:
    ring = _ring(request, chair.ring)
    return move_chair(desk.book, chair, ring=ring or chair.ring, category=_category(request, desk, chair.category_id))


def _ring(request: HttpRequest, unchanged: int | None) -> int | None:
    told = request.POST.get("ring")
    if told is None:
        return unchanged
    if told == NONE:
        return None
    ring = ring_told(told)
    if ring is None:
        raise BadRequest("A ring is 1 to 5, or none.")
    return ring


def _category(request: HttpRequest, desk: Desk, unchanged: str | None) -> Category | None:
    told = request.POST.get("category", unchanged or NONE)
    if told in (NONE, UNSORTED):
        return None
    found = category_at(desk.flow, told)
    if found is None and "category" in request.POST:
        raise BadRequest("There is no such category on this map.")
    return found


@require_POST
@needs_goal
def off(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a person off the map, back into the pool."""
    person = person_at(desk.flow, request.POST.get("person", ""))
    take_off(desk.book, person, goal=goal_in_hand(desk), proposed=_only_proposed(desk))
    return changed(request, said=say("{name} is off this map, and still among your people.", name=person.name))


@require_POST
@needs_goal
def keep(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep the people whom Kithmap proposed for an empty map."""
    people = _only_proposed(desk)
    promote_people(desk.book, people, goal=goal_in_hand(desk))
    said = say_count(
        "{number} person stays on your map. Put them on the ring where they belong.",
        "{number} people stay on your map. Put each on the ring where they belong.",
        len(people),
    )
    return changed(request, said=said)


@require_POST
@needs_goal
def new_chair(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Set an empty chair for somebody who is wanted."""
    label = request.POST.get("label", "").strip()
    if not label:
        return changed(request, said=say("Say whom the chair is for: a name, or a role."))
    need = next((need for need in desk.flow.needs if need.id == request.POST.get("need")), None)
    chair = add_chair(
        desk.book,
        label,
        goal=goal_in_hand(desk),
        category=_category(request, desk, None),
        ring=_ring(request, None) or USUAL_RING,
        need=need,
    )
    return changed(request, said=say("An empty chair for “{chair}”.", chair=chair.label))


@require_POST
@needs_goal
def fill(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Let somebody take a chair: one who is known, by name or address, or somebody new."""
    chair = chair_at(desk.flow, request.POST.get("chair", ""))
    who = _meant(desk, request.POST.get("who", ""))
    if who is None:
        return changed(request, said=say("Write the name of whoever takes the chair."))
    promote_people(desk.book, _only_proposed(desk), goal=goal_in_hand(desk))
    fill_chair(desk.book, chair, who, goal=goal_in_hand(desk))
    said = say("{name} takes the chair “{chair}”.", name=who.name, chair=chair.label)
    return changed(request, said=said, person_id=who.id)


def _meant(desk: Desk, text: str) -> Person | SourceCard | None:
    try:
        return desk.flow.people.named(text)
    except NoSuchPerson:
        return next((record for record in read_typed(text) if isinstance(record, SourceCard)), None)


@require_POST
@needs_goal
def take_chair_away(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a chair off the map."""
    chair = chair_at(desk.flow, request.POST.get("chair", ""))
    remove_chair(desk.book, chair)
    return changed(request, said=say("The chair “{chair}” is gone.", chair=chair.label))


@require_POST
@needs_goal
def tidy(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Find everybody the best place afresh."""
    tidy_up(goal_in_hand(desk))
    return changed(request, said=say("Tidied up. From here on everybody stays in place again."))


@require_POST
@needs_goal
def initials(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Hide names behind initials, or show them again."""
    if request.session.pop(INITIALS, None):
        return changed(request, said=say("Names are shown again."))
    request.session[INITIALS] = True
    return changed(request, said=say("Initials only: nobody can be told from this map."))


@require_POST
@needs_goal
def undo(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the last act back without leaving the map."""
    act = desk.book.undo().title
    said = say("Undone.") if _hides_names(request) else say("Undone: {act}", act=act)
    return changed(request, said=said, way_back=REDO)


@require_POST
@needs_goal
def redo(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Do the act again that was undone last, without leaving the map."""
    act = desk.book.redo().title
    return changed(request, said=say("Done again.") if _hides_names(request) else say("Done again: {act}", act=act))


def _hides_names(request: HttpRequest) -> bool:
    """Tell whether names are hidden; the title of an act may name people."""
    return INITIALS in request.session


def changed(
    request: HttpRequest, *, said: str, person_id: str = "", chair: Chair | None = None, way_back: str | None = None
) -> HttpResponse:
    """Answer an act: the map as it is now, with the card of whoever it was about where that card is open."""
    is_table = request.POST.get("from") == "table"
    if not request.headers.get("HX-Request"):
        return go(request, "map-table" if is_table else "map", said=said, way_back=way_back)
    desk = open_desk()
    if is_table:
        return changed_row(request, desk, said=said, person_id=person_id)
    if desk.goal is None:
        # the act that set the goal was undone: there is no map any more, the welcome page is where to go
        answer = HttpResponse()
        answer["HX-Redirect"] = "/"
        return answer
    card = _card(desk, request.POST.get("card", ""), person_id, chair)
    shown = shown_map(request, desk, sector=request.POST.get("view", ""))
    shown |= {"card": card, "changes_card": "card" in request.POST}
    return part(request, desk, "kithmap/map_changed.html", said=said, way_back=way_back, **shown)


def _card(desk: Desk, asked: str, person_id: str, chair: Chair | None) -> Card | None:
    """Give the card of whoever the act was about, or the one that was open elsewhere, as far as there still is one."""
    flow = desk.flow
    if asked not in ("", OF_THE_ACT):
        try:
            return card_for(flow, QueryDict(asked.removeprefix("?")))
        except (Http404, NoSuchPerson):
            return None
    if found := flow.people.at(person_id):
        return person_card(flow, found)
    return chair_card(flow, chair) if chair else None


urls = [
    path("map/move/", move, name="map-move"),
    path("map/off/", off, name="map-off"),
    path("map/keep/", keep, name="map-keep"),
    path("map/chair/", new_chair, name="map-chair"),
    path("map/chair/fill/", fill, name="map-chair-fill"),
    path("map/chair/away/", take_chair_away, name="map-chair-away"),
    path("map/tidy/", tidy, name="map-tidy"),
    path("map/initials/", initials, name="map-initials"),
    path("map/undo/", undo, name="map-undo"),
    path("map/redo/", redo, name="map-redo"),
]
