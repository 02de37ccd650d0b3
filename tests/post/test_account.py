"""The mail account is for its owner's eyes only, and asks for what it lacks."""

import stat
from datetime import date
from pathlib import Path

import pytest

from kithmap.errors import BookDamaged
from kithmap_app.post.account import AccountFile, AccountIncomplete, MailAccount, Security, checked
from kithmap_app.post.feed_key import FeedKeyFile
from kithmap_app.store.tokens import Scope, TokenFile

WHOLE = MailAccount(host="smtp.x.example", to="me@x.example", user="me", password="pässword", port=2525)


def test_it_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    """Password and all."""
    AccountFile(tmp_path / "new").keep(WHOLE)

    assert AccountFile(tmp_path / "new").read() == WHOLE


def test_nobody_else_on_the_machine_reads_it(tmp_path: Path) -> None:
    """It holds a password."""
    AccountFile(tmp_path).keep(WHOLE)
    FeedKeyFile(tmp_path).renew(language="en")

    for name in ("mail-account.json", "feed-key.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_forgotten_is_forgotten(tmp_path: Path) -> None:
    """Nothing of it stays in the folder."""
    AccountFile(tmp_path).keep(WHOLE)
    AccountFile(tmp_path).forget()
    AccountFile(tmp_path).forget()

    assert AccountFile(tmp_path).read() is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("torn", ["", "[]", "{}", '{"host": "x"}', '{"host": "x", "to": "y", "security": "odd"}'])
def test_a_torn_file_is_said(tmp_path: Path, torn: str) -> None:
    """And its words, which may hold a password, are not."""
    (tmp_path / "mail-account.json").write_text(torn, encoding="utf-8")

    with pytest.raises(BookDamaged, match=r"mail-account\.json"):
        AccountFile(tmp_path).read()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"host": ""}, "which mail server"),
        ({"host": "smtp x.example"}, "which mail server"),
        ({"to": "me"}, "to which address"),
        ({"to": "me@x.example\r\nBcc: eve@evil.example"}, "to which address"),
        ({"sender": "nobody"}, "to which address"),
        ({"port": 99_999}, "A port is a number"),
        ({"security": Security.NONE}, "travel open"),
    ],
)
def test_what_cannot_be_used_is_asked_for(told: dict[str, object], sentence: str) -> None:
    """Before a letter is tried."""
    given = {"host": "smtp.x.example", "to": "me@x.example", **told}

    with pytest.raises(AccountIncomplete, match=sentence):
        checked(MailAccount(**given))  # type: ignore[arg-type]


def test_a_new_key_closes_the_old_one(tmp_path: Path) -> None:
    """An address that was given away by mistake is taken back by one button."""
    file = FeedKeyFile(tmp_path)
    first = file.renew(language="en")
    second = file.renew(language="es")

    assert file.opens(first.key) is None
    assert file.opens(second.key) == second
    assert len(second.key) >= 32
    file.revoke()
    assert file.opens(second.key) is None
    assert file.opens("") is None


def test_no_secret_is_in_what_python_shows(tmp_path: Path) -> None:
    """A fault that is logged shows the values at hand."""
    key = FeedKeyFile(tmp_path).renew(language="en")
    made = TokenFile(tmp_path).make("Clock", scope=Scope.READ, today=date(2026, 3, 16))

    assert "pässword" not in repr(WHOLE)
    assert key.key not in repr(key)
    assert made.secret not in repr(made)
