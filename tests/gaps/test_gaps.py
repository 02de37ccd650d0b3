"""Gaps name what lacks, who stands behind it and one next step; what does not matter stays quiet."""

from collections.abc import Sequence
from datetime import date

import pytest

from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.member import BY_MYSELF, Member
from kithmap.gaps.reading import Reading
from kithmap.gaps.wording import closest_first
from kithmap.goals.goal import Chair
from kithmap.goals.lack import Lack
from kithmap.goals.offer import OfferState
from kithmap.ties.tie import Warmth
from tests.gaps.circle import offer, person, read, tie


def gap(members: Sequence[Member], key: str, **more: object) -> Gap | None:
    """The gap with that key, or None."""
    return found_in(read(members, **more), key)  # type: ignore[arg-type]


def found_in(reading: Reading, key: str) -> Gap | None:
    return next((found for found in reading.gaps if found.key == key), None)


def covering(start: int = 0) -> list[Member]:
    """Two people who cover every need between them."""
    needs = ("intro", "advice", "cheer")
    return [person(start + i, offers=[offer(need, start + i) for need in needs]) for i in range(2)]


def offering() -> list[Member]:
    """Ana and Ben could introduce, Ana alone advises, nobody cheers, Cleo said no to it."""
    return [
        person(0, offers=[offer("intro", 0), offer("advice", 0)]),
        person(1, offers=[offer("intro", 1)]),
        person(2, offers=[offer("cheer", 2, state=OfferState.DECLINED)]),
    ]


def test_a_need_that_nobody_carries_says_so_and_who_said_no() -> None:
    """The sentence a coach would say first."""
    found = gap(offering(), "need/cheer/nobody")

    assert found is not None
    assert found.sentence == "Nobody on your map is down for “Cheer” yet; Cleo Alm said no."
    assert found.people == ("p2",)
    assert found.kind is GapKind.NEED


def test_who_said_no_is_not_named_as_the_one_to_ask() -> None:
    """Cleo is the closest, but she said no to this; Ben is asked whom he would ask."""
    members = [*offering()[:1], person(1, ring=2, offers=[offer("intro", 1)])]
    cleo = person(2, ring=1, offers=[offer("cheer", 2, state=OfferState.DECLINED)])
    found = gap([*members, cleo], "need/cheer/nobody")

    assert found is not None
    assert found.next_step == "If nobody comes to mind, ask Ben Alm whom they would ask."


def test_an_empty_cell_matters_only_where_the_need_is_open() -> None:
    """By hand: cheer is open everywhere; introductions have two colleagues, so nobody misses a friend there."""
    grid = read(offering()).grid

    assert grid.cell("cheer", "friends").matters
    assert not grid.cell("intro", "friends").matters
    assert grid.cell("intro", "work").people == ("p0", "p1")
    assert not grid.cell("intro", "work").matters
    assert not grid.cell("advice", "work").matters


def test_who_is_not_placed_stands_in_the_middle_of_the_order() -> None:
    """Between rings 3 and 4: a blank is neither near nor far."""
    members = [person(0, ring=5), person(1), person(2, ring=3), person(3, ring=4)]

    assert [member.person_id for member in closest_first(members)] == ["p2", "p1", "p3", "p0"]


def test_a_need_that_nobody_carries_looks_into_the_pool() -> None:
    """Help may stand just outside the map."""
    found = gap(offering(), "need/cheer/nobody", pool=[person(7, offers=[offer("cheer", 7)])])

    assert found is not None
    assert found.next_step == "Among the people off your map, Hugo Alm could; bring them in."


def test_a_need_that_nobody_carries_names_the_nearest() -> None:
    """Ana is nearest by ring and stands among colleagues: whom to ask, and where she is known from."""
    members = [person(0, ring=1, offers=[offer("intro", 0)]), *(person(i, offers=[offer("intro", i)]) for i in (1, 2))]
    found = gap(members, "need/advice/nobody")

    assert found is not None
    assert found.sentence == "Nobody on your map is down for “Advice” yet; nearest is Ana Alm, in Colleagues."
    assert found.people == ("p0",)
    assert found.next_step == "Who would know? If nobody comes to mind, ask Ana Alm whom they would ask."


