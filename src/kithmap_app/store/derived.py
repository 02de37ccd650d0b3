"""What follows from a book, for a goal and a day, shared by all pages; it can be thrown away at any time."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from threading import Lock

from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap_app.store.remembered import Edition
from kithmap_app.store.sql_book import SqlBook

FLOWS_KEPT = 8
"""One owner looks at one or two goals; a million interactions take some 100 MB a flow while it is derived."""

_WHO_RESTS_ON = ("owner", "cards", "verdicts", "interactions")
"""The facts that tell who is who; goals and placements are not among them."""
_WHO = ("correspondents", "own", "owner", "people", "backdrop", "history_of_files", "pair_days")
"""What of a flow follows from these facts alone."""
_WHO_AND_WHEN = ("links",)
"""What of a flow follows from these facts and the day."""
_TALKS = ("history", "days")
"""What of a flow follows from these facts and the talks: to log one changes how close somebody is, not who they are."""
_TALKS_AND_WHEN = ("ties",)
"""What of a flow follows from all of these."""


@dataclass(frozen=True, slots=True)
class _Asked:
    edition: Edition
    goal_id: str
    today: date


_FLOWS: OrderedDict[_Asked, Flow] = OrderedDict()
_LOCK = Lock()


def derived(book: SqlBook, goal: Goal, today: date) -> Flow:
    """Give the flow of `book` for `goal` as of `today`; the same one again until the facts change.

    Asking costs one query. What of it was computed stays computed, also for other pages of this process.
    """
    edition, facts = book.steady_facts()
    asked = _Asked(edition, goal.id, today)
    with _LOCK:
        flow = _FLOWS.pop(asked, None) or _begun(Flow(facts, today=today, goal_id=goal.id))
        _drop_older(asked.edition)
        _FLOWS[asked] = flow
        while len(_FLOWS) > FLOWS_KEPT:
            _FLOWS.popitem(last=False)
    return flow


def _begun(flow: Flow) -> Flow:
    """Give a new flow what earlier ones computed from facts that have not changed since.

    Placing somebody changes neither who is who nor how close: of 10,000 people, that is most of the work.
    """
    for earlier in reversed(_FLOWS.values()):
        if all(getattr(earlier.facts, table) is getattr(flow.facts, table) for table in _WHO_RESTS_ON):
            names = _still_true(earlier, flow)
            flow.__dict__.update({name: earlier.__dict__[name] for name in names if name in earlier.__dict__})
            break
    return flow


def _still_true(earlier: Flow, flow: Flow) -> tuple[str, ...]:
    same_talks, same_day = earlier.facts.talks is flow.facts.talks, earlier.today == flow.today
    return (
        *_WHO,
        *(_WHO_AND_WHEN if same_day else ()),
        *(_TALKS if same_talks else ()),
        *(_TALKS_AND_WHEN if same_talks and same_day else ()),
    )


def forget_derived() -> None:
    """Throw everything derived away; it is computed again when asked for."""
    with _LOCK:
        _FLOWS.clear()


def _drop_older(edition: Edition) -> None:
    """What was derived from facts that have changed since is of no use, and may name somebody who is forgotten."""
    for old in [asked for asked in _FLOWS if _is_older(asked.edition, edition)]:
        del _FLOWS[old]


def _is_older(one: Edition, other: Edition) -> bool:
    return one.lineage == other.lineage and one.version < other.version
