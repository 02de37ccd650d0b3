"""The need check: a name, "nobody" or nothing, and each answer can be taken back."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.edit_need import drop_need
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY


def begin(book: SqlBook) -> None:
    set_goal(book, "Lead a data team", today=TODAY, template="new-job")


def test_a_name_becomes_an_offer_and_the_next_question_comes(client: Client, empty_book: SqlBook) -> None:
    """Type, Enter: somebody new stands on the map and could help with that need."""
    begin(empty_book)
    answer = client.post("/check/1/", {"names": "Ana Díaz"})
    (offer,) = empty_book.facts.offers.values()

    assert answer.headers["Location"] == "/check/2/"
    assert empty_book.facts.cards[offer.person].name == "Ana Díaz"
    assert "Ana Díaz" in client.get("/check/1/").content.decode()
    client.post("/book/undo/")
    assert not empty_book.facts.offers


def test_nobody_is_an_answer_and_a_known_gap(client: Client, empty_book: SqlBook) -> None:
    """By button or by word; the reading says that it was thought about, and it can be taken back."""
    begin(empty_book)
    client.post("/check/1/", {"answer": "nobody"})
    client.post("/check/3/", {"names": " Nobody "})

    assert len(empty_book.facts.lacks) == 2
    assert "On 21 November you said: nobody." in client.get("/check/1/").content.decode()
    assert "You thought about it on 21 November" in client.get("/reading/?all").content.decode()
    client.post("/check/1/", {"answer": "back"})
    assert len(empty_book.facts.lacks) == 1


def test_nothing_typed_skips_and_is_no_answer(client: Client, empty_book: SqlBook) -> None:
    """Not asked and nobody stand apart."""
    begin(empty_book)
    answers = [client.post("/check/1/", {"names": word}).headers["Location"] for word in ("", "  ", "skip")]

    assert answers == ["/check/2/"] * 3
    assert not empty_book.facts.lacks
    assert client.get("/check/").headers["Location"] == "/check/1/"


def test_the_check_goes_on_where_it_was_left(client: Client, empty_book: SqlBook) -> None:
    """Four minutes may be two and two: the first open question comes, and the last leads to the sum."""
    begin(empty_book)
    client.post("/check/1/", {"answer": "nobody"})
    desk = open_desk()
    assert desk.goal is not None
    whole = len(river(empty_book, desk.goal, today=TODAY).needs)

    assert client.get("/check/").headers["Location"] == "/check/2/"
    assert client.get("/check/99/").headers["Location"] == "/check/done/"
    done = client.get("/check/done/").content.decode()
    assert done.count('class="card"') >= whole
    assert "Nobody came to mind on 21 November." in done


def test_a_name_that_two_bear_keeps_the_question(client: Client, sample_book: SqlBook) -> None:
    """The owner chooses from the list; guessing would note the wrong Anna."""
    client.post("/check/1/", {"names": "Zoe Quill <zoe@one.example>"})
    client.post("/check/1/", {"names": "Zoe Quill <zoe@two.example>"})
    offers = len(sample_book.facts.offers)
    answer = client.post("/check/1/", {"names": "Zoe Quill"})

    assert answer.headers["Location"] == "/check/1/"
    assert len(sample_book.facts.offers) == offers


def test_a_goal_without_needs_has_no_questions(client: Client, empty_book: SqlBook) -> None:
    """There is nothing to check, and the page says what comes first."""
    begin(empty_book)
    desk = open_desk()
    assert desk.goal is not None
    for need in list(empty_book.facts.needs.values()):
        drop_need(empty_book, need)
    answer = client.get("/check/", follow=True)

    assert "Write down first what this goal needs." in answer.content.decode()


def test_queries_do_not_grow_with_people(
    client: Client, sample_book: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Sixty people or six thousand."""
    client.get("/check/1/")
    with django_assert_max_num_queries(8):
        client.get("/check/1/")
    with django_assert_max_num_queries(8):
        client.get("/check/done/")
