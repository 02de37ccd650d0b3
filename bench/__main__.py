"""All benchmarks, one after another: `python -m bench [--generators FOLDER] [--peers]`."""

import argparse
import subprocess
import sys
from pathlib import Path

PLAIN = ("fold", "drawing", "metrics", "cards", "search", "store", "then", "pages")
"""Benchmarks that make their own input."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generators", type=Path, help="folder with genmail.py; without it mail is not measured")
    parser.add_argument("--peers", action="store_true", help="measure other programs beside ours, where installed")
    options = parser.parse_args()
    runs = [[name] for name in PLAIN if (Path(__file__).parent / f"{name}.py").exists()]
    generator = options.generators / "genmail.py" if options.generators else None
    if generator and generator.exists():
        runs.append(["mail", "--generator", str(generator), *(["--peers"] if options.peers else [])])
    else:
        print("mail: not measured, since there is no generator of mailboxes (--generators FOLDER)")
    runs.append(["identity", *(["--generators", str(options.generators)] if options.generators else [])])
    failed = 0
    for name, *rest in runs:
        print(f"\n== {name}: python -m bench.{' '.join([name, *rest])}", flush=True)
        failed += subprocess.run([sys.executable, "-m", f"bench.{name}", *rest], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
