"""The page of one person: three readings apart, what passed, and the owner's word on who they are."""

from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes
from kithmap.goals.offer import OfferState
from kithmap.people.person import Person
from kithmap.roster.standing import Standing
from kithmap.sources.card import Card
from kithmap.ties.timeline import Month
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.contact_bars import MOST_BARS, contact_bars
from kithmap_app.web.desk import open_desk
from kithmap_app.web.portrait import portrait_of
from tests.web.conftest import TODAY

HTMX = {"HX-Request": "true"}
GRAHAM = "mail:graham@whitcombe.example"
TWINS = (
    Card(source="vcard", key="1", name="Ana Díaz", emails=("family@diaz.example",)),
    Card(source="vcard", key="2", name="Luis Díaz", emails=("family@diaz.example",)),
    Card(source="google", key="3", name="A. Díaz", emails=("family@diaz.example",), phones=("+442079460018",)),
)


def named(anchor: str) -> Person:
    """Give the person whom an anchor stands for."""
    person = open_desk().flow.people.at(anchor)
    assert person
    return person


def standing(anchor: str) -> Standing | None:
    id_ = named(anchor).id
    return next((s for s in open_desk().flow.roster.on_map if s.person.id == id_), None)


def shown(client: Client, anchor: str) -> str:
    answer = client.get(reverse("person", args=[anchor]))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def twins(empty_book: SqlBook) -> SqlBook:
    """A couple with one mailbox, and a card that could be either's."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    empty_book.apply("Bring in", Changes(put=TWINS))
    return empty_book


def test_closeness_warmth_and_pull_stand_apart_with_their_reasons(client: Client, sample_book: SqlBook) -> None:
    """Three readings are never one number on a face."""
    page = shown(client, GRAHAM)

    assert "You placed Graham on ring 3." in page
    assert "How alive: dormant" in page
    assert "389 messages, both ways, 112 meetings, last on 17 September 2025" in page
    assert "For “Someone who puts in a word for you” (decisive) they can decide it." in page


def test_everything_known_is_on_the_page(client: Client, sample_book: SqlBook) -> None:
    """Addresses, sources, since when, and whom they are in touch with."""
    page = shown(client, GRAHAM)

    assert 'href="mailto:graham@whitcombe.example"' in page
    assert 'href="tel:+447700900412"' in page
    assert "LinkedIn, connected since 31 October 2021" in page
    assert "Amina Yusuf" in page
    assert "My boss for five years." in page


def test_every_anchor_of_a_person_leads_to_the_page(client: Client, sample_book: SqlBook) -> None:
    """Old links hold after cards have joined, whatever an address is made of."""
    for anchor in (named(GRAHAM).id, *named(GRAHAM).card_ids, *named(GRAHAM).handles):
        assert "Graham Whitcombe" in shown(client, anchor)


@pytest.mark.parametrize("anchor", ["mail:nobody@nowhere.example", "card:0", "x", "../..", "url:a.example/%2e?#"])
def test_an_unknown_address_is_one_sentence_and_404(client: Client, sample_book: SqlBook, anchor: str) -> None:
    """Somebody forgotten leaves bookmarks behind."""
    answer = client.get(f"/people/{quote(anchor, safe='')}/")

    assert answer.status_code == 404
    assert "Nobody in your book stands at this address" in answer.content.decode()


def test_ring_category_and_place_on_the_map_are_set_and_taken_back(client: Client, sample_book: SqlBook) -> None:
    """The owner's word on closeness, in one press each."""
    category = open_desk().flow.categories[-1]
    client.post(reverse("person_place"), {"person": GRAHAM, "ring": "1"}, headers=HTMX)
    client.post(reverse("person_sort"), {"person": GRAHAM, "category": category.id}, headers=HTMX)
    placed = standing(GRAHAM)

    assert placed
    assert (placed.ring, placed.category_id) == (1, category.id)

    client.post(reverse("person_place"), {"person": GRAHAM, "ring": "none"})
    kept = standing(GRAHAM)

    assert kept
    assert kept.ring is None or kept.ring_is_proposed

    client.post(reverse("person_place"), {"person": GRAHAM, "act": "off"})

    assert standing(GRAHAM) is None

    client.post(reverse("person_place"), {"person": GRAHAM, "act": "promote"})

    assert standing(GRAHAM)


