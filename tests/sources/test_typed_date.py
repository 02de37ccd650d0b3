"""Dates as people and programs write them become days."""

from datetime import date

import pytest

from kithmap.sources.tables.typed_date import day_in, is_month_first

THIRD_OF_MARCH = date(2021, 3, 3)

SHORT_MONTHS = {
    "English": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
    "German": "Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez",
    "Spanish": "ene feb mar abr may jun jul ago sept oct nov dic",
    "French": "janv févr mars avr mai juin juil août sept oct nov déc",
    "Italian": "gen feb mar apr mag giu lug ago set ott nov dic",
    "Portuguese": "jan fev mar abr mai jun jul ago set out nov dez",
    "Dutch": "jan feb mrt apr mei jun jul aug sep okt nov dec",
}


@pytest.mark.parametrize(
    "text",
    [
        "03 Mar 2021",
        "3 mars 2021",
        "3 de marzo de 2021",
        "3 de mar. de 2021",
        "3 mar 2021",
        "3. März 2021",
        "3 Mrz. 2021",
        "3 mrt. 2021",
        "3 maart 2021",
        "3 de março de 2021",
        "3 marzo 2021",
        "2021-03-03",
        "2021-03-03 14:05:12 UTC",
        "2021/3/3",
        "03.03.2021",
        "3/3/21, 2:05 PM",
        "Mar 3, 2021",
        "March 3rd, 2021",
        "2021年3月3日",
        "03-Mar-2021",
    ],
)
def test_one_day_is_understood_however_it_is_written(text: str) -> None:
    """LinkedIn writes the day in the language of the account."""
    assert day_in(text) == THIRD_OF_MARCH


@pytest.mark.parametrize(
    "text", ["", "soon", "31.02.2021", "2021-13-01", "00/00/00", "3 Foo 2021", "20210303", "1 2 3", "99/99/9999"]
)
def test_what_is_no_day_gives_none(text: str) -> None:
    """A card with a broken date is still a card."""
    assert day_in(text) is None


def test_the_order_of_numbers_is_settled_by_the_caller_unless_only_one_is_possible() -> None:
    """By hand: there is no 14th month."""
    assert day_in("03/04/2021") == date(2021, 4, 3)
    assert day_in("03/04/2021", day_first=False) == date(2021, 3, 4)
    assert day_in("14/03/2021", day_first=False) == day_in("03/14/2021") == date(2021, 3, 14)
    assert (is_month_first("03/14/21"), is_month_first("14/03/21"), is_month_first("03/04/21")) == (True, False, None)


@pytest.mark.parametrize(("language", "months"), SHORT_MONTHS.items())
def test_the_short_months_of_seven_languages_are_known(language: str, months: str) -> None:
    """As the calendars of the Unicode CLDR abbreviate them; LinkedIn takes its dates from there."""
    assert [day_in(f"7 {month}. 2019") for month in months.split()] == [date(2019, n, 7) for n in range(1, 13)]
