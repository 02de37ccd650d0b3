"""The drawing: the picture of the goal in hand, remembered so that nobody moves when one person changes."""

from collections import OrderedDict, defaultdict
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from threading import Lock

from django.utils.safestring import SafeString, mark_safe

from kithmap.flow import Flow
from kithmap.goalmap.embedding import Beside, Told, mini_map_element, to_element
from kithmap.goalmap.initials import with_initials
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.marks import pull_step
from kithmap.goalmap.opened import opened
from kithmap.goalmap.page import screen
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.seat import MapSubject
from kithmap.goals.goal import Goal
from kithmap.goals.offer import OfferState
from kithmap.kit.speech import language
from kithmap.roster.standing import Standing

PICTURES_KEPT = 24
"""A goal with its dozen categories opened one after another, twice; a picture of 150 people takes 300 KB."""
PHONE_WIDTH_PX = 390.0


@dataclass(frozen=True, slots=True)
class _Which:
    """One drawing: of a goal, with all its categories or (`sector`) one of them, on a wide or a narrow page.

    A picture holds sentences: each language has its own.
    """

    goal_id: str
    sector: str
    language: str
    is_narrow: bool = False


@dataclass(frozen=True, slots=True)
class _Drawn:
    subject: MapSubject
    picture: Picture
    written: dict[str, SafeString] = field(default_factory=dict)
    """The markup of each way of showing it that was asked for: with names, with initials, or small.

    What is told beside the picture changes with the subject, never without it.
    """


_DRAWN: OrderedDict[_Which, _Drawn] = OrderedDict()
_LOCK = Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What the page shows of the map: the picture, as an SVG element for a wide page, and the small one for a phone."""

    picture: Picture
    element: SafeString
    mini: SafeString
    sector: str
    is_initials: bool


def whole_picture(flow: Flow, *, sector: str = "") -> Picture:
    """Give the picture as the owner last saw it, with what has changed since put into its own cells."""
    return _drawn(flow, _Which(flow.goal_id, sector, language())).picture


def draw(flow: Flow, *, sector: str = "", is_initials: bool = False) -> Drawing:
    """Give the drawing of a goal's map, or of one category (`sector`) that fills it; with initials it opens nothing."""
    wide = _drawn(flow, _Which(flow.goal_id, sector, language()))
    narrow = _drawn(flow, _Which(flow.goal_id, sector, language(), is_narrow=True))
    shown = with_initials(wide.picture) if is_initials else wide.picture
    return Drawing(
        picture=shown,
        element=_once(wide, "initials" if is_initials else "names", lambda: _opened(flow, shown, is_initials)),
        mini=_once(narrow, "small", lambda: mini_map_element(narrow.picture)),
        sector=sector if len(shown.sectors) == 1 else "",
        is_initials=is_initials,
    )


def _opened(flow: Flow, shown: Picture, is_initials: bool) -> str:
    return to_element(shown, None if is_initials else Beside(told=_told(flow), links=flow.subject.links))


def _once(drawn: _Drawn, way: str, write: Callable[[], str]) -> SafeString:
    if way not in drawn.written:
        # it went through `safe` of the library, as in the pictures that are saved to files
        drawn.written[way] = mark_safe(write())
    return drawn.written[way]


def tidy_up(goal: Goal) -> None:
    """Forget how a goal's map was drawn: the next drawing finds everybody the best place afresh."""
    with _LOCK:
        for which in [which for which in _DRAWN if which.goal_id == goal.id]:
            del _DRAWN[which]


def forget_drawings() -> None:
    """Forget how any map was drawn."""
    with _LOCK:
        _DRAWN.clear()


def _drawn(flow: Flow, which: _Which) -> _Drawn:
    whole = flow.subject
    with _LOCK:
        before = _DRAWN.get(which)
        if before is None or before.subject is not whole:
            subject = opened(whole, which.sector) if which.sector else whole
            page = screen(width=PHONE_WIDTH_PX) if which.is_narrow else screen()
            before = _Drawn(whole, lay_out(subject, page, before.picture.remembered if before else None))
            _DRAWN[which] = before
        _DRAWN.move_to_end(which)
        while len(_DRAWN) > PICTURES_KEPT:
            _DRAWN.popitem(last=False)
    return before


def _told(flow: Flow) -> Mapping[str, Told]:
    """Give organisation and needs of everybody on the map, for search and filters."""
    number = {need.id: index for index, need in enumerate(flow.needs)}
    needs: defaultdict[str, set[int]] = defaultdict(set)
    soon = {talk.person_id for talk in flow.week.conversations}
    for standing in flow.roster.on_map:
        for offer in standing.offers:
            if offer.need_id in number and offer.state is not OfferState.DECLINED:
                needs[standing.person.id].add(number[offer.need_id])
    return {
        standing.person.id: Told(
            standing.person.organisation, tuple(sorted(needs[standing.person.id])), _marks(standing, soon)
        )
        for standing in flow.roster.on_map
    }


def _marks(standing: Standing, soon: Set[str]) -> tuple[str, ...]:
    """Give the classes of somebody's mark, as the picture gives them to those who have a name on it."""
    is_proposed = standing.ring_is_proposed or standing.category_is_proposed
    return (
        standing.tie.warmth.value,
        f"pull-{pull_step(standing.pull.value)}",
        *["proposed"] * is_proposed,
        *["next-step"] * (standing.person.id in soon),
    )
