"""Goals: several maps in one book, one in hand; opened, changed and dropped without surprises."""

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.place_person import place_person
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes
from kithmap.goals.goal import Goal, Placement
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY
from tests.web.first_map import OUTCOME, person_called, said, start_goal, text_of, write_down

LISBON = "Feel at home in Lisbon"


@pytest.fixture
def first(empty_book: SqlBook) -> Goal:
    """The goal that was set first, with Ana on its map."""
    goal = start_goal().goal
    assert goal is not None
    write_down("Ana Díaz")
    return goal


@pytest.fixture
def second(first: Goal, empty_book: SqlBook) -> Goal:
    """The goal that was set last."""
    return set_goal(empty_book, LISBON, today=TODAY, template="move-city", by=date(2027, 6, 30))


def in_hand(client: Client) -> str:
    """Give the goal whose name stands above every page."""
    found = re.search(r'title="Your goals"><span>(.*?)</span>', text_of(client, "/people/"))
    return found[1] if found else ""


def test_the_goal_set_last_is_in_hand_until_another_is_taken_up(client: Client, first: Goal, second: Goal) -> None:
    """And it stays so on every page that follows."""
    assert in_hand(client) == LISBON

    answer = client.post("/goals/open/", {"goal": first.id})
    assert answer["Location"] == "/"
    assert in_hand(client) == OUTCOME
    assert "Former colleagues" in text_of(client, "/categories/")
    assert "Live there" not in text_of(client, "/categories/")


def test_acts_are_done_on_the_goal_in_hand(client: Client, first: Goal, second: Goal, empty_book: SqlBook) -> None:
    """Ana is close on one map and far out on the other."""
    ana = person_called("Ana Díaz")
    client.post("/goals/open/", {"goal": first.id})
    client.post("/map/move/", {"person": ana.id, "ring": "1"})
    client.post("/goals/open/", {"goal": second.id})
    client.post("/map/move/", {"person": ana.id, "ring": "5"})
    rings = {placement.goal_id: placement.ring for placement in empty_book.facts.placements.values()}

    assert rings == {first.id: 1, second.id: 5}


def test_setting_an_old_outcome_again_brings_it_to_hand(client: Client, first: Goal, second: Goal) -> None:
    """The shortest way back to a goal is to say it."""
    client.post("/welcome/goal/", {"outcome": OUTCOME})

    assert in_hand(client) == OUTCOME
    assert len(open_desk().book.facts.goals) == 2


def test_a_goal_that_was_just_set_is_in_hand(client: Client, first: Goal, second: Goal) -> None:
    """Whatever was taken up before."""
    client.post("/goals/open/", {"goal": first.id})
    client.post("/welcome/goal/", {"outcome": "Run ten kilometres", "template": "health"})

    assert in_hand(client) == "Run ten kilometres"


def test_a_goal_is_changed_in_place(client: Client, first: Goal, second: Goal, empty_book: SqlBook) -> None:
    """Outcome, date and reason are one form; the map stays."""
    answer = client.post(
        "/goals/change/", {"goal": first.id, "outcome": "Lead two teams", "by": "2027-01-31", "why": "Fun"}
    )
    changed = empty_book.facts.goals[first.id]

    assert answer.status_code == 302
    assert (changed.outcome, changed.by, changed.why) == ("Lead two teams", date(2027, 1, 31), "Fun")
    assert "By 31 January 2027" in text_of(client, "/goals/")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"outcome": " "}, "Say in a few words"),
        ({"outcome": LISBON}, "You have a goal"),
        ({"outcome": "x", "by": "soon"}, "could not be read"),
    ],
)
def test_what_cannot_be_used_is_asked_for_again(
    client: Client, first: Goal, second: Goal, empty_book: SqlBook, wrong: dict[str, str], told: str
) -> None:
    """One sentence at the form of that goal, and nothing is changed."""
    answer = client.post("/goals/change/", {"goal": first.id, **wrong})

    assert answer.status_code == 400
    assert answer.content.decode().count('role="alert"') == 1
    assert told in answer.content.decode()
    assert empty_book.facts.goals[first.id] == first


def test_dropping_the_goal_in_hand_gives_another_and_undo_gives_it_back(
    client: Client, first: Goal, second: Goal, empty_book: SqlBook
) -> None:
    """Nobody is lost, and the way back leads where one was."""
    client.post("/goals/open/", {"goal": first.id})
    answer = client.post("/goals/drop/", {"goal": first.id}, follow=True)

    assert said(answer.content.decode()).startswith(f"“{OUTCOME}” and its map are gone")
    assert in_hand(client) == LISBON
    assert not empty_book.facts.placements
    assert person_called("Ana Díaz")
    client.post("/book/undo/")
    assert in_hand(client) == OUTCOME
    assert len(empty_book.facts.placements) == 1


