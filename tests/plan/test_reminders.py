"""Reminders arrive: the calendar is read by icalendar, and the letter says what the week says."""

from datetime import UTC, date, datetime, timedelta

import icalendar

from kithmap.goals.goal import Goal
from kithmap.plan.calendar_feed import calendar_feed
from kithmap.plan.debrief import Debrief
from kithmap.plan.digest import digest
from kithmap.plan.ending import Ending, EndingKind
from kithmap.plan.loop import Loop
from kithmap.plan.pause import Pause
from kithmap.plan.promise import Promise
from kithmap.plan.reminders import Reminder, reminders
from kithmap.plan.review import Review
from kithmap.plan.steps import due_steps
from kithmap.plan.week import Circle, Week, plan_week
from tests.gaps.circle import GOAL, person, read
from tests.plan.loops import MONDAY, day, loop

MEMBERS = [person(0, ring=1), person(1, ring=2)]
MADE_AT = datetime(2026, 11, 2, 7, 30, tzinfo=UTC)
AGREED = Debrief(
    talk_id="t", person="p0", day=day(2), next_on=day(20), learned="They hire; in spring, they say\nperhaps"
)
OWED = Promise(person="p0", by_me=True, what="Send the book", made_on=day(1), due=day(4))


def week_of(found: Loop, today: date = MONDAY) -> Week:
    return plan_week(Circle(members=MEMBERS, reading=read(MEMBERS), loop=found), today=today)


def all_of(found: Loop, today: date = MONDAY) -> tuple[Reminder, ...]:
    return reminders(found, MEMBERS, week=week_of(found, today), goal=GOAL, today=today)


def parsed(found: tuple[Reminder, ...]) -> icalendar.Calendar:
    text = calendar_feed(found, made_at=MADE_AT, alarm_hour=9, domain="kithmap.invalid")
    return icalendar.Calendar.from_ical(text)


def test_a_calendar_holds_tasks_appointments_and_alarms() -> None:
    """Two talks and a promise to do, an agreed talk and the review to come to; each rings at nine."""
    calendar = parsed(all_of(loop(debriefs=(AGREED,), promises=(OWED,)), today=day(3)))
    tasks, events = calendar.walk("VTODO"), calendar.walk("VEVENT")

    assert [str(task["summary"]) for task in tasks] == [
        "You promised Ana Alm by 4 November: Send the book",
        "Talk with Ana Alm",
        "Talk with Ben Alm",
    ]
    assert [task.decoded("due") for task in tasks] == [datetime(2026, 11, n, 9) for n in (4, 8, 8)]
    assert [(event.decoded("dtstart"), str(event["summary"])) for event in events] == [
        (datetime(2026, 11, 8, 9), "Look back on the week: Lead a data team"),
        (datetime(2026, 11, 20, 9), "Talk with Ana Alm"),
    ]
    assert str(events[1]["description"]) == AGREED.learned
    assert len(calendar.walk("VALARM")) == 5
    assert {alarm.decoded("trigger") for alarm in calendar.walk("VALARM")} == {timedelta(0)}
    assert {alarm["trigger"].params.get("RELATED") for task in tasks for alarm in task.walk("VALARM")} == {"END"}


def test_the_same_thing_keeps_its_id_and_what_is_done_rings_no_more() -> None:
    """A calendar that is read every hour must not fill with copies."""
    first = {reminder.uid for reminder in all_of(loop(promises=(OWED,)))}
    again = {reminder.uid for reminder in all_of(loop(promises=(OWED,)), today=day(4))}
    done = parsed((Reminder(uid="a", day=day(4), title="Talk", is_done=True),))

    assert first <= again
    assert str(done.walk("VTODO")[0]["status"]) == "COMPLETED"
    assert done.walk("VALARM") == []


def test_times_are_local_so_that_nine_stays_nine_through_clock_changes() -> None:
    """Floating times carry no zone; the stamp of making does."""
    spring = (
        Reminder(uid="a", day=date(2026, 3, 29), title="Talk"),
        Reminder(uid="b", day=date(2028, 2, 29), title="b"),
    )
    text = calendar_feed(spring, made_at=MADE_AT, alarm_hour=9, domain="kithmap.invalid").decode()

    assert "DUE:20260329T090000\r\n" in text
    assert "DUE:20280229T090000\r\n" in text
    assert "DTSTAMP:20261102T073000Z\r\n" in text


def test_a_title_cannot_break_out_of_its_line() -> None:
    """Line breaks, semicolons and a forged entry in a name stay text (RFC 5545, 3.3.11)."""
    nasty = "Ana\r\nEND:VTODO\r\nBEGIN:VEVENT; a, b \\ c" + "é" * 80
    calendar = parsed((Reminder(uid="a", day=day(4), title=nasty),))

    assert [component.name for component in calendar.subcomponents] == ["VTODO"]
    assert str(calendar.walk("VTODO")[0]["summary"]).replace("\r", "") == nasty.replace("\r", "")


def test_a_pause_and_an_ending_silence_everything() -> None:
    """No reminder comes to whoever asked for none."""
    assert all_of(loop(promises=(OWED,), pauses=(Pause(goal_id="goal", since=MONDAY),)), today=day(4)) == ()
    ended = Ending(goal_id="goal", kind=EndingKind.DROPPED, day=MONDAY)
    assert all_of(loop(promises=(OWED,), endings=(ended,)), today=day(4)) == ()


def test_a_review_that_was_held_is_not_reminded_of() -> None:
    """Once a week is enough."""
    held = loop(reviews=(Review(goal_id="goal", day=day(6)),))

    assert [r for r in all_of(held, today=day(7)) if r.uid.startswith("review/")] == []


def test_the_letter_tells_the_week_and_what_is_open() -> None:
    """Plain text, one talk after another."""
    found = loop(promises=(OWED,))
    letter = digest(week_of(found), due_steps(found, MEMBERS, today=day(4)), goal=GOAL, today=day(4))

    assert letter is not None
    assert letter.subject == "2 conversations this week for “Lead a data team”"
    assert letter.body.startswith("Your week for “Lead a data team”, from 2 November.\n\n1. Ana Alm\n")
    assert "Also open:\n- You promised Ana Alm by 4 November: Send the book\n" in letter.body
    assert "\r" not in letter.subject
    assert "\n" not in letter.subject


def test_an_empty_letter_is_not_written() -> None:
    """Nor can a goal with a line break write a second header."""
    nobody = plan_week(Circle(members=(), reading=read([])), today=MONDAY)
    sly = Goal(id="goal", outcome="Lead\r\nBcc: all@x.example")
    letter = digest(week_of(loop()), (), goal=sly, today=MONDAY)

    assert digest(nobody, (), goal=GOAL, today=MONDAY) is None
    assert letter is not None
    assert "\n" not in letter.subject


def test_a_talk_agreed_for_today_is_a_task_and_no_appointment_any_more() -> None:
    """From that day on it is due; the calendar must not say it twice."""
    found = loop(debriefs=(AGREED,))
    ids = {
        today: {reminder.uid.partition("/")[0] for reminder in all_of(found, today=day(today))} for today in (19, 20)
    }

    assert "next" in ids[19]
    assert "talk again" not in ids[19]
    assert "next" not in ids[20]
    assert "talk again" in ids[20]
