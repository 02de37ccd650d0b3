"""`kithmap token`: made, listed, taken away; and `kithmap mcp` where the extra is missing."""

import builtins
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from kithmap_app.cli import mcp_command, token_command
from kithmap_app.store.tokens import TokenFile


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder of this test's own."""
    monkeypatch.setenv("KITHMAP_HOME", str(tmp_path))
    return tmp_path


def _run(*words: str) -> Any:
    return CliRunner().invoke(token_command.command, list(words), catch_exceptions=False)


def test_the_secret_alone_is_the_output(home: Path) -> None:
    """`TOKEN=$(kithmap token make …)` works, and what is said beside goes to standard error."""
    made = _run("make", "My script", "--write")

    assert made.stdout.startswith("kithmap_")
    assert made.stdout.count("\n") == 1
    assert TokenFile(home).tokens[0].may_write


def test_tokens_are_listed_without_secrets(home: Path) -> None:
    """A list may be read over a shoulder."""
    secret = _run("make", "My script").stdout.strip()
    listed, as_json = _run("list").stdout, _run("list", "--json").stdout

    assert "My script  (reads, never used)" in listed
    assert secret not in listed + as_json
    assert "digest" not in as_json


def test_a_token_is_taken_away_by_its_id(home: Path) -> None:
    """Whoever has lost a token knows its name and finds its id in the list."""
    _run("make", "My script")
    said = _run("revoke", TokenFile(home).tokens[0].id).stdout

    assert said == "My script has no access any more.\n"
    assert TokenFile(home).tokens == ()


def test_without_the_extra_the_way_to_it_is_told(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The protocol is 30 MB of packages: who has no assistant does without."""
    real = builtins.__import__

    def missing(name: str, *rest: Any) -> Any:
        if name == "kithmap_app.assistants.server":
            raise ModuleNotFoundError("No module named 'mcp'", name="mcp")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", missing)
    told = CliRunner().invoke(mcp_command.command, [])

    assert told.exit_code == 1
    assert "pip install '.[assistants]'" in told.output
