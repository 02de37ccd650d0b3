"""Asks on the web: from the first words to the thank-you, also in two windows."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from kithmap.actions.make_ask import draft_ask, note_answer, send_ask
from kithmap.actions.make_promise import make_promise
from kithmap.goals.offer import OfferState
from kithmap.plan.ask import AskState
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY
from tests.web.first_map import said, text_of
from tests.web.loop_desk import drafted, only_ask, seen_on, week_people, words_of


def take(client: Client, address: str, act: str, **told: str) -> str:
    """Take a step on the page of an ask and give what was said."""
    answer = client.post(f"{address}step/", {"act": act, "from": "ask", **told}, follow=True)
    return said(answer.content.decode())


def test_an_ask_is_walked_from_draft_to_thanks(client: Client, sample_book: SqlBook) -> None:
    """Each step by one button, each with its day."""
    person = week_people()[0]
    address = drafted(client, person)
    steps = [take(client, address, act) for act in ("sent", "again", "answered", "helped", "thanked")]
    ask = only_ask(sample_book)

    assert (ask.text, ask.guess, ask.drafted_on) == ("Who hires?", 0.3, TODAY)
    assert (ask.sent_on, ask.followed_up_on, ask.answered_on) == (TODAY, TODAY, TODAY)
    assert (ask.helped_on, ask.thanked_on, ask.state) == (TODAY, TODAY, AskState.HELPED)
    assert steps[0] == f"Sent, noted. {person.name} is left in peace until an answer comes."
    assert steps[-1] == f"Noted: you thanked {person.name}."


def test_a_step_may_have_been_on_another_day_but_not_to_come(client: Client, sample_book: SqlBook) -> None:
    """One writes down in the evening what was sent last week."""
    address = drafted(client, week_people()[0])
    take(client, address, "sent", day=(TODAY - timedelta(days=6)).isoformat())
    take(client, address, "answered", day=(TODAY + timedelta(days=6)).isoformat())
    ask = only_ask(sample_book)

    assert (ask.sent_on, ask.answered_on) == (TODAY - timedelta(days=6), TODAY)


def test_what_is_told_changes_what_is_noted_of_their_help(client: Client, sample_book: SqlBook) -> None:
    """The map and the reading go along."""
    person, flow = week_people()[0], open_desk().flow
    noted = {offer.need_id for offer in flow.facts.offers.values() if flow.people.at(offer.person) == person}
    need = next(need for need in flow.needs if need.id not in noted)
    client.post(reverse("new-ask"), {"who_id": person.id, "need": need.id})
    ask = only_ask(sample_book)
    states = []
    for act in ("sent", "declined", "helped"):
        take(client, reverse("ask", args=[ask.id]), act)
        states.append(sample_book.facts.offers[f"{need.id}/{person.id}"].state)

    assert ask.kind is need.support
    assert states == [OfferState.ASKED, OfferState.DECLINED, OfferState.GAVE]


def test_the_words_go_into_the_owners_own_programs(client: Client, sample_book: SqlBook) -> None:
    """And a quotation mark or an ampersand in them breaks nothing."""
    address = drafted(client, week_people()[0], text='Tea & "talk"?\nSoon')
    text = text_of(client, address)

    assert "body=Tea%20%26%20%22talk%22%3F%0D%0ASoon" in text
    assert "Tea &amp; &quot;talk&quot;?" in text


def test_open_promises_stand_before_the_next_ask(client: Client, sample_book: SqlBook) -> None:
    """Who owes something gives first."""
    person = week_people()[0]
    make_promise(sample_book, person, what="Send my notes", by_me=True, today=TODAY)
    text = words_of(client, f"{reverse('new-ask')}?person={person.id}")

    assert f"You promised {person.name}: Send my notes" in text


def test_before_a_hard_message_easy_ones_are_offered(client: Client, sample_book: SqlBook) -> None:
    """To those who will be glad of it; never to the one who is asked, and not where no courage is needed."""
    flow = open_desk().flow
    silent = next(m for m in flow.members if m.tie.warmth.value == "dormant")
    warm = next(m for m in flow.members if m.tie.warmth.value == "warm")
    hard = text_of(client, f"{reverse('new-ask')}?person={silent.person_id}")

    assert "Three easy greetings first" in hard
    greetings = hard.split('class="greetings"')[1].split("</ul>")[0]
    assert greetings.count("<li>") == 3
    assert silent.name not in greetings
    assert "greetings" not in text_of(client, f"{reverse('new-ask')}?person={warm.person_id}").split("<main")[1]


def test_after_five_answers_the_own_guess_stands_beside_them(client: Client, sample_book: SqlBook) -> None:
    """Four of five helped where three in ten were expected: 5 · 0.3 = 1.5, said as 2."""
    goal, people = open_desk().goal, [m.person_id for m in open_desk().flow.members][:5]
    assert goal is not None
    for number, person_id in enumerate(people):
        who = open_desk().flow.people.named(person_id)
        ask = send_ask(sample_book, draft_ask(sample_book, who, goal=goal, today=TODAY, guess=0.3), who, day=TODAY)
        before = words_of(client, reverse("asks"))
        state = AskState.HELPED if number else AskState.DECLINED
        note_answer(sample_book, ask, who, state=state, day=TODAY)

    assert "where you had expected" not in before
    assert "Of your last 5 asks 4 brought help, where you had expected about 2." in words_of(client, reverse("asks"))


def test_of_two_windows_the_later_one_is_told_and_its_words_stay(client: Client, sample_book: SqlBook) -> None:
    """Neither of two texts is lost: one is kept, the other stands in the form."""
    address = drafted(client, week_people()[0])
    seen = seen_on(client, address)
    first = client.post(address, {"seen": seen, "text": "From the first window"})
    late = client.post(address, {"seen": seen, "text": "From the <second> window"})
    page = late.content.decode()

    assert (first.status_code, late.status_code) == (302, 409)
    assert only_ask(sample_book).text == "From the first window"
    assert "changed in another window" in page
    assert "From the first window" in page
    assert "From the &lt;second&gt; window</textarea>" in page
    again = client.post(address, {"seen": seen_on(client, address), "text": "From the second window"})
    assert (again.status_code, only_ask(sample_book).text) == (302, "From the second window")


def test_a_step_in_a_window_that_lags_behind_is_not_taken(client: Client, sample_book: SqlBook) -> None:
    """ "They said no" must not overwrite "they helped" unseen."""
    address = drafted(client, week_people()[0])
    take(client, address, "sent")
    seen = seen_on(client, address)
    take(client, address, "helped", seen=seen)
    told = take(client, address, "declined", seen=seen)

    assert "changed in another window" in told
    assert only_ask(sample_book).state is AskState.HELPED


def test_the_board_says_what_is_due(client: Client, sample_book: SqlBook, settings: Settings) -> None:
    """Sent on Saturday 21 November: seven working days later is Tuesday 1 December."""
    person = week_people()[0]
    take(client, drafted(client, person), "sent")
    calm = words_of(client, reverse("asks"))
    settings.KITHMAP_TODAY = "2026-12-01"
    due = words_of(client, reverse("asks"))

    assert "Nothing to do before 1 December." in calm
    assert f"{person.name} has not answered since 21 November." in due
    assert f"{person.name} has not answered since 21 November." in words_of(client, "/week/")


def test_an_ask_leaves_the_list(client: Client, sample_book: SqlBook) -> None:
    """And undo brings it back."""
    take(client, drafted(client, week_people()[0]), "drop")
    gone = dict(sample_book.facts.asks)
    client.post("/book/undo/")

    assert gone == {}
    assert len(sample_book.facts.asks) == 1


@pytest.mark.parametrize(
    ("told", "sentence"),
    [({}, "Say whom you would ask"), ({"who": "Nobody Atall"}, "Nobody called"), ({"who": "x" * 400}, "Say with whom")],
)
def test_what_cannot_be_used_is_asked_for_again(
    client: Client, sample_book: SqlBook, told: dict[str, str], sentence: str
) -> None:
    """And what was typed stays."""
    answer = client.post(reverse("new-ask"), {"text": "My careful words", "guess": "40", **told})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert sentence in page
    assert "My careful words" in page
    assert 'value="40"' in page
    assert sample_book.facts.asks == {}


def test_an_answer_to_what_was_never_sent_is_refused(client: Client, sample_book: SqlBook) -> None:
    """One clear sentence, and nothing noted."""
    answer = client.post(f"{drafted(client, week_people()[0])}step/", {"act": "helped"})

    assert answer.status_code == 409
    assert "This ask is only drafted." in answer.content.decode()
    assert only_ask(sample_book).state is AskState.DRAFTED


def test_an_ask_that_is_gone_is_said(client: Client, sample_book: SqlBook) -> None:
    """Also one of another goal."""
    assert client.get(reverse("ask", args=["ask:x"])).status_code == 404
    assert client.post(reverse("ask-step", args=["ask:x"]), {"act": "sent"}).status_code == 404
