"""Pages speak the owner's language."""

from django.test import Client

from kithmap_app.store.sql_book import SqlBook


def test_a_page_speaks_what_the_browser_asks_for(client: Client, empty_book: SqlBook) -> None:
    """Somebody who has never chosen is met in their own language where we know it."""
    spanish = client.get("/welcome/", headers={"accept-language": "es-MX,es;q=0.9,en;q=0.5"})
    german = client.get("/welcome/", headers={"accept-language": "de-DE,de;q=0.9"})

    assert '<html lang="es">' in spanish.content.decode()
    assert spanish["Content-Language"] == "es"
    assert '<html lang="en">' in german.content.decode()


def test_what_the_owner_chose_counts_for_more(client: Client, empty_book: SqlBook) -> None:
    """A borrowed computer speaks its owner's language, not mine."""
    chosen = client.post("/language/", {"language": "es", "next": "/welcome/"})
    page = client.get("/welcome/", headers={"accept-language": "en"})

    assert chosen["Location"] == "/welcome/"
    assert '<html lang="es">' in page.content.decode()


def test_an_unknown_language_changes_nothing(client: Client, empty_book: SqlBook) -> None:
    """A cookie with nonsense would stay for a year."""
    assert not client.post("/language/", {"language": "<b>", "next": "/welcome/"}).cookies
