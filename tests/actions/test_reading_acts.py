"""Acts around the reading: who knows whom, targets, questions to which nobody comes to mind."""

from datetime import date

import pytest

from kithmap.actions.drop_goal import drop_goal
from kithmap.actions.edit_target import NoOrganisation, drop_target, set_target
from kithmap.actions.forget_person import forget_person
from kithmap.actions.last_look import last_look
from kithmap.actions.note_lack import drop_lack, lack_of, note_lack
from kithmap.actions.tell_acquaintance import Answer, answered_pairs, tell_acquaintances
from kithmap.actions.tell_met import tell_met
from kithmap.book.facts import Facts, told
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, Support
from kithmap.goals.start_goal import NeedCheck
from kithmap.goals.target import Target
from kithmap.people.person import Person
from kithmap.plan.review import Review
from kithmap.sources.card import Card

GOAL = Goal(id="goal", outcome="Lead a data team")
NEED = Need(id="need", goal_id="goal", support=Support.ADVICE, label="Advice")
CHECK = NeedCheck("need", "Do you know someone who can advise?")
TODAY = date(2026, 11, 2)
CARDS = tuple(Card(source="test", key=name, name=f"{name} Alm") for name in ("Ana", "Ben", "Cleo"))


def book_of(*facts: object) -> MemoryBook:
    book = MemoryBook()
    book.apply("Begin", told(Facts(), [GOAL, NEED, *CARDS, *facts]))  # type: ignore[list-item]
    return book


def people(book: MemoryBook) -> tuple[Person, ...]:
    """Ana, Ben and Cleo."""
    found = Flow(book.facts, today=TODAY, goal_id="goal").people
    return tuple(person for card in CARDS if (person := found.at(card.id)) is not None)


def test_answers_are_one_act_and_the_later_one_holds() -> None:
    """Ana knows Ben, told in either order; "don't know" counts as asked."""
    book = book_of()
    ana, ben, cleo = people(book)
    tell_acquaintances(book, [Answer(ana, ben, True), Answer(ben, cleo, None)])
    tell_acquaintances(book, [Answer(ben, ana, False)])
    found = Flow(book.facts, today=TODAY, goal_id="goal").people

    assert sorted(str(fact.is_known) for fact in book.facts.acquaintances.values()) == ["False", "None"]
    assert answered_pairs(book.facts, found) == {frozenset((ana.id, ben.id)), frozenset((ben.id, cleo.id))}
    book.undo()
    book.undo()
    assert not book.facts.acquaintances


def test_no_answers_are_no_act() -> None:
    """A button pressed by mistake leaves nothing to undo."""
    book = book_of()
    tell_acquaintances(book, [])

    assert len(book.journal) == 1


def test_a_target_is_one_whatever_its_legal_form() -> None:
    """What is said later changes it; motivation stays within 1 to 5."""
    book = book_of()
    set_target(book, "  Acme   GmbH ", goal=GOAL)
    target = set_target(book, "ACME", goal=GOAL, motivation=9)

    assert book.facts.targets == {target.id: target}
    assert (target.organisation, target.motivation) == ("Acme GmbH", 5)
    drop_target(book, target)
    assert not book.facts.targets


@pytest.mark.parametrize("name", ["", "  ", "...", "–"])
def test_a_target_without_a_name_is_refused(name: str) -> None:
    """A dash is no organisation."""
    with pytest.raises(NoOrganisation, match="Type the name"):
        set_target(book_of(), name, goal=GOAL)


def test_nobody_can_be_noted_and_taken_back() -> None:
    """One note a question, the later day."""
    book = book_of()
    note_lack(book, CHECK, day=date(2026, 10, 1))
    note_lack(book, CHECK, day=TODAY)
    found = lack_of(book.facts, CHECK)

    assert found is not None
    assert found.day == TODAY
    assert len(book.facts.lacks) == 1
    drop_lack(book, CHECK)
    drop_lack(book, CHECK)
    assert not book.facts.lacks


def test_a_forgotten_person_leaves_no_trace_in_what_was_told() -> None:
    """Neither as acquaintance, nor as the door to Ben, nor as advocate; Ben and the target stay."""
    book = book_of(Target(goal_id="goal", organisation="Acme", advocate=CARDS[0].id))
    ana, ben, cleo = people(book)
    tell_acquaintances(book, [Answer(ana, ben, True), Answer(ben, cleo, True)])
    tell_met(book, ben, how="choir", through=ana)
    tell_met(book, ana, by_myself=True)
    forget_person(book, ana)

    assert len(book.facts.acquaintances) == 1
    assert [(met.person, met.how, met.through) for met in book.facts.met.values()] == [(ben.id, "choir", "")]
    assert [target.advocate for target in book.facts.targets.values()] == [""]
    assert "Ana" not in str(book.facts.cards)


def test_a_goal_takes_its_targets_and_lacks_along() -> None:
    """Nothing lingers of a goal that is gone, and undo brings all of it back."""
    book = book_of()
    set_target(book, "Acme", goal=GOAL)
    note_lack(book, CHECK, day=TODAY)
    drop_goal(book, GOAL)

    assert not book.facts.targets
    assert not book.facts.lacks
    book.undo()
    assert len(book.facts.targets) == len(book.facts.lacks) == 1


def test_today_is_held_against_the_last_review_or_a_month_ago() -> None:
    """By hand: 30 days before 2 November is 3 October; today's own review is no past."""
    reviews = [Review(goal_id="goal", day=date(2026, 10, day)) for day in (5, 26)]
    now = Review(goal_id="goal", day=TODAY)

    assert last_look(book_of().facts, GOAL, today=TODAY) == date(2026, 10, 3)
    assert last_look(book_of(*reviews, now).facts, GOAL, today=TODAY) == date(2026, 10, 26)
