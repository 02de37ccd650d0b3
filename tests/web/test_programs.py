"""The page of programs: a token is shown once, opens the API, and is taken away."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from kithmap_app.store.sql_book import SqlBook
from kithmap_app.store.tokens import Scope, TokenFile


@pytest.fixture
def tokens(tmp_path: Path, settings: Settings) -> TokenFile:
    """The tokens of a home folder of this test's own."""
    settings.HOME = tmp_path / "home"
    return TokenFile(settings.HOME)


def _secret(page: str) -> str:
    found = re.search(r"kithmap_[\w-]{40,}", page)
    return found[0] if found else ""


def test_a_token_is_told_once_and_opens_the_api(empty_book: SqlBook, tokens: TokenFile) -> None:
    """Whoever comes to the page later must not read it there."""
    client = Client()
    made = client.post("/programs/make/", {"name": "Clock on the wall", "scope": "read"}, follow=True)
    secret = _secret(made.content.decode())
    later = client.get("/programs/").content.decode()

    assert Client().get("/api/v1/owner", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    assert made.redirect_chain == [("/programs/", 302)]
    assert made["Cache-Control"] == "no-store"
    assert "Clock on the wall" in later
    assert _secret(later) == ""


def test_a_token_may_only_read_unless_told(empty_book: SqlBook, tokens: TokenFile) -> None:
    """What is left out, or not known, gives less and not more."""
    for scope in ({}, {"scope": "everything"}, {"scope": "write"}):
        Client().post("/programs/make/", {"name": "Script", **scope})

    assert [token.scope for token in tokens.tokens] == [Scope.READ, Scope.READ, Scope.WRITE]


def test_only_the_browser_that_made_it_is_shown_a_token(empty_book: SqlBook, tokens: TokenFile) -> None:
    """Another browser that comes to the page first neither reads it nor spoils it."""
    maker, other = Client(), Client()
    maker.post("/programs/make/", {"name": "Script"})
    theirs, ours = other.get("/programs/"), maker.get("/programs/")

    assert _secret(theirs.content.decode()) == ""
    assert _secret(ours.content.decode()) != ""


def test_a_token_is_taken_away(empty_book: SqlBook, tokens: TokenFile) -> None:
    """A lost token is made harmless by one tap."""
    secret = _secret(Client().post("/programs/make/", {"name": "Script"}, follow=True).content.decode())
    said = Client().post("/programs/revoke/", {"token": tokens.tokens[0].id}, follow=True).content.decode()

    assert Client().get("/api/v1/owner", headers={"Authorization": f"Bearer {secret}"}).status_code == 401
    assert "Script has no access any more." in said


def test_a_token_without_a_name_is_not_made(empty_book: SqlBook, tokens: TokenFile) -> None:
    """A list of nameless tokens tells nobody which one to take away."""
    said = Client().post("/programs/make/", {"name": "  "}, follow=True).content.decode()

    assert "Say what the token is for" in said
    assert tokens.tokens == ()


def test_a_token_that_is_gone_is_told(empty_book: SqlBook, tokens: TokenFile) -> None:
    """Two windows, one tap each."""
    assert Client().post("/programs/revoke/", {"token": "gone"}).status_code == 404
