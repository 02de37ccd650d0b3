"""What a bench is told: sizes, and where generators, real data and the Python of the peers are."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.proof.figure import Figure, Other
from bench.proof.scale import SIZES, Scale, Sizes
from bench.proof.spoken import spoken_line

ROOT = Path(__file__).parent.parent.parent
PEERS_PYTHON = ROOT / ".venv-bench" / "bin" / "python"


@dataclass(frozen=True, slots=True)
class Setup:
    """The scale, and the places of what is not ours; None where it is not there."""

    scale: Scale
    generators: Path | None
    data: Path | None
    peers_python: Path | None

    @property
    def sizes(self) -> Sizes:
        return SIZES[self.scale]

    def generator(self, name: str) -> Path | None:
        """Give the generator of that name if it is there."""
        path = self.generators / name if self.generators else None
        return path if path and path.exists() else None


Measure = Callable[[Setup], Sequence[Figure]]


def absent(name: str, why: str = "not installed") -> Other:
    """Give a peer that could not be measured: it is named all the same."""
    return Other(name, None, f"not measured: {why}")


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that every bench takes."""
    parser.add_argument("--scale", type=Scale, choices=list(Scale), default=Scale.MINUTES)
    parser.add_argument("--generators", type=Path, help="folder with genmail.py and gencontacts.py")
    parser.add_argument("--data", type=Path, help="folder with real data: ties, mail, ego")
    parser.add_argument("--peers-python", type=Path, default=PEERS_PYTHON, help="a Python with requirements-bench.txt")


def setup_of(options: argparse.Namespace) -> Setup:
    """Give the setup that the options tell; what does not exist is None."""
    places = (options.generators, options.data, options.peers_python)
    return Setup(options.scale, *(place if place and place.exists() else None for place in places))


def tell(measure: Measure, purpose: str | None) -> None:
    """Be the command of one bench: measure, and print the figures as lines or as JSON."""
    parser = argparse.ArgumentParser(description=purpose)
    add_options(parser)
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args()
    figures = measure(setup_of(options))
    if options.json:
        options.json.write_text(json.dumps([figure.as_plain() for figure in figures]), encoding="utf-8")
    for figure in figures:
        print(spoken_line(figure))
    sys.stdout.flush()
