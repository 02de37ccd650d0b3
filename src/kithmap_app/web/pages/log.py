"""Log a talk: with whom, how, a few words; ten seconds from any page."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme

from kithmap.actions.log_talk import log_talk
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.sayings import named_talk
from kithmap_app.web.told_talk import CHANNELS, NOTE_CHARS, USEFUL, ToldTalk, told_talk


@needs_goal
def log(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask for a talk, with `?person=` for one with somebody; keep what is told and go back to where it was asked."""
    if request.method == "POST":
        return _keep(request, desk)
    person = desk.flow.people.at(request.GET.get("person", ""))
    return _page(request, desk, ToldTalk(person=person, who=person.name if person else ""))


def _keep(request: HttpRequest, desk: Desk) -> HttpResponse:
    talk = told_talk(request.POST, desk.flow.people, today=desk.today)
    if talk.trouble or talk.person is None or talk.day is None:
        return _page(request, desk, talk, status=400)
    known = desk.book.facts.talks
    (kept,) = log_talk(
        desk.book,
        [talk.person],
        day=talk.day,
        today=desk.today,
        channel=CHANNELS[talk.channel],
        minutes=talk.minutes,
        note=talk.note,
        useful=USEFUL.get(talk.useful),
    )
    said = f"Logged: {named_talk(kept)} with {talk.person.name}."
    if kept.id in known:
        said = f"You have logged this talk with {talk.person.name} already."
    back = _back(request)
    return go(request, back, said=said) if back else go(request, "person", talk.person.id, said=said)


def _back(request: HttpRequest) -> str:
    """Give the page from which a talk was logged; only paths of our own, "" for none."""
    asked = request.POST.get("next", "") or request.GET.get("next", "")
    is_ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours and not asked.startswith(reverse("log")) else ""


def _page(request: HttpRequest, desk: Desk, talk: ToldTalk, *, status: int = 200) -> HttpResponse:
    shown = {"talk": talk, "back": _back(request), "note_chars": NOTE_CHARS, "today": desk.today.isoformat()}
    answer = whole_page(request, desk, "kithmap/log.html", page="log", **shown)
    answer.status_code = status
    return answer


urls = [path("log/", log, name="log")]