def test_a_need_that_was_thought_about_is_a_known_gap() -> None:
    """ "Nobody" is an answer: told even where too few offers are known for the other needs."""
    lacks = [Lack(need_id="advice", question=f"Who {i}?", day=date(2026, 10, i)) for i in (3, 5)]
    reading = read([person(i) for i in range(3)], lacks=lacks)
    found = found_in(reading, "need/advice/nobody")

    assert found is not None
    assert found.sentence.endswith("You thought about it on 5 October and nobody came to mind.")
    assert [one.key for one in reading.gaps if one.key.startswith("need/")] == ["need/advice/nobody"]


def test_a_need_with_one_person_names_a_second() -> None:
    """One person is no cover, and the step says whom to ask: Ben is in reach."""
    found = gap(offering(), "need/advice/one-person")

    assert found is not None
    assert found.sentence == "“Advice” rests on Ana Alm alone."
    assert found.next_step == "Find a second person: could Ben Alm or Cleo Alm?"


def test_a_covered_need_is_no_gap() -> None:
    """Introductions have two people."""
    assert not [found for found in read(offering()).gaps if found.subject_id == "intro"]


def test_open_needs_come_before_habits() -> None:
    """Order is by what could cost the goal, and an importance of 1 weighs less than one of 2 alone."""
    reading = read(offering())

    weights = [found.weight for found in reading.gaps]
    assert weights == sorted(weights, reverse=True)
    assert reading.gaps[0].key == "need/advice/one-person"


def test_without_offers_one_sentence_stands_for_all_needs() -> None:
    """Three times "nobody" would be a guess: nothing has been asked yet."""
    keys = [found.key for found in read([person(i) for i in range(9)]).gaps]

    assert "needs/not-enough-offers" in keys
    assert not [key for key in keys if key.startswith("need/")]


def test_an_empty_category_matters_only_while_a_need_is_open() -> None:
    """Nobody needs friends on the map of a goal that has all it needs."""
    short = [*offering(), *(person(3 + i) for i in range(6))]
    full = [*covering(), *(person(2 + i) for i in range(7)), person(9, offers=[offer("intro", 9)])]

    assert gap(short, "category/friends/empty") is not None
    assert gap(full, "category/friends/empty") is None


def test_an_empty_category_says_nothing_while_people_wait_to_be_sorted() -> None:
    """They may belong there."""
    members = [person(i, category=None if i < 4 else "work") for i in range(9)]

    assert gap(members, "category/friends/empty") is None
    found = gap(members, "categories/unsorted")
    assert found is not None
    assert found.sentence.startswith("4 people are in no category yet")


def test_an_empty_category_says_nothing_on_a_small_map() -> None:
    """With five names written down so far everything is empty."""
    assert gap([person(i) for i in range(5)], "category/friends/empty") is None


def test_a_category_without_anybody_close_is_a_gap() -> None:
    """Rings 3, 4 and 5: three people, none near; an unplaced fourth does not count as far."""
    members = [person(i, ring=3 + i) for i in range(3)]

    found = gap([*members, person(3)], "category/work/nobody-close")
    assert found is not None
    assert found.people == ("p0", "p1", "p2")
    assert gap([*members[:2], person(3)], "category/work/nobody-close") is None


def test_a_category_that_went_quiet_names_the_latest_contact() -> None:
    """By hand: 100 days before 2 November is 25 July."""
    friends = [person(i, category="friends", bond=tie(f"p{i}", days_ago=100 + i, warmth=Warmth.COLD)) for i in range(3)]
    others = [person(3 + i, bond=tie(f"p{3 + i}", days_ago=2, warmth=Warmth.WARM)) for i in range(6)]
    found = gap([*friends, *others], "category/friends/all-quiet")

    assert found is not None
    assert found.sentence == "Friends has gone quiet: the latest contact was with Ana Alm, on 25 July."


