"""Size, Depth and Freshness: how many people there are, how close, and how many of them in touch."""

from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.layers import CAPACITY, layers
from kithmap.gaps.member import Member
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import NAMES_SHOWN, ids_of, named, sentences
from kithmap.kit.dates import spoken_day, spoken_length
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, say_count, written
from kithmap.ties.tie import Rhythm, Warmth


def size(now: Situation) -> Dial:
    """Give how many people are on the map, and how they spread over the rings."""
    number = len(now.members)
    if not now.has_enough_people:
        few = say_count(
            "{number} person is on your map so far: not enough to say more.",
            "{number} people are on your map so far: not enough to say more.",
            number,
        )
        return silent(
            DialName.SIZE,
            say("people"),
            sentence=few if number else say("Nobody is on your map so far: not enough to say more."),
            next_step=say(
                "Place at least {least} people first: write down names as they come to mind.", least=LEAST_PEOPLE
            ),
            people=ids_of(now.members),
        )
    return Dial(
        name=DialName.SIZE,
        value=float(number),
        unit=say("people"),
        label=say_count("{number} person", "{number} people", number),
        sentence=_spread(now),
        people=ids_of(now.members),
        next_step=_one_more(now),
        enough=True,
        reasons=(
            Reason(
                say(
                    "Circles of {usual} are what most people keep up; more or fewer is no fault.",
                    usual=", ".join(f"{capacity}" for capacity in CAPACITY),
                )
            ),
        ),
    )


def _spread(now: Situation) -> str:
    counts, number = layers(member.ring for member in now.members), len(now.members)
    if not counts.placed:
        return say_count(
            "{number} person is on your map: none of them placed yet.",
            "{number} people are on your map: none of them placed yet.",
            number,
        )
    first, second, third, _ = counts.within
    spread = say_count(
        "{number} person is on your map: {first} in the closest ring, {second} within the first two, {third} within "
        "the first three.",
        "{number} people are on your map: {first} in the closest ring, {second} within the first two, {third} within "
        "the first three.",
        number,
        first=written(first),
        second=written(second),
        third=written(third),
    )
    if not counts.unplaced:
        return spread
    return sentences(spread, say_count("{number} is not placed yet.", "{number} are not placed yet.", counts.unplaced))


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
    part, whole = written(len(close)), written(len(counted_on))
    return Dial(
        name=DialName.DEPTH,
        value=float(len(close)),
        unit=say("people in rings 1 and 2"),
        label=say(
            "{part} of {whole} placed" if is_own else "{part} of {whole} placed by Kithmap", part=part, whole=whole
        ),
        sentence=_how_deep(close, whole=whole, is_own=is_own),
        people=ids_of(close),
        next_step=_deeper(now, placed),
        enough=True,
    )


def _how_deep(close: list[Member], *, whole: str, is_own: bool) -> str:
    if not close and is_own:
        return say("None of the {whole} people you placed is close.", whole=whole)
    if not close:
        return say("Kithmap would place none of {whole} people close, from how you are in touch.", whole=whole)
    if is_own:
        return say_count(
            "{number} of the {whole} people you placed is close: {names}.",
            "{number} of the {whole} people you placed are close: {names}.",
            len(close),
            whole=whole,
            names=named(close),
        )
    return say_count(
        "Kithmap would place {number} of {whole} people close, from how you are in touch: {names}.",
        "Kithmap would place {number} of {whole} people close, from how you are in touch: {names}.",
        len(close),
        whole=whole,
        names=named(close),
    )


def _too_few_placed(now: Situation, placed: list[Member]) -> Dial:
    unplaced = [member for member in now.members if member.ring is None][:NAMES_SHOWN]
    some = say_count(
        "{number} person has a ring so far: not enough to say.",
        "{number} people have a ring so far: not enough to say.",
        len(placed),
    )
    step = say("Place at least {least} people first.", least=LEAST_PEOPLE)
    if unplaced:
        step = say(
            "Place at least {least} people first, starting with {names}.", least=LEAST_PEOPLE, names=named(unplaced)
        )
    return silent(
        DialName.DEPTH,
        say("people in rings 1 and 2"),
        sentence=some if placed else say("Nobody has a ring yet: not enough to say."),
        next_step=step,
        people=ids_of(placed),
    )


