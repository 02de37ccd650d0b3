"""Size, Depth and Freshness: how many people there are, how close, and how many of them in touch."""

from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.layers import CAPACITY, layers
from kithmap.gaps.member import Member
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import NAMES_SHOWN, counted, ids_of, named
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.reason import Reason
from kithmap.ties.tie import Rhythm, Warmth

RECORDS_STALE_DAYS = 60
"""Silence of all records together after which they say nothing about who is in touch now: the files end there."""


def size(now: Situation) -> Dial:
    """Give how many people are on the map, and how they spread over the rings."""
    people = counted(len(now.members), "person is", "people are")
    if not now.has_enough_people:
        return silent(
            DialName.SIZE,
            "people",
            sentence=f"{people if now.members else 'Nobody is'} on your map so far: not enough to say more.",
            next_step=f"Place at least {LEAST_PEOPLE} people first: write down names as they come to mind.",
            people=ids_of(now.members),
        )
    counts = layers(member.ring for member in now.members)
    spread = "none of them placed yet"
    if counts.placed:
        first, second, third, _ = counts.within
        spread = f"{first:,} in the closest ring, {second:,} within the first two, {third:,} within the first three"
        if counts.unplaced:
            spread += f"; {counted(counts.unplaced, 'is', 'are')} not placed yet"
    usual = ", ".join(f"{capacity}" for capacity in CAPACITY)
    return Dial(
        name=DialName.SIZE,
        value=float(len(now.members)),
        unit="people",
        label=counted(len(now.members), "person", "people"),
        sentence=f"{people} on your map: {spread}.",
        people=ids_of(now.members),
        next_step=_one_more(now),
        enough=True,
        reasons=(Reason(f"Circles of {usual} are what most people keep up; more or fewer is no fault."),),
    )


def depth(now: Situation) -> Dial:
    """Give how many of those placed are in rings 1 and 2, whom one can call on a bad day."""
    placed = [member for member in now.members if member.ring is not None]
    unplaced = [member for member in now.members if member.ring is None]
    if len(placed) < LEAST_PEOPLE:
        where = f"{counted(len(placed), 'person has', 'people have')} a ring so far"
        step = f"Place at least {LEAST_PEOPLE} people first"
        return silent(
            DialName.DEPTH,
            "people in rings 1 and 2",
            sentence=f"{where if placed else 'Nobody has a ring yet'}: not enough to say.",
            next_step=f"{step}, starting with {named(unplaced[:NAMES_SHOWN])}." if unplaced else f"{step}.",
            people=ids_of(placed),
        )
    close = [member for member in placed if member.is_close]
    guessed = [member for member in placed if member.ring_is_proposed]
    names = f": {named(close)}" if close else ""
    sentence = f"{counted(len(close), 'person is', 'people are')} close, of {len(placed):,} placed{names}."
    if not close:
        sentence = f"Nobody of the {len(placed):,} people placed is close."
    if guessed:
        sentence += f" Kithmap proposed {_of_all(len(guessed), len(placed))} from how you are in touch."
    return Dial(
        name=DialName.DEPTH,
        value=float(len(close)),
        unit="people in rings 1 and 2",
        label=f"{len(close):,} of {len(placed):,} placed",
        sentence=sentence,
        people=ids_of(close),
        next_step=_deeper(placed, guessed=guessed),
        enough=True,
    )


def freshness(now: Situation) -> Dial:
    """Give the share of people with a warm tie, of those about whom anything is known."""
    unit = "share of ties that are warm"
    known = [member for member in now.members if member.tie.warmth is not Warmth.UNKNOWN]
    if len(known) < LEAST_PEOPLE:
        return silent(
            DialName.FRESHNESS,
            unit,
            sentence=f"When you were last in touch is known of {counted(len(known), 'person', 'people')}: "
            "not enough to say. That is no bad sign, only a blank.",
            next_step="Bring in mail, messages or a calendar, or note your latest talks.",
            people=ids_of(known),
        )
    if now.records_end is not None and (now.today - now.records_end).days > RECORDS_STALE_DAYS:
        ago = spoken_length((now.today - now.records_end).days)
        return silent(
            DialName.FRESHNESS,
            unit,
            sentence=f"The latest contact in your records was on {spoken_day(now.records_end, today=now.today)}, "
            f"{ago} ago: not enough to say who is in touch now.",
            next_step="Bring in newer mail, messages or calendars.",
            people=ids_of(known),
        )
    warm = [member for member in known if member.tie.warmth is Warmth.WARM]
    blank = len(now.members) - len(known)
    sentence = f"{counted(len(warm), 'tie is', 'ties are')} warm, of {len(known):,} that are known"
    sentence += f": {named(warm)}." if warm else "."
    if blank:
        sentence += f" Of {counted(blank, 'other', 'others')} nothing is known, which is no bad sign."
    return Dial(
        name=DialName.FRESHNESS,
        value=len(warm) / len(known),
        unit=unit,
        label=f"{len(warm):,} of {len(known):,} known",
        sentence=sentence,
        people=ids_of(warm),
        next_step=_write_to(known, now),
        enough=True,
    )


def _one_more(now: Situation) -> str:
    if not now.categories:
        return "Add whoever else comes to mind when you think of this goal."
    thin = min(now.categories, key=lambda c: (len(now.in_category(c.id)), c.order, c.id))
    return f"Think of {thin.name}: {thin.prompt or 'who else belongs there?'}"


def _of_all(part: int, whole: int) -> str:
    return "all of these places" if part == whole else f"{part:,} of these places"


def _deeper(placed: list[Member], *, guessed: list[Member]) -> str:
    if guessed:
        return (
            f"Look at the places Kithmap proposed, starting with {named(guessed[:NAMES_SHOWN])}: your word counts more."
        )
    near = [member for member in placed if member.ring == 3]
    if near:
        return f"Give an unhurried hour to {near[0].name}, who stands just outside."
    return "Keep an unhurried hour this week for one of them."


def _write_to(known: list[Member], now: Situation) -> str:
    quiet = [m for m in known if m.tie.rhythm in (Rhythm.SLIPPING, Rhythm.DORMANT) or m.tie.warmth is not Warmth.WARM]
    told = [m for m in quiet if m.tie.last is not None]
    if not told:
        return "Nothing to mend: keep in touch as you do."
    person = told[0]
    assert person.tie.last is not None
    return f"Write to {person.name}; your last contact was on {spoken_day(person.tie.last, today=now.today)}."
