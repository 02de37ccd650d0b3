"""Ten questions about who knows whom: those whose answer says most, nobody in more than three."""

from collections import Counter

from hypothesis import given, settings

from kithmap.gaps.dial import DialName
from kithmap.gaps.member import Link, Member
from kithmap.gaps.pairs_to_ask import MOST_OF_ONE, pairs_to_ask
from tests.gaps.circle import links_of, people, person, read


def test_colleagues_are_asked_about_before_strangers() -> None:
    """A guess of 70 % leaves .88 bits open, one of 8 % only .40."""
    members = [
        person(0, category=None),
        person(1, category="work", organisation="Acme GmbH"),
        person(2, category="friends", organisation="ACME"),
    ]
    first = pairs_to_ask(members, ())[0]

    assert {first.one.person_id, first.other.person_id} == {"p1", "p2"}
    assert first.because == "both at Acme GmbH"


def test_people_of_whom_nothing_is_known_come_first() -> None:
    """Ana and Ben have links already; the first answer about Cleo says more than the fifth about Ana."""
    members = [person(i, category=None) for i in range(4)]
    pairs = pairs_to_ask(members, [Link("p0", "p1")], most=1)

    assert {pairs[0].one.person_id, pairs[0].other.person_id} == {"p2", "p3"}


@settings(max_examples=60, deadline=None)
@given(people(), links_of())
def test_no_pair_is_asked_twice_and_nobody_too_often(members: tuple[Member, ...], links: tuple[Link, ...]) -> None:
    """What is known, told to be none, or answered with "don't know" is not asked again."""
    unsure = [frozenset(("p1", "p2"))]
    pairs = [frozenset((p.one.person_id, p.other.person_id)) for p in pairs_to_ask(members, links, asked=unsure)]
    times = Counter(person_id for pair in pairs for person_id in pair)

    assert len(set(pairs)) == len(pairs) <= 10
    assert not set(pairs) & {*unsure, *(frozenset((link.a, link.b)) for link in links)}
    assert max(times.values(), default=0) <= MOST_OF_ONE


def test_answers_alone_bring_reach_over_its_minimum() -> None:
    """Ten answers about people without any mail: enough to speak, also where most of them are no."""
    members = [person(i, category="work" if i % 2 else "friends") for i in range(12)]
    links = [
        Link(pair.one.person_id, pair.other.person_id, float(i < 3), is_told=True)
        for i, pair in enumerate(pairs_to_ask(members, ()))
    ]

    assert not read(members).dial(DialName.REACH).enough
    assert read(members, links=links).dial(DialName.REACH).enough