def test_a_chair_stays_until_it_is_filled() -> None:
    """The owner asked for somebody; the map must not forget."""
    chair = Chair(id="c1", goal_id="goal", label="Head of data at Acme", category_id="work", need_id="intro")
    found = gap([person(0, ring=1)], "chair/c1", chairs=[chair])

    assert found is not None
    assert found.sentence == "The chair “Head of data at Acme” for “Introductions” is still empty."
    assert found.next_step == "Ask Ana Alm who that could be."


def test_all_on_one_person_is_told() -> None:
    """Ana carries all three needs alone."""
    members = [
        person(0, offers=[offer(need, 0) for need in ("intro", "advice", "cheer")]),
        *(person(i, offers=[offer("cheer", i, state=OfferState.DECLINED)]) for i in range(1, 9)),
    ]
    found = gap(members, "overall/one-carries")

    assert found is not None
    assert found.sentence == "3 of 3 carried needs rest on Ana Alm: “Introductions”, “Advice” and “Cheer”."


def test_one_world_goes_by_exact_organisations() -> None:
    """Acme Inc and ACME are one, Acme Labs is another: 6 of 9 are told, 5 of 9 are not."""
    names = ["Acme Inc", "ACME", "acme", "Acme, Inc.", "Acme", "Acme", "Acme Labs", "Acme Labs", "Other"]
    members = [person(i, organisation=name) for i, name in enumerate(names)]
    found = gap(members, "overall/one-world")

    assert found is not None
    assert found.sentence.startswith("6 of the 9 people whose organisation is known are at Acme")
    members[0] = person(0, organisation="Other")
    assert gap(members, "overall/one-world") is None


@pytest.mark.parametrize(("rings", "key"), [((1, 2), "no-acquaintances"), ((3, 4, 5), "nobody-close")])
def test_a_lopsided_map_is_told_both_ways(rings: tuple[int, ...], key: str) -> None:
    """All inner ring, or nobody near: both are gaps."""
    members = [person(i, ring=rings[i % len(rings)]) for i in range(8)]

    assert gap(members, f"overall/{key}") is not None
    assert gap([*members, *(person(8 + i, ring=1 + i % 5) for i in range(10))], f"overall/{key}") is None


def test_one_door_is_named() -> None:
    """Four of eight met through Ana is half."""
    members = [person(i, met_through="p0" if i in (1, 2, 3, 4) else BY_MYSELF) for i in range(8)]
    found = gap(members, "overall/one-door")

    assert found is not None
    assert found.sentence == "You met 4 of 8 people through Ana Alm."


def test_met_by_oneself_above_two_thirds_is_told() -> None:
    """Uzzi and Dunlap's mark is 65 %: 6 of 9 is above it, 5 of 9 is not, and untold people do not count."""
    six = [person(i, met_through=BY_MYSELF if i < 6 else "p8") for i in range(9)]
    five = [person(i, met_through=BY_MYSELF if i < 5 else "p8") for i in range(9)]

    assert gap([*six, *(person(20 + i) for i in range(9))], "overall/met-alone") is not None
    assert gap(five, "overall/met-alone") is None


def test_nothing_new_needs_records_up_to_now() -> None:
    """First contacts 900 days before the last: nobody new, told only while the records reach up to now.

    The last few were in touch 63 days ago: who has turned up in the two months since then is not known.
    """
    until_now = [person(i, bond=tie(f"p{i}", days_ago=10 + i)) for i in range(9)]
    ended = [person(i, bond=tie(f"p{i}", days_ago=61 + i)) for i in range(9)]

    found = gap(until_now, "overall/nothing-new")
    assert found is not None
    assert "the latest was Ana Alm, first heard of on 6 May 2024" in found.sentence
    assert gap(ended, "overall/nothing-new") is None


def test_organisations_without_a_letter_make_no_world() -> None:
    """A dash in eight address book cards is no firm in which eight people hear the same."""
    dashes = [person(i, organisation="-") for i in range(8)]

    assert gap(dashes, "overall/one-world") is None
    assert gap([*dashes, *(person(8 + i, organisation="Acme") for i in range(8))], "overall/one-world") is not None
