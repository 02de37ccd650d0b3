"""Log a talk: with whom, how, a few words; ten seconds from any page, and a minute for what it brought."""

from dataclasses import replace

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse

from kithmap.actions.debrief_talk import debrief_talk
from kithmap.actions.edit_talk import drop_talk, edit_talk
from kithmap.gaps.wording import listed
from kithmap.people.person import Person
from kithmap.plan.debrief import Debrief
from kithmap.ties.talk import Talk
from kithmap_app.programs.channels import channel_word
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, own_path, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import person_at
from kithmap_app.web.told_debrief import ToldDebrief, told_debrief
from kithmap_app.web.told_form import told_form
from kithmap_app.web.told_talk import NOTE_CHARS, ToldTalk, remembered, told_talk


@needs_goal
def log(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for a talk, with `?person=` for one with somebody; keep what is told and go back to where it was asked."""
    if request.method == "POST":
        return _keep(request, desk)
    person = desk.flow.people.at(request.GET.get("person", ""))
    told = ToldTalk(people=(person,), who=person.name) if person else ToldTalk()
    return _page(request, desk, told)


@needs_goal
def talk(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Show a logged talk in the form, to be changed or taken back."""
    old = desk.book.facts.talks.get(id)
    if old is None:
        raise Http404("This talk is no longer in your book.")
    person = person_at(desk.flow, old.person)
    if request.method != "POST":
        return _page(request, desk, remembered(old, person), old=old)
    if request.POST.get("act") == "drop":
        drop_talk(desk.book, old, person=person)
        said = say("The talk with {name} is taken back.", name=person.name)
        return go(request, "person", person.id, said=said)
    return _change(request, desk, old, person)


def _change(request: HttpRequest, desk: Desk, old: Talk, person: Person) -> HttpResponse:
    fields = request.POST.copy()
    fields.setlist("person", [person.id])
    fields["who"] = person.name
    told = told_talk(fields, desk.flow)
    if told.trouble:
        return _page(request, desk, told, old=old, status=400)
    edit_talk(desk.book, old, told.talk, person=person, today=desk.today)
    return go(request, "person", person.id, said=say("The talk with {name} is changed.", name=person.name))


def _keep(request: HttpRequest, desk: Desk) -> HttpResponse:
    told = told_talk(request.POST, desk.flow)
    brought = told_debrief(told_form(request), needs=desk.flow.needs, today=desk.today)
    if told.trouble or brought.trouble:
        told = replace(told, trouble=told.trouble or brought.trouble)
        return _page(request, desk, told, brought=brought, status=400)
    known, one = desk.book.facts.talks, told.talk
    first, *others = told.people
    debrief = debrief_talk(
        desk.book,
        first,
        brought.tale(one),
        people=desk.flow.people,
        today=desk.today,
        goal=desk.goal,
        beside=others,
    )
    names = listed([person.name for person in told.people], most=len(told.people))
    said = [say("Logged: {talk} with {names}.", talk=channel_word(one.channel), names=names)]
    if all(replace(one, person=person.id).id in known for person in told.people):
        said = [say("You have logged this talk with {names} already.", names=names)]
    said += _brought(debrief)
    back = _back(request)
    return go(request, back, said=" ".join(said)) if back else go(request, "person", first.id, said=" ".join(said))


def _brought(debrief: Debrief) -> list[str]:
    new, promises = len(debrief.new_names), len(debrief.promises)
    return [
        *([say_count("{number} new name is on the map.", "{number} new names are on the map.", new)] if new else []),
        *([say_count("{number} promise is noted.", "{number} promises are noted.", promises)] if promises else []),
    ]


def _back(request: HttpRequest) -> str:
    """Give the page from which a talk was logged, "" for none."""
    asked = own_path(request.POST.get("next", "") or request.GET.get("next", ""))
    return "" if asked.startswith(reverse("log")) else asked


def _page(
    request: HttpRequest,
    desk: Desk,
    told: ToldTalk,
    *,
    old: Talk | None = None,
    brought: ToldDebrief | None = None,
    status: int = 200,
) -> HttpResponse:
    shown: dict[str, object] = {
        "talk": told,
        "old": old,
        "brought": brought,
        "back": _back(request),
        "note_chars": NOTE_CHARS,
    }
    shown |= {"needs": desk.flow.needs, "today": desk.today.isoformat()}
    answer = whole_page(request, desk, "kithmap/log.html", page="log", **shown)
    answer.status_code = status
    return answer


urls = [path("log/", log, name="log"), path("log/<str:id>/", talk, name="talk")]
