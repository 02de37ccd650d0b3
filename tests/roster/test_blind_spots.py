"""Rings proposed one tap each, and where the owner's rings and the contacts disagree."""

from datetime import date, timedelta

import pytest

from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.place_person import place_person
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from tests.contacts import ME, got, sent

TODAY = date(2026, 3, 16)


def weekly(name: str, *, since_days: int = 0, times: int = 10) -> list[Interaction]:
    """Give letters both ways, one a week, the last one `since_days` ago."""
    days = [TODAY - timedelta(days=since_days + 7 * week) for week in range(times)]
    who = f"mail:{name.lower()}.doe@x.example"
    return [letter for day in days for letter in (sent(who, day), got(who, day, name=f"{name} Doe"))]


def book_of(letters: list[Interaction]) -> tuple[MemoryBook, Goal]:
    book = MemoryBook()
    introduce_owner(book, name="Mira Solberg", addresses=[ME])
    book.apply("Bring in", Changes(brought=gather(letters)))
    return book, set_goal(book, "Lead a data team", today=TODAY)


def place(book: MemoryBook, goal: Goal, rings: dict[str, int | None]) -> Flow:
    people = river(book, goal, today=TODAY).people
    for name, ring in rings.items():
        place_person(book, people.named(f"{name} Doe"), goal=goal, ring=ring)
    return river(book, goal, today=TODAY)


@pytest.fixture
def taught() -> Flow:
    """Ten whom the owner writes with much and places close, ten with little and far, Near and Far not placed."""
    much, little = [f"Much{c}" for c in "abcdefghij"], [f"Little{c}" for c in "abcdefghij"]
    letters = [letter for n, name in enumerate(much) for letter in weekly(name, times=30 + n)]
    letters += [letter for n, name in enumerate(little) for letter in weekly(name, since_days=20, times=3 + n % 3)]
    letters += weekly("Near", times=35) + weekly("Far", since_days=20, times=4)
    book, goal = book_of(letters)
    return place(book, goal, {**dict.fromkeys(much, 2), **dict.fromkeys(little, 4), "Far": None})


def test_people_like_those_placed_close_are_proposed_close_with_their_names(taught: Flow) -> None:
    """One tap each, and each says why: names that the owner placed, and the contacts."""
    far, near = taught.ring_proposals

    assert (near.person.name, near.ring, near.is_on_map) == ("Near Doe", 2, False)
    assert near.reasons[0].text.startswith("People with ties like this one you usually place close: Much")
    assert near.reasons[1].text.startswith("70 messages, both ways, last on 16 March; usually every 7 days")
    assert (far.person.name, far.ring, far.is_on_map) == ("Far Doe", 4, True)
    assert far.reasons[0].text.startswith(
        "People with ties like this one you usually place on ring 4 or next to it: Lit"
    )


def test_who_would_stand_far_out_waits_in_the_pool(taught: Flow) -> None:
    """Imports never flood the map: of the pool only those up to ring 3 are proposed."""
    flow = taught
    goal = flow.goal
    book = MemoryBook(flow.facts)
    place_person(book, flow.people.named("Near Doe"), goal=goal, ring=2)
    taken = [p for p in book.facts.placements.values() if p.ring is None]
    book.apply("Take Far off", Changes(dropped=tuple(taken)))

    assert river(book, goal, today=TODAY).ring_proposals == ()


def test_below_twenty_placements_nothing_is_proposed() -> None:
    """Nineteen teach nothing, and the flow says how many are missing."""
    book, goal = book_of([*weekly("Ana"), *weekly("Ben"), *weekly("Cy", since_days=3)])
    flow = place(book, goal, {"Ana": 1, "Ben": 4})

    assert flow.ring_proposals == ()
    assert flow.calibrated.needed == 18


def test_placed_close_and_silent_is_a_blind_spot_with_its_day() -> None:
    """Ana is close and quiet for longer than ever; Ben is close and in touch; Cy is quiet, but stands far out."""
    letters = [*weekly("Ana", since_days=100), *weekly("Ben"), *weekly("Cy", since_days=100)]
    book, goal = book_of(letters)
    (spot,) = place(book, goal, {"Ana": 1, "Ben": 1, "Cy": 4}).blind_spots.silent

    assert (spot.person.name, spot.ring) == ("Ana Doe", 1)
    assert spot.reasons[0].text == "You placed Ana Doe on ring 1, and the last contact was on 6 December 2025."


def test_close_and_unlogged_is_not_silent() -> None:
    """Most friends leave no trace in mail: unknown stays unknown."""
    book, goal = book_of([*weekly("Ana", since_days=200, times=2), *weekly("Ben")])
    flow = place(book, goal, {"Ana": 1, "Ben": 2})

    assert flow.blind_spots.silent == ()


def test_in_touch_constantly_and_not_on_the_map_is_a_blind_spot() -> None:
    """Ben writes every week and was not thought of; Cy was in touch once, Dee writes without ever an answer."""
    dee = [got("mail:dee.doe@x.example", TODAY - timedelta(days=7 * n), name="Dee Doe") for n in range(20)]
    book, goal = book_of([*weekly("Ana"), *weekly("Ben"), *weekly("Cy", since_days=120), *dee])
    (spot,) = place(book, goal, {"Ana": 1}).blind_spots.off_map

    assert (spot.person.name, spot.ring) == ("Ben Doe", None)
    assert spot.reasons[0].text == "One of the 15 people you are in touch with most now, and not on this map."


@pytest.mark.parametrize(("since_days", "is_told"), [(30, True), (29, False)])
def test_a_month_of_silence_is_the_least_that_is_told(since_days: int, is_told: bool) -> None:
    """Four missed letters of one a week have broken the rhythm either way."""
    book, goal = book_of([*weekly("Ana", since_days=since_days), *weekly("Ben")])
    flow = place(book, goal, {"Ana": 1, "Ben": 1})

    assert bool(flow.blind_spots.silent) is is_told
