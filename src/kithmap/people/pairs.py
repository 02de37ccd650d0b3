"""Pairs: two cards or handles that are one person or may be, each with its reasons."""

from dataclasses import dataclass, field, replace

from kithmap.kit.reason import Reason
from kithmap.kit.speech import marked, say
from kithmap.people.evidence import Evidence, Part
from kithmap.people.handles import normal_handle
from kithmap.sources.card import Card

SOURCE_NAMES = {
    "vcard": marked("your address book"),
    "linkedin": marked("LinkedIn"),
    "linkedin-messages": marked("LinkedIn messages"),
    "google": marked("Google Contacts"),
    "outlook": marked("Outlook"),
    "csv": marked("a table of contacts"),
    "names": marked("names you wrote down"),
    "mail": marked("your mail and calendar"),
    "owner": marked("your own words"),
    "telegram": marked("Telegram"),
    "facebook": marked("Facebook"),
    "instagram": marked("Instagram"),
    "apple": marked("Contacts on your Mac"),
    "monica": marked("Monica"),
    "nametag": marked("Nametag"),
    "network-canvas": marked("Network Canvas"),
    "egor": marked("a study (egor)"),
    "graphml": marked("a network file (GraphML)"),
}
"""What the owner calls each source of cards; `source_called` says it."""
_LEADING = (Part.HANDLE, Part.NUMBER, Part.ONCE, Part.SHARED)
"""Parts that say best, alone, why two are one."""


def source_called(source: str) -> str:
    """Give what the owner calls a source of cards, in the language spoken now."""
    return say(SOURCE_NAMES.get(source, source))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two anchors that are, or may be, one person, and why. `is_certain` pairs are the owner's own word.

    `bits` is log2 of the odds that they are one person, the sum of `parts`; it depends on
    who else is in the book, so that pairs are equal whatever it is.
    """

    first: str
    second: str
    bits: float = field(default=0.0, compare=False)
    parts: tuple[Evidence, ...] = field(default=(), compare=False)
    is_certain: bool = False

    @property
    def why(self) -> str:
        """Give the reason that says most, in the language spoken now."""
        if self.is_certain:
            return say("you said so")
        leading = next((p for kind in _LEADING for p in self.parts if p.part is kind), None)
        if leading:
            return sentence_of(replace(leading, part=Part.HANDLE) if leading.part is Part.SHARED else leading)
        best = sorted((p for p in self.parts if p.bits > 0), key=lambda p: -p.bits)[:2]
        if len(best) < 2:
            return sentence_of(best[0]) if best else ""
        return say("{first}, and {second}", first=sentence_of(best[0]), second=sentence_of(best[1]))

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Give all reasons that move the odds, those that speak for it first."""
        ordered = sorted(self.parts, key=lambda p: -p.bits)
        told = tuple(Reason(sentence_of(p), p.bits) for p in ordered if p.part is not Part.PRIOR)
        return (Reason(say("you said so")),) if self.is_certain else told


def sentence_of(evidence: Evidence) -> str:
    """Give the sentence of one part, sources by the names that the owner calls them."""
    if evidence.part is not Part.ONCE:
        return evidence.sentence
    first, second = map(source_called, (evidence.first, evidence.second))
    return Evidence(Part.ONCE, evidence.bits, first, second).sentence


def handles_of(card: Card, *, region: str = "") -> tuple[str, ...]:
    """Give the normal handles on a card, mail first; what cannot be read as one is left to the card."""
    written = [f"mail:{v}" for v in card.emails] + [f"tel:{v}" for v in card.phones] + [f"url:{v}" for v in card.urls]
    return tuple(dict.fromkeys(h for w in written if (h := normal_handle(w, region=region))))
