"""What was done is told with its undo; what was not done is told without one."""

import pytest
from django.test import Client

from kithmap_app.store.sql_book import SqlBook
from tests.web.first_map import HTMX, start_goal, text_of, write_down

UNDO = '<button form="undo-form">Undo</button>'


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