def test_help_is_noted_with_its_state_and_influence(client: Client, sample_book: SqlBook) -> None:
    """From "could" to "gave": the page is where an ask is followed up."""
    need = open_desk().flow.needs[2]
    told = {"person": GRAHAM, "need": need.id, "state": "asked", "influence": "3"}
    page = client.post(reverse("person_offer"), told, headers=HTMX).content.decode()
    offer = next(
        o for o in sample_book.facts.offers.values() if o.need_id == need.id and named(o.person).id == named(GRAHAM).id
    )

    assert (offer.state, offer.influence, offer.proposed) == (OfferState.ASKED, 3, False)
    assert f"You have asked them for “{need.label}”" in page

    client.post(reverse("person_offer"), {"person": GRAHAM, "need": need.id, "state": ""})

    assert offer.id not in sample_book.facts.offers


def test_a_note_is_kept_beside_what_came_with_files(client: Client, sample_book: SqlBook) -> None:
    """The owner's words can be changed; what a file says stays as it came."""
    client.post(reverse("person_note"), {"person": GRAHAM, "note": "Ask about the <b>garden</b>"})
    page = shown(client, GRAHAM)

    assert "Ask about the &lt;b&gt;garden&lt;/b&gt;</textarea>" in page
    assert "My boss for five years." in page
    assert page.count("Not the same person") == 2


def test_a_card_is_set_apart_and_undo_brings_it_back(client: Client, sample_book: SqlBook) -> None:
    """Joined wrongly, parted, joined again: nothing is lost on the way."""
    before = named(GRAHAM)
    client.post(reverse("person_apart"), {"person": before.id, "piece": before.card_ids[1]}, headers=HTMX)

    assert named(before.card_ids[1]).id != named(before.id).id

    client.post(reverse("undo"), {"next": "/"})

    assert named(GRAHAM) == before


def test_a_doubt_is_shown_with_its_reason_and_settled_by_joining(client: Client, twins: SqlBook) -> None:
    """A couple who share a mailbox stay two until the owner says otherwise."""
    page = shown(client, TWINS[1].id)

    assert "may be the same person: both have family@diaz.example" in page
    assert "Luis Díaz and Ana Díaz look like two people" in page

    client.post(reverse("person_join"), {"person": TWINS[1].id, "other": TWINS[0].id})

    assert len(open_desk().flow.people) == 1


def test_reasons_name_only_what_two_cards_share(client: Client, twins: SqlBook) -> None:
    """ "Both have" must be true: a number on one card alone joins nothing."""
    reasons = portrait_of(open_desk().flow, TWINS[0].id).why_one

    assert reasons == ("both have family@diaz.example",)


def test_another_person_is_found_and_joined(client: Client, sample_book: SqlBook) -> None:
    """A maiden name, a nickname, a second phone: the owner knows."""
    found = client.get(reverse("person", args=[GRAHAM]), {"join": "yusuf amina"}).content.decode()
    other = open_desk().flow.people.named("Amina Yusuf")

    assert f'name="other" value="{other.id}"' in found

    client.post(reverse("person_join"), {"person": GRAHAM, "other": other.id})

    assert named(GRAHAM) == named(other.id)


