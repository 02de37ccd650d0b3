"""Methods: how each dial is worked out, in a few plain sentences."""

from collections.abc import Mapping
from dataclasses import dataclass

from kithmap.gaps.dial import DialName
from kithmap.kit.speech import marked, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """How one dial is worked out: `counts` what, `formula` in signs, `assumes` what, `speaks_from` which facts.

    `page` is the page in the documentation that derives it, below docs/.
    """

    name: DialName
    counts: str
    formula: str
    assumes: str
    speaks_from: str

    @property
    def page(self) -> str:
        return f"methods/{self.name.value.lower()}.md"

    @property
    def sentences(self) -> tuple[str, str, str]:
        """What the owner reads beside the formula."""
        return say(self.counts), say(self.assumes), say(self.speaks_from)


METHODS: Mapping[DialName, Method] = {
    method.name: method
    for method in (
        Method(
            name=DialName.SIZE,
            counts=marked("People on this goal's map, and how many of them stand within each ring."),
            formula="n",
            assumes=marked(
                "It is no mark to reach: circles of 5, 15, 50 and 150 are what most people keep up (Hill & Dunbar "
                "2003)."
            ),
            speaks_from=marked("It speaks from eight people on."),
        ),
        Method(
            name=DialName.COVERAGE,
            counts=marked(
                "The share of needs with at least two people behind them. How likely a need finds help is the chance "
                "that at least one of its people helps."
            ),
            formula="1 - Π (1 - could · reach)",
            assumes=marked(
                "It takes people to decide independently of each other (Pearl 1988), and a request to be granted every "
                "second time where nothing is known (Flynn & Lake 2008). The steps for ring and warmth are judgement."
            ),
            speaks_from=marked("It speaks from one need and three people with an offer."),
        ),
        Method(
            name=DialName.DEPTH,
            counts=marked("People in your two closest rings, whom one can call on a bad day."),
            formula="n(ring ≤ 2)",
            assumes=marked(
                "Your own placements count once there are eight of them; before that it goes by Kithmap's, and says "
                "so. Who is not placed counts as neither close nor far."
            ),
            speaks_from=marked("It speaks from eight people with a ring."),
        ),
        Method(
            name=DialName.FRESHNESS,
            counts=marked("Warm ties, of those whose warmth is known."),
            formula="warm / known",
            assumes=marked(
                "It knows only of contact on record. Ties without any record are left out, since silence in the files "
                "is not silence in life."
            ),
            speaks_from=marked("It speaks from eight known ties, and while your records reach to within sixty days."),
        ),
        Method(
            name=DialName.REACH,
            counts=marked(
                "How many separate voices your people are: all of them, less what they repeat of one another because "
                "they know each other (effective size, Burt 1992)."
            ),
            formula="n - 2t / n",
            assumes=marked(
                "n are people of whom a link is known, t the links between them. People know each other if they wrote "
                "or met together, or if you say so; your answer counts more, both ways."
            ),
            speaks_from=marked("It speaks from eight people whose links are known."),
        ),
        Method(
            name=DialName.RESILIENCE,
            counts=marked("The share of carried needs that would stand without the one person who carries most."),
            formula="1 - rests / carried",
            assumes=marked(
                "A need rests on somebody if its coverage falls below half of itself without them; that can be true of "
                "one person only."
            ),
            speaks_from=marked("It speaks from three carried needs and three people with an offer."),
        ),
    )
}
