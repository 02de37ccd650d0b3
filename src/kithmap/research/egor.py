"""A study as the three CSV files that egor reads: owners, people, and links between people."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from kithmap.research.measures import measures
from kithmap.research.study import Study
from kithmap.research.variables import EGO, LINK, Value, alter_variables

EGO_ID, ALTER_ID, SOURCE, TARGET = "egoID", "alterID", "Source", "Target"
"""The names that `threefiles_to_egor` of the R package egor takes unless told otherwise."""
DIGITS = 6
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula: names come from other people's cards."""


def egos_csv(study: Study) -> str:
    """Give the file of owners: one row."""
    figures = measures(study)
    row = [study.ego, *(variable.value(study, figures) for variable in EGO)]
    return _csv([EGO_ID, *(variable.name for variable in EGO)], [row])


def alters_csv(study: Study) -> str:
    """Give the file of people, one row each."""
    columns = alter_variables(study)
    rows = [[study.ego, alter.code, *(column.value(study, alter) for column in columns)] for alter in study.alters]
    return _csv([EGO_ID, ALTER_ID, *(column.name for column in columns)], rows)


def links_csv(study: Study) -> str:
    """Give the file of links between people (alter-alter ties), one row each, once a pair."""
    rows = [[study.ego, link.source, link.target, *(column.value(study, link) for column in LINK)]
            for link in study.links]  # fmt: skip
    return _csv([EGO_ID, SOURCE, TARGET, *(column.name for column in LINK)], rows)


def _csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([_field(value) for value in row] for row in rows)
    return out.getvalue()


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{DIGITS}g}"
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_SIGNS) else text
