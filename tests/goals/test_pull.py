"""Pull is what the formula says, worked out by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.pull import pull, pulls
from tests.cast import ADVICE, CHEER, ERIK, JO, KWAME, LEE, NEEDS, OFFERS, OPENING, PRIYA

WHO = "mail:a@x.example"


def offer(need: str = OPENING.id, *, influence: int = 3, state: OfferState = OfferState.COULD) -> Offer:
    return Offer(need_id=need, person=WHO, influence=influence, state=state)


def test_a_decisive_need_in_the_hands_of_who_decides_gives_four_fifths() -> None:
    """By hand: 0.8 · 3/3 · 3/3 = 0.8, the most that one offer can bring."""

    assert pull(WHO, [offer()], NEEDS).value == pytest.approx(0.8)


def test_a_second_kind_of_help_counts_for_less_than_the_first() -> None:
    """By hand: introduction 0.8 · 3/3 · 2/3 = 0.5333, advice 0.8 · 2/3 · 3/3 = 0.5333; 1 - 0.4667² = 0.7822."""
    both = pull(WHO, [offer(influence=2), offer(ADVICE.id)], NEEDS)

    assert both.value == pytest.approx(0.78222, abs=1e-5)
    assert [reason.weight for reason in both.reasons] == pytest.approx([0.39111, 0.39111], abs=1e-5)


def test_nobody_known_to_offer_anything_has_no_pull_rather_than_none_at_all() -> None:
    """Unknown is not weak: the map shows nothing instead of a small figure."""

    assert pull(WHO, [], NEEDS).value is None
    assert pull(WHO, [offer("need:of-another-goal")], NEEDS).value is None


def test_a_no_counts_as_known_and_brings_nothing() -> None:
    """Somebody who declined must not be proposed again for the same thing."""
    declined = pull(WHO, [offer(state=OfferState.DECLINED)], NEEDS)

    assert declined.value == 0.0
    assert [(r.text, r.weight) for r in declined.reasons] == [
        ("They said no to “An introduction to someone who hires”.", 0.0)
    ]


def test_influence_of_none_brings_nothing() -> None:
    """By hand: 0.8 · 1/3 · 0/3 = 0."""

    assert pull(WHO, [offer(CHEER.id, influence=0)], NEEDS).value == 0.0


def test_what_only_kithmap_says_counts_half() -> None:
    """By hand: half of 0.8. The sentence says who said so."""
    guessed = pull(WHO, [replace(offer(), proposed=True)], NEEDS)

    assert guessed.value == pytest.approx(0.4)
    assert guessed.reasons[0].text.endswith("Kithmap proposes this; you have not confirmed it.")


def test_one_need_told_twice_counts_once() -> None:
    """Two cards of one person may both carry the offer; help is not doubled by bookkeeping."""

    assert pull(WHO, [offer(influence=1), offer(influence=3), offer(influence=2)], NEEDS).value == pytest.approx(0.8)


def test_the_sentence_tells_need_importance_and_influence() -> None:
    """The owner must be able to check each figure without knowing the formula."""

    assert pull(WHO, [offer(ADVICE.id, influence=2, state=OfferState.GAVE)], NEEDS).reasons[0].text == (
        "They have helped with “Advice from someone who leads a team” before (matters) and can help a lot."
    )


def test_everybody_at_once_is_the_same_as_one_by_one() -> None:
    """The map asks for all, the card for one; they must agree. Jo by hand: 1 - (1 - 0.5333)² = 0.7822."""
    everybody = pulls(OFFERS, NEEDS)

    assert everybody.of(PRIYA.id).value == pytest.approx(0.8)
    assert everybody.of(JO.id) == pull(JO.id, [o for o in OFFERS if o.person == JO.id], NEEDS)
    assert everybody.of(JO.id).value == pytest.approx(0.78222, abs=1e-5)
    assert everybody.of(KWAME.id).value == pytest.approx(0.53333, abs=1e-5)
    assert everybody.of(ERIK.id).value == 0.0
    assert everybody.of(LEE.id).value is None


def test_two_anchors_of_one_person_are_one_pull() -> None:
    """Offers name an address; after two cards were joined both addresses are one person."""
    joined = pulls(OFFERS, NEEDS, persons={PRIYA.id: "both", KWAME.id: "both"})

    assert joined.of("both").value == pytest.approx(1 - 0.2 * (1 - 0.8 * 2 / 3))
    assert joined.of(PRIYA.id).value is None


offers_of_anybody = st.lists(
    st.builds(
        Offer,
        need_id=st.sampled_from([need.id for need in NEEDS]),
        person=st.just(WHO),
        influence=st.integers(0, 3),
        state=st.sampled_from(OfferState),
        proposed=st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(offers_of_anybody, offers_of_anybody)
def test_pull_stays_within_bounds_grows_with_offers_and_is_explained_in_full(
    one: list[Offer], two: list[Offer]
) -> None:
    """The picture scales by it, and a reading that does not add up is not believed."""
    some, more = pull(WHO, one, NEEDS), pull(WHO, [*one, *two], NEEDS)

    assert some.value is not None
    assert more.value is not None
    assert 0.0 <= some.value <= more.value + 1e-12 < 1.0
    assert sum(reason.weight for reason in some.reasons) == pytest.approx(some.value, abs=1e-12)
