"""Promises on the web: either way, kept or let go."""

import re
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kithmap.plan.promise import Promise
from kithmap_app.store.sql_book import SqlBook
from tests.web.conftest import TODAY
from tests.web.first_map import said
from tests.web.loop_desk import seen_on, week_people, words_of

PAGE = "/promises/"


def only(book: SqlBook) -> Promise:
    (promise,) = book.facts.promises.values()
    return promise


def test_both_ways_stand_apart(client: Client, sample_book: SqlBook) -> None:
    """What one owes, and what one waits for."""
    one, other, *_ = week_people()
    note = reverse("note-promise")
    client.post(note, {"who_id": one.id, "what": "Send my notes", "by": "me", "due": "2026-12-01"})
    client.post(note, {"who": other.name, "what": "Ask her boss", "by": "them"})
    page = words_of(client, PAGE)

    mine, theirs = page.split("What was promised to you")
    assert f"You promised {one.name} by 1 December: Send my notes" in mine
    assert f"{other.name} promised you: Ask her boss" in theirs
    assert [p.due for p in sample_book.facts.promises.values()] == [date(2026, 12, 1), None]


@pytest.mark.parametrize(("act", "kept", "let_go"), [("kept", TODAY, None), ("let-go", None, TODAY)])
def test_a_promise_is_settled(
    client: Client, sample_book: SqlBook, act: str, kept: date | None, let_go: date | None
) -> None:
    """And stands among the settled ones, not among the open."""
    client.post(reverse("note-promise"), {"who_id": week_people()[0].id, "what": "Send my notes"})
    client.post(reverse("settle-promise", args=[only(sample_book).id]), {"act": act})

    assert (only(sample_book).kept_on, only(sample_book).let_go_on) == (kept, let_go)
    assert "Nothing is owed." in words_of(client, PAGE).split("What was promised to you")[0]


def test_of_two_windows_the_later_one_is_told(client: Client, sample_book: SqlBook) -> None:
    """Kept in one, it cannot be let go in the other unseen."""
    client.post(reverse("note-promise"), {"who_id": week_people()[0].id, "what": "Send my notes"})
    seen, address = seen_on(client, PAGE), reverse("settle-promise", args=[only(sample_book).id])
    client.post(address, {"act": "kept", "seen": seen})
    late = client.post(address, {"act": "let-go", "seen": seen}, follow=True)

    assert "changed in another window" in said(late.content.decode())
    assert only(sample_book).let_go_on is None


@pytest.mark.parametrize(
    ("told", "sentence", "field"),
    [({"what": "Send"}, "Say with whom.", "who"), ({"who": "Graham Whitcombe"}, "Say what was promised.", "what")],
)
def test_what_cannot_be_used_is_asked_for_again(
    client: Client, sample_book: SqlBook, told: dict[str, str], sentence: str, field: str
) -> None:
    """What was typed stays, and the field that it is about has the focus."""
    answer = client.post(reverse("note-promise"), told)

    assert answer.status_code == 400
    assert sentence in answer.content.decode()
    assert all(f'value="{word}"' in answer.content.decode() for word in told.values())
    assert re.findall(r'<input id="(\w+)"[^>]* autofocus', answer.content.decode()) == [field]
    assert sample_book.facts.promises == {}
