"""One sentence about one part of an installation."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What a look at one part found. `sentence` says what is, and where it is not well, what to do."""

    part: str
    is_well: bool
    sentence: str


def well(part: str, sentence: str) -> Finding:
    """Give a finding about a part that works."""
    return Finding(part, True, sentence)


def wrong(part: str, sentence: str) -> Finding:
    """Give a finding about a part that does not work, or soon will not."""
    return Finding(part, False, sentence)