def freshness(now: Situation) -> Dial:
    """Give the share of people with a warm tie, of those about whom anything is known."""
    unit = say("share of ties that are warm")
    known = [member for member in now.members if member.tie.warmth is not Warmth.UNKNOWN]
    if len(known) < LEAST_PEOPLE:
        return _too_few_known(known, unit)
    if now.seen_until < now.today:
        return silent(
            DialName.FRESHNESS,
            unit,
            sentence=say(
                "Your records reach to {day}, {length} ago: not enough to say who is in touch now.",
                day=spoken_day(now.seen_until, today=now.today),
                length=spoken_length((now.today - now.seen_until).days),
            ),
            next_step=say("Bring in newer mail, messages or calendars."),
            people=ids_of(known),
        )
    warm = [member for member in known if member.tie.warmth is Warmth.WARM]
    return Dial(
        name=DialName.FRESHNESS,
        value=len(warm) / len(known),
        unit=unit,
        label=say("{part} of {whole} known", part=written(len(warm)), whole=written(len(known))),
        sentence=sentences(_how_fresh(warm, whole=len(known)), _blanks(len(now.members) - len(known))),
        people=ids_of(warm),
        next_step=_write_to(known, now),
        enough=True,
    )


def _too_few_known(known: list[Member], unit: str) -> Dial:
    return silent(
        DialName.FRESHNESS,
        unit,
        sentence=_how_few_known(len(known)),
        next_step=say("Bring in mail, messages or a calendar, or note your latest talks."),
        people=ids_of(known),
    )


def _how_few_known(number: int) -> str:
    if not number:
        return say("When you were last in touch with whom is not known yet. That is no bad sign, only a blank.")
    return say_count(
        "When you were last in touch is known of {number} person: not enough to say. That is no bad sign, only a "
        "blank.",
        "When you were last in touch is known of {number} people: not enough to say. That is no bad sign, only a "
        "blank.",
        number,
    )


def _how_fresh(warm: list[Member], *, whole: int) -> str:
    if not warm:
        return say("None of the {whole} ties that are known is warm.", whole=written(whole))
    return say_count(
        "{number} tie is warm, of {whole} that are known: {names}.",
        "{number} ties are warm, of {whole} that are known: {names}.",
        len(warm),
        whole=written(whole),
        names=named(warm),
    )


def _blanks(number: int) -> str:
    if not number:
        return ""
    return say_count(
        "Nothing is known of {number} other, which is no bad sign.",
        "Nothing is known of {number} others, which is no bad sign.",
        number,
    )


def _one_more(now: Situation) -> str:
    if not now.categories:
        return say("Add whoever else comes to mind when you think of this goal.")
    thin = min(now.categories, key=lambda c: (len(now.in_category(c.id)), c.order, c.id))
    if thin.prompt:
        return say("Think of {category}: {question}", category=thin.name, question=thin.prompt)
    return say("Think of {category}: who else belongs there?", category=thin.name)


def _deeper(now: Situation, placed: list[Member]) -> str:
    guessed = [member for member in placed if member.ring_is_proposed][:NAMES_SHOWN]
    unplaced = [member for member in now.members if member.ring is None]
    if guessed:
        return say(
            "Look at the places Kithmap proposed, starting with {names}: your word counts more.", names=named(guessed)
        )
    if unplaced:
        return say_count(
            "Say how close {names} is to you.",
            "Say how close {names} are to you.",
            len(unplaced),
            names=named(unplaced[:NAMES_SHOWN]),
        )
    near = [member for member in placed if member.ring == 3]
    if near:
        return say("Give an unhurried hour to {name}, who stands just outside.", name=near[0].name)
    return say("Keep an unhurried hour this week for one of them.")


def _write_to(known: list[Member], now: Situation) -> str:
    quiet = [m for m in known if m.tie.rhythm in (Rhythm.SLIPPING, Rhythm.DORMANT) or m.tie.warmth is not Warmth.WARM]
    told = [(m.name, m.tie.last) for m in quiet if m.tie.last is not None]
    if not told:
        return say("Nothing to mend: keep in touch as you do.")
    name, last = told[0]
    day = spoken_day(last, today=now.today)
    return say("Write to {name}; your last contact was on {day}.", name=name, day=day)
