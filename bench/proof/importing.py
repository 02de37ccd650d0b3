"""Mail into the book, end to end: read, stored in SQLite, folded; beside reading the bytes."""

import tempfile
from pathlib import Path
from statistics import median

from bench import importing, mail
from bench.proof.figure import MEGABYTES, MESSAGES, Figure, Other
from bench.proof.mail import STARTS, generate
from bench.proof.setup import Setup, tell

COMMAND = "python -m bench.proof.importing --generators FOLDER"
ROUNDS = 2
"""Each run takes several seconds, and the table has the same promise's reading alone beside it."""


def measure(setup: Setup) -> list[Figure]:
    """Give messages a second from an mbox into an empty book, and memory; nothing without the generator."""
    generator = setup.generator("genmail.py")
    if generator is None:
        return []
    many = setup.sizes.messages
    with tempfile.TemporaryDirectory() as folder:
        box = Path(folder) / "large.mbox"
        generate(generator, many, "--mbox", box)
        bare, into = mail.Program("bytes", ["cat", str(box)], many), importing.mail_programs(box, many)[-1]
        imports = [importing.import_seconds(box, workers=2) for _ in range(setup.sizes.rounds)]
        runs = mail.measure([bare, into], rounds=min(ROUNDS, setup.sizes.rounds))
        gigabytes = box.stat().st_size / 1e9
    limit, ours = runs
    what = f"an mbox of {gigabytes:.2g} GB, {many:,} messages, into the book and folded, two processes"
    bytes_alone = Other("reading the bytes (cat)", limit.messages_per_second)
    return [
        Figure(
            issue=6,
            what=what,
            unit=MESSAGES,
            ours=many / median(sum(steps.values()) for steps in imports),
            asked=50_000,
            limit=bytes_alone,
            command=COMMAND,
            note="from the word of the owner to the folded history, in a program that runs",
        ),
        Figure(
            issue=6,
            what="the same, looked at while it works",
            unit=MESSAGES,
            ours=ours.messages_per_second,
            limit=bytes_alone,
            command=COMMAND,
            note=f"{STARTS}, the making of an empty book, and asking for the memory of both twenty times a second",
        ),
        Figure(
            issue=6,
            what="memory for it, all processes",
            unit=MEGABYTES,
            ours=ours.pss_mb,
            asked=300,
            command=COMMAND,
        ),
    ]


if __name__ == "__main__":
    tell(measure, __doc__)
