"""A card carries what is needed for the talk: when last, promises, questions, ways to reach somebody."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.plan.conversation import ConversationKind
from kithmap.plan.promise import Promise
from kithmap.plan.question import Question, Theme
from kithmap.plan.questions import BANK, THEMES, bank_of, questions_for
from kithmap.plan.remembering import last_spoke, open_promises, promise_sentence, shortened
from kithmap.plan.rest import Rest
from kithmap.plan.ways import WayKind, ways_to_reach
from kithmap.plan.week import Circle, instead_of, plan_week
from kithmap.plan.week_choice import WeekChoice
from kithmap.ties.talk import Talk
from tests.gaps.circle import TODAY, person, read, tie
from tests.plan.loops import day, loop


@pytest.mark.parametrize(
    ("handle", "links"),
    [
        ("mail:ana@x.example", ["mailto:ana@x.example?body=Hello%20%26%20how%20are%20you%3F"]),
        (
            "tel:+447700900117",
            [
                "tel:+447700900117",
                "sms:+447700900117?body=Hello%20%26%20how%20are%20you%3F",
                "https://wa.me/447700900117?text=Hello%20%26%20how%20are%20you%3F",
            ],
        ),
        ("tel:079460018", ["tel:079460018", "sms:079460018?body=Hello%20%26%20how%20are%20you%3F"]),
        ("tel:+4930123456;12", ["tel:+4930123456;ext=12"]),
        ("url:linkedin.com/in/ana-díaz", ["https://linkedin.com/in/ana-d%C3%ADaz"]),
        ("name:ana", []),
    ],
)
def test_each_handle_opens_the_right_program(handle: str, links: list[str]) -> None:
    """Schemes by RFC 6068, 3966 and 5724, and WhatsApp's click to chat; an extension cannot be texted."""
    assert [way.link for way in ways_to_reach([handle], text="Hello & how are you?")] == links


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_text_breaks_out_of_a_link(text: str, subject: str) -> None:
    """Words with & and # and line breaks arrive as they were written."""
    (way,) = ways_to_reach(["mail:ana@x.example"], text=text, subject=subject)
    told = parse_qs(urlsplit(way.link).query, keep_blank_values=True)

    assert way.kind is WayKind.MAIL
    assert set(told) <= {"body", "subject"}
    assert told.get("subject", [""]) == [subject]
    assert told.get("body", [""])[0].replace("\r\n", "\n") == text.replace("\r\n", "\n")


def test_three_questions_fit_the_talk_and_change_with_the_week() -> None:
    """One a theme, the easy theme first; the same talk keeps its questions."""
    bank = bank_of(())
    theme_of = {question.text: question.theme for question in bank}
    for kind in ConversationKind:
        asked = questions_for(bank, kind=kind, turn="p0/1")

        assert tuple(theme_of[text] for text in asked) == THEMES[kind]
        assert asked == questions_for(bank, kind=kind, turn="p0/1")
    assert len({questions_for(bank, kind=ConversationKind.USE, turn=f"p0/{n}") for n in range(20)}) > 5


def test_the_bank_is_the_owners() -> None:
    """Changed, left out, added to; three of five themes fill three places."""
    own = (
        Question(id="advice:1", theme=Theme.ADVICE, text="What would you try?"),
        Question(id="advice:2", theme=Theme.ADVICE, text=" "),
        Question(id="own:1", theme=Theme.TRENDS, text="Where is this going?"),
    )
    texts = [question.text for question in bank_of(own)]

    assert len(texts) == len(BANK)
    assert {"What would you try?", "Where is this going?"} <= set(texts)
    assert "What would you do next in my place?" not in texts
    assert questions_for(own[:1], kind=ConversationKind.BUILD, turn="x") == ("What would you try?",)


