"""Ask checks: the "do you know someone who can …?" questions of a goal's needs."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from kithmap.gaps.coverage import ENOUGH_PEOPLE
from kithmap.goals.need import Need
from kithmap.goals.offer import Offer, OfferState
from kithmap.goals.start_goal import NeedCheck
from kithmap.goals.template import TemplateNeed, load_template, template_names
from kithmap.kit.speech import LANGUAGES, say, speaking


def checks_of(needs: Iterable[Need]) -> tuple[NeedCheck, ...]:
    """Give the need-check questions of `needs`, in the order given: those of the template that has the need.

    A need that the owner added or renamed is asked about in its own words. Templates are known in every language: a
    goal keeps the words in which it was begun.
    """
    return tuple(check for need in needs for check in _checks(need))


def thin_needs(needs: Iterable[Need], offers: Iterable[Offer]) -> frozenset[str]:
    """Give the ids of those of `needs` that fewer people could help with than make one covered.

    It goes by what was noted alone: while help is noted for the first time, nothing more is known.
    """
    noted = Counter(offer.need_id for offer in offers if offer.state is not OfferState.DECLINED)
    return frozenset(need.id for need in needs if noted[need.id] < ENOUGH_PEOPLE)


def _checks(need: Need) -> Iterator[NeedCheck]:
    told = need.label, need.question
    origin = next((known for known in _known_needs() if (known.label, known.question) == told), None)
    own = say("Do you know someone who could help with “{need}”?", need=need.label)
    for question in origin.checks if origin else (own,):
        yield NeedCheck(need.id, question)


@cache
def _known_needs() -> tuple[TemplateNeed, ...]:
    return tuple(need for code in LANGUAGES for need in _needs_in(code))


def _needs_in(code: str) -> tuple[TemplateNeed, ...]:
    with speaking(code):
        return tuple(need for name in template_names() for need in load_template(name).needs)
