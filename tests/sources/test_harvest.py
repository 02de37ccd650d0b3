"""Everything in what the owner gave comes out once, in order, whoever reads it."""

import gzip
import os
import signal
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kithmap.sources.harvest import harvest as harvest_room
from kithmap.sources.harvest import plan as harvest_plan
from kithmap.sources.harvest import task as harvest_task
from kithmap.sources.harvest.harvest import Harvest, harvest
from kithmap.sources.hints import Hints
from kithmap.sources.interactions import join

HINTS = Hints(today=date(2026, 3, 16), keep_subjects=True)
MESSAGE = (
    "From - Tue Mar 03 09:14:02 2026\n"
    "From: Friend {n} <f{n}@x.example>\nTo: ana@diaz.example\n"
    "Date: Tue, 3 Mar {year} 10:14:02 +0100\nSubject: {n}\n\nbody\n\n"
)
CARDS = "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Okri\nEMAIL:ben@okri.example\nEND:VCARD\n"


def mailbox(count: int, *, odd: int = 0) -> str:
    """Give an mbox of so many messages, every `odd`-th of them dated 1900."""
    return "".join(MESSAGE.format(n=n, year=1900 if odd and n % odd == 0 else 2026) for n in range(count))


def facts(parts: list[Harvest]) -> list[object]:
    return [
        (p.document, p.format, p.cards, list(p.interactions), p.interactions.contacts, p.troubles, p.read, p.finished)
        for p in parts
    ]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    """A folder with an mbox, a packed one, an archive with an address book, a maildir and a file of nothing."""
    (tmp_path / "a.mbox").write_text(mailbox(500, odd=7))
    (tmp_path / "b.mbox.gz").write_bytes(gzip.compress(mailbox(50).encode()))
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("contacts.vcf", CARDS)
    for n in range(40):
        place = tmp_path / "d" / ("cur" if n % 2 else "new")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{n:03}.host:2,{'D' if n == 1 else 'S'}").write_text(
            MESSAGE.format(n=n, year=2026).partition("\n")[2]
        )
    (tmp_path / "e.bin").write_bytes(bytes(range(256)) * 40)
    return tmp_path


@pytest.fixture
def small_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let small files be worth cutting and sharing, so that the tests are quick."""
    monkeypatch.setattr(harvest_plan, "STRETCH_BYTES", 20_000)
    monkeypatch.setattr(harvest_plan, "STRETCH_FILES", 12)
    monkeypatch.setattr(harvest_room, "WORTH_PROCESSES_BYTES", 0)


def test_everything_comes_once_and_counts_add_up(given: Path) -> None:
    """What is read must be new, known or a trouble: nothing vanishes."""
    parts = list(harvest([given], HINTS))
    by_name = {Path(part.document).name: part for part in parts}

    assert [Path(part.document).name for part in parts] == ["a.mbox", "b.mbox.gz", "contacts.vcf", "d", given.name]
    assert all(
        part.read == len(part.cards) + len(part.interactions) + len(part.edges) + len(part.troubles) for part in parts
    )
    assert all(part.finished for part in parts)
    assert (len(by_name["a.mbox"].interactions), len(by_name["a.mbox"].troubles)) == (428, 72)
    assert len(by_name["b.mbox.gz"].interactions) == 50
    assert [card.name for card in by_name["contacts.vcf"].cards] == ["Ben Okri"]
    assert len(by_name["d"].interactions) == 39
    assert by_name[given.name].format == ""
    assert "e.bin" in by_name[given.name].troubles[0].what


def test_two_processes_give_what_one_gives(given: Path, small_stretches: None) -> None:
    """Speed must not change a single record, nor the order."""
    alone = list(harvest([given, given / "a.mbox"], HINTS))
    shared = list(harvest([given, given / "a.mbox"], HINTS, workers=2))

    assert len(alone) > 8
    assert facts(shared) == facts(alone)


def test_stretches_of_a_mailbox_give_what_the_whole_gives(
    given: Path, monkeypatch: pytest.MonkeyPatch, small_stretches: None
) -> None:
    """Lines of troubles, too, count from the start of the file."""
    cut = list(harvest([given / "a.mbox"], HINTS))
    monkeypatch.setattr(harvest_plan, "STRETCH_BYTES", 10**9)
    (whole,) = harvest([given / "a.mbox"], HINTS)

    assert len(cut) == 4
    assert [part.finished for part in cut] == [False] * 3 + [True]
    assert list(join(part.interactions for part in cut)) == list(whole.interactions)
    assert [trouble for part in cut for trouble in part.troubles] == list(whole.troubles)
    assert [trouble.line for trouble in whole.troubles][:3] == [1, 57, 113]


def test_a_part_holds_only_so_many_records(given: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mailbox of millions must not be held at once."""
    monkeypatch.setattr(harvest_task, "MOST_RECORDS", 200)

    assert [(part.read, part.finished) for part in harvest([given / "a.mbox"], HINTS)] == [
        (200, False),
        (200, False),
        (100, True),
    ]


