"""Unsaid: what was left out of a request, which is not the same as nothing."""

from enum import Enum


class Unsaid(Enum):
    """Stands for a field that was left out, so that what is there stays."""

    UNSAID = "unsaid"


UNSAID = Unsaid.UNSAID
