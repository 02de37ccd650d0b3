"""The pages of the reading and the week."""

from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap_app.store.sql_book import SqlBook
from tests.web.conftest import TODAY


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_reading_says_what_the_library_says(client: Client, sample_book: SqlBook) -> None:
    """Shells are thin: the sentences on the page are those of the reading."""
    goal = next(iter(sample_book.facts.goals.values()))
    reading = river(sample_book, goal, today=TODAY).reading
    text = page(client, "/reading/")

    for sentence in reading.headline.sentences:
        assert escape(sentence) in text
    assert all(escape(dial.sentence) in text for dial in reading.dials)
    assert escape(reading.reconnect[0].opener) in text


def test_the_reading_shows_a_few_and_all_when_asked(client: Client, sample_book: SqlBook) -> None:
    """Calm first, complete on demand."""
    few, everything = page(client, "/reading/"), page(client, "/reading/?all")

    assert "more</a>" in few
    assert len(everything) > len(few)
    assert 'href="?all"' not in everything


def test_without_a_goal_both_pages_lead_to_the_welcome(client: Client, empty_book: SqlBook) -> None:
    """There is nothing to read yet."""
    for path in ("/reading/", "/week/", "/sources/"):
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (302, "/welcome/")


def test_without_people_both_pages_invite(client: Client, empty_book: SqlBook) -> None:
    """An empty page says what to do next."""
    set_goal(empty_book, "Lead a data team", today=TODAY)

    assert "Nobody stands around this goal so far" in page(client, "/reading/")
    assert "Type the names that come to mind" in page(client, "/week/")


def test_queries_do_not_grow_with_people(
    client: Client, sample_book: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Sixty people or six thousand: facts are remembered, and a page asks only whether they still hold."""
    page(client, "/reading/")
    with django_assert_max_num_queries(8):
        page(client, "/reading/")
    with django_assert_max_num_queries(8):
        page(client, "/week/")
