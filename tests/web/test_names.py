"""Names from memory: saved one by one, seen on the map at once, and no slip of the hand does harm."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kithmap.book.facts import told
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.first_map import HTMX, person_called, said, start_goal, text_of, write_down


@pytest.fixture(autouse=True)
def _goal(empty_book: SqlBook) -> None:
    start_goal()


def add(client: Client, text: str, *, number: int = 1) -> str:
    answer = client.post(f"/names/{number}/add/", {"names": text}, headers=HTMX)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_name_lands_on_the_map_at_once(client: Client) -> None:
    """Each Enter is rewarded: the name stands in its sector, the counter moves, undo is there."""
    part = add(client, "Ana Díaz")

    assert f'data-person="{person_called("Ana").id}"' in part
    assert "1 person so far" in part
    assert said(part) == "Ana Díaz is on your map."
    assert 'form="undo-form"' in part


def test_without_scripts_the_same_form_works(client: Client) -> None:
    """A plain post answers with the same question and what was done; an empty line goes on."""
    answer = client.post("/names/2/add/", {"names": "Ana Díaz, Ben Okri"}, follow=True)
    page = answer.content.decode()

    assert answer.redirect_chain == [("/names/2/", 302)]
    assert said(page) == "Ana Díaz and Ben Okri are on your map."
    assert "2 people so far" in page
    assert client.post("/names/2/add/", {"names": " "})["Location"] == "/names/3/"
    assert client.post("/names/8/add/", {"names": ""})["Location"] == "/placing/"


def test_a_name_that_is_there_is_noticed_kindly(client: Client) -> None:
    """Nobody is told off for thinking of Ana twice."""
    add(client, "Ana Díaz", number=7)
    part = add(client, "ana diaz", number=1)

    assert said(part).startswith("Ana Díaz is on your map already, under Friends. Somebody else? Add a word: ")
    assert "1 person so far" in part


@pytest.mark.parametrize("text", ["🙂", "12345", "<script>", "x" * 300])
def test_what_holds_no_name_is_told_in_one_sentence(client: Client, text: str) -> None:
    """The map stays as it is."""
    part = add(client, text)

    assert said(part) == "One entry held no name and was left out."
    assert not open_desk().book.facts.placements


def test_commas_doubles_and_blanks_are_sorted_out(client: Client) -> None:
    """A line as it is really typed."""
    part = add(client, " Ana Díaz,, Ben Okri ; Ana Díaz, 🙂 ,")

    assert said(part) == "Ana Díaz and Ben Okri are on your map. One entry held no name and was left out."
    assert "2 people so far" in part


def test_markup_in_names_is_never_markup(client: Client) -> None:
    """In the list, in the status line and in the drawing."""
    part = add(client, '<b>Ana</b> "onload=x, Ben <img src=x onerror=y> Okri')
    page = text_of(client, "/names/1/")

    assert open_desk().book.facts.placements
    for text in (part, page):
        assert "<img src=x" not in text
        assert "<b>" not in text
        assert "onerror=y>" not in text


def test_a_very_long_paste_is_taken_up_to_its_ceiling(client: Client) -> None:
    """Some thousand names are a list; a book of a megabyte is a file."""
    part = add(client, ", ".join(f"Given{chr(97 + i % 26)}{chr(97 + i // 26)} Family" for i in range(120)))

    assert "120 people so far" in part
    assert client.post("/names/1/add/", {"names": "x y, " * 100_000}).status_code == 302


def test_a_name_is_taken_off_again(client: Client) -> None:
    """A typed name goes altogether."""
    add(client, "Ana Díaz, Ben Okri")
    answer = client.post("/names/1/drop/", {"person": person_called("Ana").id}, headers=HTMX)

    assert said(answer.content.decode()) == "Ana Díaz is off the map."
    assert [card.name for card in open_desk().book.facts.cards.values()] == ["Ben Okri"]


def test_nobody_at_an_address_is_told_not_crashed_on(client: Client) -> None:
    """A page left open while the person was forgotten elsewhere."""
    assert client.post("/names/1/drop/", {"person": "card:none"}).status_code == 404
    assert client.post("/names/1/add/", {"person": "card:none"}).status_code == 404
    assert "Nobody called" in client.post("/names/1/drop/", {"person": "x"}, headers=HTMX).content.decode()


def test_questions_beyond_the_last_show_the_last(client: Client) -> None:
    """Addresses typed by hand, or a category removed meanwhile."""
    assert text_of(client, "/names/999/") is not None
    assert "question 1 of 8" in text_of(client, "/names/0/")


def test_the_pool_is_offered_while_typing(client: Client) -> None:
    """Accents folded, people of the map left out, and a choice made by who, not by spelling."""
    pool = [
        Card(source="vcard", key="1", name="María García", emails=("maria@x.example",)),
        Card(source="vcard", key="2", name="Maria Garcia<i>", emails=("mg@y.example",)),
    ]
    book = open_desk().book
    assert 'role="combobox"' not in text_of(client, "/names/1/")
    book.apply("Bring in", told(book.facts, pool))

    assert 'role="combobox"' in text_of(client, "/names/1/")
    options = text_of(client, "/names/suggest/?q=GARCIA")
    assert options.count('role="option"') == 2
    assert "<i>" not in options
    part = client.post("/names/1/add/", {"person": pool[0].id}, headers=HTMX).content.decode()
    assert said(part) == "María García is on your map, from the people you brought in."
    assert text_of(client, "/names/suggest/?q=garcia").count('role="option"') == 1
    assert text_of(client, "/names/suggest/?q=garcia&everybody=1").count('role="option"') == 2
    assert text_of(client, "/names/suggest/?q=").strip() == ""


def test_queries_do_not_grow_with_people(client: Client) -> None:
    """The thirtieth name costs what the first did."""
    counts: list[tuple[int, int]] = []
    for text in ("Ana Díaz", ", ".join(f"Given{letter} Family" for letter in "abcdefghijklmnopqrstuvwxyz")):
        write_down(text)
        client.get("/names/1/")
        with CaptureQueriesContext(connection) as looking:
            client.get("/names/1/")
        with CaptureQueriesContext(connection) as adding:
            client.post("/names/1/add/", {"names": f"One More{len(counts)}"}, headers=HTMX)
        counts.append((len(looking), len(adding)))

    assert counts[0] == counts[1]
    assert counts[0][0] <= 16
