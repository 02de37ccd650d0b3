"""The most memory that a process held; imported by programs of other environments too, so it needs nothing else."""

import resource
import sys
from pathlib import Path


def peak_megabytes() -> float:
    """Give the most memory that this process held. What the system tells of usage begins with that of the parent."""
    told = Path("/proc/self/status")
    if told.exists():
        return int(told.read_text().partition("VmHWM:")[2].split()[0]) / 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
