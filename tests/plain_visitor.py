"""Somebody with a plain browser: reads pages, fills in their forms, runs no scripts."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx


@dataclass(slots=True)
class Form:
    """A form of a page: where it goes, and what its fields hold."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    """The forms and the words of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.words: list[str] = []
        self.assets: list[str] = []
        self.is_open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(has.get("action", "")))
            self.is_open = True
        elif tag in ("script", "link", "img") and (source := has.get("src") or has.get("href")):
            self.assets.append(source)
        elif tag == "input" and self.is_open and _is_sent(has):
            self.forms[-1].fields[has["name"]] = has.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        self.is_open = self.is_open and tag != "form"

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def form(self, action: str, **fields: str) -> Form:
        """Give the first form that goes to `action`, among several the one that holds `fields`."""
        return next(one for one in self.forms if one.action.endswith(action) and fields.items() <= one.fields.items())


def _is_sent(has: dict[str, str]) -> bool:
    return "name" in has and (has.get("type") not in ("radio", "checkbox") or "checked" in has)


class Visitor:
    """Somebody who visits the pages at `address` and keeps its cookies."""

    def __init__(self, address: str) -> None:
        self.web = httpx.Client(base_url=address, follow_redirects=True, timeout=60)

    def look(self, path: str) -> Page:
        """Open a page, which must answer."""
        return self._page(self.web.get(path))

    def send(self, form: Form, **fields: str) -> Page:
        """Fill in a form and send it; the page that follows must answer."""
        return self._page(self.web.post(form.action, data={**form.fields, **fields}, headers={"Origin": self.origin}))

    @property
    def origin(self) -> str:
        return str(self.web.base_url).rstrip("/")

    def close(self) -> None:
        self.web.close()

    def _page(self, answer: httpx.Response) -> Page:
        assert answer.status_code == 200, f"{answer.status_code} at {answer.url}"
        return Page(answer.text)
