"""Reconnections are those whom trust, novelty and fit speak for, told without a forecast."""

import re
from dataclasses import replace
from datetime import date

import pytest

from kithmap.gaps.member import Link, Member
from kithmap.gaps.opener import opener
from kithmap.gaps.prospect import Surroundings, trust
from kithmap.goals.offer import OfferState
from kithmap.people.met import Met
from kithmap.ties.talk import Talk
from tests.gaps.circle import TODAY, now_of, offer, person, read, tie


def silent(number: int, *, days_ago: int = 400, days: int = 20, **more: object) -> Member:
    """Somebody once in touch on `days` days, silent for `days_ago`."""
    return person(number, bond=tie(f"p{number}", days_ago=days_ago, days=days), **more)  # type: ignore[arg-type]


def lately(number: int) -> Member:
    """Somebody in touch yesterday, which keeps the records up to now."""
    return silent(number, days_ago=1)


def ids(*members: Member, dormant_days: int = 365, links: tuple[Link, ...] = ()) -> list[str]:
    reading = read([lately(15), *members], links=links, dormant_days=dormant_days)
    return [found.person_id for found in reading.reconnect]


def test_a_year_and_three_years_of_silence_can_be_chosen() -> None:
    """Levin studied three years; a year is what most people mean by lost touch."""
    members = (silent(0, days_ago=400), silent(1, days_ago=1200))

    assert ids(*members) == ["p0", "p1"]
    assert ids(*members, dormant_days=1095) == ["p1"]


def test_a_tie_whose_rhythm_broke_off_counts_before_the_year() -> None:
    """Every ten days, then nothing for a hundred: more than eight gaps. A hundred days are nothing to a yearly tie."""
    daily = silent(0, days_ago=100)
    yearly = person(1, bond=tie("p1", days_ago=100, gap=365.0))

    assert ids(daily, yearly) == ["p0"]
    assert ids(daily, yearly, dormant_days=1095) == []


def test_silence_counts_only_to_the_end_of_the_records() -> None:
    """Where an old mailbox ends, everybody falls silent; only who was silent before that did."""
    reading = read([silent(0, days_ago=1000), silent(1, days_ago=1500)])

    assert [found.person_id for found in reading.reconnect] == ["p1"]
    assert reading.reconnect[0].silence_days == 500
    assert "Your records end on 6 February 2024." in reading.reconnect[0].why_now


def test_a_talk_noted_today_does_not_bring_last_years_mailbox_up_to_date() -> None:
    """Whoever logs one talk must not read that everybody else has gone silent."""
    old = [silent(number, days_ago=200) for number in range(10)]

    assert ids(*old) == []
    assert ids(lately(20), *old) == []
    assert len(ids(*(lately(20 + number) for number in range(3)), *old)) == 10


def test_a_stranger_is_no_lost_friend() -> None:
    """Four days of contact were hardly a tie; one mail to all staff is none. A placed person needs no record."""
    assert ids(silent(0, days=4)) == []
    assert ids(silent(0, days=4, ring=2)) == ["p0"]
    assert ids(silent(0, days=4, ring=2, proposed=True)) == []


def test_trust_by_hand() -> None:
    """Ring 2 is .85; twelve days both ways make a half; the larger counts."""
    placed, met = read([lately(15), silent(0, ring=2), silent(1, days=12)]).reconnect

    assert placed.trust == 0.85
    assert met.trust == 0.5


def test_letters_that_went_one_way_are_worth_half() -> None:
    """Twelve days of writing without an answer: a quarter, by hand; twelve meetings need no direction."""
    bond = tie("p0", days_ago=400, days=12)
    unanswered = person(0, bond=replace(bond, received=0))
    met = person(0, bond=replace(bond, sent=0, received=0, meetings=12))

    assert trust(unanswered) == 0.25
    assert trust(met) == 0.5


def test_known_by_all_is_less_new() -> None:
    """By hand: of five others on the map three see Ana, two of five remain; Ben sees Ana and Cleo."""
    links = (*(Link("p0", f"p{other}") for other in (1, 2, 3)), Link("p1", "p2"))
    members = [lately(15), silent(0), silent(1), lately(2), lately(3), lately(4)]
    found = {r.person_id: r for r in read(members, links=links).reconnect}

    assert found["p0"].novelty == pytest.approx(2 / 5)
    assert found["p1"].novelty == pytest.approx(3 / 5)
    assert found["p0"].seen_by == ("p1", "p2", "p3")


