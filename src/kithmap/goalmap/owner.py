"""The owner on the map: one word in the disc in the middle."""

from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import HALF_CAPITAL, Anchor, Text, Tone
from kithmap.kit.geometry import Ellipse
from kithmap.kit.speech import say

SIZE_SHARE = 0.7
"""Size of the letters as a share of the disc's radius: "You" takes three fifths of its width, "Tú" less."""


def owner_text(space: Ellipse, radius: float) -> Text:
    """Give the word for the owner in the middle of a disc of `radius` round the centre of `space`."""
    you, size = say("You"), radius * SIZE_SHARE
    return Text(
        text=you,
        x=space.cx,
        y=space.cy + HALF_CAPITAL * size,
        width=text_width(you, size, semibold=True),
        size=size,
        anchor=Anchor.MIDDLE,
        semibold=True,
        tone=Tone.ON_DARK,
    )
