"""A talk is logged by one short form, from any page, with or without scripts."""

import html
import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.record_offer import offers_of, record_offer
from kithmap.book.facts import Changes
from kithmap.goals.offer import OfferState
from kithmap.sources.card import Card
from kithmap.sources.interaction import Channel
from kithmap.ties.talk import Talk
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.portrait import portrait_of
from tests.web.conftest import TODAY
from tests.web.first_map import said, start_goal, text_of

GRAHAM = "mail:graham@whitcombe.example"
LOG = "/log/"


def only_talk(book: SqlBook) -> Talk:
    """Give the one talk of the book."""
    (talk,) = book.facts.talks.values()
    return talk


def logged_with(book: SqlBook) -> list[str]:
    """Give the names of those with whom talks are logged."""
    people = open_desk().flow.people
    return [people.people[people.rows[talk.person]].name for talk in book.facts.talks.values()]


def test_a_typed_name_and_a_word_are_enough(client: Client, sample_book: SqlBook) -> None:
    """Ten seconds, also without scripts: a part of the name, the rest is as it mostly is."""
    answer = client.post(LOG, {"who": "graham whit", "channel": "call", "note": "Knows the head of data"}, follow=True)
    talk = only_talk(sample_book)

    assert (talk.day, talk.channel, talk.note, talk.useful) == (TODAY, Channel.CALL, "Knows the head of data", None)
    assert said(answer.content.decode()) == "Logged: a call with Graham Whitcombe."
    assert answer.redirect_chain[0][0] == reverse("person", args=[talk.person])


def test_a_logged_talk_is_the_last_contact_and_stands_on_the_page_of_the_person(
    client: Client, sample_book: SqlBook
) -> None:
    """What was told just now must not be silent for a year in the next sentence."""
    told = {"person": GRAHAM, "channel": "met", "minutes": "45", "note": "Coffee at <Berg>", "useful": "yes"}
    client.post(LOG, told)
    page = text_of(client, reverse("person", args=[GRAHAM]))
    portrait = portrait_of(open_desk().flow, GRAHAM)

    assert (portrait.tie.last, portrait.tie.meetings) == (TODAY, 113)
    assert portrait.latest[0].what == "you met"
    assert "you met, 45 minutes; useful" in page
    assert "Coffee at &lt;Berg&gt;" in page


def test_somebody_known_by_name_alone_gets_a_timeline(client: Client, empty_book: SqlBook) -> None:
    """Names from memory have no address; their talks are all there is."""
    start_goal()
    lee = Card(source="names", key="lee", name="Lee")
    empty_book.apply("Add", Changes(put=(lee,)))
    client.post(LOG, {"who": "Lee", "channel": "met"})
    portrait = portrait_of(open_desk().flow, lee.id)

    assert [past.what for past in portrait.latest] == ["you met"]
    assert portrait.bars is not None


def test_undo_takes_the_talk_back(client: Client, sample_book: SqlBook) -> None:
    """A slip of the thumb costs another thumb."""
    client.post(LOG, {"person": GRAHAM})
    client.post("/book/undo/")

    assert sample_book.facts.talks == {}
    assert portrait_of(open_desk().flow, GRAHAM).tie.meetings == 112


def test_one_goes_back_to_where_one_was(client: Client, sample_book: SqlBook) -> None:
    """Logging interrupts nothing; and a link from outside must not lead outside."""
    inside = client.post(LOG, {"person": GRAHAM, "next": "/people/?q=ana"})
    outside = [client.post(LOG, {"person": GRAHAM, "next": bad}) for bad in ("//x.example/", "https://x.example/", "")]

    assert inside.headers["Location"] == "/people/?q=ana"
    assert {answer.headers["Location"] for answer in outside} == {
        reverse("person", args=[only_talk(sample_book).person])
    }


def test_the_form_knows_with_whom(client: Client, sample_book: SqlBook) -> None:
    """From the page of a person there is nobody to look for."""
    page = text_of(client, f"{LOG}?person={quote(GRAHAM)}")

    assert 'name="who" value="Graham Whitcombe"' in page
    assert 'href="/log/?person=mail%3Agraham%40whitcombe.example"' in text_of(client, reverse("person", args=[GRAHAM]))


