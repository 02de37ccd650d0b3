"""What follows from a book, for a goal and a day, shared by all pages; it can be thrown away at any time."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from threading import Lock, Timer
from typing import Protocol

from kithmap.book.facts import Facts
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.kit.speech import language
from kithmap.people.directory import Directory
from kithmap.people.mend import Known, mended
from kithmap_app.store.remembered import Edition
from kithmap_app.store.touched import touched_anchors

FLOWS_KEPT = 8
"""One owner looks at one or two goals; a million interactions take some 100 MB a flow while it is derived."""
MANY_CARDS = 2_000
"""From so many cards on, who is who takes a tenth of a second and more: a small change is mended in first."""
IDLE_SECONDS = 3.0
"""Without a further change for so long, who is who is settled anew: not between two names that are typed in a row."""

_WHO_RESTS_ON = ("owner", "cards", "verdicts", "interactions")
"""The facts that tell who is who; goals and placements are not among them."""
_CORRESPONDENCE = ("correspondents", "own", "owner", "history_of_files")
"""What of a flow follows from the interactions and the owner alone."""
_WHO = (*_CORRESPONDENCE, "people", "backdrop")
"""What of a flow follows from these facts alone."""
_WHO_AND_WHEN = ("links",)
"""What of a flow follows from these facts and the day."""
_TALKS = ("history", "days")
"""What of a flow follows from these facts and the talks: to log one changes how close somebody is, not who they are."""
_TALKS_AND_WHEN = ("ties",)
"""What of a flow follows from all of these."""


class Edited(Protocol):
    """A book that tells the edition of its facts."""

    def steady_facts(self) -> tuple[Edition, Facts]: ...


@dataclass(frozen=True, slots=True)
class _Asked:
    edition: Edition
    goal_id: str
    today: date
    spoken: str
    """The language: a flow holds sentences."""


_FLOWS: OrderedDict[_Asked, Flow] = OrderedDict()
_LOCK = Lock()
_DERIVING = Lock()
_WAITING: list[tuple[Timer, Flow]] = []
"""The flow that was mended last and is to be settled, with what will do it; one or none."""


def derived(book: Edited, goal: Goal, today: date) -> Flow:
    """Give the flow of `book` for `goal` as of `today`; the same one again until the facts change.

    Asking costs one query. What of it was computed stays computed, also for other pages of this process.
    """
    edition, facts = book.steady_facts()
    asked = _Asked(edition, goal.id, today, language())
    with _LOCK:
        flow = _FLOWS.pop(asked, None) or _begun(Flow(facts, today=today, goal_id=goal.id))
        _drop_older(asked.edition)
        _FLOWS[asked] = flow
        while len(_FLOWS) > FLOWS_KEPT:
            _FLOWS.popitem(last=False)
    _find_everybody(flow)
    return flow


def settle_derived() -> None:
    """Find everybody anew now, where who is who was only mended; flows given from then on are exact."""
    with _LOCK:
        mended = _WAITING.pop() if _WAITING else None
    if mended is not None:
        mended[0].cancel()
        _settle(mended[1])


def forget_derived() -> None:
    """Throw everything derived away; it is computed again when asked for."""
    with _LOCK:
        _FLOWS.clear()
        _stop_waiting()


def _find_everybody(flow: Flow) -> None:
    """Two pages that ask at once, or a page and the warming up, must not both do the longest work."""
    if "backdrop" not in flow.__dict__:
        with _DERIVING:
            _ = flow.backdrop


def _begun(flow: Flow) -> Flow:
    """Give a new flow what earlier ones computed from facts that have not changed since.

    Placing somebody changes neither who is who nor how close: of 10,000 people, that is most of the work. A name, a
    note or a verdict changes who is who in one place, which is mended; everybody is looked at again a little later.
    """
    for earlier in reversed(_FLOWS.values()):
        if all(getattr(earlier.facts, table) is getattr(flow.facts, table) for table in _WHO_RESTS_ON):
            _take_over(flow, earlier, _still_true(earlier, flow))
            return flow
    if len(flow.facts.cards) >= MANY_CARDS:
        for earlier in reversed(_FLOWS.values()):
            touched = touched_anchors(earlier.facts, flow.facts)
            if touched and "people" in earlier.__dict__:
                _take_over(flow, earlier, (*_CORRESPONDENCE, "backdrop"))
                flow.__dict__["people"] = _mended(flow, earlier.people, touched)
                _settle_later(flow)
                break
    return flow


def _mended(flow: Flow, before: Directory, touched: frozenset[str]) -> Directory:
    known = Known(
        cards=flow.facts.cards,
        correspondents=flow.correspondents,
        verdicts=tuple(flow.facts.verdicts.values()),
        own=flow.own,
        region=flow.facts.me.region,
    )
    return mended(before, known, touched=touched)


def _take_over(flow: Flow, earlier: Flow, names: Iterable[str]) -> None:
    flow.__dict__.update({name: earlier.__dict__[name] for name in names if name in earlier.__dict__})


def _still_true(earlier: Flow, flow: Flow) -> tuple[str, ...]:
    same_talks, same_day = earlier.facts.talks is flow.facts.talks, earlier.today == flow.today
    return (
        *_WHO,
        *(_WHO_AND_WHEN if same_day else ()),
        *(_TALKS if same_talks else ()),
        *(_TALKS_AND_WHEN if same_talks and same_day else ()),
    )


def _settle_later(flow: Flow) -> None:
    _stop_waiting()
    timer = Timer(IDLE_SECONDS, settle_derived)
    timer.daemon = True
    _WAITING.append((timer, flow))
    timer.start()


def _stop_waiting() -> None:
    for timer, _ in _WAITING:
        timer.cancel()
    _WAITING.clear()


def _settle(mended: Flow) -> None:
    """Find everybody anew, and let every flow that rests on the mended directory rest on the new one."""
    exact = Flow(mended.facts, today=mended.today, goal_id=mended.goal_id)
    _take_over(exact, mended, _CORRESPONDENCE)
    _find_everybody(exact)
    with _LOCK:
        for asked, flow in _FLOWS.items():
            if flow.__dict__.get("people") is mended.people:
                _FLOWS[asked] = Flow(flow.facts, today=asked.today, goal_id=asked.goal_id)
                _take_over(_FLOWS[asked], exact, _WHO)


def _drop_older(edition: Edition) -> None:
    """What was derived from facts that have changed since is of no use, and may name somebody who is forgotten."""
    for old in [asked for asked in _FLOWS if _is_older(asked.edition, edition)]:
        del _FLOWS[old]


def _is_older(one: Edition, other: Edition) -> bool:
    return one.lineage == other.lineage and one.version < other.version
