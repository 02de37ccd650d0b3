"""The home folder: where the app keeps its database and its secret key on this machine."""

import os
import secrets
import sys
from collections.abc import Mapping
from itertools import count
from pathlib import Path

FOLDER_MODE = 0o700
"""Nobody else on the machine reads who is close to whom."""
FILE_MODE = 0o600
KEY_BYTES = 50
"""Length of the secret key; Django warns below 50 characters."""


def home_folder(environment: Mapping[str, str] = os.environ, *, platform: str = sys.platform) -> Path:
    """Give the folder: KITHMAP_HOME where it is set, else where `platform` keeps the data of programs.

    >>> home_folder({"KITHMAP_HOME": "/tmp/k"}).as_posix()
    '/tmp/k'
    >>> home_folder({"XDG_DATA_HOME": "/data"}, platform="linux").as_posix()
    '/data/kithmap'
    """
    if told := environment.get("KITHMAP_HOME"):
        return Path(told).expanduser()
    if platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Kithmap"
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "Kithmap"
    return Path(environment.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kithmap"


def made_folder(folder: Path) -> Path:
    """Give `folder`, made for its owner alone where it is missing. `OSError` passes through."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    return folder


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """Give the first of stem-1, stem-2 … with `suffix` that no file in `folder` has."""
    return next(path for n in count(1) if not (path := folder / f"{stem}-{n}{suffix}").exists())


def secret_key(folder: Path) -> str:
    """Give the key that signs cookies; it is made at the first call and kept in `folder`."""
    path = made_folder(folder) / "secret-key"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE)
    except FileExistsError:
        return path.read_text(encoding="ascii") or _written(path, os.open(path, os.O_WRONLY))
    return _written(path, handle)


def _written(path: Path, handle: int) -> str:
    """Write a new key; an empty file is what a crash in between leaves."""
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(KEY_BYTES))
    return path.read_text(encoding="ascii")
