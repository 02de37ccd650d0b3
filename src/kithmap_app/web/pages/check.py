"""The need check: "do you know someone who can …?", one question after another, four minutes in all."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from kithmap.actions.ask_checks import checks_of
from kithmap.actions.ask_prompts import Prompt, by_importance
from kithmap.actions.note_lack import drop_lack, lack_of, note_lack
from kithmap.flow import Flow
from kithmap.gaps.coverage import NeedCover
from kithmap.goals.lack import Lack
from kithmap.goals.start_goal import NeedCheck
from kithmap.kit.dates import spoken_day
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.names import TYPED_CHARS, take_names, told_names
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.reading_shown import Names, names_of

SECONDS_A_QUESTION = 20
"""What one question takes: twelve of them make four minutes."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One question as it stands: who is down for its need, and the day on which nobody came to mind."""

    check: NeedCheck
    number: int
    need: str
    names: Names
    nobody_since: str


@needs_goal
def check(request: HttpRequest, desk: Desk, number: int = 0) -> HttpResponse:
    """Ask one question and take its answer; without a number, the first that is open."""
    flow = desk.flow
    asked = checks_of(by_importance(flow.needs))
    if not asked:
        return go(request, "reading", said=say("Write down first what this goal needs."))
    if number == 0:
        return go(request, reverse("check", args=[_first_open(flow, asked)]))
    if number > len(asked):
        return go(request, "checked")
    if request.method == "POST":
        return _take(request, desk, asked[number - 1], after=_after(asked, number))
    left = len(asked) - number + 1
    return whole_page(
        request,
        desk,
        "kithmap/check.html",
        page="check",
        shown=_checked(flow, asked[number - 1], number),
        whole=len(asked),
        minutes=max(1, round(left * SECONDS_A_QUESTION / 60)),
        before=reverse("check", args=[number - 1]) if number > 1 else reverse("reading"),
        after=_after(asked, number),
        typed_chars=TYPED_CHARS,
    )


@needs_goal
def checked(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what the questions brought: who is down for what, and where nobody came to mind."""
    flow = desk.flow
    asked = checks_of(by_importance(flow.needs))
    return whole_page(
        request,
        desk,
        "kithmap/checked.html",
        page="check",
        rows=[_checked(flow, one, number) for number, one in enumerate(asked, 1)],
    )


def _take(request: HttpRequest, desk: Desk, asked: NeedCheck, *, after: str) -> HttpResponse:
    text, anchor = request.POST.get("names", "")[:TYPED_CHARS].strip(), request.POST.get("person", "")
    if request.POST.get("answer") == "back":
        drop_lack(desk.book, asked)
        return go(request, request.path, said=say("Taken back."))
    if request.POST.get("answer") == "nobody" or text.casefold() == say("nobody").casefold():
        note_lack(desk.book, asked, day=desk.today)
        return go(request, after, said=say("Noted: nobody so far. That is a gap you now know of."))
    if (not text and not anchor) or text.casefold() == say("skip").casefold():
        return go(request, after)
    need = desk.book.facts.needs[asked.need_id]
    prompt = Prompt(goal=goal_in_hand(desk), question=asked.question, need=need)
    added = take_names(desk, prompt, text=text, anchor=anchor)
    noted = [known.name for known in added.there]
    alone = bool(noted) and not (added.new or added.found or added.unsure)
    # whoever is known twice must be chosen from the list: the question stays until then
    to = request.path if added.unsure else after
    return go(request, to, said=say("Noted for {name}.", name=noted[0]) if alone else told_names(added))


def _after(asked: Sequence[NeedCheck], number: int) -> str:
    return reverse("check", args=[number + 1]) if number < len(asked) else reverse("checked")


def _first_open(flow: Flow, asked: Sequence[NeedCheck]) -> int:
    """Give the number of the first question without an answer; the first of all where every one has its own."""
    covers = _covers(flow)
    open_ones = (
        number
        for number, one in enumerate(asked, 1)
        if not covers[one.need_id].is_covered and lack_of(flow.facts, one) is None
    )
    return next(open_ones, 1)


def _checked(flow: Flow, one: NeedCheck, number: int) -> Checked:
    cover = _covers(flow)[one.need_id]
    return Checked(one, number, cover.need.label, names_of(flow, cover.people), _since(flow, lack_of(flow.facts, one)))


def _since(flow: Flow, lack: Lack | None) -> str:
    return spoken_day(lack.day, today=flow.today) if lack else ""


def _covers(flow: Flow) -> dict[str, NeedCover]:
    return {cover.need.id: cover for cover in flow.reading.coverage.needs}


urls = [
    path("check/", check, name="check"),
    path("check/<int:number>/", check, name="check"),
    path("check/done/", checked, name="checked"),
]
