"""Home: whether two cards with a number or an address of a home may be two who live there."""

from collections.abc import Iterable

from kithmap.people.given import AS_WRITTEN, Fit, Words
from kithmap.people.handle_evidence import Several
from kithmap.people.name_evidence import Names
from kithmap.people.record import Record, is_ones_own

OWN_KINDS = ("tel:", "mail:")


def may_be_two_at_home(
    shared: Iterable[tuple[str, str]], one: Record, two: Record, *, names: Names, several: Several
) -> bool:
    """Tell whether nothing but a home or a desk speaks for two whose names or own handles leave room for two.

    A handle made of a given name, and a profile, are one person's. At any other, Nour and Nour Laila are asked about;
    so are Aisha and Aysha who each have a handle of their own; and two of one name who each have a number of their own
    beside that of the home, or, where it is known to hold several, an address.
    """
    handles = {handle for pair in shared for handle in pair}
    if names.nameless or any(_is_one_persons(handle, one, two) for handle in handles):
        return False
    if _has_one_more(one, two) or _has_one_more(two, one):
        return True
    mine, theirs = (tuple(h for h in r.handles if h not in handles) for r in (one, two))
    if _differ(names):
        return bool(mine and theirs)
    if names.given is Fit.SAME and any(_is_of_two(handle, several) for handle in handles):
        return False
    kinds = OWN_KINDS if handles <= several.shared else OWN_KINDS[:1]
    return any(_are_of(kind, mine) and _are_of(kind, theirs) for kind in kinds)


def _is_one_persons(handle: str, one: Record, two: Record) -> bool:
    kind, _, rest = handle.partition(":")
    return kind == "url" or (kind == "mail" and is_ones_own(rest.rpartition("@")[0], one, two))


def _is_of_two(handle: str, several: Several) -> bool:
    """Tell whether a handle is a mailbox that nobody but these two is known to have."""
    return handle.startswith("mail:") and handle not in several.shared


def _has_one_more(one: Record, two: Record) -> bool:
    """Tell whether `one` has a given name more, written out, that `two` has nowhere in the name."""
    if len(one.given) <= len(two.given):
        return False
    there: Words = (*two.given, *two.family)
    return any(len(word) > 1 and word not in there for word in one.given[1:])


def _differ(names: Names) -> bool:
    if names.is_swapped and names.family not in AS_WRITTEN:
        return True
    return names.given is not Fit.SAME or names.family is Fit.ALIKE


def _are_of(kind: str, handles: Iterable[str]) -> bool:
    return any(handle.startswith(kind) for handle in handles)
