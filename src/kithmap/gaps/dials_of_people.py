"""Size, Depth and Freshness: how many people there are, how close, and how many of them in touch."""

from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.layers import CAPACITY, layers
from kithmap.gaps.member import Member
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import NAMES_SHOWN, counted, ids_of, named
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.reason import Reason
from kithmap.ties.tie import Rhythm, Warmth


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
    """Give how many of those placed are in rings 1 and 2, whom one can call on a bad day.

    By the owner's own placements where they are enough, else by Kithmap's proposals, and the sentence says which.
    """
    placed = [member for member in now.members if member.ring is not None]
    own = [member for member in placed if not member.ring_is_proposed]
    if len(placed) < LEAST_PEOPLE:
        return _too_few_placed(now, placed)
    is_own = len(own) >= LEAST_PEOPLE
    counted_on = own if is_own else placed
    close = [member for member in counted_on if member.is_close]
    if is_own:
        how_many = f"{len(close):,} of the {len(own):,} people you placed {'is' if len(close) == 1 else 'are'} close"
    else:
        how_many = f"Kithmap would place {len(close):,} of {len(placed):,} people close, from how you are in touch"
    return Dial(
        name=DialName.DEPTH,
        value=float(len(close)),
        unit="people in rings 1 and 2",
        label=f"{len(close):,} of {len(counted_on):,} placed" + ("" if is_own else " by Kithmap"),
        sentence=f"{how_many}: {named(close)}." if close else f"{how_many}.",
        people=ids_of(close),
        next_step=_deeper(now, placed),
        enough=True,
    )


def _too_few_placed(now: Situation, placed: list[Member]) -> Dial:
    unplaced = [member for member in now.members if member.ring is None]
    where = f"{counted(len(placed), 'person has', 'people have')} a ring so far"
    step = f"Place at least {LEAST_PEOPLE} people first"
    return silent(
        DialName.DEPTH,
        "people in rings 1 and 2",
        sentence=f"{where if placed else 'Nobody has a ring yet'}: not enough to say.",
        next_step=f"{step}, starting with {named(unplaced[:NAMES_SHOWN])}." if unplaced else f"{step}.",
        people=ids_of(placed),
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
    if now.seen_until < now.today:
        ago = spoken_length((now.today - now.seen_until).days)
        return silent(
            DialName.FRESHNESS,
            unit,
            sentence=f"Your records reach to {spoken_day(now.seen_until, today=now.today)}, "
            f"{ago} ago: not enough to say who is in touch now.",
            next_step="Bring in newer mail, messages or calendars.",
            people=ids_of(known),
        )
    warm = [member for member in known if member.tie.warmth is Warmth.WARM]
    blank = len(now.members) - len(known)
    sentence = f"{counted(len(warm), 'tie is', 'ties are')} warm, of {len(known):,} that are known"
    sentence += f": {named(warm)}." if warm else "."
    if blank:
        sentence += f" Nothing is known of {counted(blank, 'other', 'others')}, which is no bad sign."
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


def _deeper(now: Situation, placed: list[Member]) -> str:
    guessed = [member for member in placed if member.ring_is_proposed]
    unplaced = [member for member in now.members if member.ring is None]
    if guessed:
        first = named(guessed[:NAMES_SHOWN])
        return f"Look at the places Kithmap proposed, starting with {first}: your word counts more."
    if unplaced:
        return f"Say how close {named(unplaced[:NAMES_SHOWN])} {'is' if len(unplaced) == 1 else 'are'} to you."
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
