"""What the columns and attributes of a study are called where they say something about a person."""

from kithmap.sources.tables.csv_titles import by_title
from kithmap.sources.tables.table import folded_title

TITLES = by_title("""
name: name | full name | alter.name | alter_name | altername | alter name | label | person | v_name | alias
given: first name | first_name | firstname | given name
family: last name | last_name | lastname | surname | family name
nickname: nickname
email: email | e-mail | mail | email address
phone: phone | telephone | mobile
organisation: organisation_name | organization | company | employer
title: job title | job | occupation | position
city: city | town | location | residence
note: note | notes | comment | comments
labels: relationship | relation | relationship type | role | group | category_name
""")
"""Everything else (counts, scales, answers to the study's questions) is left out."""


def field_of(title: str) -> str:
    """Give the field of a card that a column or an attribute holds, "" for none.

    >>> field_of("First_Name"), field_of("closeness")
    ('given', '')
    """
    return TITLES.get(folded_title(title), "")
