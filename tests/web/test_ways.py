"""Every page can be reached: from the map by links alone, nobody needs to know an address."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.urls import urlpatterns

LINK = re.compile(r'<a [^>]*?href="([^"#]+)')
WHERE_HELP_IS_THIN = {"checks"}
"""Pages that are offered to some owners only."""


def _views_from(client: Client, start: str) -> set[str]:
    """Give the names of all views that links lead to, page after page; of alike addresses one is looked at."""
    found, waiting = set[str](), [start]
    while waiting:
        address = waiting.pop()
        answer = client.get(address, follow=True)
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for link in LINK.findall(answer.content.decode()):
            path = urlsplit(unescape(link)).path
            try:
                view = resolve(path).view_name
            except Resolver404:
                continue
            if path.startswith("/") and view not in found:
                found.add(view)
                waiting.append(unescape(link))
    return found


def _is_whole_page(client: Client, address: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and b"<main" in answer.content


def test_every_page_is_reached_by_links(client: Client, sample_book: SqlBook) -> None:
    """A page that nothing leads to is not there for whoever did not write it."""
    plain = {f"/{page.pattern}": page.name for page in urlpatterns if "<" not in str(page.pattern)}
    pages = {name for address, name in plain.items() if _is_whole_page(client, address)}

    assert len(pages) > 30
    assert pages - _views_from(client, "/") == WHERE_HELP_IS_THIN
