"""Gaps by need: help that nobody offers yet, or only one person, or only by Kithmap's guess."""

from kithmap.gaps.chance import could
from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.dials_of_help import alternatives, first_offers
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.member import Member
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import ids_of, named

# Weights are shares of the need's importance, 1 to 3: an open need weighs all of it, one that hangs on one person more
# than half, a guess that waits for a word least, since one tap may close it.
NOBODY, ONE_PERSON, ONLY_GUESSED = 1.0, 0.6, 0.3
NO_OFFERS_WEIGHT = 2.5
"""Weight of having no offers at all: before nearly everything else, since the other sentences wait for it."""
NOT_ENOUGH_OFFERS = "needs/not-enough-offers"


def gaps_of_needs(now: Situation) -> list[Gap]:
    """Give what lacks need by need; one sentence in place of all where too few offers are known."""
    if not now.needs:
        return []
    if not now.coverage.is_known:
        return [_not_enough(now)]
    found = (_gap_of(cover, now) for cover in now.coverage.needs)
    return [gap for gap in found if gap is not None]


def _not_enough(now: Situation) -> Gap:
    offering = [member for member in now.members if member.offers]
    known = f"Only {named(offering)} {'has' if len(offering) == 1 else 'have'} help noted so far"
    return Gap(
        key=NOT_ENOUGH_OFFERS,
        kind=GapKind.OVERALL,
        subject_id=None,
        sentence=f"{known if offering else 'What your people could do for this goal is not noted yet'}, "
        "so which needs are open is not to be said.",
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
    refused, near = now.find(cover.declined), _in_pool(now, need.id)
    sentence = f"Nobody on your map is down for “{need.label}” yet"
    sentence += f"; {named(refused)} said no." if refused else "."
    ask = alternatives(now, cover)[:1]
    if near:
        step = f"Among the people off your map, {named(near)} could; bring them in."
    elif ask:
        step = f"{need.question} If nobody comes to mind, ask {named(ask)} whom they would ask.".lstrip()
    else:
        step = need.question or "Think of one person."
    return _gap(cover, "nobody", sentence=sentence, people=ids_of([*refused, *near]), step=step, share=NOBODY)


def _one_person(cover: NeedCover, now: Situation) -> Gap:
    (only,) = cover.carriers
    others = alternatives(now, cover, without=only.person_id)
    guess = ", by Kithmap's guess" if only.is_proposed else ""
    return _gap(
        cover,
        "one-person",
        sentence=f"“{cover.need.label}” rests on {only.name} alone{guess}.",
        people=(only.person_id,),
        step=f"Find a second person: could {_either(others)}?" if others else "Find a second person.",
        share=ONE_PERSON,
    )


def _only_guessed(cover: NeedCover, now: Situation) -> Gap:
    people = now.find(cover.people)
    return _gap(
        cover,
        "only-guessed",
        sentence=f"For “{cover.need.label}” Kithmap guesses {named(people)}; you have confirmed none of them.",
        people=ids_of(people),
        step=f"Say whether {people[0].name} could help with it.",
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


def _either(members: list[Member]) -> str:
    return " or ".join(member.name for member in members)
