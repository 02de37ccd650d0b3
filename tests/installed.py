"""Kithmap as a stranger has it: the wheel in an empty environment of its own, without the repository."""

import os
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

FROM_REGISTRY = "KITHMAP_RELEASE"
"""Set for a release: dependencies then come from the registry. Otherwise those of this environment are lent."""
PATIENCE_SECONDS = 30.0
LOOK_AGAIN_SECONDS = 0.05
LENT = "lent.pth"


@dataclass(frozen=True, slots=True)
class Installed:
    """An environment with the wheel in it, and a folder outside the repository with a home of its own."""

    programs: Path
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """What a stranger's shell knows: nothing of ours."""
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR", "SYSTEMROOT") if name in os.environ}
        path = f"{self.programs}{os.pathsep}{os.environ.get('PATH', '')}"
        return {**kept, "PATH": path, "HOME": str(self.folder), "KITHMAP_HOME": str(self.folder / "home")}

    def run(self, *words: str | Path, code: int = 0) -> str:
        """Run a program of the environment and give what it printed; it must end with `code`."""
        program, *rest = words
        done = subprocess.run(
            [self.programs / program, *rest],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    @contextmanager
    def serving(self, *words: str, port: int, more: Mapping[str, str] | None = None) -> Iterator[str]:
        """Run a server until the end of the block, and give its address once it answers."""
        program, *rest = words
        server = subprocess.Popen(
            [self.programs / program, *rest], cwd=self.folder, env={**self.environment, **(more or {})}
        )
        try:
            yield _answering(f"http://localhost:{port}", server)
        finally:
            server.terminate()
            server.wait(PATIENCE_SECONDS)


def install(wheel: Path, folder: Path) -> Installed:
    """Put `wheel` into an empty environment in `folder`."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    programs = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--quiet", "--python", programs / "python", "install"]
    if os.environ.get(FROM_REGISTRY):
        subprocess.run([*pip, "--only-binary", ":all:", wheel], cwd=folder, check=True)
    else:
        subprocess.run([*pip, "--no-index", "--no-deps", wheel], cwd=folder, check=True)
        _lend_dependencies(programs)
    (folder / "home").mkdir(mode=0o700)
    return Installed(programs, folder)


def _lend_dependencies(programs: Path) -> None:
    """Let the environment see what is installed here; editable installs stay behind, since their .pth is not read."""
    asked: list[str | Path] = [programs / "python", "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"]
    theirs = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    paths = sysconfig.get_paths()
    (theirs / LENT).write_text("\n".join(sorted({paths["purelib"], paths["platlib"]})) + "\n", encoding="utf-8")


def free_port() -> int:
    """Give a port of this machine that nobody listens on."""
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _answering(address: str, server: "subprocess.Popen[bytes]") -> str:
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end and server.poll() is None:
        try:
            httpx.get(f"{address}/book/", timeout=PATIENCE_SECONDS)
        except httpx.TransportError:
            time.sleep(LOOK_AGAIN_SECONDS)
        else:
            return address
    raise AssertionError(f"the server did not answer at {address}")


def built(root: Path, folder: Path, *targets: str) -> Sequence[Path]:
    """Build `targets` (wheel, sdist) of the project at `root` into `folder`, and give the files by name."""
    words = [word for target in targets for word in ("-t", target)]
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", folder, *words], cwd=root, check=True, capture_output=True
    )
    return sorted(path for path in folder.iterdir() if path.suffix in (".whl", ".gz"))
