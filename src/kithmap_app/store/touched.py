"""What a small change touches: the anchors whose person is to be looked at again."""

from collections.abc import Mapping

from kithmap.book.facts import Facts
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card

MOST_TOUCHED = 100
"""An import of more cards than this is as quick to look at whole."""


def touched_anchors(before: Facts, after: Facts) -> frozenset[str]:
    """Give the cards that came, went or changed, and the ends of such verdicts.

    Empty where nothing of the kind changed, where so much did that mending is no use, or where mails or the owner's own
    addresses changed, which touch everybody.
    """
    if before.interactions is not after.interactions or before.owner is not after.owner:
        return frozenset()
    cards = _changed_cards(before.cards, after.cards)
    verdicts = _changed_verdicts(before.verdicts, after.verdicts)
    touched = cards.union(*((v.first, v.second) for v in verdicts))
    return touched if len(touched) <= MOST_TOUCHED else frozenset()


def _changed_cards(before: Mapping[str, Card], after: Mapping[str, Card]) -> frozenset[str]:
    if before is after:
        return frozenset()
    new = {id_ for id_, card in after.items() if before.get(id_) is not card}
    return frozenset(new.union(before.keys() - after.keys()))


def _changed_verdicts(before: Mapping[str, Verdict], after: Mapping[str, Verdict]) -> tuple[Verdict, ...]:
    new = [verdict for id_, verdict in after.items() if before.get(id_) != verdict]
    return (*new, *(before[id_] for id_ in before.keys() - after.keys()))