def test_forgetting_asks_twice_says_what_goes_and_leaves_nothing(client: Client, sample_book: SqlBook) -> None:
    """The one act without undo must never be one press away."""
    address = reverse("person_forget", args=[GRAHAM])
    asked = client.get(address).content.decode()
    client.post(address)

    assert "2 cards, 618 contacts" in asked
    assert "This cannot be undone." in asked
    assert named(GRAHAM)

    answer = client.post(address, {"sure": "yes"}, follow=True)

    assert open_desk().flow.people.at(GRAHAM) is None
    assert sample_book.journal == ()
    assert client.get(reverse("person", args=[GRAHAM])).status_code == 404
    assert "Graham Whitcombe is forgotten." in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("person_place", {"ring": "7"}),
        ("person_place", {}),
        ("person_offer", {"need": "no such", "state": "could"}),
        ("person_offer", {"need": "first", "state": "maybe"}),
        ("person_apart", {"piece": "card:somebody-elses"}),
        ("person_join", {"other": GRAHAM}),
        ("person_note", {"note": "  "}),
    ],
)
def test_nonsense_changes_nothing(client: Client, sample_book: SqlBook, name: str, form: dict[str, str]) -> None:
    """Stale pages and hand-made requests are answered and do nothing."""
    acts, need = len(sample_book.journal), open_desk().flow.needs[0]
    asked = {key: need.id if value == "first" else value for key, value in form.items()}

    assert client.post(reverse(name), {"person": GRAHAM, **asked}, headers=HTMX).status_code == 200
    assert len(sample_book.journal) == acts


def test_acts_about_nobody_are_refused(client: Client, sample_book: SqlBook) -> None:
    """The person may have been forgotten on another page."""
    for name in ("person_place", "person_sort", "person_offer", "person_note", "person_apart", "person_join"):
        assert client.post(reverse(name), {"person": "card:0"}).status_code == 404
        assert client.get(reverse(name)).status_code == 302


def test_bars_are_as_high_as_their_share_of_the_busiest_and_never_invisible() -> None:
    """By hand: of at most 4, 2 is half of 44; one of two hundred would be 0.2 high and is raised to 3."""
    picture = contact_bars((Month(date(2026, 1, 1), out=4, got=2), Month(date(2026, 2, 1), both=1)))
    rare = contact_bars((Month(date(2026, 1, 1), out=200, got=1),))

    assert picture
    assert [(bar.up, bar.down, bar.has_met) for bar in picture.bars] == [(44.0, 22.0, False), (0.0, 0.0, True)]
    assert picture.said == "Contacts from January 2026 to February 2026: 4 from you, 2 from them, 1 met or talked"
    assert rare
    assert (rare.bars[0].up, rare.bars[0].down) == (44.0, 3.0)


def test_long_timelines_take_several_months_to_a_bar() -> None:
    """By hand: 130 months are 3 to a bar, so 44 bars, the last of one month; years stay where they begin."""
    months = tuple(Month(date(2016 + i // 12, i % 12 + 1, 1), out=1) for i in range(130))
    picture = contact_bars(months)

    assert picture
    assert len(picture.bars) == 44
    assert picture.bars[0].said == "January 2016 to March 2016: 3 from you"
    assert picture.bars[-1].said == "October 2026: 1 from you"
    assert sum(year.out for year in picture.years) == 130
    assert picture.years[1].x == round(12 * 720 / 44 / 3, 1)


def test_the_picture_of_contacts_keeps_its_room_for_any_length(sample_book: SqlBook) -> None:
    """A friendship of thirty years has to fit as well as one of three weeks; the sums stay those of the table."""
    flow = open_desk().flow
    pictures = [portrait_of(flow, person.id).bars for person in flow.people.people]
    drawn = [picture for picture in pictures if picture]

    assert contact_bars(()) is None
    assert all(len(picture.bars) <= MOST_BARS for picture in drawn)
    assert all(bar.x + picture.bar_width <= 720 for picture in drawn for bar in picture.bars)
    assert all(0 <= bar.up <= 44 and 0 <= bar.down <= 44 for picture in drawn for bar in picture.bars)


def test_a_category_that_is_gone_sorts_nobody_out_of_theirs(client: Client, sample_book: SqlBook) -> None:
    """Removed in another window, still to choose in this one: who chooses it must not lose the one that holds."""
    flow = open_desk().flow
    before = portrait_of(flow, GRAHAM).category_id
    told = client.post(reverse("person_sort"), {"person": GRAHAM, "category": "category:gone"}, headers=HTMX)

    assert before
    assert portrait_of(open_desk().flow, GRAHAM).category_id == before
    assert "this category is not on your map any more" in told.content.decode()
