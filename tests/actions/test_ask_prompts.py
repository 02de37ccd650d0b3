"""Prompts: what is asked to bring names to mind, in an order that helps."""

from kithmap.actions.ask_prompts import ANYBODY, prompts_of
from kithmap.actions.edit_category import add_category, categories_of
from kithmap.actions.edit_need import needs_of
from tests.actions.first_map import book_with_goal, goal_of


def test_categories_are_asked_first_then_needs_with_the_decisive_ones_before() -> None:
    """Names come by circles of life; needs find those whom circles forget."""
    book = book_with_goal()
    goal = goal_of(book)
    categories, needs = categories_of(book, goal), needs_of(book, goal)
    prompts = prompts_of(goal, categories=reversed(categories), needs=reversed(needs))
    importances = [prompt.need.importance for prompt in prompts if prompt.need]

    assert [p.title for p in prompts[: len(categories)]] == [c.name for c in categories]
    assert prompts[0].question == categories[0].prompt
    assert importances == sorted(importances, reverse=True)
    assert len(prompts) == len(categories) + len(needs)


def test_a_category_of_the_owners_own_gets_a_plain_question() -> None:
    """It must not be passed over."""
    book = book_with_goal()
    added = add_category(book, "Choir", goal=goal_of(book))
    assert added is not None

    assert prompts_of(goal_of(book), categories=[added], needs=[])[0].question == "Who belongs to “Choir”?"


def test_a_goal_without_categories_and_needs_is_still_asked_about() -> None:
    """Everything can be struck out; the page must go on."""
    book = book_with_goal()

    assert [p.question for p in prompts_of(goal_of(book), categories=[], needs=[])] == [ANYBODY]
