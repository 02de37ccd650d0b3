"""Targets: the organisations that the owner would like to reach, the most wanted first (LAMP)."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.edit_target import NoOrganisation, describe_target, drop_target, set_target, target_at
from kithmap.flow import Flow
from kithmap.gaps.whereabouts import AtOrganisation
from kithmap.goals.target import MOST_MOTIVATION, Target
from kithmap.kit.speech import marked
from kithmap.people.person import Person
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.as_seen import has_moved_on, mark_of, moved_on
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.reading_shown import Names, names_of
from kithmap_app.web.told_form import told_form
from kithmap_app.web.told_person import told_person

# List, alumni and advocates, motivation, posting: the order of the "2-hour job search" (Dalton 2012), in words.

ORGANISATION_CHARS = 200
MOTIVATIONS = {
    5: marked("the one I want"),
    4: marked("gladly"),
    3: marked("yes"),
    2: marked("perhaps"),
    1: marked("would do"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTarget:
    """One organisation as its card tells it; `link` is the address of its posting, "" where that is words."""

    target: Target
    there: AtOrganisation
    names: Names
    advocate: Person | None
    motivation: str
    link: str
    mark: str


@needs_goal
def targets(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the organisations, whom the owner knows there, and what is known of each."""
    return _page(request, desk)


@require_POST
@needs_goal
def aim(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Put an organisation on the list."""
    form, goal = told_form(request), goal_in_hand(desk)
    name = form.line("organisation", most=ORGANISATION_CHARS)
    try:
        is_there = target_at(desk.book, name, goal=goal) is not None
        target = set_target(desk.book, name, goal=goal, motivation=told_motivation(request))
    except NoOrganisation as error:
        return _page(request, desk, trouble=str(error), slip="organisation")
    if is_there:
        return go(request, "targets", said=say("{place} was on your list already.", place=target.organisation))
    return go(request, "targets", said=say("You aim at {place}.", place=target.organisation))


@require_POST
@needs_goal
def change(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Keep what the owner says of an organisation, or take it off the list."""
    target = desk.book.facts.targets.get(id)
    if target is None or target.goal_id != goal_in_hand(desk).id:
        raise Http404("This organisation is no longer on your list.")
    form, told = told_form(request), told_person(request.POST, desk.flow, field="advocate")
    if has_moved_on(request, target):
        return _page(request, desk, trouble=moved_on(), slip="posting", late_id=id, status=409)
    if request.POST.get("act") == "drop":
        drop_target(desk.book, target)
        return go(request, "targets", said=say("You aim at {place} no longer.", place=target.organisation))
    if told.trouble:
        return _page(request, desk, trouble=told.trouble, slip="advocate", late_id=id)
    describe_target(
        desk.book,
        target,
        motivation=told_motivation(request),
        advocate=told.person.id if told.person else "",
        posting=form.text("posting"),
    )
    return go(request, "targets", said=say("Kept: {place}.", place=target.organisation))


def told_motivation(request: HttpRequest) -> int | None:
    """Give how much a form says an organisation is wanted, None where it does not say."""
    return told_form(request).number("motivation", least=1, most=MOST_MOTIVATION)


def _page(
    request: HttpRequest, desk: Desk, *, trouble: str = "", slip: str = "", late_id: str = "", status: int = 400
) -> HttpResponse:
    """Show the page; `late_id` is the target whose form came with trouble in `slip`: its words stand there again."""
    flow, form = desk.flow, told_form(request)
    found = sorted(flow.targets, key=lambda t: (-(t.motivation or 0), t.organisation.casefold()))
    answer = whole_page(
        request,
        desk,
        "kithmap/targets.html",
        page="week",
        here="targets",
        targets=[_shown(target, flow) for target in found],
        motivations=[(number, say(words)) for number, words in MOTIVATIONS.items()],
        trouble=trouble,
        slip=slip,
        organisation=form.line("organisation", most=ORGANISATION_CHARS),
        late_id=late_id,
        late_posting=form.text("posting"),
        late_advocate=form.line("advocate"),
    )
    answer.status_code = status if trouble else 200
    return answer


def _shown(target: Target, flow: Flow) -> ShownTarget:
    on_map = frozenset(member.person_id for member in flow.members)
    there = flow.everybody.at(target.organisation, on_map=on_map)
    return ShownTarget(
        target=target,
        there=there,
        names=names_of(flow, there.people),
        advocate=flow.people.at(target.advocate) if target.advocate else None,
        motivation=say(MOTIVATIONS[target.motivation]) if target.motivation else "",
        link=_link(target.posting),
        mark=mark_of(target),
    )


def _link(posting: str) -> str:
    """Give the posting if it is one web address; anything else is words, and never a link."""
    try:
        parts = urlsplit(posting)
    except ValueError:
        return ""
    is_address = parts.scheme in ("http", "https") and bool(parts.netloc) and not any(c.isspace() for c in posting)
    return posting if is_address else ""


urls = [
    path("targets/", targets, name="targets"),
    path("targets/aim/", aim, name="aim-at"),
    path("targets/<str:id>/", change, name="change-target"),
]
