"""A program can do what a person can: every act that the pages or the library have is an operation of the API."""

import ast
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path
from typing import get_type_hints

from django.urls import reverse

import kithmap.actions
from kithmap.book.book import Book
from kithmap_app.api.table import openapi
from kithmap_app.programs.acts import ACTS

WEB = Path(__file__).parents[2] / "src" / "kithmap_app" / "web"
OTHERWISE = {
    "bring_in": "POST /imports takes files, which are no JSON",
    "connect_account": "the password of an account is asked for by the command alone, where no program hears it",
    "disconnect_account": "as it is connected, by the command",
    "take_sync": "an account is synced by the command, which has its password",
    "land": "what an import does at its end",
}
"""Acts that are no operation of this kind, and why."""
ONLY_READ = {
    "week_of", "steps_of", "feed_of", "reminders_of", "digest_of", "progress_of", "review_of", "read_goal",
    "who_is_at", "river", "see_map", "look_back", "thanks_of", "week_to_keep", "categories_of", "needs_of",
    "placements_of", "offers_of", "could_help", "promises_with", "latest_ask", "target_at",
}  # fmt: skip
"""Functions of actions/ that take a book and change nothing: what they give is read by GET, or is a part of an act."""
PAGES_ONLY = {
    "map-tidy": "how a browser last drew the map is no fact",
    "map-initials": "a way of looking at a page; files take ?initials=true",
    "tongue": "a program says Accept-Language",
}
"""What the pages can do beside acts, and why a program has no need of it; by the name of the address."""


def _acts_of_the_library() -> set[str]:
    """Give the names of all public functions in actions/ that take a book first."""
    found = set()
    for module in pkgutil.iter_modules(kithmap.actions.__path__, "kithmap.actions."):
        for name, function in inspect.getmembers(import_module(module.name), inspect.isfunction):
            hints = get_type_hints(function)
            if function.__module__ == module.name and hints.get("book") is Book and not name.startswith("_"):
                found.add(name)
    return found


def _acts_of_the_pages() -> set[str]:
    """Give the names that the pages import from actions/ and that are acts of the library."""
    used = set()
    for path in WEB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("kithmap.actions"):
                used |= {alias.name for alias in node.names}
    return used & _acts_of_the_library()


def test_every_act_of_the_pages_is_an_operation() -> None:
    """Whoever adds an act to a page must give it to programs as well."""
    used = _acts_of_the_pages()

    assert len(used) > 30
    assert used - ONLY_READ - set(OTHERWISE) - set(ACTS) == set()


def test_every_act_of_the_library_is_an_operation() -> None:
    """Acts that have a command only so far are no exception."""
    known = _acts_of_the_library()

    assert known - ONLY_READ - set(OTHERWISE) - set(ACTS) == set()
    assert ONLY_READ - known == set()


def test_every_act_stands_in_the_document_with_its_words() -> None:
    """What is not in the OpenAPI document cannot be found."""
    paths = openapi()["paths"]
    missing = [act.path for act in ACTS.values() if f"/api/v1/acts/{act.path}" not in paths]

    assert missing == []
    for act in ACTS.values():
        operation = paths[f"/api/v1/acts/{act.path}"]["post"]

        assert operation["operationId"] == act.name
        assert len(operation["summary"]) > 10


def test_what_the_pages_do_beside_acts_is_there_too() -> None:
    """Undo, redo, files and the goal in hand are no acts of the library, and programs need them."""
    paths = openapi()["paths"]

    assert {"post"} <= set(paths["/api/v1/journal/undo"]) & set(paths["/api/v1/journal/redo"])
    assert {"get", "post"} == set(paths["/api/v1/imports"])
    assert "put" in paths["/api/v1/goals/{goal}/in-hand"]


def test_what_only_the_pages_have_is_there_at_all() -> None:
    """An exception for a page that is gone would hide the next one."""
    assert [name for name in PAGES_ONLY if reverse(name) == ""] == []
