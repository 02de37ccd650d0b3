"""The map of a network: its time and overlapping labels, beside plotting and graph programs on the same names."""

import json
import tempfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from bench.proof.figure import MILLISECONDS, PER_CENT_LESS, Figure, Other
from bench.proof.setup import Setup, absent, tell
from bench.proof.turns import Failed, Told, seconds_in_turns, told_in_turns
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.goalmap.picture import Picture
from kithmap.kit.geometry import Box, overlaps
from tests.goalmap.subjects import network

COMMAND = "python -m bench.proof.drawing"
PEERS = ("networkx + matplotlib", "adjustText", "textalloc", "graphviz twopi", "twopi, overlap=false")
PEERS_PEOPLE = 150
"""The peers are asked for the map that a person has; with 10,000 names they take minutes to hours."""
MOST_MS = {150: 50.0, 10_000: 1_000.0}
SEED = 1
SCRIPT = Path(__file__).parent / "peer_runs" / "drawing_run.py"

Runs = Mapping[str, Told | Failed]


def overlapping_share(boxes: Sequence[Box]) -> float:
    """Give the share of label boxes that meet at least one other: the same question to every program."""
    meeting = {place for pair in overlaps(boxes) for place in pair}
    return len(meeting) / len(boxes) if boxes else 0.0


def label_boxes(picture: Picture) -> list[Box]:
    """Give the boxes of the names and of the counts that stand for several names."""
    return [mark.label.box for marks in (picture.people, picture.chips) for mark in marks]


def measure(setup: Setup) -> list[Figure]:
    """Give milliseconds of the layout and the share of labels that meet another, for each size."""
    return [figure for people in setup.sizes.people_on_map for figure in _of_size(people, setup)]


def _of_size(people: int, setup: Setup) -> list[Figure]:
    subject, page = network(people, seed=SEED), screen()
    picture = lay_out(subject, page)
    seconds = seconds_in_turns({"ours": partial(lay_out, subject, page)}, rounds=3 * setup.sizes.rounds)
    told = _peers(picture, setup) if people <= PEERS_PEOPLE else {}
    boxes = label_boxes(picture)
    return [
        Figure(
            issue=2,
            what=f"map of {people:,} people laid out, every name or count with its place",
            unit=MILLISECONDS,
            ours=1000 * seconds["ours"],
            asked=MOST_MS.get(people),
            peers=tuple(_time(name, told) for name in PEERS) if told else (),
            command=COMMAND,
            note="" if told else "peers are asked for 150 people only",
        ),
        Figure(
            issue=2,
            what=f"its labels that meet another ({len(picture.people):,} names, {len(picture.chips)} counts)",
            unit=PER_CENT_LESS,
            ours=100 * overlapping_share(boxes),
            asked=0.0,
            peers=tuple(_share(name, told) for name in PEERS) if told else (),
            command=COMMAND,
        ),
    ]


def _peers(picture: Picture, setup: Setup) -> Runs:
    """Ask the peers for the same names in the same size of letters on a page of the same size."""
    if setup.peers_python is None:
        return {name: Failed("no requirements-bench.txt installed") for name in PEERS}
    asked = {
        "width": picture.width,
        "height": picture.height,
        "letters": picture.name_size,
        "people": [[one.name, one.dot.x, one.dot.y, one.sector] for one in picture.people],
    }
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names.json"
        file.write_text(json.dumps(asked), encoding="utf-8")
        commands = {name: [str(setup.peers_python), str(SCRIPT), name, str(file)] for name in PEERS}
        return told_in_turns(commands, rounds=min(3, setup.sizes.rounds), patience_seconds=setup.sizes.patience_seconds)


def _time(name: str, told: Runs) -> Other:
    run = told[name]
    return absent(name, run.why) if isinstance(run, Failed) else Other(name, 1000 * run.seconds)


def _share(name: str, told: Runs) -> Other:
    run = told[name]
    if isinstance(run, Failed):
        return absent(name, run.why)
    boxes = [Box(*box) for box in run.answer["boxes"]]
    return Other(name, 100 * overlapping_share(boxes), run.answer["note"])


if __name__ == "__main__":
    tell(measure, __doc__)
