"""What a mail domain or an organisation's name says: anybody's, a university's, or one employer's."""

import re
from functools import cache
from importlib.resources import files

from kithmap.people.names import folded

_UNIVERSITY_DOMAIN = re.compile(r"(?:^|\.)(?:edu|edu\.[a-z]{2}|ac\.[a-z]{2})$|(?:^|[.-])(?:uni|univ|university)[.-]")
_UNIVERSITY_NAME = re.compile(
    r"\b(?:universi\w+|universidad\w*|uniwersytet\w*|universitet\w*|hochschule\w*|fachhochschule\w*|hogskola\w*|\w+hogskola"
    r"|yliopisto|ecole|polytechni\w+|politecnic\w+|politechnika|college|institute of technology|business school)\b"
    r"|大学|대학교|университет|جامعة|πανεπιστημιο"
)


@cache
def _free_mail() -> tuple[frozenset[str], frozenset[str]]:
    lines = (files("kithmap.goals") / "free_mail_domains.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    whole = frozenset(name for name in names if not name.endswith(".*"))
    return whole, frozenset(name[:-2] for name in names if name.endswith(".*"))


def is_free_mail(domain: str) -> bool:
    """Tell whether anybody can have an address at `domain`, so that sharing it says nothing.

    >>> is_free_mail("gmail.com"), is_free_mail("yahoo.co.uk"), is_free_mail("fern.example")
    (True, True, False)
    """
    whole, first_parts = _free_mail()
    return domain in whole or domain.partition(".")[0] in first_parts


def is_university(name_or_domain: str) -> bool:
    """Tell whether an organisation's name or a mail domain is a place of study.

    >>> is_university("Universidad de Sevilla"), is_university("cs.lund.edu"), is_university("Universal Pumps")
    (True, True, False)
    """
    if "." in name_or_domain and " " not in name_or_domain:
        return bool(_UNIVERSITY_DOMAIN.search(name_or_domain.lower()))
    return bool(_UNIVERSITY_NAME.search(folded(name_or_domain)))


def is_within(domain: str, others: frozenset[str]) -> bool:
    """Tell whether `domain` is one of `others` or stands below one ("mail.fern.example" below "fern.example")."""
    parts = domain.split(".")
    return any(".".join(parts[i:]) in others for i in range(len(parts) - 1))
