"""A template becomes a goal with ids that stay."""

from datetime import date

from kithmap.goals.start_goal import StartedGoal, start_goal
from kithmap.goals.template import load_template

TEMPLATE = load_template("new-job")


def started(outcome: str = "Lead a data team", since: date | None = date(2026, 1, 12)) -> StartedGoal:
    return start_goal(TEMPLATE, outcome=outcome, by=date(2026, 6, 30), why="It is time.", since=since)


def test_a_goal_keeps_the_words_of_the_owner() -> None:
    """The title of the map is what the owner typed."""
    goal = started("  Lead a data team ").goal

    assert (goal.outcome, goal.by, goal.why) == ("Lead a data team", date(2026, 6, 30), "It is time.")
    assert goal.days_left(date(2026, 6, 1)) == 29


def test_starting_the_same_goal_again_gives_the_same_ids() -> None:
    """An interrupted set-up that is run again must not leave two goals behind."""

    assert started() == started()


def test_another_outcome_or_another_day_is_another_goal() -> None:
    """Last year's search and this year's are two maps."""
    ids = {started().goal.id, started("Lead a design team").goal.id, started(since=date(2027, 1, 12)).goal.id}

    assert len(ids) == 3


def test_no_two_things_of_one_goal_share_an_id() -> None:
    """A shared id would lay two sectors on each other."""
    whole = started()
    ids = [whole.goal.id, *(c.id for c in whole.categories), *(n.id for n in whole.needs)]

    assert len(set(ids)) == len(ids)


def test_categories_come_in_the_order_of_the_template() -> None:
    """The order is the order clockwise on the map."""
    whole = started()

    assert [c.name for c in whole.categories][:3] == ["Colleagues", "Former colleagues", "In the field"]
    assert [c.order for c in whole.categories] == list(range(8))
    assert {c.goal_id for c in whole.categories} == {whole.goal.id}


def test_each_question_points_to_its_need() -> None:
    """A yes has to become an offer for the right need."""
    whole = started()
    labels = {need.id: need.label for need in whole.needs}
    question = "Do you know someone who can tell you what such a job pays?"

    assert [labels[check.need_id] for check in whole.checks if check.question == question] == [
        "News of jobs before they are advertised"
    ]
    assert {check.need_id for check in whole.checks} == set(labels)