def test_a_blank_counts_neither_for_nor_against() -> None:
    """Whom Cleo knows is not known, so her novelty is the mean of the others."""
    links = (Link("p0", "p1"), Link("p0", "p15"))
    found = {r.person_id: r for r in read([lately(15), silent(0), silent(1), silent(2)], links=links).reconnect}

    assert found["p2"].novelty == pytest.approx((found["p0"].novelty + found["p1"].novelty) / 2)


def test_fit_goes_by_the_goal() -> None:
    """Help for a decisive open need is worth 1, nothing noted the middle, all declined nothing."""
    members = [
        lately(15),
        silent(0, offers=[offer("intro", 0)]),
        silent(1),
        silent(2, offers=[offer("intro", 2, state=OfferState.DECLINED)]),
    ]
    found = {r.person_id: r for r in read(members).reconnect}

    assert found["p0"].fit == pytest.approx(1)
    assert found["p1"].fit == 0.5
    assert found["p2"].fit == 0
    assert list(found) == ["p0", "p1", "p2"]
    assert found["p0"].why_now == (
        "Silent for 13 months, and could help with “Introductions”, where you are short of people."
    )


def test_reasons_add_up_to_the_promise() -> None:
    """A figure that the owner sees carries all of what made it."""
    for found in read([lately(15), *(silent(i, ring=1 + i % 5) for i in range(6))]).reconnect:
        assert sum(reason.weight for reason in found.reasons) == pytest.approx(found.promise)


def test_the_opener_asks_for_nothing_and_is_true() -> None:
    """A warm-up first; month and place come from the record."""
    found = read([lately(15), silent(0, organisation="Fern & Co")]).reconnect[0]

    assert found.opener == (
        "Hello Ana, you came to my mind today; we were last in touch in September 2025. "
        "How are you, and how are things at Fern & Co?"
    )


def test_the_opener_claims_nothing_that_is_not_on_record() -> None:
    """Friends who never write mail may have talked yesterday; and nobody says so of last week."""
    plain = "Hello Ana, you came to my mind today. How are you?"

    assert opener(person(0, ring=1), today=TODAY) == plain
    assert opener(silent(0, days_ago=20), today=TODAY) == plain


def test_people_off_the_map_are_found_too() -> None:
    """The pool is where most dormant ties are; nobody comes twice."""
    both = silent(0)
    reading = read([lately(15), both], pool=[both, silent(3)])

    assert sorted((found.person_id, found.is_on_map) for found in reading.reconnect) == [("p0", True), ("p3", False)]


def remembered(**more: object) -> str:
    """The opener to Ana, silent for 400 days, of whom more is known."""
    return opener(replace(silent(0), **more), today=TODAY)  # type: ignore[arg-type]


def test_the_opener_begins_with_what_the_two_share() -> None:
    """The last talk first, then how they met, then a shared organisation; each with what is on record only."""
    talk = Talk(person="p0", day=date(2025, 3, 9), note="Her son starts school; hates her boss")
    met = Met(person="p0", how="at the choir in Lund.")

    assert remembered(talked=talk, met=met) == "Hello Ana, our talk in March 2025 came back to me today. How are you?"
    assert remembered(met=met, shared="Fern") == (
        "Hello Ana, I was thinking today of how we met (at the choir in Lund). How are you?"
    )
    assert remembered(shared="Fern") == (
        "Hello Ana, our time at Fern came to my mind today; we were last in touch in September 2025. How are you?"
    )


def test_the_words_of_a_note_stay_with_the_owner() -> None:
    """An opener is copied and sent; a note was written for nobody else. It stands beside the opener instead."""
    talk = Talk(person="p0", day=date(2025, 3, 9), note="hates her boss")
    (found,) = read([lately(15), replace(silent(0), talked=talk)]).reconnect

    assert "boss" not in found.opener
    assert found.talked_about == "On 9 March 2025 you talked about this: hates her boss"


def test_no_reconnection_forecasts_an_answer() -> None:
    """Whether a dormant tie wakes up can hardly be told, so nothing that is said may sound like it."""
    for found in read([lately(15), *(silent(i, ring=1 + i % 5) for i in range(6))]).reconnect:
        told = " ".join([found.why_now, found.opener, *(reason.text for reason in found.reasons)])
        assert not re.search(r"\b(?:will|likely to|chance|probab\w*|answers?|repl\w+)\b", told), told


def test_nobody_works_beside_another_at_a_dash() -> None:
    """Cards that say "-" for an organisation say nothing of who hears the same news."""
    now = now_of([person(i, organisation="-") for i in range(4)])

    assert Surroundings(now).others_who_know(now.members[0]) is None
