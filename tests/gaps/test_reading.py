"""The reading is true of any network: it names only people who are there, and never depends on their order."""

import random
import re
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.dial import DialName
from kithmap.gaps.member import Link, Member
from kithmap.gaps.reading import Reading
from kithmap.goals.lack import Lack
from kithmap.goals.target import Target
from kithmap.ties.tie import Warmth
from tests.gaps.circle import NEEDS, TODAY, links_of, name_of, people, person, read, tie

TARGETS = tuple(Target(goal_id="goal", organisation=name, motivation=4) for name in ("Acme Inc.", "Acme Labs", "Fern"))
LACKS = tuple(Lack(need_id=need, question="Who?", day=TODAY) for need in ("cheer", "advice"))
ANY_NAME = re.compile("|".join(re.escape(name_of(number)) for number in range(80)))
FORBIDDEN = re.compile(r"\b(?:lead value|leads|rank|ranked|score|streak|percentile|contact value)\b", re.IGNORECASE)


def statements(reading: Reading) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every sentence of the reading with the ids of the people said to be behind it; the first is what is claimed."""
    for dial in reading.dials:
        yield dial.sentence, dial.people
    for gap in reading.gaps:
        yield gap.sentence, gap.people
    yield reading.introducers.sentence, tuple(door.person_id for door in reading.introducers.doors)
    for found in reading.reconnect:
        yield found.talked_about or found.why_now, (found.person_id,)
        yield found.why_now, (found.person_id,)
        for reason in found.reasons:
            yield reason.text, (found.person_id, *found.seen_by)


def everything_said(reading: Reading) -> Iterator[str]:
    yield from reading.headline.sentences
    yield from (sentence for sentence, _ in statements(reading))
    yield from (dial.next_step for dial in reading.dials)
    yield from (reason.text for dial in reading.dials for reason in dial.reasons)
    yield from (gap.next_step for gap in reading.gaps)
    yield from (found.opener for found in reading.reconnect)
    yield reading.introducers.next_step


@settings(max_examples=300, deadline=None)
@given(people(), people(start=40, most=6), links_of())
def test_every_sentence_names_only_people_who_are_behind_it(
    members: tuple[Member, ...], pool: tuple[Member, ...], links: tuple[Link, ...]
) -> None:
    """A name that is not behind its sentence is a made-up fact, and the end of trust."""
    reading = read(members, pool=pool, links=links, targets=TARGETS, lacks=LACKS)
    names = {member.person_id: member.name for member in (*members, *pool)}

    for sentence, behind in statements(reading):
        assert set(ANY_NAME.findall(sentence)) <= {names[person_id] for person_id in behind}, sentence
    for sentence in everything_said(reading):
        assert set(ANY_NAME.findall(sentence)) <= set(names.values()), sentence


@settings(max_examples=200, deadline=None)
@given(people(), people(start=40, most=6), links_of())
def test_every_sentence_reads_as_one(
    members: tuple[Member, ...], pool: tuple[Member, ...], links: tuple[Link, ...]
) -> None:
    """No empty step, no doubled space, no raw value, no word of the salesroom."""
    for sentence in everything_said(read(members, pool=pool, links=links, targets=TARGETS, lacks=LACKS)):
        assert sentence.strip() == sentence
        assert sentence[-1] in ".?!"
        assert not re.search(r"  |None(?! of)|p\d+\b|\[|\{|\.\.", sentence), sentence
        assert not re.search(r"\b1 (?:people|needs|ties|others|days)\b", sentence), sentence
        assert not FORBIDDEN.search(sentence), sentence


@settings(max_examples=200, deadline=None)
@given(people(), links_of())
def test_the_counts_that_dials_tell_are_the_counts_of_the_map(
    members: tuple[Member, ...], links: tuple[Link, ...]
) -> None:
    """Each figure is counted again here, in another way, from the members alone."""
    reading = read(members, links=links)
    size, fresh = reading.dial(DialName.SIZE), reading.dial(DialName.FRESHNESS)
    cover = reading.dial(DialName.COVERAGE)

    if size.enough:
        assert size.value == len(members)
    if fresh.enough:
        known = [member for member in members if member.tie.warmth is not Warmth.UNKNOWN]
        warm = [member for member in known if member.tie.warmth is Warmth.WARM]
        assert fresh.value == len(warm) / len(known)
        assert sorted(fresh.people) == sorted(member.person_id for member in warm)
    if cover.enough:
        behind = [{carrier.person_id for carrier in found.carriers} for found in reading.coverage.needs]
        assert cover.value == sum(len(ids) >= 2 for ids in behind) / len(NEEDS)
    for found in reading.coverage.needs:
        cells = [cell for cell in reading.grid.cells if cell.need_id == found.need.id]
        assert sorted(person_id for cell in cells for person_id in cell.people) == sorted(found.people)


@settings(max_examples=60, deadline=None)
@given(people(), people(start=40, most=6), links_of(), st.integers(0, 99))
def test_the_order_of_people_and_links_changes_nothing(
    members: tuple[Member, ...], pool: tuple[Member, ...], links: tuple[Link, ...], seed: int
) -> None:
    """Two imports in another order must read the same."""
    chance = random.Random(seed)
    mixed, others, bonds = list(members), list(pool), list(links)
    chance.shuffle(mixed)
    chance.shuffle(others)
    chance.shuffle(bonds)

    told = read(members, pool=pool, links=links, targets=TARGETS, lacks=LACKS)
    assert read(mixed, pool=others, links=bonds, targets=TARGETS[::-1], lacks=LACKS[::-1]) == told


@settings(max_examples=60, deadline=None)
@given(people(most=16))
def test_people_of_whom_nothing_is_known_never_lower_a_dial(members: tuple[Member, ...]) -> None:
    """Unknown is not weak: adding ten blanks may silence nothing and lower no figure."""
    blanks = tuple(person(40 + i) for i in range(10))
    before, after = read(members), read((*members, *blanks))

    for old, new in zip(before.dials, after.dials, strict=True):
        if old.enough:
            assert new.enough
            assert (new.value or 0) >= (old.value or 0)


def test_the_headline_answers_the_three_questions_in_names() -> None:
    """Written out whole, so that a change of wording is seen and judged."""
    members = [person(i, ring=1 + i % 4, bond=tie(f"p{i}", days_ago=2 + i, warmth=Warmth.WARM)) for i in range(8)]
    lost = person(8, ring=2, bond=tie("p8", days_ago=800, warmth=Warmth.DORMANT))
    headline = read([*members, lost]).headline

    assert headline.strength == (
        "9 people stand around “Lead a data team”: 5 of them close (Ana Alm, Eli Alm, Ben Alm and 2 more) "
        "and 8 in touch lately."
    )
    assert headline.gap.startswith("What your people could do for this goal is not noted yet")
    assert headline.reconnect == "Call Ines Alm again. Silent for 2 years, after contact on 20 days, both ways."


def test_the_headline_says_whose_reading_closeness_is() -> None:
    """What Kithmap proposes is not told as the owner's word, not even in the shortest sentence."""
    headline = read([person(i, ring=1, proposed=True) for i in range(8)]).headline

    assert "8 of them close by Kithmap's reading (Ana Alm," in headline.strength


def test_an_empty_map_reads_without_error() -> None:
    """The first thing everybody sees."""
    empty = read([])

    assert [gap.key for gap in empty.gaps] == ["needs/not-enough-offers"]
    assert empty.reconnect == ()
