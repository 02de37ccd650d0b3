"""The map as it was: the drawing that the owner knows, with the warmth of then and those who were there."""

import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

from kithmap.flow import Flow
from kithmap.goalmap.embedding import mini_map_element, to_element
from kithmap.goalmap.initials import with_initials
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A4, screen
from kithmap.goalmap.picture import Picture
from kithmap.then.snapshot import Snapshot
from kithmap.then.subject import subject_of
from kithmap_app.web.pages.map_drawing import PHONE_WIDTH_PX, whole_picture

_IDS = re.compile(r'(id="|url\(#|labelledby="|(?<=km-title) )km-')
"""Where an element speaks of ids; in names these signs are escaped, so none can be mistaken for one."""


@dataclass(frozen=True, slots=True)
class DrawingOfThen:
    """The map of a snapshot for a wide page, and the small one without names for a phone."""

    element: SafeString
    mini: SafeString


def drawn_then(flow: Flow, snapshot: Snapshot, *, is_initials: bool) -> DrawingOfThen:
    """Draw the map as of a snapshot; everybody stands where they stand on the map of today."""
    subject = subject_of(snapshot, flow.subject)
    picture = lay_out(subject, screen(), whole_picture(flow).remembered)
    narrow = lay_out(subject, screen(width=PHONE_WIDTH_PX))
    # both went through `safe` of the library
    return DrawingOfThen(
        mark_safe(to_element(_shown(picture, is_initials))),
        mark_safe(mini_map_element(narrow)),
    )


def drawn_for_paper(flow: Flow, then: Snapshot, now: Snapshot, *, is_initials: bool) -> tuple[SafeString, SafeString]:
    """Draw the map of two snapshots, each for an A4 page of its own, everybody in the same place on both."""
    today, before = subject_of(now, flow.subject), subject_of(then, flow.subject)
    after = lay_out(today, A4)
    return (
        _element(lay_out(before, A4, after.remembered), "then", is_initials),
        _element(after, "now", is_initials),
    )


def _element(picture: Picture, name: str, is_initials: bool) -> SafeString:
    """Give the element under ids of its own: two of them stand on one page."""
    return mark_safe(_IDS.sub(rf"\1{name}-", to_element(_shown(picture, is_initials))))


def _shown(picture: Picture, is_initials: bool) -> Picture:
    return with_initials(picture) if is_initials else picture