def test_every_page_leads_to_the_form_and_back(client: Client, sample_book: SqlBook) -> None:
    """From everywhere with one thumb."""
    for path in ("/", "/reading/", "/week/", "/people/"):
        assert f'href="/log/?next={quote(path, safe="")}"' in text_of(client, path)


def test_from_the_page_of_a_person_the_form_knows_with_whom(client: Client, sample_book: SqlBook) -> None:
    """On a phone the way to the form is the bar below: whoever looks at somebody talked with them."""
    path = reverse("person", args=[GRAHAM])
    links = re.findall(r'<a href="(/log/[^"]*)" data-log', text_of(client, path))
    form = text_of(client, html.unescape(links[0]))

    assert 'value="Graham Whitcombe"' in form
    assert f'name="next" value="{path}"' in form


def test_a_name_typed_over_the_chosen_one_is_what_is_meant(client: Client, sample_book: SqlBook) -> None:
    """A talk must never land on the person chosen before."""
    client.post(LOG, {"person": GRAHAM, "who": "Kwame Asante"})

    assert open_desk().flow.people.at(only_talk(sample_book).person) == open_desk().flow.people.named("Kwame Asante")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({}, "Say with whom you talked"),
        ({"who": "Nobody Atall"}, "Nobody called"),
        ({"who": "x" * 300}, "Say with whom you talked"),
        ({"person": GRAHAM, "day": "yesterday"}, "That day could not be read"),
        ({"person": GRAHAM, "day": "0001-01-01"}, "That day could not be read"),
        ({"person": GRAHAM, "day": (TODAY + timedelta(days=1)).isoformat()}, "That day is still to come"),
        ({"person": GRAHAM, "minutes": "-3"}, "Write the minutes as a number"),
        ({"person": GRAHAM, "minutes": "²"}, "Write the minutes as a number"),
        ({"person": GRAHAM, "minutes": "99999999"}, "Write the minutes as a number"),
        ({"person": GRAHAM, "note": "x" * 2_001}, "Please keep your words to 2,000 letters"),
    ],
)
def test_what_cannot_be_used_is_asked_for_again_and_nothing_typed_is_lost(
    client: Client, sample_book: SqlBook, told: dict[str, str], sentence: str
) -> None:
    """The words about a talk are typed once."""
    answer = client.post(LOG, {"note": "Her team hires", "channel": "call", **told})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert sentence in page
    assert told.get("note", "Her team hires") in page
    assert 'value="call" checked' in page
    assert sample_book.facts.talks == {}


def test_a_form_sent_twice_says_so(client: Client, sample_book: SqlBook) -> None:
    """Nothing is logged in silence, and nothing twice."""
    client.post(LOG, {"person": GRAHAM, "note": "Lunch"})
    again = client.post(LOG, {"person": GRAHAM, "note": "Lunch"}, follow=True)

    assert said(again.content.decode()) == "You have logged this talk with Graham Whitcombe already."
    assert only_talk(sample_book).note == "Lunch"


def test_without_a_goal_the_form_leads_to_the_welcome(client: Client, empty_book: SqlBook) -> None:
    """There is nobody to talk about yet."""
    assert client.get(LOG).headers["Location"] == "/welcome/"


