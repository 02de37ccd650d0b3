"""A calendar feed: reminders as the text of an .ics file (RFC 5545)."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any

from kithmap.kit.speech import say
from kithmap.plan.reminders import Reminder

PRODUCT = "-//Kithmap//This week//EN"
APPOINTMENT_MINUTES = 15


def calendar_feed(reminders: Iterable[Reminder], *, made_at: datetime, alarm_hour: int, domain: str) -> bytes:
    """Give a calendar with a task or an appointment for each reminder, each with an alarm at `alarm_hour`.

    Times are local wherever the calendar is read ("floating"), so that nine o'clock stays nine o'clock through clock
    changes and on journeys. `made_at` carries its offset. `domain` makes ids unique; it need not exist.
    """
    # icalendar takes 0.1 s to load: only a feed pays for it
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", say("Kithmap: this week"))
    for reminder in reminders:
        calendar.add_component(_entry(reminder, made_at=made_at, alarm_hour=alarm_hour, domain=domain))
    text: bytes = calendar.to_ical()
    return text


def _entry(reminder: Reminder, *, made_at: datetime, alarm_hour: int, domain: str) -> Any:
    # for the same reason; its types are not known up here
    from icalendar import Alarm, Event, Todo

    entry = Todo() if reminder.is_task else Event()
    entry.add("uid", f"{reminder.uid}@{domain}")
    entry.add("dtstamp", made_at)
    entry.add("summary", reminder.title)
    if reminder.text:
        entry.add("description", reminder.text)
    rings_at = datetime.combine(reminder.day, time(alarm_hour))
    if isinstance(entry, Todo):
        entry.add("due", rings_at)
        entry.add("status", "COMPLETED" if reminder.is_done else "NEEDS-ACTION")
    else:
        entry.add("dtstart", rings_at)
        entry.add("dtend", rings_at + timedelta(minutes=APPOINTMENT_MINUTES))
    if not reminder.is_done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", reminder.title)
        # a task without a beginning rings when it is due
        alarm.add("trigger", timedelta(0), parameters={"RELATED": "END"} if reminder.is_task else {})
        entry.add_component(alarm)
    return entry
