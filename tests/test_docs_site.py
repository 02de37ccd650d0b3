"""The documentation site is built by one command, without a network, and leads nowhere that is not there."""

import ast
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

from kithmap_app.cli.main import COMMANDS, kithmap

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
SHOWN = re.compile(r"^(?:\$ |#? ?)?(?:[\w~/.%-]*/)?kithmap ([a-z]+)((?: .*)?)$")
"""A line of a block that calls Kithmap, wherever it is installed."""


class Links(HTMLParser):
    """Where one page of the site leads, what it loads, and what in it can be led to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.ids |= {has[name] for name in ("id", "name") if name in has}
        if tag == "a" and "href" in has:
            self.leads.append(has["href"])
        elif tag in ("img", "script", "link", "iframe", "source") and (source := has.get("src") or has.get("href")):
            self.loads.append(source)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Links]:
    """The built site by page. Warnings (a dead link, a page that no list of pages names) are errors."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "sphinx",
            "-q",
            "-W",
            "--keep-going",
            "-b",
            "html",
            "-d",
            folder / "trees",
            DOCS,
            folder,
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {page: Links(page.read_text(encoding="utf-8")) for page in sorted(folder.rglob("*.html"))}


def test_every_page_of_the_docs_is_on_the_site(site: dict[Path, Links]) -> None:
    """A page that cannot be reached is not read."""
    names = {page.with_suffix("").as_posix() for page in site}

    assert [page for page in DOCS.rglob("*.md") if not any(name.endswith(_name(page)) for name in names)] == []


def test_links_of_the_site_lead_somewhere(site: dict[Path, Links]) -> None:
    """Pages and the places in them; what lies elsewhere in the world is not asked."""
    dead = [
        (page.name, link) for page, links in site.items() for link in links.leads if not _is_there(page, link, site)
    ]

    assert dead == []


def test_the_site_loads_nothing_from_elsewhere(site: dict[Path, Links]) -> None:
    """Fonts, styles and scripts come with it: reading about Kithmap tells nobody."""
    loads = [source for links in site.values() for source in links.loads]

    assert loads
    assert [source for source in loads if "//" in source] == []


def test_every_command_shown_in_the_docs_can_be_called_so() -> None:
    """Commands, and the options behind them, as the programs themselves know them."""
    shown = [(page, *found) for page in PAGES for found in _commands(page.read_text(encoding="utf-8"))]

    assert len(shown) > 30
    assert [(page.name, name) for page, name, _ in shown if name not in COMMANDS] == []
    assert [
        (page.name, name, option) for page, name, options in shown for option in options if option not in _options(name)
    ] == []


def test_python_shown_in_the_docs_imports_what_there_is() -> None:
    """A name that moved is a page that lies."""
    blocks = [
        block for page in PAGES for block in re.findall(r"```python\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    ]
    imports = [
        node
        for block in blocks
        if ">>>" not in block
        for node in ast.parse(block).body
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kithmap")
    ]

    assert imports
    assert [
        f"{node.module}.{one.name}"
        for node in imports
        for one in node.names
        if not hasattr(import_module(str(node.module)), one.name)
    ] == []


def test_the_example_of_the_library_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is the first thing that somebody who writes programs will copy."""
    (block,) = re.findall(r"```python\n(.*?)```", (DOCS / "reference" / "library.md").read_text("utf-8"), re.DOTALL)
    (tmp_path / "contacts.vcf").write_text(
        "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Díaz\nEMAIL:ana@fern.example\nEND:VCARD\n", encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    exec(compile(block, "library.md", "exec"), {})

    assert "Ana Díaz" in (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert len(capsys.readouterr().out.splitlines()) == 6


def test_every_setting_is_documented() -> None:
    """Whoever runs Kithmap on a server looks for them on one page."""
    page = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    read = set(re.findall(r"""["'](KITHMAP_[A-Z_]+)["']""", sources))

    assert {"KITHMAP_HOME", "KITHMAP_DATABASE"} <= read
    assert {name for name in read if f"`{name}`" not in page} == set()


def _name(page: Path) -> str:
    return "/" + page.relative_to(DOCS).with_suffix("").as_posix()


def _is_there(page: Path, link: str, site: dict[Path, Links]) -> bool:
    if re.match(r"[a-z]+:", link):
        return True
    path, _, place = unquote(link).partition("#")
    target = (page.parent / path).resolve() if path else page
    if target.suffix != ".html":
        return target.exists()
    return target in site and (not place or place in site[target].ids)


def _commands(text: str) -> list[tuple[str, list[str]]]:
    """Give the commands in the blocks of a page and between backticks, each with its options."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    lines += re.findall(r"`(kithmap [^`\n]+)`", text)
    found = (SHOWN.match(line.strip().split(" && ")[-1]) for line in lines)
    return [(one[1], re.findall(r"(?<=\s)(--?[a-z][\w-]*)", one[2])) for one in found if one]


def _options(name: str) -> set[str]:
    with click.Context(kithmap) as context:
        command = kithmap.get_command(context, name)
        assert command is not None
        subcommands = [*command.commands.values()] if isinstance(command, click.Group) else []
        known = {option for one in (command, *subcommands) for param in one.params for option in param.opts}
    return known | {"--help", "-h"}
