"""What tests of the loop's pages share: the week as it stands, and forms sent as a browser would send them."""

import re
from html import unescape

from django.test import Client
from django.urls import reverse

from kithmap.people.person import Person
from kithmap.plan.ask import Ask
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk


def week_people() -> list[Person]:
    """Give the people of this week, in order."""
    flow = open_desk().flow
    talks = flow.planned(flow.facts.preference.capacity).conversations
    return [flow.people.named(talk.person_id) for talk in talks]


def only_ask(book: SqlBook) -> Ask:
    """Give the one ask of the book."""
    (ask,) = book.facts.asks.values()
    return ask


def drafted(client: Client, person: Person, *, text: str = "Who hires?") -> str:
    """Draft an ask to somebody and give its address."""
    answer = client.post(reverse("new-ask"), {"who_id": person.id, "text": text, "guess": "30"})
    assert answer.status_code == 302, answer.content.decode()
    return answer.headers["Location"]


def seen_on(client: Client, address: str) -> str:
    """Give the mark of the first form of a page: how its fact stood when the page was opened."""
    found = re.search(r'name="seen" value="(\w*)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def words_of(client: Client, address: str) -> str:
    """Give what a page says, without its markup, on one line."""
    text = client.get(address).content.decode().split("<main")[1]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
