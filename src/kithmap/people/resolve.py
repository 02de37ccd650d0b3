"""Cards, handles and verdicts are settled into clusters, each of them one person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from kithmap.kit.speech import say
from kithmap.people.pairs import Pair
from kithmap.people.record import Record, local_names, may_be_one
from kithmap.people.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """A pair that was not joined: the owner keeps the two apart, or `first` and `second` look like two people."""

    pair: Pair
    first: str = ""
    second: str = ""

    @property
    def is_owners(self) -> bool:
        return not self.first

    @property
    def why(self) -> str:
        """Give why not, in the language spoken now."""
        if self.is_owners:
            return say("you said that these are not the same person")
        return say("{first} and {second} look like two people", first=self.first, second=self.second)


Voice = list[Record]
"""Records that are one by the owner's word, whatever their names."""


@dataclass(slots=True)
class Clusters:
    """A partition of anchors that grows by joining (union-find) and never joins against a guard.

    Guards: a verdict "not the same" between any two members, and two records whose given names, birthdays or
    generations cannot be one person's. They hold for whole clusters, so no chain A-B-C joins A and C against them.
    """

    records: Mapping[str, Record]
    parent: dict[str, str] = field(default_factory=dict)
    members: dict[str, list[str]] = field(default_factory=dict)
    voices: dict[str, list[Voice]] = field(default_factory=dict)
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
        if root not in self.members:
            self.members[root] = [root]
        return self.members[root]

    def give(self, card: str, handle: str) -> bool:
        """Give a handle that belongs to nobody yet to the person of a card, and tell whether the owner lets it."""
        if handle in self.apart and self.apart[handle].intersection(self.group(card)):
            return False
        self.group(card).append(handle)
        self.parent[handle] = self.find(card)
        return True

    def _voices(self, root: str) -> list[Voice]:
        if root not in self.voices:
            return [[self.records[root]]] if root in self.records else []
        return self.voices[root]

    def keep_apart(self, first: str, second: str) -> None:
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)

    def join(self, pair: Pair) -> bool:
        """Join the clusters of a pair unless a guard objects, and tell whether they are one now."""
        one, two = self.group(pair.first), self.group(pair.second)
        told = [pair] if pair.is_certain or pair.parts else []
        if one is two:
            self.reasons.setdefault(self.find(pair.first), []).extend(told)
            return True
        if refusal := self._objection(pair, one, two):
            self.refusals.append(refusal)
            return False
        if len(one) < len(two):
            one, two = two, one
        kept, gone = self.find(one[0]), self.find(two[0])
        self.parent[gone] = kept
        one.extend(self.members.pop(gone))
        voices = [*self._voices(kept), *self._voices(gone)]
        self.voices[kept] = [[r for voice in voices for r in voice]] if pair.is_certain and voices else voices
        if told or gone in self.reasons:
            self.reasons.setdefault(kept, []).extend([*self.reasons.pop(gone, []), *told])
        return True

    def are_apart(self, first: str, second: str) -> bool:
        """Tell whether the owner keeps any two members of the clusters of two anchors apart."""
        return self._is_kept_apart(self.group(first), self.group(second))

    def _is_kept_apart(self, one: list[str], two: list[str]) -> bool:
        return bool(self.apart) and any(self.apart.get(a, frozenset()).intersection(two) for a in one)

    def _objection(self, pair: Pair, one: list[str], two: list[str]) -> Refusal | None:
        if self._is_kept_apart(one, two):
            return Refusal(pair)
        if pair.is_certain:
            return None
        voices = product(self._voices(self.find(one[0])), self._voices(self.find(two[0])))
        clash = next(((v[0], w[0]) for v, w in voices if not any(may_be_one(a, b) for a, b in product(v, w))), None)
        return Refusal(pair, clash[0].name or clash[0].anchor, clash[1].name or clash[1].anchor) if clash else None


def settle(
    anchors: Iterable[str], *, records: Mapping[str, Record], sure: Sequence[Pair], verdicts: Iterable[Verdict]
) -> Clusters:
    """Give the clusters of all `anchors`: handles go to their cards, then the owner's word, then `sure` in order.

    The owner's word comes once cards have their handles, so that it joins whole people, whatever their names.
    """
    clusters = Clusters(records)
    told = sorted(verdicts, key=lambda v: v.id)
    for verdict in told:
        if not verdict.same:
            clusters.keep_apart(verdict.first, verdict.second)
    _give_handles(clusters, records)
    for anchor in anchors:
        clusters.group(anchor)
    for verdict in told:
        if verdict.same:
            clusters.join(Pair(verdict.first, verdict.second, is_certain=True))
    for pair in sure:
        clusters.join(pair)
    return clusters


def _give_handles(clusters: Clusters, records: Mapping[str, Record]) -> None:
    """Give each handle to one card that bears it: one whose name it is made of, else one with a name."""
    bearers: dict[str, list[Record]] = {}
    for record in records.values():
        for handle in record.handles:
            if handle != record.anchor:
                bearers.setdefault(handle, []).append(record)
    for handle, own in sorted(bearers.items()):
        ordered = sorted(own, key=lambda r: (*_claim(handle, r), r.anchor)) if len(own) > 1 else own
        for record in ordered:
            if clusters.give(record.anchor, handle):
                break


def _claim(handle: str, record: Record) -> tuple[bool, bool]:
    local = handle.partition(":")[2].rpartition("@")[0]
    return not (local and local_names(local, record)), not record.has_name
