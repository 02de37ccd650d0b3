"""Offers: a grid of people under each need, a tap each, and questions where help is thin; then three sentences."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithmap.actions.ask_checks import checks_of
from kithmap.book.facts import told
from kithmap.goals.offer import Offer, OfferState
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.first_map import HTMX, need_at, person_called, said, start_goal, text_of, write_down


@pytest.fixture(autouse=True)
def _goal(empty_book: SqlBook) -> None:
    start_goal()
    write_down("Ana Díaz, Ben Okri")
    write_down("Cleo Marsh", number=7)


def tap(client: Client, name: str, chip: str) -> str:
    """Tap the chip as it stands, and give the fresh one."""
    influence = re.search(r'name="influence" value="(\d)"', chip)
    assert influence is not None
    form = {"need": need_at(0).id, "person": person_called(name).id, "influence": influence[1]}
    fresh: str = client.post("/offers/set/", form, headers=HTMX).content.decode()
    return fresh


def chip_of(client: Client, name: str) -> str:
    page = text_of(client, "/offers/1/")
    return next(str(form) for form in re.findall(r'<form class="offer".*?</form>', page, re.DOTALL) if name in form)


def test_a_tap_notes_a_second_makes_it_a_lot_and_a_third_takes_it_back(client: Client) -> None:
    """Three states on one thumb."""
    chip = chip_of(client, "Ana")
    assert 'aria-pressed="false"' in chip
    chip = tap(client, "Ana", chip)
    assert 'aria-pressed="true"' in chip
    assert "could" in chip
    chip = tap(client, "Ana", chip)
    assert "a lot" in chip
    assert [o.influence for o in open_desk().book.facts.offers.values()] == [2]
    chip = tap(client, "Ana", chip)
    assert 'aria-pressed="false"' in chip
    assert not open_desk().book.facts.offers


@pytest.mark.parametrize(("state", "word"), [(OfferState.ASKED, "asked"), (OfferState.GAVE, "has helped")])
def test_what_has_happened_is_told_and_stays(client: Client, state: OfferState, word: str) -> None:
    """Tapping changes how much, never what was."""
    book, ana = open_desk().book, person_called("Ana")
    book.apply("Offer", told(book.facts, [Offer(need_id=need_at(0).id, person=ana.id, state=state)]))
    chip = chip_of(client, "Ana")
    assert word in chip
    for _ in range(4):
        chip = tap(client, "Ana", chip)

    assert [o.state for o in open_desk().book.facts.offers.values()] == [state]


def test_people_stand_under_their_categories(client: Client) -> None:
    """A grid of fifty names is scanned by circles of life."""
    page = text_of(client, "/offers/")

    assert re.findall(r"<h2>(.*?)</h2>", page) == ["Colleagues", "Friends"]
    assert page.index("Ben Okri") < page.index("Cleo Marsh")


def test_somebody_else_can_be_named_for_a_need(client: Client) -> None:
    """The question brings back people whom no circle held."""
    form = {"need": need_at(0).id, "names": "Dilan Kaya", "next": "/offers/1/"}
    answer = client.post("/offers/name/", form, follow=True)

    assert said(answer.content.decode()) == "Dilan Kaya is on your map."
    assert "Dilan Kaya" in answer.content.decode()
    assert [o.need_id for o in open_desk().book.facts.offers.values()] == [need_at(0).id]
    again = client.post("/offers/name/", {**form, "names": "Ana Díaz"}, follow=True)
    assert said(again.content.decode()) == "Noted for Ana Díaz."


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "", "javascript:x"])
def test_the_page_goes_on_within_kithmap_only(client: Client, address: str) -> None:
    """A form that was tampered with leads nowhere else."""
    form = {"need": need_at(0).id, "names": "", "next": address}

    assert client.post("/offers/name/", form)["Location"] == "/offers/"


@pytest.mark.parametrize("influence", ["9", "-1", "x", ""])
def test_an_influence_that_is_none_changes_nothing(client: Client, influence: str) -> None:
    """One tap, two, none."""
    form = {"need": need_at(0).id, "person": person_called("Ana").id, "influence": influence}

    assert client.post("/offers/set/", form).status_code == 302
    assert not open_desk().book.facts.offers


def test_a_need_or_person_that_is_gone_is_told(client: Client) -> None:
    """A page left open while things changed."""
    assert client.post("/offers/set/", {"need": "x", "person": person_called("Ana").id}).status_code == 404
    assert client.post("/offers/set/", {"need": need_at(0).id, "person": "x"}).status_code == 404


def test_checks_go_from_thin_need_to_thin_need_and_end_in_the_reading(client: Client) -> None:
    """Needs that two people cover are not asked about again."""
    book = open_desk().book
    people = [person_called(name).id for name in ("Ana", "Ben")]
    offers = [Offer(need_id=need_at(1).id, person=id_) for id_ in people]
    book.apply("Offers", told(book.facts, offers))
    checks = checks_of(open_desk().flow.needs)
    seen, address = [], "/offers/checks/1/"
    while address.startswith("/offers/checks/"):
        page = text_of(client, address)
        seen.append(next(check for check in checks if check.question in page.replace("&#x27;", "'")).need_id)
        found = re.search(r'rel="next" href="([^"]*)"', page)
        assert found is not None
        address = found[1]

    assert address == "/first-reading/"
    assert need_at(1).id not in seen
    assert set(seen) == {need.id for need in open_desk().flow.needs} - {need_at(1).id}


def test_yes_to_a_check_is_noted_for_its_need_and_goes_on(client: Client) -> None:
    """Do you know someone who can …? Yes: Eva."""
    page = text_of(client, "/offers/checks/1/")
    form = dict(re.findall(r'<input type="hidden" name="(need|next)" value="([^"]*)"', page.split("names-form")[1]))
    answer = client.post("/offers/name/", {**form, "names": "Eva Lind"}, follow=True)

    assert answer.redirect_chain == [(form["next"], 302)]
    assert [o.need_id for o in open_desk().book.facts.offers.values()] == [form["need"]]
    assert client.get("/offers/checks/99/")["Location"] == "/first-reading/"


def test_the_first_reading_answers_the_three_questions(client: Client) -> None:
    """The sentences are those of the reading, word for word."""
    page = text_of(client, "/first-reading/")
    sentences = open_desk().flow.reading.headline.sentences

    assert re.findall(r"<dt[^>]*>(.*?)</dt>", page) == [
        "How strong is my network?",
        "Are there gaps?",
        "Whom should I connect with again?",
    ]
    assert len(re.findall(r"<dd>.+?</dd>", page)) == 3
    assert sentences[0][:30] in page


def test_queries_do_not_grow_with_people(client: Client) -> None:
    """The grid and the reading read the book once, however many stand in it."""
    counts: list[int] = []
    for text in ("Dora Fay", ", ".join(f"Given{letter} Family" for letter in "abcdefghijklmnopqrstuvwxyz")):
        write_down(text)
        text_of(client, "/offers/1/")
        with CaptureQueriesContext(connection) as queries:
            text_of(client, "/offers/1/")
            text_of(client, "/offers/checks/1/")
            text_of(client, "/first-reading/")
        counts.append(len(queries))

    assert counts[0] == counts[1]
