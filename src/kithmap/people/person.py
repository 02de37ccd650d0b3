"""A person: somebody the owner knows, made of all the cards and addresses that are theirs."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the owner knows (alter).

    `id` is the oldest anchor of the person (a card id or a handle) and stays while cards join. `handles` are
    normalised ("mail:ana@x.org", "tel:+34600111222", "url:linkedin.com/in/ana").
    """

    id: str
    name: str
    given: str = ""
    family: str = ""
    handles: tuple[str, ...] = ()
    card_ids: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    city: str = ""
    labels: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""

    @property
    def anchors(self) -> frozenset[str]:
        """Every id by which a fact may refer to this person: their own, those of their cards, and their handles.

        >>> sorted(Person(id="card:1", name="Ana", card_ids=("card:1", "card:7"), handles=("mail:ana@x.org",)).anchors)
        ['card:1', 'card:7', 'mail:ana@x.org']
        """
        return frozenset((self.id, *self.card_ids, *self.handles))


@dataclass(frozen=True, slots=True)
class SetAside:
    """A handle that is no person (list, newsletter, robot, shared desk): counted, and kept out of people."""

    handle: str
    why: str
    interactions: int
