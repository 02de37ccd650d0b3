"""What the owner told reaches the reading: how they met, talks, other organisations, who knows whom."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.book.facts import Changes, Facts, Owner, told
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.gaps.member import BY_MYSELF, Member
from kithmap.goals.goal import Goal, Placement
from kithmap.people.met import Met
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card
from kithmap.sources.interaction import Channel, Interaction, Participant, Role
from kithmap.sources.interactions import gather
from kithmap.ties.acquaintance import Acquaintance
from kithmap.ties.talk import Talk
from tests.gaps.circle import TODAY

GOAL = Goal(id="goal", outcome="Lead a data team")
ANA, BEN, CLEO = (
    Card(source="test", key=name, name=f"{name} Alm", emails=(f"{name.lower()}@x.example",), organisation=place)
    for name, place in (("Ana", "Fern"), ("Ben", "Acme"), ("Cleo", ""))
)
OLD_ANA = Card(source="old", key="Ana", name="Ana Alm", emails=("ana@x.example",), organisation="Acme")
"""An older card of Ana's."""


def flow(*facts: object, letters: int = 0) -> Flow:
    """The flow of three people on one map, and `letters` that went to Ana and Ben together."""
    cards = (ANA, BEN, CLEO)
    placed = [Placement(goal_id="goal", person=card.id) for card in cards]
    brought = gather([_letter(number) for number in range(letters)])
    changes = told(Facts(), [Owner(addresses=("mail:me@x.example",)), GOAL, *cards, *placed, *facts])  # type: ignore[list-item]
    book = MemoryBook()
    book.apply("Begin", Changes(put=changes.put, brought=brought))
    return Flow(book.facts, today=TODAY, goal_id="goal")


def _letter(number: int) -> Interaction:
    people = ("mail:me@x.example", "mail:ana@x.example", "mail:ben@x.example")
    roles = (Role.SENDER, Role.TO, Role.TO)
    return Interaction(
        key=number + 1,
        when=1_790_000_000 + 86_400 * number,
        channel=Channel.MESSAGE,
        participants=tuple(Participant(role, who, "") for role, who in zip(roles, people, strict=True)),
    )


def member(found: Flow, name: str) -> Member:
    return next(m for m in found.members if m.name == f"{name} Alm")


def weights(found: Flow) -> dict[str, float]:
    """Weight by the initials of both ends."""
    names = {m.person_id: m.name[0] for m in found.members}
    return {"".join(sorted(names[link.a] + names[link.b])): link.weight for link in found.known_links}


def test_how_people_were_met_is_known_by_person() -> None:
    """Through an address or a card; "by myself" and "not said" stand apart."""
    found = flow(
        Met(person=ANA.id, by_myself=True), Met(person="mail:ben@x.example", through="mail:ana@x.example", how="choir")
    )
    ana, ben, cleo = (member(found, name) for name in ("Ana", "Ben", "Cleo"))

    assert (ana.met_through, ben.met_through, cleo.met_through) == (BY_MYSELF, ana.person_id, None)
    assert ben.met is not None
    assert ben.met.how == "choir"


def test_nobody_is_their_own_door() -> None:
    """Once two cards turn out to be one person, "Ana brought Ana" says nothing."""
    assert member(flow(OLD_ANA, Met(person=ANA.id, through=OLD_ANA.id)), "Ana").met_through is None


def test_the_last_talk_with_a_note_is_remembered() -> None:
    """A talk without words says nothing of what it was about."""
    talks = [
        Talk(person=ANA.id, day=date(2026, 3, 1), note="Her team hires in spring"),
        Talk(person="mail:ana@x.example", day=date(2025, 3, 1), note="Moved house"),
        Talk(person=ANA.id, day=date(2026, 9, 1)),
    ]
    ana = member(flow(*talks), "Ana")

    assert ana.talked == talks[0]


def test_an_older_card_tells_where_somebody_was() -> None:
    """Ana is at Fern and stood on a card of Acme's: the nearest at Acme, if Ben were not there."""
    found = flow(OLD_ANA)
    there = found.everybody.at("Acme", on_map=frozenset(m.person_id for m in found.members))

    assert member(found, "Ana").elsewhere == ("Acme",)
    assert there.on_map == (member(found, "Ben").person_id,)
    assert there.formerly == (member(found, "Ana").person_id,)


@pytest.mark.parametrize(
    ("letters", "answer", "expected"),
    [(0, None, {}), (0, True, {"AB": 1.0}), (0, False, {"AB": 0.0}), (3, False, {"AB": 0.0}), (3, True, {"AB": 1.0})],
)
def test_the_owners_answer_stands_in_place_of_the_letters(
    letters: int, answer: bool | None, expected: dict[str, float]
) -> None:
    """Both ways: no where letters say yes, yes where they say nothing."""
    found = flow(Acquaintance(one="mail:ben@x.example", other=ANA.id, is_known=answer), letters=letters)

    assert weights(found) == expected


def test_dont_know_leaves_it_to_the_letters() -> None:
    """Three letters to both speak for themselves."""
    unsure = flow(Acquaintance(one=ANA.id, other=BEN.id, is_known=None), letters=3)

    assert weights(unsure) == weights(flow(letters=3))
    assert 0 < weights(unsure)["AB"] < 1


def test_a_no_is_not_drawn_on_the_map() -> None:
    """The map draws who knows whom, and nothing else."""
    answer = Acquaintance(one=ANA.id, other=BEN.id, is_known=False)

    assert flow(answer, letters=3).subject.links == ()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5)), max_size=8),
    st.integers(0, 6),
    st.sets(st.sampled_from([(0, 1), (0, 2), (1, 2)])),
)
def test_merging_cards_never_changes_the_sum_of_history(
    talks: list[tuple[int, int]], letters: int, merged: set[tuple[int, int]]
) -> None:
    """Whoever cards are, what passed has passed: letters and talks add up to the same, on the same days."""
    cards = (ANA, BEN, CLEO)
    told_talks = [
        Talk(person=cards[who].id, day=date(2026, 3, 1 + day), note=str(i)) for i, (who, day) in enumerate(talks)
    ]
    verdicts = [
        Verdict(first=min(cards[a].id, cards[b].id), second=max(cards[a].id, cards[b].id), same=True) for a, b in merged
    ]
    apart, joined = flow(*told_talks, letters=letters), flow(*told_talks, *verdicts, letters=letters)

    assert len(joined.people) == max(1, len(apart.people) - len(merged))
    assert joined.days.count.sum(axis=0).tolist() == apart.days.count.sum(axis=0).tolist()
    assert set(joined.days.day.tolist()) == set(apart.days.day.tolist())
    assert joined.days.out.sum() == pytest.approx(apart.days.out.sum())
