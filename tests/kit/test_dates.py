"""Days and lengths of time in words."""

from datetime import date

import pytest

from kithmap.kit.dates import spoken_day, spoken_length, spoken_weekday
from kithmap.kit.speech import speaking


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


def test_all_days_of_the_week_are_written_alike_in_every_language() -> None:
    """They stand in sentences: "Tu semana empieza el lunes"; three lists of them once were written in two ways."""
    with speaking("es"):
        days = [spoken_weekday(day) for day in range(7)]

    assert days == ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
    assert spoken_weekday(date(2026, 11, 24).weekday()) == "Tuesday"
