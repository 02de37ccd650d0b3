"""Days and lengths of time in words."""

from datetime import date

import pytest

from kithmap.kit.dates import spoken_day, spoken_length


@pytest.mark.parametrize(
    ("days", "words"),
    [(1, "a day"), (2, "2 days"), (59, "59 days"), (60, "2 months"), (365, "12 months"), (731, "2 years")],
)
def test_lengths_are_told_in_the_unit_people_would_use(days: int, words: str) -> None:
    """ "412 days" says nothing."""
    assert spoken_length(days) == words


def test_the_year_is_told_only_where_it_is_another() -> None:
    """Dates stand in sentences."""
    assert spoken_day(date(2024, 2, 29), today=date(2024, 12, 31)) == "29 February"
    assert spoken_day(date(2023, 12, 31), today=date(2024, 1, 1)) == "31 December 2023"
