"""Is there room for what is still to come?"""

import shutil
from pathlib import Path

from kithmap.kit.speech import written
from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.doctor.home import existing
from kithmap_app.speech import say

DISK = "disk"
LEAST_MB = 200
"""MB: the log beside a database, a mailbox while it is read, a map as PDF."""
TIMES_DATABASE = 3
"""A backup takes the size once, rewriting after somebody was forgotten up to twice (SQLite, "VACUUM")."""
BYTES_A_MB = 1_000_000


def look_at_disk(folder: Path, *, database: Path, free_bytes: int | None = None) -> Finding:
    """Say whether the disk of the home folder has room; `free_bytes` as the system tells it unless given."""
    if free_bytes is None:
        free_bytes = shutil.disk_usage(existing(folder)).free
    held_mb = database.stat().st_size / BYTES_A_MB if database.is_file() else 0.0
    free_mb, needed_mb = free_bytes / BYTES_A_MB, max(LEAST_MB, TIMES_DATABASE * held_mb)
    figures = {"free": written(int(free_mb)), "needed": written(int(needed_mb))}
    if free_mb < needed_mb:
        return wrong(DISK, say("Only {free} MB are free, and {needed} should be. Make room on this disk.", **figures))
    return well(DISK, say("{free} MB are free; {needed} are enough.", **figures))
