"""Colours can be read in both themes."""

import pytest

from kithmap.goalmap.colours import DARK, LIGHT, Theme


def luminance(colour: str) -> float:
    """Give the relative luminance of a #rrggbb colour after WCAG 2.2."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Give the contrast ratio of two colours after WCAG 2.2, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(over: str, under: str, opacity: float) -> str:
    """Give the colour that `over` makes at `opacity` on `under`."""
    pairs = [(int(over[start : start + 2], 16), int(under[start : start + 2], 16)) for start in (1, 3, 5)]
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02x}" for a, b in pairs)


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21 : 1 by definition; #767676 on white is the known grey of 4.54 : 1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_marks_stand_out_and_words_can_be_read(theme: Theme) -> None:
    """3 : 1 for marks and 4.5 : 1 for words, on the page, on the disc, in the glow and on every wash."""
    grounds = [theme.ground, theme.space, theme.glow]
    grounds += [mixed(mark, ground, theme.washes) for mark in theme.marks for ground in (theme.space, theme.glow)]

    assert len(theme.marks) == len(theme.words) == 8
    for ground in grounds:
        assert min(contrast(mark, ground) for mark in theme.marks) >= 3
        assert contrast(theme.ink, ground) >= 7
        assert contrast(theme.muted, ground) >= 4.5
    assert min(contrast(word, theme.ground) for word in theme.words) >= 4.5
    assert contrast(theme.ink, theme.highlight) >= 4.5
    assert contrast(theme.muted, theme.highlight) >= 4.5
    assert contrast(theme.on_dark, theme.centre) >= 4.5
