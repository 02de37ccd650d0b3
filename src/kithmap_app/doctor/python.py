"""Is Python new enough?"""

import sys

from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

PYTHON = "Python"
OLDEST = (3, 11)
"""As `requires-python` in pyproject.toml says; a test holds the two together."""


def look_at_python(found: tuple[int, int] = sys.version_info[:2]) -> Finding:
    """Say whether Python is new enough."""
    number = ".".join(map(str, found))
    if found < OLDEST:
        oldest = ".".join(map(str, OLDEST))
        return wrong(
            PYTHON, say("This is Python {number}; Kithmap needs {oldest} or newer.", number=number, oldest=oldest)
        )
    return well(PYTHON, say("Python {number} is new enough.", number=number))