def test_undoing_the_drop_of_another_goal_does_not_bring_it_to_hand(client: Client, first: Goal, second: Goal) -> None:
    """It stands last in the book then, but it was not the one being worked on."""
    client.post("/goals/drop/", {"goal": first.id})
    client.post("/book/undo/")

    assert in_hand(client) == LISBON


def test_without_the_last_goal_the_welcome_page_asks_for_one(client: Client, first: Goal) -> None:
    """An empty list of goals would be a dead end."""
    answer = client.post("/goals/drop/", {"goal": first.id})

    assert answer["Location"] == "/welcome/"
    assert client.get("/goals/")["Location"] == "/welcome/"


@pytest.mark.parametrize("address", ["/goals/open/", "/goals/change/", "/goals/drop/"])
def test_a_goal_that_is_gone_is_passed_over_and_looking_changes_nothing(
    client: Client, first: Goal, empty_book: SqlBook, address: str
) -> None:
    """A page left open since yesterday, a link that is followed by accident."""
    before = empty_book.facts.goals

    assert client.post(address, {"goal": "goal:none", "outcome": "x"})["Location"] == "/goals/"
    assert client.post(address)["Location"] == "/goals/"
    assert client.get(address)["Location"] == "/goals/"
    assert empty_book.facts.goals == before


def test_outcomes_are_letters_not_markup(client: Client, first: Goal, empty_book: SqlBook) -> None:
    """In the list, in the forms and above every page."""
    set_goal(empty_book, '"><script>x</script>', today=TODAY)

    assert "<script>x" not in text_of(client, "/goals/")
    assert "&lt;script&gt;x" in text_of(client, "/goals/")


def test_only_people_who_are_there_are_counted(client: Client, first: Goal, empty_book: SqlBook) -> None:
    """The goal counts whom its map shows: nobody twice, and nobody of whom no card or message is left."""
    person = person_called("Ana Díaz")
    place_person(empty_book, person, goal=first, ring=2)
    empty_book.apply("Note", Changes(put=(Placement(goal_id=first.id, person="mail:gone@x.example", ring=5),)))

    assert "1 person placed" in client.get("/goals/").content.decode()


def test_queries_grow_with_neither_goals_nor_people(
    client: Client, first: Goal, empty_book: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """A list that asks once for each line is quick only in tests."""
    client.get("/goals/")
    with django_assert_max_num_queries(10) as few:
        client.get("/goals/")
    for number in range(5):
        goal = set_goal(empty_book, f"Goal {number}", today=TODAY)
        place_person(empty_book, person_called("Ana Díaz"), goal=goal, ring=2)
    client.get("/goals/")
    with django_assert_max_num_queries(10) as many:
        client.get("/goals/")

    assert len(many) == len(few)


def test_the_goal_in_hand_is_the_same_in_another_browser(client: Client, empty_book: SqlBook) -> None:
    """One owner with a phone and a desk looks at one goal, also after a year and a new browser."""
    first = set_goal(empty_book, "Lead a data team", today=TODAY)
    set_goal(empty_book, "Move to Lisbon", today=TODAY)
    client.post("/goals/open/", {"goal": first.id})
    phone = Client()

    assert "The map: Lead a data team" in text_of(phone, "/")
    empty_book.undo()
    assert "The map: Lead a data team" in text_of(phone, "/")


def test_taking_up_a_goal_is_no_act(client: Client, empty_book: SqlBook) -> None:
    """Undo takes back what was told; looking is not telling."""
    first = set_goal(empty_book, "Lead a data team", today=TODAY)
    version = empty_book.edition
    client.post("/goals/open/", {"goal": first.id})

    assert empty_book.edition == version
    assert len(empty_book.journal) == 1
    assert SqlBook().goal_in_hand == first.id


def test_a_day_that_has_passed_is_asked_for_again_but_an_old_one_may_stay(
    client: Client, first: Goal, empty_book: SqlBook
) -> None:
    """Mostly the year slipped; yet a goal whose day went by can still be reworded."""
    slip = client.post("/goals/change/", {"goal": first.id, "outcome": OUTCOME, "by": "2020-01-01"})
    assert "That day has passed" in slip.content.decode()
    assert empty_book.facts.goals[first.id].by is None

    old = set_goal(empty_book, LISBON, today=TODAY, by=date(2020, 1, 1))
    client.post("/goals/change/", {"goal": old.id, "outcome": "Feel well in Lisbon", "by": "2020-01-01"})
    assert empty_book.facts.goals[old.id].outcome == "Feel well in Lisbon"