def test_queries_do_not_grow_with_people(
    client: Client, sample_book: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """Ten thousand people in the pool must not slow down a note about one."""
    client.get(LOG)
    with django_assert_max_num_queries(9) as few:
        client.get(LOG)
    cards = tuple(Card(source="names", key=str(i), name=f"Nomen {i}") for i in range(500))
    sample_book.apply("Add many", Changes(put=cards))
    client.get(LOG)
    with django_assert_max_num_queries(9) as many:
        client.get(LOG)

    assert len(many.captured_queries) == len(few.captured_queries)


def test_a_meal_with_several_is_one_act(client: Client, sample_book: SqlBook) -> None:
    """Names parted by commas, one of them chosen from the list; undo takes the whole table back."""
    answer = client.post(LOG, {"who": "Graham Whitcombe, kwame asan", "person": GRAHAM, "note": "Dinner"}, follow=True)

    assert logged_with(sample_book) == ["Graham Whitcombe", "Kwame Asante"]
    assert said(answer.content.decode()) == "Logged: a meeting with Graham Whitcombe and Kwame Asante."
    client.post("/book/undo/")
    assert sample_book.facts.talks == {}


@pytest.mark.parametrize("typed", ["grahm whitcmbe", "Whitcombe Graham", "kwame asante, grahm whitcombe, Kwame Asante"])
def test_slips_of_the_fingers_are_forgiven(client: Client, sample_book: SqlBook, typed: str) -> None:
    """Ten seconds on a phone have no time for spelling; nobody stands there twice."""
    client.post(LOG, {"who": typed})
    names = logged_with(sample_book)

    assert "Graham Whitcombe" in names
    assert len(names) == len(set(names)) == (2 if "," in typed else 1)


def test_a_slip_that_fits_several_asks_which_one(client: Client, empty_book: SqlBook) -> None:
    """A talk is never logged with whoever happens to be near."""
    start_goal()
    empty_book.apply("Add", Changes(put=tuple(Card(source="names", key=n, name=n) for n in ("Marta Gil", "Marga Gil"))))
    answer = client.post(LOG, {"who": "marka gil"})

    assert answer.status_code == 400
    assert "could be Marta Gil or Marga Gil" in answer.content.decode()
    assert empty_book.facts.talks == {}


def test_who_types_with_a_slip_is_offered_the_name(client: Client, sample_book: SqlBook) -> None:
    """The list under the field forgives as the search does."""
    assert "Graham Whitcombe" in text_of(client, "/names/suggest/?everybody=1&q=grahm+whit")


def test_a_talk_is_changed_where_it_is_listed_and_taken_back(client: Client, sample_book: SqlBook) -> None:
    """What was told in a hurry can be told better, without scripts; and both can be undone."""
    client.post(LOG, {"person": GRAHAM, "note": "Lunhc", "useful": "yes"})
    address = reverse("talk", args=[only_talk(sample_book).id])
    assert f'href="{address}"' in text_of(client, reverse("person", args=[GRAHAM]))
    form = text_of(client, address)
    assert ">Lunhc</textarea>" in form
    assert 'name="useful" value="yes" checked' in form
    changed = client.post(address, {"note": "Lunch", "channel": "call", "minutes": "30"}, follow=True)

    assert said(changed.content.decode()) == "The talk with Graham Whitcombe is changed."
    talk = only_talk(sample_book)
    assert (talk.note, talk.channel, talk.minutes) == ("Lunch", Channel.CALL, 30)
    assert client.get(address).status_code == 404
    dropped = client.post(reverse("talk", args=[talk.id]), {"act": "drop"}, follow=True)
    assert said(dropped.content.decode()) == "The talk with Graham Whitcombe is taken back."
    assert sample_book.facts.talks == {}
    client.post("/book/undo/")
    assert only_talk(sample_book) == talk


def test_a_change_that_cannot_be_kept_is_asked_for_again(client: Client, sample_book: SqlBook) -> None:
    """A day to come is no talk yet."""
    client.post(LOG, {"person": GRAHAM, "note": "Lunch"})
    address = reverse("talk", args=[only_talk(sample_book).id])
    answer = client.post(address, {"note": "Other", "day": (TODAY + timedelta(days=1)).isoformat()})

    assert answer.status_code == 400
    assert "That day is still to come" in answer.content.decode()
    assert only_talk(sample_book).note == "Lunch"


def test_what_a_talk_brought_is_told_in_the_same_form(client: Client, sample_book: SqlBook) -> None:
    """A minute more: what one learned, new names met through them, promises both ways, and when next."""
    told = {
        **{"person": GRAHAM, "learned": "They hire in spring", "names": "Lu Chen, Kwame Asante", "due": "2026-12-01"},
        **{"i_promised": "Send my notes\n\nCall back", "they_promised": "Ask her boss", "next_on": "2026-12-10"},
    }
    answer = client.post(LOG, told, follow=True)
    (debrief,) = sample_book.facts.debriefs.values()
    (met,) = sample_book.facts.met.values()
    flow = open_desk().flow

    assert said(answer.content.decode()) == (
        "Logged: a meeting with Graham Whitcombe. 1 new name is on the map. 3 promises are noted."
    )
    assert (debrief.learned, debrief.next_on) == ("They hire in spring", date(2026, 12, 10))
    assert [(p.what, p.by_me, p.due) for p in sample_book.facts.promises.values()] == [
        ("Send my notes", True, date(2026, 12, 1)),
        ("Call back", True, date(2026, 12, 1)),
        ("Ask her boss", False, date(2026, 12, 1)),
    ]
    assert flow.people.named("Lu Chen").id in {member.person_id for member in flow.members}
    assert flow.people.at(met.through) == flow.people.named(GRAHAM)
    client.post("/book/undo/")
    assert (sample_book.facts.talks, sample_book.facts.debriefs, sample_book.facts.promises) == ({}, {}, {})


def test_what_they_could_help_with_is_told_in_the_same_form(client: Client, sample_book: SqlBook) -> None:
    """After a talk one knows it best; what was asked for before stays asked, and one undo takes back all of it."""
    graham, needs = open_desk().flow.people.named(GRAHAM), open_desk().flow.needs
    asked, fresh, other = [need for need in needs if not offers_of(sample_book, graham, need=need)][:3]
    record_offer(sample_book, graham, need=asked, state=OfferState.ASKED, influence=3)
    before = dict(sample_book.facts.offers)
    client.post(LOG, {"person": GRAHAM, "could": [asked.id, fresh.id, "need of nobody"]})
    (first,), (second,) = (offers_of(sample_book, graham, need=need) for need in (asked, fresh))

    assert (first.state, first.influence) == (OfferState.ASKED, 3)
    assert (second.state, second.noted_on, second.proposed) == (OfferState.COULD, TODAY, False)
    assert offers_of(sample_book, graham, need=other) == ()
    client.post("/book/undo/")
    assert (sample_book.facts.talks, dict(sample_book.facts.offers)) == ({}, before)


def test_what_was_ticked_stays_ticked_where_a_day_is_asked_for_again(client: Client, sample_book: SqlBook) -> None:
    """Nobody tells the same thing twice."""
    need = open_desk().flow.needs[1]
    page = client.post(LOG, {"person": GRAHAM, "could": [need.id], "due": "soon"}).content.decode()

    assert f'name="could" value="{need.id}" checked' in page
    assert '<details class="brought" open>' in page


@pytest.mark.parametrize(
    ("told", "sentence"),
    [({"next_on": TODAY.isoformat()}, "The next talk is still to come"), ({"due": "soon"}, "That day could not be")],
)
def test_a_day_of_the_debrief_that_cannot_be_is_asked_for_again(
    client: Client, sample_book: SqlBook, told: dict[str, str], sentence: str
) -> None:
    """What was written of the talk stays, and the part that is wrong is open."""
    answer = client.post(LOG, {"person": GRAHAM, "learned": "They hire", **told})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert sentence in page
    assert "They hire</textarea>" in page
    assert '<details class="brought" open>' in page
    assert sample_book.facts.talks == {}


@pytest.mark.parametrize(
    "pasted",
    ["Graham Whitcombe <GRAHAM@whitcombe.example>", "G. W. <graham@whitcombe.example>", "Graham Whitcombe <x@y>"],
)
def test_a_name_pasted_from_a_mail_program_is_understood(client: Client, sample_book: SqlBook, pasted: str) -> None:
    """The address says who it is; one that is not known leaves the name."""
    client.post(LOG, {"who": pasted})

    assert logged_with(sample_book) == ["Graham Whitcombe"]
