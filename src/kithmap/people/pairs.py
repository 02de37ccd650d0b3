"""Pairs: which cards and handles are to be joined, each with its reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kithmap.people.handles import normal_handle
from kithmap.people.names import folded, parsed
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card

LEAST_NAME_LETTERS = 2
"""Letters that each name part needs before an equal full name says anything; initials do not."""
SOURCE_NAMES = {
    "vcard": "your address book",
    "linkedin": "LinkedIn",
    "linkedin-messages": "LinkedIn messages",
    "google": "Google Contacts",
    "outlook": "Outlook",
    "csv": "a table of contacts",
    "names": "names you wrote down",
    "mail": "your mail and calendar",
    "owner": "your own words",
}
"""What the owner calls each source of cards."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two anchors that should be one person, and why. `is_certain` pairs are the owner's own word."""

    first: str
    second: str
    why: str
    is_certain: bool = False


def handles_of(card: Card, *, region: str = "") -> tuple[str, ...]:
    """Give the normal handles on a card, mail first; what cannot be read as one is left to the card."""
    written = [f"mail:{v}" for v in card.emails] + [f"tel:{v}" for v in card.phones] + [f"url:{v}" for v in card.urls]
    return tuple(dict.fromkeys(h for w in written if (h := normal_handle(w, region=region))))


def pairs_by_verdict(verdicts: Iterable[Verdict]) -> list[Pair]:
    """Give the pairs that the owner joined."""
    return [Pair(v.first, v.second, "you said so", is_certain=True) for v in verdicts if v.same]


def pairs_by_handle(handles: Mapping[str, Sequence[str]]) -> list[Pair]:
    """Give a pair for each handle on each card, from card id → handles: cards meet at the handles they share."""
    return [Pair(card, handle, f"both have {_shown(handle)}") for card, own in handles.items() for handle in own]


def pairs_by_name(cards: Iterable[Card], mail_names: Mapping[str, str]) -> list[Pair]:
    """Give pairs of equal full names across sources, where each source knows that name just once.

    `mail_names` gives the display name of handles that stand on no card; they count as one more source. Two of one
    name in one source (two Maria Garcías) are left for the owner to settle.
    """
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for card in cards:
        found[_name_key(card.name)][card.source].append(card.id)
    for handle, name in mail_names.items():
        found[_name_key(name)]["mail"].append(handle)
    found.pop("", None)
    pairs = []
    for sources in found.values():
        if all(len(anchors) == 1 for anchors in sources.values()):
            (first, *others) = [(source, anchors[0]) for source, anchors in sources.items()]
            pairs += [
                Pair(first[1], a, f"same full name in {first[0]} and {s}, and only once in each") for s, a in others
            ]
    return pairs


def _same_name(first: str, second: str) -> str:
    where = " and ".join(SOURCE_NAMES.get(source, source) for source in (first, second))
    return f"same full name in {where}, and only once in each"


def _name_key(written: str) -> str:
    name = parsed(written)
    parts = (folded(name.given), folded(name.family))
    return " ".join(parts) if all(len(part.split()[0] if part else "") >= LEAST_NAME_LETTERS for part in parts) else ""


def _shown(handle: str) -> str:
    return handle.partition(":")[2]
