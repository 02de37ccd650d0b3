"""A date as people and programs write it becomes a day."""

import re
import unicodedata
from datetime import date

MONTHS = (
    "jan january janvier janeiro gennaio januar januari enero ene gen janv",
    "feb february fevrier fevereiro febbraio februar februari febrero fev fevr febr",
    "mar march mars marco marzo marz maerz maart mrt mrz maer",
    "apr april avril abril aprile avr abr",
    "may mai maio maggio mei mayo maj mag",
    "jun june juin junho giugno juni junio giu",
    "jul july juillet julho luglio juli julio lug juil",
    "aug august aout agosto augustus ago augusti aou",
    "sep sept september septembre setembro settembre septiembre set setiembre",
    "oct october octobre outubro ottobre oktober octubre okt out ott",
    "nov november novembre novembro noviembre",
    "dec december decembre dezembro dicembre dezember diciembre dez dic desember des",
)
"""Months in English, French, Portuguese, Italian, German, Dutch, Spanish, Swedish; accents and dots folded away."""

MONTH_NUMBERS = {word: number for number, words in enumerate(MONTHS, 1) for word in words.split()}

ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
EAST_ASIAN = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
NUMBERS = re.compile(r"(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)")
DAY_MONTH = re.compile(
    r"(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?[ -](?:de |di |of )?([a-z]+)\.?[ ,-]+(?:de |del |of )?(\d{4}|\d{2})(?!\d)"
)
MONTH_DAY = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")

CENTURY_PIVOT = 70
"""Two-digit years from here on are of the 1900s, as POSIX reads them from 69 on."""


def day_in(text: str, *, day_first: bool = True) -> date | None:
    """Give the day that `text` begins with, or None; what stands behind it (a time) is not looked at.

    `day_first` settles "03/04/2021", which the text itself leaves open.

    >>> day_in("3 mars 2021"), day_in("Mar 3, 2021"), day_in("03.03.2021 14:05")
    (datetime.date(2021, 3, 3), datetime.date(2021, 3, 3), datetime.date(2021, 3, 3))
    """
    folded = _folded(text)
    if match := ISO.match(folded) or EAST_ASIAN.match(folded):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := NUMBERS.match(folded):
        first, second = int(match[1]), int(match[3])
        is_day_first = (day_first or match[2] == "." or first > 12) and second <= 12
        day, month = (first, second) if is_day_first else (second, first)
        return _day(_year(match[4]), month, day)
    if match := DAY_MONTH.match(folded):
        return _day(_year(match[3]), MONTH_NUMBERS.get(match[2], 0), int(match[1]))
    if match := MONTH_DAY.match(folded):
        return _day(int(match[3]), MONTH_NUMBERS.get(match[1], 0), int(match[2]))
    return None


def is_month_first(text: str) -> bool | None:
    """Does this date of numbers put the month first? None where it does not tell."""
    match = NUMBERS.match(text.strip())
    if not match or match[2] == "." or max(int(match[1]), int(match[3])) <= 12:
        return None
    return int(match[3]) > 12


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.strip()[:60].casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def _year(text: str) -> int:
    number = int(text)
    return number if len(text) == 4 else number + (1900 if number >= CENTURY_PIVOT else 2000)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
