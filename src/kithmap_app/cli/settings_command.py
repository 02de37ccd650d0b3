"""`kithmap settings`: how the owner's weeks go."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import available_timezones

import click

from kithmap.actions.set_preference import set_preference
from kithmap.kit.dates import spoken_weekday
from kithmap.plan.preference import LAST_HOUR, LEAST_CAPACITY, MOST_CAPACITY, Preference
from kithmap.plan.weeks import MONDAY, SATURDAY, SUNDAY
from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say

STARTS = {"monday": MONDAY, "saturday": SATURDAY, "sunday": SUNDAY}


@click.command(
    "settings",
    epilog="\b\nExamples:\n  kithmap settings --book my.json\n  kithmap settings --week-starts sunday --book my.json\n"
    "  kithmap settings --talks 3 --time-zone Europe/Madrid --alarm-hour 8 --book my.json",
)
@BOOK
@click.option("--week-starts", type=click.Choice(list(STARTS)), help="The first day of your week.")
@click.option("--talks", type=click.IntRange(LEAST_CAPACITY, MOST_CAPACITY), help="Conversations a week.")
@click.option("--time-zone", metavar="ZONE", help='Where you live, as Europe/Madrid; "" is where this machine is.')
@click.option("--alarm-hour", type=click.IntRange(0, LAST_HOUR), help="When reminders ring, and the letter goes.")
@click.option("--letter/--no-letter", default=None, help="A letter with your week on its first day: `kithmap digest`.")
@JSON
def command(
    book: Path | None,
    week_starts: str | None,
    talks: int | None,
    time_zone: str | None,
    alarm_hour: int | None,
    letter: bool | None,
    *,
    as_json: bool,
) -> None:
    """Show how your weeks go, or set it. No address and no password is kept in a book."""
    opened = open_to_write(book)
    old = opened.facts.preference
    if time_zone and time_zone not in available_timezones():
        raise click.BadParameter(
            say("There is no time zone called {zone}. Write it like Europe/Madrid.", zone=time_zone),
            param_hint="--time-zone",
        )
    new = replace(
        old,
        week_starts_on=old.week_starts_on if week_starts is None else STARTS[week_starts],
        capacity=talks or old.capacity,
        time_zone=old.time_zone if time_zone is None else time_zone,
        alarm_hour=old.alarm_hour if alarm_hour is None else alarm_hour,
        wants_digest=old.wants_digest if letter is None else letter,
    )
    if new != old:
        set_preference(opened, new)
        keep(book, opened)
    if as_json:
        tell_json(new)
        return
    _tell(new)


def _tell(preference: Preference) -> None:
    tell(say("Your week begins on {day}.", day=spoken_weekday(preference.week_starts_on)))
    tell(say("Conversations a week: {number}.", number=preference.capacity))
    tell(say("Reminders ring at {hour}:00.", hour=preference.alarm_hour))
    tell(say("Time zone: {zone}.", zone=preference.time_zone or say("that of this machine")))
    tell(say("A letter comes with your week.") if preference.wants_digest else say("No letter comes with your week."))
