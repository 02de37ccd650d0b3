"""A first map for tests of its pages: a goal, some people on the map, and what a page tells."""

import re

from django.test import Client

from kithmap.actions.add_names import add_names
from kithmap.actions.set_goal import set_goal
from kithmap.goals.need import Need
from kithmap.people.person import Person
from kithmap_app.web.desk import Desk, open_desk
from kithmap_app.web.pages.names import prompts_in_hand
from tests.web.conftest import TODAY

OUTCOME = "Lead a data team by June"
HTMX = {"HX-Request": "true"}


def start_goal() -> Desk:
    """Set the goal and give the desk."""
    set_goal(open_desk().book, OUTCOME, today=TODAY)
    return open_desk()


def write_down(text: str, *, number: int = 1) -> None:
    """Put everybody in `text` on the map under the prompt `number`."""
    desk = open_desk()
    add_names(desk.book, text, prompt=prompts_in_hand(desk)[number - 1], people=desk.flow.people)


def person_called(name: str) -> Person:
    """Give the one person called `name`."""
    return open_desk().flow.people.named(name)


def need_at(row: int) -> Need:
    """Give a need of the goal by its row."""
    return open_desk().flow.needs[row]


def said(answer_text: str) -> str:
    """Give what the status line says."""
    found = re.search(r'<div id="said"[^>]*>(?:<span>(.*?)</span>)?', answer_text, re.DOTALL)
    return (found[1] or "") if found else ""


def text_of(client: Client, address: str) -> str:
    """Give the text of a page that answers."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()
