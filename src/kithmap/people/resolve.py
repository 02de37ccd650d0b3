"""Cards, handles and verdicts are settled into clusters, each of them one person."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kithmap.people.names import are_compatible
from kithmap.people.pairs import Pair
from kithmap.people.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair that was not joined, and why not: something for the owner to settle."""

    pair: Pair
    why: str


@dataclass(slots=True)
class Clusters:
    """A partition of anchors that grows by joining (union-find) and never joins against a guard.

    Guards: a verdict "not the same" between any two members, and two cards whose given names cannot be one person's.
    They hold for whole clusters, so no chain A-B-C joins A and C against a verdict.
    """

    names: Mapping[str, str]
    """The written name of each card id; handles have none and never object."""
    parent: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    apart: dict[str, set[str]] = field(default_factory=dict)
    reasons: dict[str, list[Pair]] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def find(self, anchor: str) -> str:
        root = anchor
        while (above := self.parent.setdefault(root, root)) != root:
            root = above
        while anchor != root:
            self.parent[anchor], anchor = root, self.parent[anchor]
        return root

    def group(self, anchor: str) -> list[str]:
        root = self.find(anchor)
        return self.members.setdefault(root, [root])

    def keep_apart(self, first: str, second: str) -> None:
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)

    def join(self, pair: Pair) -> None:
        one, two = self.group(pair.first), self.group(pair.second)
        if one is two:
            return
        if why := self._objection(pair, one, two):
            self.refusals.append(Refusal(pair, why))
            return
        if len(one) < len(two):
            one, two = two, one
        kept, gone = self.find(one[0]), self.find(two[0])
        self.parent[gone] = kept
        one.extend(self.members.pop(gone))
        self.members[kept] = one
        self.reasons.setdefault(kept, []).extend([*self.reasons.pop(gone, []), pair])

    def _objection(self, pair: Pair, one: list[str], two: list[str]) -> str:
        if self.apart and any(self.apart.get(a, set()).intersection(two) for a in one):
            return "you said that these are not the same person"
        if pair.is_certain:
            return ""
        mine = [n for a in one if (n := self.names.get(a))]
        theirs = [n for a in two if (n := self.names.get(a))]
        clash = next(((m, t) for m in mine for t in theirs if not are_compatible(m, t)), None)
        return f"{clash[0]} and {clash[1]} look like two people" if clash else ""


def settle(
    anchors: Iterable[str], *, pairs: Iterable[Pair], verdicts: Iterable[Verdict], names: Mapping[str, str]
) -> Clusters:
    """Give the clusters of all `anchors` after joining `pairs` in their order."""
    clusters = Clusters(names)
    for anchor in anchors:
        clusters.group(anchor)
    for verdict in verdicts:
        if not verdict.same:
            clusters.keep_apart(verdict.first, verdict.second)
    for pair in pairs:
        clusters.join(pair)
    return clusters
