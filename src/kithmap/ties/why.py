"""Why a tie is as alive as it is: one sentence with counts, ways and dates, and the silence against the usual gap."""

import numpy as np

from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.speech import marked, say, say_count
from kithmap.ties.strength import Ties, day_number, known_day
from kithmap.ties.tie import Rhythm

NEARLY_DAILY = 2.0
"""Usual gap in days up to which contact is "nearly every day"."""
A_WEEK = 7.0
"""Usual pause in days up to which spells are not told apart: days in a row and then a weekend are "every few days"."""
RHYTHM_WORDS = {
    Rhythm.ON_TRACK: marked("on track"),
    Rhythm.SLIPPING: marked("slipping"),
    Rhythm.DORMANT: marked("dormant"),
}


def why_alive(ties: Ties, row: int, *, is_known: bool, rhythm: Rhythm) -> str:
    """Give the sentence behind the warmth of the tie in `row`, as in "31 messages, both ways, last on 3 May; …"."""
    last = known_day(int(ties.last[row]))
    if last is None:
        return say("No contact on record yet.")
    day = spoken_day(last, today=ties.as_of)
    if not is_known:
        return say("{contacts}, last on {day}: not enough to say more.", contacts=_contacts(ties, row), day=day)
    return say(
        "{contacts}, last on {day}; {rhythm}.",
        contacts=_contacts(ties, row),
        day=day,
        rhythm=_against_usual(ties, row, rhythm=rhythm),
    )


def _contacts(ties: Ties, row: int) -> str:
    both = int(ties.both[row])
    meetings = say_count("{number} meeting", "{number} meetings", both)
    if not int(ties.out[row] + ties.got[row]):
        return meetings
    messages = _messages(int(ties.out[row]), int(ties.got[row]))
    return say("{messages}, {meetings}", messages=messages, meetings=meetings) if both else messages


def _messages(out: int, got: int) -> str:
    if not got:
        return say_count("{number} message, all from you", "{number} messages, all from you", out)
    if not out:
        return say_count("{number} message, all to you", "{number} messages, all to you", got)
    return say_count("{number} message, both ways", "{number} messages, both ways", out + got)


def _against_usual(ties: Ties, row: int, *, rhythm: Rhythm) -> str:
    silence = day_number(ties.as_of) - int(ties.last[row])
    since = say("silent for {length}", length=spoken_length(silence)) if silence else say("in touch today")
    if rhythm not in RHYTHM_WORDS:
        return say("{silence}, and too few pauses yet to know your rhythm", silence=since)
    word = say(RHYTHM_WORDS[rhythm])
    return say("{usually}, {silence}: {rhythm}", usually=_usually(ties, row), silence=since, rhythm=word)


def _usually(ties: Ties, row: int) -> str:
    gap = float(ties.usual_gap[row])
    if gap <= NEARLY_DAILY:
        return say("usually nearly every day")
    length = spoken_length(round(gap))
    if _comes_in_spells(ties, row):
        if gap <= A_WEEK:
            return say("usually every few days")
        return say("usually in spells of some days, {length} apart", length=length)
    return say("usually every {length}", length=length)


def _comes_in_spells(ties: Ties, row: int) -> bool:
    """Whether most contact days follow another within three days: twice as many days as spells."""
    return bool(np.greater_equal(ties.days[row], 2 * ties.spells[row]))
