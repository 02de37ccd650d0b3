"""May Kithmap keep things in its home folder, and nobody else read them?"""

import os
import stat
import sys
from pathlib import Path

from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say
from kithmap_app.store.folder import FILE_MODE, FOLDER_MODE

HOME = "home folder"


def look_at_home(folder: Path) -> Finding:
    """Say whether the home folder can be used, by its owner alone."""
    if not folder.exists():
        return _look_above(folder)
    if not folder.is_dir():
        return wrong(HOME, say("{folder} is a file. Move it away, or set KITHMAP_HOME.", folder=folder))
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return wrong(
            HOME,
            say("{folder} cannot be read and written by you. Change whose it is, or set KITHMAP_HOME.", folder=folder),
        )
    if open_to_others := _open_to_others(folder):
        return wrong(
            HOME,
            say(
                "Others on this machine can read {path}. Close it: chmod {mode} '{path}'.",
                path=open_to_others,
                mode=f"{FOLDER_MODE if open_to_others.is_dir() else FILE_MODE:o}",
            ),
        )
    return well(HOME, say("{folder} is yours alone.", folder=folder))


def existing(folder: Path) -> Path:
    """Give the folder, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.absolute().parents) if path.exists())


def _look_above(folder: Path) -> Finding:
    above = existing(folder)
    if above.is_dir() and os.access(above, os.W_OK | os.X_OK):
        return well(HOME, say("{folder} will be made at the first start.", folder=folder))
    return wrong(
        HOME, say("{folder} cannot be made: {above} is not yours. Set KITHMAP_HOME.", folder=folder, above=above)
    )


def _open_to_others(folder: Path) -> Path | None:
    """Give what others can read; on Windows rights are not told by these bits."""
    if sys.platform == "win32":
        return None
    # what lies in a closed folder is closed too
    return folder if stat.S_IMODE(folder.stat().st_mode) & ~FOLDER_MODE else None
