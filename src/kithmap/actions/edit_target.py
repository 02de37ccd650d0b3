"""Edit targets: organisations that the owner aims at for one goal."""

from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.errors import KithmapError
from kithmap.gaps.organisation import plain_organisation
from kithmap.goals.goal import Goal
from kithmap.goals.target import MOST_MOTIVATION, Target
from kithmap.kit.speech import say


class NoOrganisation(KithmapError):
    """A target needs a name."""

    def __init__(self) -> None:
        super().__init__(say("Type the name of an organisation first."))


def set_target(book: Book, organisation: str, *, goal: Goal, motivation: int | None = None) -> Target:
    """Aim at an organisation, and give the target; one of the same name, legal form aside, is changed.

    `motivation` is 1 to 5; None leaves what was said before. Raises NoOrganisation for an empty name.
    """
    name = " ".join(organisation.split())
    if not plain_organisation(name):
        raise NoOrganisation
    target = target_at(book, name, goal=goal) or Target(goal_id=goal.id, organisation=name)
    if motivation is not None:
        target = replace(target, motivation=min(max(motivation, 1), MOST_MOTIVATION))
    book.apply(say("Aim at {place}", place=target.organisation), told(book.facts, [target]))
    return target


def describe_target(book: Book, target: Target, *, motivation: int | None, advocate: str, posting: str) -> Target:
    """Say how much a target is wanted (1 to 5, None unsaid), who speaks for the owner there, and what is advertised.

    `advocate` is an anchor, "" for nobody; `posting` any words or an address, "" for none.
    """
    wanted = None if motivation is None else min(max(motivation, 1), MOST_MOTIVATION)
    new = replace(target, motivation=wanted, advocate=advocate, posting=posting.strip())
    book.apply(say("Change what you know of {place}", place=target.organisation), told(book.facts, [new]))
    return new


def drop_target(book: Book, target: Target) -> None:
    """Aim at an organisation no longer."""
    book.apply(say("Aim at {place} no longer", place=target.organisation), Changes(dropped=(target,)))


def target_at(book: Book, organisation: str, *, goal: Goal) -> Target | None:
    """Give the target of a goal at an organisation, by its whole name without legal form."""
    wanted = plain_organisation(organisation)
    mine = (target for target in book.facts.targets.values() if target.goal_id == goal.id)
    return next((target for target in mine if plain_organisation(target.organisation) == wanted), None)
