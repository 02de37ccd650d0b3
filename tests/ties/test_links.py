"""Links between people, from interactions."""

from datetime import date, timedelta

import numpy as np
import pytest

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from kithmap.ties.links import LARGEST_GROUP, links_as_of, pair_days
from tests.contacts import got, met, sent

TODAY = date(2026, 3, 16)
PEOPLE = tuple(f"mail:p{i:02}@x.example" for i in range(30))


def links_of(items: list[Interaction], *, as_of: date = TODAY) -> dict[tuple[int, int], float]:
    interactions = gather(items)
    correspondents = count_correspondents(interactions)
    rows = np.array([PEOPLE.index(h) if h in PEOPLE else -1 for h in correspondents.handles], dtype=np.int64)
    links = links_as_of(pair_days(interactions, correspondents=correspondents, person=rows), as_of=as_of)
    return {(int(a), int(b)): float(w) for a, b, w in zip(links.first, links.second, links.weight, strict=True)}


def test_people_written_to_together_are_linked_and_the_owner_is_not() -> None:
    """The owner is at the centre; links are among the others."""
    assert set(links_of([sent(PEOPLE[0], TODAY, also=PEOPLE[1:3])])) == {(0, 1), (0, 2), (1, 2)}


def test_the_sender_is_linked_with_those_who_got_the_message_too() -> None:
    """Ana writes to me and Ben: Ana and Ben know each other."""
    assert set(links_of([got(PEOPLE[4], TODAY, also=(PEOPLE[2],))])) == {(2, 4)}


def test_a_weight_is_that_of_the_day_decayed_and_brought_to_one() -> None:
    """By hand: three people, w = 1/2, 180 days ago halves its root; s/(s + 1)."""
    strength = np.sqrt(0.5) * 0.5

    (weight,) = links_of([got(PEOPLE[0], TODAY - timedelta(days=180), also=(PEOPLE[1],))]).values()

    assert weight == pytest.approx(strength / (strength + 1), rel=1e-5)


def test_groups_beyond_twenty_link_nobody() -> None:
    """A message to the whole house says nothing about who knows whom."""
    just_small_enough = links_of([met(PEOPLE[: LARGEST_GROUP - 1], TODAY)])
    too_large = links_of([met(PEOPLE[:LARGEST_GROUP], TODAY)])

    assert len(just_small_enough) == 19 * 18 // 2
    assert too_large == {}


def test_machine_written_mail_and_later_contact_link_nobody() -> None:
    """Newsletters put strangers side by side; and a past day sees nothing that came later."""
    assert links_of([got(PEOPLE[0], TODAY, also=(PEOPLE[1],), automatic=True)]) == {}
    assert links_of([met(PEOPLE[:3], TODAY)], as_of=TODAY - timedelta(days=1)) == {}
