"""Left out: addresses that are no person, with why, and a way to say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.call_person import call_person
from kithmap.flow import Flow
from kithmap.kit.speech import say as say_why
from kithmap.people.names import guessed_name, is_written_name
from kithmap.people.person import SetAside
from kithmap.people.roles import why_no_person
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.paging import page_asked, page_at

A_PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """One address that was left out; `guess` is the name it suggests.

    Only what was left out for its spelling may be a person: who sends nothing but list mail is a machine.
    """

    aside: SetAside
    address: str
    why: str
    guess: str
    may_be_person: bool


@needs_goal
def left_out(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show a page of the addresses, those in most messages first."""
    aside = _most_seen(desk.flow)
    page = page_at(aside, page_asked(request.GET), length=A_PAGE)
    lines = [_left_out(item) for item in page.items]
    seen = sum(item.interactions for item in aside)
    context = {"lines": lines, "at": page.at, "pages": page.pages, "told": _told(len(aside), seen)}
    return whole_page(request, desk, "kithmap/left_out.html", page="people", **context)


@require_POST
@needs_goal
def is_person(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the owner's word that somebody is behind an address."""
    handle, name = request.POST.get("handle", ""), request.POST.get("name", "").strip()
    known = {item.handle for item in desk.flow.people.aside}
    if handle not in known:
        return go(request, "left_out", said=say("That address is not among those left out."))
    if not is_written_name(name):
        return go(request, "left_out", said=say("Say who it is: a name is what makes an address a person."))
    call_person(desk.book, handle, name)
    return go(request, "left_out", said=say("{name} is among your people now.", name=name))


def _told(addresses: int, messages: int) -> str:
    return say(
        "{addresses} of no particular person: lists, newsletters, machines and shared desks, in {messages}. They are "
        "counted and kept out of everything. If somebody you know is behind one, say who.",
        addresses=say_count("{number} address", "{number} addresses", addresses),
        messages=say_count("{number} message", "{number} messages", messages),
    )


def _most_seen(flow: Flow) -> Sequence[SetAside]:
    return sorted(flow.people.aside, key=lambda item: (-item.interactions, item.handle))


def _left_out(item: SetAside) -> LeftOut:
    return LeftOut(
        aside=item,
        address=item.handle.partition(":")[2],
        why=say_why(item.why),
        guess=guessed_name(item.handle) if " " in guessed_name(item.handle) else "",
        may_be_person=bool(why_no_person(item.handle)) and item.why == why_no_person(item.handle),
    )


urls = [path("people/left-out/", left_out, name="left_out"), path("people/is-person/", is_person, name="is_person")]
