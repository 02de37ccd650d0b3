"""Gather the fragments of changelog.d into the section of this version: `python -m tools.changelog`."""

import re
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
KINDS = {"added": "Added", "changed": "Changed", "fixed": "Fixed", "removed": "Removed"}
"""What a fragment may be called after, and the heading it stands under."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """One sentence about one change."""

    kind: str
    sentence: str


def read_fragments(folder: Path) -> dict[Path, Fragment]:
    """Give the fragments in `folder` by file. Raises ValueError for one of a kind that is not known."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        kind = path.suffixes[-2].lstrip(".") if len(path.suffixes) > 1 else ""
        if kind not in KINDS:
            raise ValueError(f"{path.name} is called after no kind: {', '.join(KINDS)}")
        found[path] = Fragment(kind, " ".join(path.read_text(encoding="utf-8").split()))
    return found


def gathered(text: str, fragments: Sequence[Fragment], *, version: str, day: date) -> str:
    """Give the changelog `text` with `fragments` in the section of `version`, which is made where it is missing.

    >>> print(gathered("# Changelog", [Fragment("added", "A map.")], version="0.1.0", day=date(2027, 1, 2)))
    # Changelog
    <BLANKLINE>
    ## 0.1.0 (2027-01-02)
    <BLANKLINE>
    ### Added
    <BLANKLINE>
    - A map.
    <BLANKLINE>
    """
    head, *sections = re.split(r"^(?=## )", text.rstrip() + "\n", flags=re.MULTILINE)
    own = next((one for one in sections if one.startswith(f"## {version} ")), "")
    lines = _lines_of(own)
    for fragment in fragments:
        if fragment.sentence not in lines[fragment.kind]:
            lines[fragment.kind].append(fragment.sentence)
    others = [one for one in sections if one is not own]
    return "\n".join(part.rstrip() + "\n" for part in (head, _section(lines, version=version, day=day), *others))


def _lines_of(section: str) -> dict[str, list[str]]:
    chapters = dict(re.findall(r"^### (\w+)\n(.*?)(?=^### |\Z)", section, flags=re.MULTILINE | re.DOTALL))
    return {kind: re.findall(r"^- (.*)$", chapters.get(title, ""), re.MULTILINE) for kind, title in KINDS.items()}


def _section(lines: Mapping[str, Sequence[str]], *, version: str, day: date) -> str:
    chapters = [
        f"### {KINDS[kind]}\n\n" + "\n".join(f"- {line}" for line in told) for kind, told in lines.items() if told
    ]
    return "\n\n".join([f"## {version} ({day.isoformat()})", *chapters])


def main() -> None:
    page = ROOT / "CHANGELOG.md"
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    day = date.fromisoformat(sys.argv[1]) if len(sys.argv) > 1 else date.today()
    fragments = read_fragments(ROOT / "changelog.d")
    text = gathered(page.read_text(encoding="utf-8"), list(fragments.values()), version=version, day=day)
    page.write_text(text, encoding="utf-8")
    for path in fragments:
        path.unlink()
    print(f"{len(fragments)} changes gathered under {version}")


if __name__ == "__main__":
    main()
