"""Dates of messages."""

from email.utils import mktime_tz, parsedate_tz

import pytest

from kithmap.sources.mail.date_field import seconds_since_1970


@pytest.mark.parametrize(
    "text",
    [
        " Fri, 01 Jan 2010 00:14:44 +0100",
        " 1 jan 2010 23:59:59 -0330",
        "Fri,1 Jan 2010 00:00:00 +0000 (UTC)",
        " Mon, 29 Feb 2016 12:30:00 +1400 (a (b))",
        " Mon, 29 Feb 2016 12:30 +0000",
        " Mon, 29 Feb 2016 12:30:00 EST",
        "\n Mon, 29 Feb 2016 12:30:00 -0000\r",
    ],
)
def test_a_date_is_what_the_standard_package_says(text: str) -> None:
    """Usual dates are looked up, unusual ones are read: nobody may see a difference."""
    parts = parsedate_tz(text)

    assert parts is not None
    assert seconds_since_1970(text.encode()) == mktime_tz(parts)


@pytest.mark.parametrize(
    "text",
    ["", " Fri, 31 Feb 2010 00:14:44 +0100", " Fri, 01 Foo 2010 00:14:44 +0100", " 00:14:44 +0100"],
)
def test_what_names_no_day_is_no_date(text: str) -> None:
    """A day that was never would put a talk in the wrong month."""
    assert seconds_since_1970(text.encode()) is None
