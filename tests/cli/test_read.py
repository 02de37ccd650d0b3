"""`kithmap read`: whom do I know at an organisation, and years of silence."""

import json
import subprocess
import sys
from pathlib import Path

KITHMAP = Path(sys.executable).parent / "kithmap"
NAMES = """BEGIN:VCARD
VERSION:3.0
FN:Ana Díaz
ORG:Fern GmbH
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ben Okri
END:VCARD
"""


def read(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (folder / "two.vcf").write_text(NAMES, encoding="utf-8")
    command = [str(KITHMAP), "read", "two.vcf", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_whom_do_i_know_at_an_organisation(tmp_path: Path) -> None:
    """Its whole name without legal form; a part of it finds nobody, and nobody is said aloud."""
    found = read(tmp_path, "--at", "FERN, Inc.")
    missed = read(tmp_path, "--at", "Fer")

    assert "At Fern GmbH you know Ana Díaz." in found.stdout
    assert "Nobody is known to be at Fer; where 1 person works is not known." in missed.stdout
    assert json.loads(read(tmp_path, "--at", "fern", "--json").stdout)["organisation"] == "Fern GmbH"


def test_years_of_silence_are_one_or_three(tmp_path: Path) -> None:
    """Anything else is a slip of the finger."""
    assert read(tmp_path, "--silent-years", "3").returncode == 0
    refused = read(tmp_path, "--silent-years", "2")
    assert refused.returncode == 2
    assert "'2' is not one of '1', '3'" in refused.stderr
