"""The house keeps its own rules: floors, sizes of files and functions, start-up, and no names of hosts."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LIBRARY = sorted((ROOT / "src" / "kithmap").rglob("*.py"))
"""Without the shells, which turn errors into exit codes and pages."""
SETTLED = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "bench").rglob("*.py"))]


def test_the_floors_hold() -> None:
    """Layers, shells and readers as `.importlinter` says."""
    linter = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SETTLED, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_are_rooms_and_functions_are_short(path: Path) -> None:
    """At most 400 lines a file (tests 600), 50 lines a function, and one sentence on top."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    limit = 600 if "tests" in path.parts else 400

    assert text.count("\n") <= limit
    assert [f.name for f in functions if (f.end_lineno or 0) - f.lineno + 1 > 50] == []
    assert ast.get_docstring(tree)


@pytest.mark.parametrize("path", LIBRARY, ids=lambda p: str(p.relative_to(ROOT)))
def test_the_library_catches_no_blanket_exception(path: Path) -> None:
    """A fault of ours must not look like a fault of the file's."""
    handlers = [n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.ExceptHandler)]
    names = [h.type.id for h in handlers if isinstance(h.type, ast.Name)]

    assert "Exception" not in names
    assert all(h.type is not None for h in handlers)


def test_locked_requirements_have_hashes_and_name_no_host() -> None:
    """Whoever installs chooses where from."""
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt"):
        text = (ROOT / name).read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z0-9].*==.*$", text, re.MULTILINE)

        assert pinned
        assert text.count("--hash=sha256:") >= len(pinned)
        assert "://" not in text
        assert "index-url" not in text


@pytest.mark.parametrize(
    ("code", "seconds"), [("import kithmap", 0.2), ("import kithmap_app.cli.main", 0.3), ("import kithmap.flow", 0.6)]
)
def test_start_up_stays_fast(code: str, seconds: float) -> None:
    """The best of eight: a busy machine must not fail the test, a slow import must."""
    program = f"import time; t = time.perf_counter(); {code}; print(time.perf_counter() - t)"
    asked = [sys.executable, "-c", program]
    tries = (float(subprocess.run(asked, capture_output=True, text=True, check=True).stdout) for _ in range(8))

    assert any(taken < seconds for taken in tries)
