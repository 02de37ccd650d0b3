"""This week: a handful of conversations, each with its reason."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.plan.week import WEEK
from kithmap_app.web.answers import needs_goal, whole_page
from kithmap_app.web.desk import Desk

MOST = 15
"""Conversations a week that anybody can have."""


@needs_goal
def week(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show this week's conversations; `?size=` asks for another number."""
    asked = request.GET.get("size", "")
    size = min(max(int(asked), 1), MOST) if asked.isdecimal() else WEEK
    flow = desk.flow
    planned = flow.planned(size)
    cards = [(talk, flow.people.at(talk.person_id)) for talk in planned.conversations]
    return whole_page(request, desk, "kithmap/week.html", page="week", week=planned, cards=cards, size=size)


urls = [path("week/", week, name="week")]
