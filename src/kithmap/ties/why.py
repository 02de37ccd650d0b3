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
    """Give the sentence behind the warmth of the tie in `row`: "31 messages, both ways, 2 calls, last on 3 May; …"."""
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
    """Give what there was, each kind by its name: letters, calls, and then what else neither side began."""
    calls_out, calls_got, calls_both = ties.calls[row].tolist()
    out, got, met = int(ties.out[row]) - calls_out, int(ties.got[row]) - calls_got, int(ties.both[row]) - calls_both
    told = [_messages(out, got)] if out + got else []
    told += [_calls(calls_out, calls_got, calls_both)] if calls_out + calls_got + calls_both else []
    told += [say_count("{number} meeting", "{number} meetings", met)] if met else []
    return ", ".join(told)


def _calls(out: int, got: int, both: int) -> str:
    if not got + both:
        return say_count("{number} call, from you", "{number} calls, all from you", out)
    if not out + both:
        return say_count("{number} call, to you", "{number} calls, all to you", got)
    return say_count("{number} call", "{number} calls", out + got + both)


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
