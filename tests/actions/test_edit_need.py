"""Needs are the owner's: added, renamed, weighed and removed together with their offers."""

from datetime import date

from kithmap.actions.ask_checks import checks_of
from kithmap.actions.ask_prompts import asked_for
from kithmap.actions.edit_need import LABEL_CHARS, add_need, drop_need, edit_need, needs_of
from kithmap.actions.note_lack import note_lack
from kithmap.actions.record_offer import record_offer
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import told
from kithmap.goals.goal import Chair
from kithmap.goals.need import Support
from tests.actions.first_map import POOL, book_with_goal, goal_of, person_of, told_facts


def test_a_need_of_the_owners_own_is_asked_about_in_its_own_words() -> None:
    """No template has a question for it."""
    book = book_with_goal()
    before = encoded_facts(book.facts)
    need = add_need(book, "A desk near the sea", goal=goal_of(book), support=Support.RESOURCES, importance=9)

    assert need is not None
    assert (need.support, need.importance) == (Support.RESOURCES, 3)
    assert asked_for(need) == "Who could help with “A desk near the sea”?"
    assert [c.question for c in checks_of([need])] == ["Do you know someone who could help with “A desk near the sea”?"]
    book.undo()
    assert encoded_facts(book.facts) == before


def test_a_need_that_is_there_or_blank_is_not_added() -> None:
    """One need, one row of helpers."""
    book = book_with_goal()
    first, before = needs_of(book, goal_of(book))[0], encoded_facts(book.facts)

    assert add_need(book, first.label.upper(), goal=goal_of(book), support=Support.ADVICE) == first
    assert add_need(book, "  ", goal=goal_of(book), support=Support.ADVICE) is None
    assert encoded_facts(book.facts) == before


def test_another_label_takes_the_templates_questions_away() -> None:
    """The old question would ask for something else."""
    book = book_with_goal()
    need = needs_of(book, goal_of(book))[0]
    edit_need(book, need, label="Money for a course", importance=need.importance)
    changed = book.facts.needs[need.id]

    assert changed.question == ""
    assert [c.question for c in checks_of([changed])] == [
        "Do you know someone who could help with “Money for a course”?"
    ]


def test_weighing_a_need_leaves_its_words() -> None:
    """A blank label is a field that was emptied by accident."""
    book = book_with_goal()
    need = needs_of(book, goal_of(book))[0]
    edit_need(book, need, label="  ", importance=1)
    changed = book.facts.needs[need.id]

    assert (changed.label, changed.question, changed.importance) == (need.label, need.question, 1)
    edit_need(book, changed, label="x" * 300, importance=1)
    assert book.facts.needs[need.id].label == "x" * LABEL_CHARS


def test_a_removed_need_takes_its_offers_along_and_undo_brings_them_back() -> None:
    """Offers for nothing would haunt the reading; "nobody" must not be the answer to a need that is added again."""
    book = book_with_goal(POOL)
    need = needs_of(book, goal_of(book))[0]
    record_offer(book, person_of(book, "Ana"), need=need, influence=2)
    chair = Chair(id="chair:1", goal_id=goal_of(book).id, label="A mentor", need_id=need.id)
    book.apply("Chair", told(book.facts, [chair]))
    note_lack(book, checks_of([need])[0], day=date(2026, 11, 2))
    before = told_facts(book)
    drop_need(book, need)

    assert book.facts.offers == {}
    assert book.facts.lacks == {}
    assert [c.need_id for c in book.facts.chairs.values()] == [None]
    book.undo()
    assert told_facts(book) == before


def test_the_checks_of_a_template_are_found_for_its_needs() -> None:
    """A started goal remembers no template; `new-job` has 13 checks, counted in its file."""
    book = book_with_goal()

    assert len(checks_of(needs_of(book, goal_of(book)))) == 13
