"""What every book must do, whoever keeps it."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kithmap.book.book import Book
from kithmap.book.encoding import decoded_act, decoded_facts, encoded_act, encoded_facts
from kithmap.book.facts import NOWHERE, Changes, Fact, told
from kithmap.errors import NothingToRedo, NothingToUndo
from kithmap.goals.goal import Goal, Placement
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from tests.contacts import got, met, sent
from tests.plan.loop_facts import LOOP_FACTS
from tests.store.acts import STEPS, Step, do

DAY = date(2026, 3, 2)
GOAL = Goal(id="goal:1", outcome="Lead a data team", by=date(2026, 9, 1))
ANA = Card(source="names", key="Ana", name="Ana Díaz", emails=("ana@x.example",), known_since=DAY)
BEN = Card(source="names", key="Ben", name="Ben", labels=("climbing", "Åre"))
MAILS = gather([sent("mail:ana@x.example", DAY), got("mail:ben@x.example", DAY), met(("mail:ana@x.example",), DAY)])

facts_told = st.lists(
    st.one_of(
        st.builds(Card, source=st.just("names"), key=st.sampled_from("abc"), name=st.text(max_size=5)),
        st.builds(Placement, goal_id=st.just("goal:1"), person=st.sampled_from("abc"), ring=st.integers(1, 5)),
    ),
    max_size=4,
    unique_by=lambda fact: fact.id,
)


class BookContract:
    """Inherit this, and give `open_book`: a function that makes an empty book."""

    @pytest.fixture
    def open_book(self) -> Callable[[], Book]:
        raise NotImplementedError

    def test_what_is_told_is_remembered(self, open_book: Callable[[], Book]) -> None:
        """A book holds facts."""
        book = open_book()
        book.apply("Begin", told(book.facts, [GOAL, ANA, BEN]))
        book.apply("Bring in mail", Changes(brought=MAILS))

        assert dict(book.facts.goals) == {GOAL.id: GOAL}
        assert list(book.facts.cards.values()) == [ANA, BEN]
        assert np.array_equal(book.facts.interactions.key, MAILS.key)

    @pytest.mark.parametrize("fact", LOOP_FACTS, ids=lambda fact: type(fact).__name__)
    def test_facts_of_the_loop_are_remembered_whole(self, open_book: Callable[[], Book], fact: Fact) -> None:
        """Each with every field filled in; days, kinds and lists come back as what they were."""
        book = open_book()
        book.apply("Tell", told(book.facts, [fact]))
        again = decoded_facts(json.loads(json.dumps(encoded_facts(book.facts))))

        assert dict(book.facts.table(fact)) == {fact.id: fact}
        assert dict(again.table(fact)) == {fact.id: fact}
        book.undo()
        assert not book.facts.table(fact)

    def test_a_changed_fact_takes_the_place_of_the_old_one(self, open_book: Callable[[], Book]) -> None:
        """An id stands for one fact."""
        book = open_book()
        book.apply("Place", told(book.facts, [Placement(goal_id="g", person="a", ring=3)]))
        book.apply("Move", told(book.facts, [Placement(goal_id="g", person="a", ring=1)]))

        assert [p.ring for p in book.facts.placements.values()] == [1]
        assert [act.title for act in book.journal] == ["Place", "Move"]

    def test_telling_what_is_known_is_no_act(self, open_book: Callable[[], Book]) -> None:
        """The second import of one file changes nothing, and undo does not stumble over it."""
        book = open_book()
        book.apply("Begin", told(book.facts, [ANA]))
        book.apply("Again", told(book.facts, [ANA]))

        assert [act.title for act in book.journal] == ["Begin"]

    def test_undoing_an_import_restores_the_exact_state(self, open_book: Callable[[], Book]) -> None:
        """Every act can be undone, also one that brought ten thousand records."""
        book = open_book()
        book.apply("Begin", told(book.facts, [GOAL, ANA]))
        before = encoded_facts(book.facts)
        book.apply("Bring in", Changes(put=(BEN,), brought=MAILS))
        after = encoded_facts(book.facts)

        assert book.undo().title == "Bring in"
        assert encoded_facts(book.facts) == before
        assert book.redo().title == "Bring in"
        assert encoded_facts(book.facts) == after

    def test_what_was_dropped_comes_back_to_its_place(self, open_book: Callable[[], Book]) -> None:
        """The order told is part of a book: an export after an undo is the same file, to the byte."""
        book = open_book()
        people = [Card(source="names", key=str(number), name=f"Person {number}") for number in range(6)]
        book.apply("Begin", told(book.facts, [GOAL, *people]))
        before = json.dumps(encoded_facts(book.facts))
        dropped = (people[4], GOAL, people[0], people[2])
        book.apply("Drop", Changes(dropped=dropped, put=(replace(people[2], name="Other"), BEN)))
        after = json.dumps(encoded_facts(book.facts))
        again = decoded_act(json.loads(json.dumps(encoded_act(book.journal[-1]))))
        book.undo()

        assert json.dumps(encoded_facts(book.facts)) == before
        assert [card.name for card in book.facts.cards.values()] == [card.name for card in people]
        book.redo()
        assert json.dumps(encoded_facts(book.facts)) == after
        book.undo()
        assert json.dumps(encoded_facts(book.facts)) == before
        assert again.changes.dropped_at == (4, 0, 0, NOWHERE)

    def test_a_new_act_ends_what_could_be_done_again(self, open_book: Callable[[], Book]) -> None:
        """Redo after a new act would bring back what the owner has turned away from."""
        book = open_book()
        book.apply("Begin", told(book.facts, [ANA]))
        book.undo()
        book.apply("Otherwise", told(book.facts, [BEN]))

        with pytest.raises(NothingToRedo):
            book.redo()

    def test_an_empty_journal_says_so(self, open_book: Callable[[], Book]) -> None:
        """One clear sentence instead of nothing."""
        with pytest.raises(NothingToUndo, match="nothing left to undo"):
            open_book().undo()

    def test_what_is_erased_lingers_nowhere(self, open_book: Callable[[], Book]) -> None:
        """A person can be forgotten entirely."""
        book = open_book()
        book.apply("Begin", told(book.facts, [ANA, BEN]))
        book.erase(Changes(dropped=(ANA,)))

        assert list(book.facts.cards.values()) == [BEN]
        assert book.journal == ()
        with pytest.raises(NothingToUndo):
            book.undo()

    @settings(
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors],
        deadline=None,
        max_examples=40,
    )
    @given(steps=STEPS)
    def test_undoing_all_acts_and_doing_them_again_exports_the_same_bytes(
        self, open_book: Callable[[], Book], steps: list[Step]
    ) -> None:
        """Undo is exact in any order of acts, also of those that took interactions out of the middle."""
        book = open_book()
        states = [_exported(book)]
        for step in steps:
            before = len(book.journal)
            do(step, book)
            after = len(book.journal)
            if step.do == "erase":
                states.clear()
            if after != before or step.do == "erase":
                states = [*states[:after], _exported(book)]
        back = [_exported(book)]
        while book.journal:
            book.undo()
            back.append(_exported(book))

        assert back == states[::-1]

        forth = [back[-1]]
        for _ in states[1:]:
            book.redo()
            forth.append(_exported(book))

        assert forth == states

    def test_what_was_taken_comes_back_between_the_others(self, open_book: Callable[[], Book]) -> None:
        """Two imports, and an act that takes the middle of both: rows and names are where they were."""
        book = open_book()
        days = [DAY + timedelta(days=number) for number in range(4)]
        first = [sent(f"mail:p{who}@x.example", day) for who, day in zip((1, 2, 1, 3), days, strict=True)]
        later = [got(f"mail:p{who}@x.example", DAY, name="N.") for who in (3, 1, 2)]
        book.apply("First", Changes(brought=gather(first)))
        book.apply("Later", Changes(brought=gather(later)))
        before = _exported(book)
        taken = book.facts.interactions.take(np.array([5, 1, 0]))
        book.apply("Take", Changes(taken=taken))
        between = _exported(book)
        again = decoded_act(json.loads(json.dumps(encoded_act(book.journal[-1]))))
        book.undo()

        assert list(book.facts.interactions) == [*first, *later]
        assert _exported(book) == before
        book.redo()
        assert _exported(book) == between
        assert again.changes.taken_at is not None
        assert again.changes.taken_at.tolist() == [5, 1, 0]


def _exported(book: Book) -> str:
    """Give what an export writes of the facts."""
    return json.dumps(encoded_facts(book.facts))
