"""The published figures that the network measures are held against, where they are on this machine."""

import json
import os
from pathlib import Path
from typing import Any

import pytest


def oracle(name: str) -> Any:
    """Give one block of published figures, or skip the test where they are absent."""
    root = Path(__file__).parents[2]
    path = root / os.environ.get("KITHMAP_DATA", "../shared/data") / "ego" / "oracles.json"
    if not path.is_file():
        pytest.skip("no published ego-network figures: set KITHMAP_DATA to the folder that holds ego/oracles.json")
    return json.loads(path.read_text(encoding="utf-8"))[name]
