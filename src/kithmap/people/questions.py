"""Questions: what only the owner can tell about who is who, few and the likeliest first."""

from collections.abc import Iterable, Mapping

from kithmap.people.pairs import Pair
from kithmap.people.resolve import Clusters
from kithmap.people.verdict import Verdict

CARDS_PER_QUESTION = 50
"""At most one question for so many cards: who is asked more gives up in the middle."""
ALWAYS_ASKED = 12
"""In a small book so many may be asked in any case."""


def questions_of(pairs: Iterable[Pair], clusters: Clusters, *, records: int) -> tuple[Pair, ...]:
    """Give of the open `pairs` those that are still open, one for each two people, as many as are worth asking."""
    most = max(records // CARDS_PER_QUESTION, min(ALWAYS_ASKED, records))
    found: dict[frozenset[str], Pair] = {}
    refused = (r.pair for r in clusters.refusals if not r.is_owners and r.pair.bits >= 0)
    for pair in sorted((*pairs, *refused), key=lambda p: (-p.bits, p.first, p.second)):
        ends = frozenset((clusters.find(pair.first), clusters.find(pair.second)))
        if len(ends) == 2 and ends not in found and not clusters.are_apart(pair.first, pair.second):
            found[ends] = pair
    return tuple(found.values())[:most]


def still_open(questions: Iterable[Pair], rows: Mapping[str, int], verdicts: Iterable[Verdict]) -> tuple[Pair, ...]:
    """Give those `questions` that no verdict answers; `rows` gives the person of each anchor.

    A directory that was mended after an answer still holds the questions of before: nobody is asked twice.
    """
    apart = {frozenset((rows.get(v.first, -1), rows.get(v.second, -1))) for v in verdicts if not v.same}
    ends = ((q, frozenset((rows.get(q.first, -1), rows.get(q.second, -1)))) for q in questions)
    return tuple(q for q, two in ends if len(two) == 2 and -1 not in two and two not in apart)