def test_the_last_talk_is_told_with_its_words() -> None:
    """Mail on the 20th of October, a talk with a note on the 30th: the later one is told."""
    ana = person(0, bond=tie("p0", days_ago=13))
    noted = Talk(person="mail:ana@x.example", day=TODAY - timedelta(days=3), note="Her team  hires\nin spring")

    assert last_spoke(ana, loop(), today=TODAY) == "You were last in touch on 20 October."
    assert last_spoke(ana, loop(talks=(noted,)), today=TODAY) == (
        "You last talked on 30 October: “Her team hires in spring”"
    )
    assert last_spoke(person(1), loop(talks=(noted,)), today=TODAY) == ""


def test_promises_stand_by_the_day_they_are_due() -> None:
    """Both ways; what was kept is gone."""
    mine = Promise(person="p0", by_me=True, what="Send the book", made_on=day(2), due=day(9))
    theirs = Promise(person="mail:ana@x.example", by_me=False, what="Ask her boss", made_on=day(1))
    kept = Promise(person="p0", by_me=True, what="Ring", made_on=day(1), kept_on=day(2))
    found = open_promises(loop(promises=(theirs, kept, mine)), "p0")

    assert [promise_sentence(promise, name="Ana", today=day(3)) for promise in found] == [
        "You promised Ana by 9 November: Send the book",
        "Ana promised you: Ask her boss",
    ]


def circle(**told: object) -> Circle:
    members = [person(n, ring=2, bond=tie(f"p{n}", days_ago=400 + n)) for n in range(3)]
    members += [person(n, ring=2, bond=tie(f"p{n}", days_ago=4)) for n in range(3, 9)]
    return Circle(members=members, reading=read(members), loop=loop(**told))


def test_a_week_that_was_written_down_keeps_its_people() -> None:
    """Whatever is told during the week; whoever was talked with is ticked off."""
    kept = WeekChoice(goal_id="goal", start=TODAY, people=("p7", "mail:ana@x.example"))
    talked = Talk(person="p0", day=TODAY + timedelta(days=2))
    rest = Rest(goal_id="goal", person="p7", since=TODAY)
    week = plan_week(circle(weeks=(kept,), talks=(talked,), rests=(rest,)), today=TODAY + timedelta(days=3))

    assert week.is_kept
    assert [(talk.person_id, talk.is_done) for talk in week.conversations] == [("p7", False), ("p0", True)]
    later = plan_week(circle(weeks=(kept,)), today=TODAY + timedelta(days=7))
    assert not later.is_kept
    assert len(later.conversations) == 5


def test_a_reconnection_is_exchanged_for_the_next_one() -> None:
    """The same purpose; those exchanged before do not come back, and where nobody is left of the kind another comes."""
    week = ["p0", "p3", "p4", "p5"]
    first = instead_of(circle(), "p0", week=week, swapped=(), today=TODAY)
    second = instead_of(circle(), first, week=[first, *week[1:]], swapped=["p0"], today=TODAY)
    third = instead_of(circle(), second, week=[second, *week[1:]], swapped=["p0", first], today=TODAY)

    assert {first, second} == {"p1", "p2"}
    assert third in {"p6", "p7", "p8"}


def test_a_note_is_cut_behind_the_last_whole_word_that_fits() -> None:
    """Eight letters hold "Her team" whole; a word longer than all of them is cut where they end."""
    assert shortened("Her team hires", most=8) == "Her team…"
    assert shortened("Her team hires", most=7) == "Her…"
    assert shortened("Hertfordshire", most=5) == "Hertf…"
    assert shortened("Her team", most=8) == "Her team"


def test_a_talk_of_the_latest_day_is_told_with_its_words() -> None:
    """A logged talk is contact of its own day: the two are the same day, and the note says more."""
    ana = person(0, bond=tie("p0", days_ago=13))
    noted = Talk(person="p0", day=TODAY - timedelta(days=13), note="Her team hires.")
    older = Talk(person="p0", day=TODAY - timedelta(days=14), note="Her team hires.")

    assert "Her team hires." in last_spoke(ana, loop(talks=(noted,)), today=TODAY)
    assert "Her team hires." not in last_spoke(ana, loop(talks=(older,)), today=TODAY)
