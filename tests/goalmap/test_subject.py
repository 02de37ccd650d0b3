"""What a map shows, before anything is placed."""

from datetime import date, timedelta

from kithmap.actions.edit_category import drop_category
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes, told
from kithmap.book.memory import MemoryBook
from kithmap.goalmap.subject import UNSORTED
from kithmap.goals.goal import Chair
from kithmap.goals.offer import Offer, OfferState
from kithmap.sources.interactions import gather
from tests.contacts import ME, got, met, sent

TODAY = date(2026, 3, 16)
ANA, BEA = "mail:ana@x.example", "mail:bea@y.example"


def book() -> MemoryBook:
    made = MemoryBook()
    introduce_owner(made, name="Mira Solberg", addresses=[ME])
    days = [TODAY - timedelta(days=7 * week) for week in range(8)]
    mails = [act(who, day) for who in (ANA, BEA) for day in days for act in (sent, got)]
    made.apply("Bring in", Changes(brought=gather([*mails, met((ANA, BEA), TODAY)])))
    return made


def test_people_in_no_category_get_a_sector_of_their_own_and_only_then() -> None:
    """Nobody is put where nothing speaks for it, and nobody is left off the map."""
    made = book()
    goal = set_goal(made, "Lead a data team", today=TODAY)
    subject = river(made, goal, today=TODAY).subject

    assert {seat.category_id for seat in subject.seats} == {UNSORTED}
    assert [c.name for c in subject.categories][-1] == "Not sorted yet"
    empty = river(made, goal, today=TODAY, proposed=0).subject
    assert "Not sorted yet" not in [c.name for c in empty.categories]


def test_the_sector_of_people_in_no_category_has_a_colour_that_is_free_or_grey() -> None:
    """With all eight in use it is grey; without the category in green it is green, and not like another."""
    made = book()
    goal = set_goal(made, "Lead a data team", today=TODAY)
    gone = next(c for c in made.facts.categories.values() if c.colour == 3)
    crowded = river(made, goal, today=TODAY).subject.categories[-1]
    drop_category(made, gone)
    free = river(made, goal, today=TODAY).subject.categories[-1]

    assert (crowded.id, crowded.colour, free.id, free.colour) == (UNSORTED, 0, UNSORTED, 3)


def test_people_who_meet_are_linked_on_the_map() -> None:
    """Links are shown for the person in focus."""
    made = book()
    subject = river(made, set_goal(made, "Lead a data team", today=TODAY), today=TODAY).subject

    assert [{a, b} for a, b, _ in subject.links] == [{ANA, BEA}]
    assert all(0 < weight < 1 for _, _, weight in subject.links)


def test_this_weeks_people_are_marked_and_chairs_stand_in_their_sector() -> None:
    """The picture shows the next step and what is still wanted."""
    made = book()
    goal = set_goal(made, "Lead a data team", today=TODAY)
    category = next(iter(made.facts.categories.values()))
    chair = Chair(id="chair:1", goal_id=goal.id, label="A recruiter", category_id=category.id)
    made.apply("Want", told(made.facts, [chair]))
    subject = river(made, goal, today=TODAY).subject

    assert {seat.name for seat in subject.seats if seat.next_step} == {"ana", "bea"}
    assert [(c.label, c.category_id) for c in subject.chairs] == [("A recruiter", category.id)]


def test_needs_are_open_only_once_it_was_said_who_could_help_with_anything() -> None:
    """Before that, every need would be open, which says nothing."""
    made = book()
    goal = set_goal(made, "Lead a data team", today=TODAY)
    needs = [n for n in made.facts.needs.values() if n.goal_id == goal.id]

    assert river(made, goal, today=TODAY).subject.open_needs == ()
    declined = Offer(need_id=needs[1].id, person=BEA, state=OfferState.DECLINED)
    made.apply("Say", told(made.facts, [Offer(need_id=needs[0].id, person=ANA), declined]))
    still_open = river(made, goal, today=TODAY).subject.open_needs
    assert needs[0].label not in still_open
    assert needs[1].label in still_open