def test_what_cannot_be_used_says_so_and_the_rest_goes_on(given: Path, tmp_path: Path) -> None:
    """One wrong path must not cost an import."""
    (tmp_path / "empty.mbox").touch()
    cut = gzip.compress(mailbox(2000).encode())
    (tmp_path / "cut.mbox.gz").write_bytes(cut[: len(cut) // 2])
    paths = [tmp_path / "nowhere", tmp_path / "empty.mbox", tmp_path / "cut.mbox.gz", given / "c.zip"]
    parts = list(harvest(paths, HINTS))

    assert [part.format for part in parts] == ["", "", "Mailbox (mbox)", "vCard"]
    assert "There is no file" in parts[0].troubles[0].what
    assert "is empty" in parts[1].troubles[0].what
    assert len(parts[2].interactions) > 500
    assert "only in part" in parts[2].troubles[-1].what


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_rises_to_the_end(given: Path, small_stretches: None, workers: int) -> None:
    """A bar that jumps back, or never fills, is worse than none."""
    seen: list[tuple[int, int, int]] = []
    parts = list(harvest([given], HINTS, workers=workers, progress=lambda *now: seen.append(now)))
    done, total, records = zip(*seen, strict=True)

    assert set(total) == {sum(path.stat().st_size for path in given.rglob("*") if path.is_file())}
    assert list(done) == sorted(done)
    assert done[-1] == total[-1]
    assert records[-1] == sum(part.read for part in parts)


def processes() -> list[int]:
    """Give the processes that this one has started and not yet ended, as Linux tells them."""
    return [int(pid) for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()]


on_linux = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="processes are counted as Linux tells them")


@on_linux
def test_closing_ends_the_processes_at_once(given: Path, small_stretches: None) -> None:
    """An owner who has seen enough must get the machine back."""
    before = processes()
    parts = harvest([given, given], HINTS, workers=2)
    next(parts)
    running = processes()
    parts.close()

    assert len(running) == len(before) + 1
    assert processes() == before


@on_linux
def test_a_process_that_is_killed_costs_only_its_task(given: Path, small_stretches: None) -> None:
    """The system ends processes when memory is short."""
    before = processes()
    parts = harvest([given, *[given / "a.mbox"] * 12], HINTS, workers=2)
    first = next(parts)
    (reading,) = set(processes()) - set(before)
    os.kill(reading, signal.SIGKILL)
    rest = list(parts)
    lost = [t for part in [first, *rest] for t in part.troubles if "ended by the system" in t.what]

    assert len(lost) <= 1
    assert rest[-1].finished
    assert Path(rest[-1].document).name == "a.mbox"


@on_linux
def test_small_files_start_no_process(given: Path) -> None:
    """Starting processes takes longer than reading these."""
    before = processes()
    parts = harvest([given], HINTS, workers=2)
    next(parts)

    assert processes() == before
    parts.close()


def test_a_script_that_does_not_guard_its_start_gets_its_records(given: Path) -> None:
    """What is started must not run the script once more."""
    lines = (
        "from datetime import date",
        "from kithmap.sources.harvest import harvest as room",
        "from kithmap.sources.hints import Hints",
        "room.WORTH_PROCESSES_BYTES = 0",
        f"parts = list(room.harvest([{str(given)!r}], Hints(today=date(2026, 3, 16)), workers=2))",
        "print(sum(part.read for part in parts))",
    )
    script = given / "run.py"
    script.write_text("\n".join(lines))
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) == 500 + 50 + 1 + 39 + 1
