"""The board tells each ask in words, with one next step, and counts nothing."""

from dataclasses import replace
from datetime import date

from kithmap.plan.board import BoardAsk, Part, board
from kithmap.plan.loop import Loop
from tests.plan.loops import ask, day, loop


def only(found: Loop, today: date) -> BoardAsk:
    (part,) = board(found, today=today)
    (one,) = part.asks
    return one


def test_parts_come_in_the_order_of_an_ask_and_only_where_there_is_one() -> None:
    """From the first words to what came of it; an empty column is noise."""
    drafted = ask("p0", sent=None)
    waiting, helped = ask("p1"), ask("p2", answered_on=day(4), helped_on=day(5))
    parts = board(loop(asks=(helped, drafted, waiting)), today=day(6))

    assert [part.part for part in parts] == [Part.DRAFTED, Part.WAITING, Part.HELPED]
    assert [part.part.heading for part in parts] == ["Drafted", "Waiting for an answer", "Helped"]


def test_the_latest_comes_first() -> None:
    """What moved last is what one looks for."""
    early, late = ask("p0", sent=2), ask("p1", sent=4)
    (part,) = board(loop(asks=(early, late)), today=day(6))

    assert [one.name for one in part.asks] == ["Ben Berg", "Ana Alm"]


def test_each_state_has_its_sentence_and_its_step() -> None:
    """Sent on Monday the 2nd: seven working days later is Wednesday the 11th."""
    sent = ask("p4")
    told = {
        ("Drafted on 1 November, not sent yet.", "Send it when it reads well, then say so here."): ask(sent=None),
        ("Sent on 2 November.", "Nothing to do before 11 November."): ask("p2"),
        ("They answered on 4 November.", "Say whether it helped, once you know."): replace(sent, answered_on=day(4)),
        ("They said no on 4 November.", ""): replace(sent, answered_on=day(4), declined_on=day(4)),
        (
            "They helped on 4 November; you thanked them on 5 November.",
            "",
        ): replace(sent, answered_on=day(4), helped_on=day(4), thanked_on=day(5)),
    }
    found = {words: only(loop(asks=(one,)), day(4)) for words, one in told.items()}

    assert {words: (one.stands, one.next_step) for words, one in found.items()} == {words: words for words in told}


def test_a_follow_up_that_is_due_is_the_step() -> None:
    """What is due comes before what may wait, and others at the same place are named beside it."""
    step = only(loop(asks=(ask("p0"),)), day(11)).next_step

    assert "has not answered since 2 November" in step
    assert "You could ask at Acme GmbH too: Ben Berg and Dora Ek." in step


def test_contact_since_then_may_be_the_answer() -> None:
    """A mail that came with a file is not known to be about the ask; the owner says."""
    found = only(loop(asks=(ask("p0"),), heard={"p0": day(5)}), day(20))

    assert found.next_step == "You two have been in touch since: was that the answer?"


def test_after_two_attempts_another_way_after_three_peace() -> None:
    """Nobody is pressed."""
    twice = ask("p2", followed_up_on=day(11))
    third = ask("p2", sent=3)

    assert only(loop(asks=(twice,)), day(30)).next_step == "Try another way: a call, or somebody who sees them."
    (part,) = board(loop(asks=(twice, third)), today=day(30))
    assert {one.next_step for one in part.asks} == {
        "Three messages without an answer are an answer. Leave it there, kindly."
    }
