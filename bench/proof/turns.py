"""Programs and acts measured in turns, so that a busy moment of the machine meets all of them alike."""

import json
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


def seconds_in_turns(acts: Mapping[str, Callable[[], object]], *, rounds: int, inner: int = 1) -> dict[str, float]:
    """Give the median seconds of each act over `rounds`, each round a mean of `inner` runs; all in this process."""
    taken: dict[str, list[float]] = {name: [] for name in acts}
    for _ in range(rounds):
        for name, act in acts.items():
            start = time.perf_counter()
            for _ in range(inner):
                act()
            taken[name].append((time.perf_counter() - start) / inner)
    return {name: statistics.median(times) for name, times in taken.items()}


@dataclass(frozen=True, slots=True)
class Told:
    """What a program told of itself in its last line: the median of its seconds, and its last answer."""

    seconds: float
    answer: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a program gave no figure."""

    why: str


def told_in_turns(
    commands: Mapping[str, Sequence[str]], *, rounds: int, patience_seconds: float
) -> dict[str, Told | Failed]:
    """Run commands in turns; each prints JSON with the `seconds` of its work. A failure ends a command's turns."""
    runs: dict[str, list[Told]] = {name: [] for name in commands}
    failures: dict[str, Failed] = {}
    for _ in range(rounds):
        for name, command in commands.items():
            if name in failures:
                continue
            found = _told_by(command, patience_seconds)
            if isinstance(found, Failed):
                failures[name] = found
            else:
                runs[name].append(found)
    return {name: failures.get(name) or _median(runs[name]) for name in commands}


def _median(runs: Sequence[Told]) -> Told:
    return Told(statistics.median(run.seconds for run in runs), runs[-1].answer)


def _told_by(command: Sequence[str], patience_seconds: float) -> Told | Failed:
    environment = {**os.environ, "MPLBACKEND": "agg"}
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=patience_seconds, env=environment
        )
        answer = json.loads(done.stdout.strip().splitlines()[-1])
    except FileNotFoundError:
        return Failed("not installed")
    except subprocess.TimeoutExpired:
        return Failed(f"not ready after {patience_seconds:.0f} s")
    except subprocess.CalledProcessError as error:
        last = (error.stderr or "").strip().splitlines()[-1:] or ["no word"]
        return Failed("not installed" if "ModuleNotFoundError" in last[0] else f"failed, {last[0][:80]}")
    return Told(float(answer["seconds"]), answer)
