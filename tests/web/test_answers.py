"""What was done is told with its undo; what was not done is told without one."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from kithmap_app.store.sql_book import SqlBook
from tests.web.first_map import HTMX, said, start_goal, text_of, write_down

UNDO = '<button form="undo-form">Undo</button>'
REDO = '<button form="redo-form">Redo</button>'


def test_what_could_not_be_done_offers_no_undo(client: Client, empty_book: SqlBook) -> None:
    """Beside "choose a file first", undo would take back the name that was written down before."""
    start_goal()
    write_down("Ana Díaz")
    client.post("/sources/bring/", {})
    page = text_of(client, "/sources/")

    assert "Choose at least one file first." in page
    assert UNDO not in page


def test_an_act_after_a_slip_offers_its_undo_again(client: Client, empty_book: SqlBook) -> None:
    """What was told of the slip must not hang on."""
    start_goal()
    client.post("/sources/me/", {"addresses": "nothing"})
    client.post("/sources/me/", {"addresses": "me@home.example"})
    page = text_of(client, "/sources/")

    assert "me@home.example is you." in page
    assert UNDO in page


def test_a_part_that_tells_of_a_slip_offers_no_undo(client: Client, empty_book: SqlBook) -> None:
    """The same on the spot, without a new page."""
    start_goal()
    write_down("Ana Díaz")
    slip = client.post("/names/1/add/", {"names": "🙂"}, headers=HTMX).content.decode()
    named = client.post("/names/1/add/", {"names": "Ben Okri"}, headers=HTMX).content.decode()

    assert "held no name" in slip
    assert UNDO not in slip
    assert UNDO in named


@pytest.mark.parametrize("address", ["/map/tidy/", "/map/initials/"])
def test_another_way_of_looking_at_the_map_offers_no_undo(client: Client, empty_book: SqlBook, address: str) -> None:
    """Undo would take back the name, not the way of looking; the same on the spot and on a new page."""
    start_goal()
    write_down("Ana Díaz")
    there = client.post(address, headers=HTMX).content.decode()
    client.post(address)
    page = client.get("/").content.decode()

    assert '<div id="said" hx-swap-oob="innerHTML"><span>' in there
    assert '<div id="said" class="said" role="status" aria-live="polite"><span>' in page
    assert UNDO not in there
    assert UNDO not in page


@pytest.mark.parametrize(
    ("address", "form", "page", "words"),
    [
        ("/welcome/sample/", {}, "/welcome/", "The sample opens in an empty book only"),
        ("/programs/make/", {"name": ""}, "/programs/", "Say what the token is for"),
    ],
)
def test_a_slip_on_a_page_that_needs_no_goal_offers_no_undo(
    client: Client, empty_book: SqlBook, address: str, form: dict[str, str], page: str, words: str
) -> None:
    """Undo there would take back the name that was written down before."""
    start_goal()
    write_down("Ana Díaz")
    client.post(address, form)
    told = client.get(page).content.decode()

    assert words in told
    assert UNDO not in told


def test_a_token_that_is_taken_away_offers_no_undo(
    client: Client, empty_book: SqlBook, settings: Settings, tmp_path: Path
) -> None:
    """Tokens stand outside the book: nothing in it can be taken back for one."""
    settings.HOME = tmp_path
    start_goal()
    client.post("/programs/make/", {"name": "Watch"})
    token = re.search(r'name="token" value="(.*?)"', text_of(client, "/programs/"))
    assert token
    client.post("/programs/revoke/", {"token": token[1]})
    told = text_of(client, "/programs/")

    assert "Watch has no access any more." in told
    assert UNDO not in told


def test_a_book_of_ones_own_is_never_said_to_be_cleared(client: Client, empty_book: SqlBook) -> None:
    """Two windows: in the first the sample was cleared and a goal set, in the second the button still stands."""
    start_goal()
    write_down("Ana Díaz")
    client.post("/welcome/sample/clear/")
    told = text_of(client, "/welcome/")

    assert said(told) == ""


def test_undone_offers_to_do_it_again_and_done_again_offers_undo(client: Client, empty_book: SqlBook) -> None:
    """One undo too many is a slip like another: beside it stands its own way back, not the undo of what came before."""
    start_goal()
    write_down("Ana Díaz")
    client.post("/book/undo/", {"next": "/people/"})
    undone = text_of(client, "/people/")
    client.post("/book/redo/", {"next": "/people/"})
    again = text_of(client, "/people/")

    assert said(undone).startswith("Undone: ")
    assert REDO in undone
    assert UNDO not in undone
    assert said(again).startswith("Done again: ")
    assert UNDO in again
    assert REDO not in again


def test_undone_on_the_map_offers_to_do_it_again(client: Client, empty_book: SqlBook) -> None:
    """The same without a new page."""
    start_goal()
    write_down("Ana Díaz")
    undone = client.post("/map/undo/", headers=HTMX).content.decode()
    again = client.post("/map/redo/", headers=HTMX).content.decode()

    assert REDO in undone
    assert UNDO not in undone
    assert UNDO in again
