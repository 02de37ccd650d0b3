"""Offers: what people could do, need by need, and a few questions where help is still thin."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from kithmap.actions.ask_checks import checks_of, thin_needs
from kithmap.actions.ask_prompts import Prompt, asked_for, by_importance
from kithmap.actions.record_offer import drop_offer, offers_of, record_offer
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.goals.goal import Category
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.start_goal import NeedCheck
from kithmap.kit.speech import marked
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, own_path, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.names import TYPED_CHARS, take_names, told_names
from kithmap_app.web.placed import Placed, goal_in_hand, person_at, placed_people

LITTLE, LOT = 1, 2
"""Influence after one tap and after two."""
WORDS = {
    OfferState.ASKED: marked("asked"),
    OfferState.GAVE: marked("has helped"),
    OfferState.DECLINED: marked("said no"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One person under one need: what is noted, in a word, and the influence that the next tap notes."""

    need: Need
    person_id: str
    name: str
    word: str
    is_on: bool
    next_influence: int
    is_lot: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one category, to be tapped."""

    title: str
    chips: tuple[Chip, ...]


@needs_goal
def offers(request: HttpRequest, desk: Desk, number: int = 1) -> HttpResponse:
    """Ask who could help with one need."""
    flow = desk.flow
    needs = by_importance(flow.needs)
    if not needs:
        return go(request, "first-reading")
    number = min(max(number, 1), len(needs))
    need = needs[number - 1]
    return whole_page(
        request,
        desk,
        "kithmap/offers.html",
        page="offers",
        need=need,
        question=asked_for(need),
        number=number,
        here=request.path,
        needs=needs,
        groups=_groups(flow, need),
        before=reverse("offers", args=[number - 1]) if number > 1 else reverse("placing"),
        after=reverse("offers", args=[number + 1]) if number < len(needs) else "",
        thin=bool(thin_needs(flow.needs, flow.facts.offers.values())),
        typed_chars=TYPED_CHARS,
    )


@require_POST
@needs_goal
def set_offer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Note what one tap says."""
    need, person = _need(desk, request.POST.get("need", "")), person_at(desk.flow, request.POST.get("person", ""))
    influence = request.POST.get("influence", "")
    if influence in {str(LITTLE), str(LOT)}:
        record_offer(desk.book, person, need=need, influence=int(influence), today=desk.today)
    elif influence == "0":
        drop_offer(desk.book, person, need=need)
    if request.headers.get("HX-Request"):
        noted = next(iter(offers_of(desk.book, person, need=need)), None)
        chip = _chip(need, person.id, person.name, noted)
        return part(request, desk, "kithmap/offers_chip.html", chip=chip, here=_back(request))
    return go(request, _back(request))


@require_POST
@needs_goal
def add_helper(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take a name for a need: somebody new comes onto the map, and could help."""
    need = _need(desk, request.POST.get("need", ""))
    text, anchor = request.POST.get("names", "")[:TYPED_CHARS].strip(), request.POST.get("person", "")
    if not text and not anchor:
        return go(request, _back(request))
    prompt = Prompt(goal=goal_in_hand(desk), question=asked_for(need), need=need)
    added = take_names(desk, prompt, text=text, anchor=anchor)
    noted = [known.name for known in added.there]
    said = say("Noted for {name}.", name=noted[0]) if noted and not (added.new or added.found) else told_names(added)
    return go(request, _back(request), said=said)


@needs_goal
def checks(request: HttpRequest, desk: Desk, number: int = 1) -> HttpResponse:
    """Ask one "do you know someone who can …?" question; behind the last one comes the first reading."""
    flow = desk.flow
    asked = checks_of(by_importance(flow.needs))
    if number > len(asked):
        return go(request, "first-reading")
    number = max(number, 1)
    check = asked[number - 1]
    return whole_page(
        request,
        desk,
        "kithmap/checks.html",
        page="offers",
        check=check,
        need=_need(desk, check.need_id),
        number=number,
        before=reverse("checks", args=[number - 1]) if number > 1 else reverse("offers"),
        after=_next_check(flow, asked, number),
        typed_chars=TYPED_CHARS,
    )


def _next_check(flow: Flow, asked: Sequence[NeedCheck], number: int) -> str:
    """Give the address of the next question about a need that too few people cover."""
    thin = thin_needs(flow.needs, flow.facts.offers.values())
    following = (place for place in range(number + 1, len(asked) + 1) if asked[place - 1].need_id in thin)
    place = next(following, None)
    return reverse("checks", args=[place]) if place else reverse("first-reading")


def _groups(flow: Flow, need: Need) -> tuple[Group, ...]:
    """Give everybody on the map by category, those without one last."""
    noted = {}
    for offer in flow.facts.offers.values():
        if offer.need_id == need.id and (person := flow.people.at(offer.person)):
            noted[person.id] = offer
    everybody = placed_people(flow)
    known: list[Category | None] = [*flow.categories, None]
    ids = {category.id for category in known if category}
    groups = [_group(category, everybody, ids, need=need, noted=noted) for category in known]
    return tuple(group for group in groups if group.chips)


def _group(
    category: Category | None,
    everybody: Sequence[Placed],
    ids: set[str],
    *,
    need: Need,
    noted: Mapping[str, Offer],
) -> Group:
    mine = [p.person for p in everybody if _category_id(p, ids) == (category.id if category else None)]
    chips = tuple(_chip(need, person.id, person.name, noted.get(person.id)) for person in mine)
    return Group(category.name if category else say("Not sorted yet"), chips)


def _category_id(placed: Placed, ids: set[str]) -> str | None:
    return placed.placement.category_id if placed.placement.category_id in ids else None


def _chip(need: Need, person_id: str, name: str, offer: Offer | None) -> Chip:
    if offer is None:
        return Chip(need, person_id, name, "", False, LITTLE)
    is_on = offer.state is not OfferState.DECLINED
    is_lot = is_on and offer.influence >= LOT
    state = say(WORDS[offer.state]) if offer.state in WORDS else ""
    much = say("a lot") if is_lot else say("could") if offer.state is OfferState.COULD else ""
    word = ", ".join(filter(None, (state, much)))
    if not is_on or offer.influence < LOT:
        return Chip(need, person_id, name, word, is_on, LOT if is_on else LITTLE)
    return Chip(need, person_id, name, word, is_on, 0 if offer.state is OfferState.COULD else LITTLE)


def _need(desk: Desk, need_id: str) -> Need:
    need = desk.book.facts.needs.get(need_id)
    if need is None or need.goal_id != goal_in_hand(desk).id:
        raise NotFound(say("This need is no longer part of your goal. Go back a page and choose another."))
    return need


def _back(request: HttpRequest) -> str:
    return own_path(request.POST.get("next", "")) or reverse("offers")


urls = [
    path("offers/", offers, name="offers"),
    path("offers/<int:number>/", offers, name="offers"),
    path("offers/set/", set_offer, name="set-offer"),
    path("offers/name/", add_helper, name="add-helper"),
    path("offers/checks/", checks, name="checks"),
    path("offers/checks/<int:number>/", checks, name="checks"),
]
