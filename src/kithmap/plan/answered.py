"""Answered: how likely a talk comes about, by how long the two were silent, learned from the owner's own record."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.gaps.member import Member
from kithmap.gaps.wording import percent
from kithmap.kit.reason import Reason
from kithmap.kit.speech import marked, say
from kithmap.plan.attempts import Attempt, Silence, silence_of

PRIOR_ANSWERS = 4.0
"""Answers that the record begins with for each length of silence, each of which came (attempts). Their mean, 1, is what
the plan believes without a record; they weigh less than one week of five talks, since "everybody answers" is a hope and
not a finding, so that a month of one's own record says more."""

_SENTENCES = {
    Silence.SHORT: marked(
        "Within three months of the last contact {came} of {tried} you turned to answered: "
        "such a talk counts {share} in your plan."
    ),
    Silence.MONTHS: marked(
        "After some months of silence {came} of {tried} you turned to answered: "
        "such a talk counts {share} in your plan."
    ),
    Silence.YEARS: marked(
        "After more than a year of silence {came} of {tried} you turned to answered: "
        "such a talk counts {share} in your plan."
    ),
    Silence.ALWAYS: marked(
        "Where you had never been in touch {came} of {tried} you turned to answered: "
        "such a talk counts {share} in your plan."
    ),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """Attempts and answers by `Silence`, and what follows from them."""

    tried: tuple[int, ...] = (0,) * len(Silence)
    came: tuple[int, ...] = (0,) * len(Silence)

    def chance(self, silence: Silence) -> float:
        """Give how likely a talk comes about, 0 to 1; exactly 1 as long as nobody has failed to answer.

        The mean of Beta(a + came, b + tried - came), where a = `PRIOR_ANSWERS` and b = 0 (the limit in which the prior
        says 1; conjugate to counts of yes and no, Gelman et al. 2013, ch. 2).

        >>> Answered((0, 0, 9, 0), (0, 0, 2, 0)).chance(Silence.YEARS)  # (4 + 2) / (4 + 9)
        0.46153846153846156
        """
        return (PRIOR_ANSWERS + self.came[silence]) / (PRIOR_ANSWERS + self.tried[silence])

    def chances(self, members: Sequence[Member]) -> NDArray[np.float64]:
        """Give the chance (p) for each of `members`, by their silence now."""
        by_silence = [self.chance(silence) for silence in Silence]
        return np.array([by_silence[silence_of(m.tie.silence_days)] for m in members], dtype=np.float64)

    def reason(self, silence: Silence) -> Reason | None:
        """Give in words what the record says of a silence, with its chance; None as long as it changes nothing."""
        chance = self.chance(silence)
        if chance == 1.0:
            return None
        return Reason(
            say(_SENTENCES[silence], came=self.came[silence], tried=self.tried[silence], share=percent(chance)), chance
        )


def answered(attempts: Iterable[Attempt]) -> Answered:
    """Count attempts and answers."""
    tried, came = [0] * len(Silence), [0] * len(Silence)
    for attempt in attempts:
        tried[attempt.silence] += 1
        came[attempt.silence] += attempt.is_answered
    return Answered(tuple(tried), tuple(came))
