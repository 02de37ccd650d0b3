"""A run of the bench: what is measured is kept at once, one file a section, so that an interrupted run goes on."""

import json
import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.proof.figure import Figure, figure_of
from bench.proof.growth import Curve, curve_of

FINISHED = "finished"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What one bench or one curve gave, and when: `load` is that of the quarter of an hour before it began."""

    name: str
    day: date
    load: float
    seconds: float
    commit: str
    figures: tuple[Figure, ...] = ()
    curve: Curve | None = None

    def as_plain(self) -> dict[str, object]:
        return {**asdict(self), "day": self.day.isoformat()}


def section_of(plain: Mapping[str, Any]) -> Section:
    """Give the section that `as_plain` wrote."""
    return Section(
        **{
            **plain,
            "day": date.fromisoformat(plain["day"]),
            "figures": tuple(figure_of(one) for one in plain["figures"]),
            "curve": curve_of(plain["curve"]) if plain["curve"] else None,
        }
    )


@dataclass(frozen=True, slots=True)
class Run:
    """The folder in which a run keeps its sections: NAME.json whole, NAME.begun.json while it is measured."""

    folder: Path

    def section(self, name: str) -> Section | None:
        """Give a section that was measured to its end, None where it was not."""
        file = self._file(name)
        return section_of(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else None

    def begun(self, name: str) -> Path:
        """Give the file that a bench writes to while it measures: what stands in it is gone on from."""
        self.folder.mkdir(parents=True, exist_ok=True)
        return self.folder / f"{name}.begun.json"

    def keep(self, section: Section) -> None:
        """Write a section; its file is whole or not there."""
        part = self.begun(section.name).with_suffix(".part")
        part.write_text(json.dumps(section.as_plain(), indent=1), encoding="utf-8")
        os.replace(part, self._file(section.name))
        self.begun(section.name).unlink(missing_ok=True)

    def forget(self, names: Sequence[str]) -> None:
        """Drop sections, so that they are measured anew."""
        for name in names:
            self._file(name).unlink(missing_ok=True)
            self.begun(name).unlink(missing_ok=True)

    def begin(self) -> None:
        """Begin anew where the run before was finished; go on with it where it was not."""
        if (self.folder / FINISHED).exists():
            shutil.rmtree(self.folder)
        self.folder.mkdir(parents=True, exist_ok=True)

    def finish(self) -> None:
        """Say that everything was measured: the next run begins anew."""
        (self.folder / FINISHED).touch()

    def _file(self, name: str) -> Path:
        return self.folder / f"{name}.json"


def commit_now(root: Path) -> str:
    """Give the commit that is checked out, "-dirty" behind it where files differ; empty where that cannot be told."""
    command = ["git", "-C", str(root), "describe", "--always", "--dirty", "--exclude=*"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
