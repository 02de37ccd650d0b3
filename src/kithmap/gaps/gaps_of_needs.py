"""Gaps by need: help that nobody offers yet, or only one person, or only by Kithmap's guess."""

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.dials_of_help import alternatives, first_offers
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.member import Member
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import either, ids_of, named, plain_end, sentences
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say, say_count

# Weights are shares of the need's importance, 1 to 3: an open need weighs all of it, one that hangs on one person more
# than half, a guess that waits for a word least, since one tap may close it.
NOBODY, ONE_PERSON, ONLY_GUESSED = 1.0, 0.6, 0.3
NO_OFFERS_WEIGHT = 2.5
"""Weight of having no offers at all: before nearly everything else, since the other sentences wait for it."""
NOT_ENOUGH_OFFERS = "needs/not-enough-offers"


def gaps_of_needs(now: Situation) -> list[Gap]:
    """Give what lacks need by need; one sentence in place of all where too few offers are known.

    What the owner was asked about and knows nobody for is told in any case.
    """
    if not now.needs:
        return []
    if not now.coverage.is_known:
        asked = [
            _nobody(cover, now) for cover in now.coverage.needs if not cover.carriers and now.lacks_of(cover.need.id)
        ]
        return [_not_enough(now), *asked]
    found = (_gap_of(cover, now) for cover in now.coverage.needs)
    return [gap for gap in found if gap is not None]


def _not_enough(now: Situation) -> Gap:
    offering = [member for member in now.members if member.offers]
    none = say("What your people could do for this goal is not noted yet, so which needs are open is not to be said.")
    some = say_count(
        "Only {names} has help noted so far, so which needs are open is not to be said.",
        "Only {names} have help noted so far, so which needs are open is not to be said.",
        len(offering),
        names=named(offering),
    )
    return Gap(
        key=NOT_ENOUGH_OFFERS,
        kind=GapKind.OVERALL,
        subject_id=None,
        sentence=some if offering else none,
        people=ids_of(offering),
        next_step=first_offers(now),
        weight=NO_OFFERS_WEIGHT,
    )


def _gap_of(cover: NeedCover, now: Situation) -> Gap | None:
    if not cover.carriers:
        return _nobody(cover, now)
    if len(cover.carriers) == 1:
        return _one_person(cover, now)
    return _only_guessed(cover, now) if cover.is_guess else None


def _nobody(cover: NeedCover, now: Situation) -> Gap:
    need = cover.need
    refused, pool = now.find(cover.declined), _in_pool(now, need.id)
    nearest = alternatives(now, cover)[:1]
    return _gap(
        cover,
        "nobody",
        sentence=sentences(_nobody_sentence(cover, refused, nearest, now), _looked_for(cover, now)),
        people=ids_of([*(refused or nearest), *pool]),
        step=_find_one(cover, pool, nearest),
        share=NOBODY,
    )


def _nobody_sentence(cover: NeedCover, refused: list[Member], nearest: list[Member], now: Situation) -> str:
    need = cover.need.label
    if refused:
        return say("Nobody on your map is down for “{need}” yet; {names} said no.", need=need, names=named(refused))
    if not nearest:
        return say("Nobody on your map is down for “{need}” yet.", need=need)
    return say(
        "Nobody on your map is down for “{need}” yet; nearest is {who}.", need=need, who=described(nearest[0], now)
    )


def _looked_for(cover: NeedCover, now: Situation) -> str:
    lacks = now.lacks_of(cover.need.id)
    if not lacks:
        return ""
    day = spoken_day(max(lack.day for lack in lacks), today=now.today)
    return say("You thought about it on {day} and nobody came to mind.", day=day)


def _find_one(cover: NeedCover, pool: list[Member], nearest: list[Member]) -> str:
    if pool:
        return say("Among the people off your map, {names} could; bring them in.", names=named(pool))
    if nearest:
        ask = say("If nobody comes to mind, ask {name} whom they would ask.", name=nearest[0].name)
        return sentences(cover.need.question, ask)
    return cover.need.question or say("Think of one person.")


def described(member: Member, now: Situation) -> str:
    """Give a name with where the owner knows them from: "Ana, in Colleagues", "Ana, at Acme"."""
    category = next((c.name for c in now.categories if c.id == member.category_id), "")
    if category:
        return say("{name}, in {category}", name=member.name, category=category)
    if member.organisation:
        return say("{name}, at {place}", name=member.name, place=plain_end(member.organisation))
    return member.name


def _one_person(cover: NeedCover, now: Situation) -> Gap:
    (only,) = cover.carriers
    need = cover.need.label
    others = alternatives(now, cover, without=only.person_id)
    guessed = say("“{need}” rests on {name} alone, by Kithmap's guess.", need=need, name=only.name)
    step = say("Find a second person.")
    if others:
        step = say("Find a second person: could {names}?", names=either(others))
    return _gap(
        cover,
        "one-person",
        sentence=guessed if only.is_proposed else say("“{need}” rests on {name} alone.", need=need, name=only.name),
        people=(only.person_id,),
        step=step,
        share=ONE_PERSON,
    )


def _only_guessed(cover: NeedCover, now: Situation) -> Gap:
    people = now.find(cover.people)
    return _gap(
        cover,
        "only-guessed",
        sentence=say(
            "For “{need}” Kithmap guesses {names}; you have confirmed none of them.",
            need=cover.need.label,
            names=named(people),
        ),
        people=ids_of(people),
        step=say("Say whether {name} could help with it.", name=people[0].name),
        share=ONLY_GUESSED,
    )


def _gap(cover: NeedCover, what: str, *, sentence: str, people: tuple[str, ...], step: str, share: float) -> Gap:
    return Gap(
        key=f"need/{cover.need.id}/{what}",
        kind=GapKind.NEED,
        subject_id=cover.need.id,
        sentence=sentence,
        people=people,
        next_step=step,
        weight=share * cover.need.importance,
    )


def _in_pool(now: Situation, need_id: str) -> list[Member]:
    return [m for m in now.pool if any(offer.need_id == need_id and could(offer) > 0 for offer in m.offers)]
