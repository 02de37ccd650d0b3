"""Acts as hypothesis draws them, with facts and interactions, for tests that hold one book against another."""

from dataclasses import dataclass
from datetime import date

import numpy as np
from hypothesis import strategies as st

from kithmap.book.book import Book
from kithmap.book.encoding import encoded_act, encoded_facts
from kithmap.book.facts import Changes, Fact, Facts, told
from kithmap.goals.goal import Placement
from kithmap.sources.card import Card
from kithmap.sources.interactions import Interactions, gather
from tests.contacts import got, met, sent

_PEOPLE = [f"mail:{name}@x.example" for name in ("ana", "ben", "cy")]
_DAYS = [date(2026, 3, day) for day in (2, 3, 4)]
POSSIBLE = [
    *(sent(person, day) for person in _PEOPLE for day in _DAYS),
    *(got(person, day, name="N.") for person in _PEOPLE for day in _DAYS),
    *(met((_PEOPLE[0], person), day) for person in _PEOPLE[1:] for day in _DAYS),
]
"""Interactions that may come and go; each has a key of its own."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing an owner does: tell facts, drop some, bring interactions, take some, do both, undo, redo or erase."""

    do: str
    facts: tuple[Fact, ...] = ()
    which: tuple[int, ...] = ()


_FACTS = st.lists(
    st.one_of(
        st.builds(Card, source=st.just("names"), key=st.sampled_from("abc"), name=st.text(max_size=4)),
        st.builds(Placement, goal_id=st.just("g\ud800"), person=st.sampled_from("ab\0"), ring=st.integers(1, 5)),
    ),
    max_size=3,
).map(tuple)
_WHICH = st.lists(st.integers(0, len(POSSIBLE) - 1), max_size=6, unique=True).map(tuple)
STEPS = st.lists(
    st.one_of(
        st.builds(Step, st.just("tell"), _FACTS),
        st.builds(Step, st.just("bring"), _FACTS, _WHICH),
        st.builds(Step, st.just("take"), which=_WHICH),
        st.builds(Step, st.just("swap"), which=_WHICH),
        st.builds(Step, st.just("drop"), which=_WHICH),
        st.builds(Step, st.sampled_from(["undo", "undo", "redo"])),
        st.builds(Step, st.just("erase"), which=_WHICH),
    ),
    max_size=14,
)


def do(step: Step, book: Book) -> None:
    """Do a step, decided upon the facts of `book` as an act does; undo and redo only where they can be."""
    facts = book.facts
    if step.do in ("tell", "bring"):
        put = told(facts, step.facts)
        brought = _new(facts, step.which) if step.do == "bring" else None
        book.apply(f"{step.do} \udce9", Changes(put=put.put, dropped=put.dropped, brought=brought))
    elif step.do == "swap":
        book.apply("swap", Changes(taken=_known(facts, step.which), brought=_new(facts, step.which)))
    elif step.do in ("take", "erase", "drop"):
        cards = list(facts.cards.values())
        dropped = tuple(cards[i] for i in sorted({i % len(cards) for i in step.which})) if cards else ()
        taken = None if step.do == "drop" else _known(facts, step.which)
        changes = Changes(dropped=dropped, taken=taken)
        book.erase(changes) if step.do == "erase" else book.apply(step.do, changes)
    elif book.journal and step.do == "undo":
        book.undo()


def content(book: Book) -> object:
    """Give all that a book says, in its order; contacts are told with each interaction, not as a list."""
    facts = encoded_facts(book.facts)
    acts = [(encoded_act(a), _rows(a.changes.taken), _rows(a.changes.brought)) for a in book.journal]
    for act, _, _ in acts:
        del act["taken"], act["brought"]
    del facts["interactions"]
    return facts, [repr(item) for item in book.facts.interactions], acts


def _rows(found: Interactions | None) -> list[str] | None:
    return None if found is None else [repr(item) for item in found]


def _new(facts: Facts, which: tuple[int, ...]) -> Interactions | None:
    known = set(facts.interactions.key.tolist())
    return gather(POSSIBLE[i] for i in which if POSSIBLE[i].key not in known) or None


def _known(facts: Facts, which: tuple[int, ...]) -> Interactions | None:
    keys = np.array([POSSIBLE[i].key for i in which], dtype=np.uint64)
    rows = np.flatnonzero(np.isin(facts.interactions.key, keys))
    return facts.interactions.take(rows) if len(rows) else None
