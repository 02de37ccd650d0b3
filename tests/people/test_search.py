"""A search over everybody: forgiving, ordered, and exact about what an error is."""

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.people.person import Person
from kithmap.people.search import SearchIndex, asked_words, distances, index_people, search_people
from tests.cast import ANA, ERIK, IFEOMA, JO, KWAME, OLEKSII, PEOPLE, PRIYA, SALMA, TOMAS, YUMI

CLIMBING_JOHN = Person(id="card:john", name="John", given="John", labels=("Climbing",))
OTHER_JOHN = Person(id="card:john-2", name="John Abara", given="John", family="Abara", organisation="Halden Bank")


def found(text: str, people: Sequence[Person] = PEOPLE, relevance: Sequence[float] = ()) -> list[Person]:
    """Give who is found among `people`."""
    weights = np.array(relevance or [0.0] * len(people))
    return [people[int(row)] for row in search_people(index_people(people), text, relevance=weights)]


def test_jhon_climbing_finds_john_from_climbing() -> None:
    """The case everybody tries first: a typing error, and where one knows him from."""
    people = (*PEOPLE, OTHER_JOHN, CLIMBING_JOHN)

    assert found("jhon climbing", people) == [CLIMBING_JOHN]
    assert found("climbing jhon", people) == [CLIMBING_JOHN]
    assert found("John from climbing", people)[0] == CLIMBING_JOHN


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("diaz ana", ANA),
        ("DÍAZ", ANA),
        ("kwmae", KWAME),
        ("whitfeild", JO),
        ("halden risk", JO),
        ("jo@whitfield.example", JO),
        ("talent", PRIYA),
        ("data enginer", ANA),
        ("0142", PRIYA),
        ("7700 900 321", IFEOMA),
        ("ålesund", ERIK),
        ("alesund", ERIK),
        ("田中", YUMI),
        ("田中由美", YUMI),
        ("سلمى", SALMA),
        ("коваленко", OLEKSII),
        ("tomasberg", TOMAS),
        ("neighbors", IFEOMA),
    ],
)
def test_people_are_found_by_whatever_they_are_known_by(text: str, person: Person) -> None:
    """Name, organisation, title, city, label, address and number, in any script, order and spelling."""
    assert found(text)[0] == person


def test_a_name_goes_before_a_place_and_the_whole_word_before_its_beginning() -> None:
    """Whoever types "Bergen" may mean a person of that name among the many who live there."""
    named = Person(id="1", name="Nils Bergen")
    living = Person(id="2", name="Nils Okri", city="Bergen")
    begun = Person(id="3", name="Nils Bergendahl")

    assert found("bergen", (living, begun, named)) == [named, begun, living]


def test_among_equals_the_more_relevant_comes_first() -> None:
    """Two Johns: the one in touch is the one who is meant."""
    people = (OTHER_JOHN, CLIMBING_JOHN)

    assert found("john", people, relevance=(0.1, 0.9)) == [CLIMBING_JOHN, OTHER_JOHN]
    assert found("john", people, relevance=(0.9, 0.1)) == [OTHER_JOHN, CLIMBING_JOHN]


def test_without_a_word_everybody_is_there_by_relevance() -> None:
    """The list begins before anything is typed."""
    assert found(" ,. ", (ANA, JO, ERIK), relevance=(0.2, 0.9, 0.5)) == [JO, ERIK, ANA]


def test_short_words_are_taken_as_they_are() -> None:
    """With an error forgiven, two letters would find everybody."""
    assert found("jo") == [JO]
    assert found("xq") == []


def test_typing_errors_are_not_looked_for_where_enough_people_fit_as_written() -> None:
    """Ten Annas answer "Anna"; the Hannas beside them would only be in the way."""
    annas = tuple(Person(id=f"a{i}", name=f"Anna Nr{i}") for i in range(10))
    hanna = Person(id="h", name="Hanna Lind")

    assert hanna not in found("anna", (*annas, hanna))
    assert hanna in found("anna", (*annas[:9], hanna))


def test_nobody_at_all_is_an_empty_answer() -> None:
    """A new book has no people, and a person without any word is still a row."""
    assert found("ana", ()) == []
    assert found("ana", (Person(id="", name=""),)) == []
    assert found("", (Person(id="", name=""),)) == [Person(id="", name="")]


def test_a_number_is_one_word_however_it_is_spaced() -> None:
    """Numbers are read off paper, in groups that differ by country."""
    assert asked_words("+47 (22) 12-34.56") == ("4722123456",)
    assert asked_words("ana 22") == ("ana", "22")


def slow_distance(one: str, two: str) -> int:
    """Give the optimal string alignment distance by the textbook's recursion over a table."""
    table = {(i, -1): i + 1 for i in range(-1, len(one))} | {(-1, j): j + 1 for j in range(-1, len(two))}
    for i, a in enumerate(one):
        for j, b in enumerate(two):
            steps = [table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b)]
            if i and j and a == two[j - 1] and one[i - 1] == b:
                steps.append(table[i - 2, j - 2] + 1)
            table[i, j] = min(steps)
    return table[len(one) - 1, len(two) - 1]


WORDS = st.text("abcé", min_size=1, max_size=7)


@given(word=WORDS, others=st.lists(WORDS, min_size=1, max_size=6))
def test_distances_are_those_of_the_textbook(word: str, others: list[str]) -> None:
    """All words at once must give what one word at a time gives, for whole words and for their beginnings."""
    codes = np.array(others, dtype="<U7").view(np.uint32).reshape(-1, 7)
    whole, begun = distances(codes, np.array([len(other) for other in others]), word)
    expected = [
        min(slow_distance(word, other[:n]) for n in range(len(other) + 1)) if other[0] == word[0] else 127
        for other in others
    ]

    assert whole.tolist() == [slow_distance(word, other) for other in others]
    assert begun.tolist() == expected


@given(
    name=st.text("abcdefgh", min_size=5, max_size=9),
    at=st.integers(0, 7),
    kind=st.sampled_from("swap drop add".split()),
)
def test_one_slip_in_a_name_never_loses_the_person(name: str, at: int, kind: str) -> None:
    """Whatever is left out to be quick must leave nobody out."""
    i = at % (len(name) - 1)
    slips = {
        "swap": name[:i] + name[i + 1] + name[i] + name[i + 2 :],
        "drop": name[:i] + name[i + 1 :],
        "add": name[:i] + "x" + name[i:],
    }
    person = Person(id="1", name=name.capitalize())

    assert found(slips[kind], (ANA, person, JO))[0] == person


def test_the_index_holds_each_word_once() -> None:
    """Ten thousand people share their cities and firms: the distances are computed for distinct words."""
    index: SearchIndex = index_people((ANA, ANA, KWAME))

    assert len(index) == 3
    assert len(set(index.words)) == len(index.words)
    assert sum(word == "bergen" for word in index.words) == 1
