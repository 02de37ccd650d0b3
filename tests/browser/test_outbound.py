"""Nothing leaves the machine: a walk over all pages asks no other host for anything."""

from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Request, expect
from pytest_django.live_server_helper import LiveServer

from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk

PAGES = (
    "/", "/map/table/", "/people/", "/people/could/", "/people/left-out/", "/reading/", "/first-reading/", "/week/",
    "/welcome/", "/categories/", "/names/", "/placing/", "/offers/", "/offers/checks/", "/sources/", "/book/", "/none/",
)  # fmt: skip


def test_no_page_asks_another_host(page: Page, live_server: LiveServer, sample_book: SqlBook) -> None:
    """Who looks at whom is nobody else's business: no font, no script, no picture and no count from elsewhere."""
    asked: list[Request] = []
    page.context.on("request", lambda request: asked.append(request))
    person = open_desk().flow.people.people[0]
    for address in (*PAGES, f"/people/{person.id}/", f"/?person={person.id}"):
        page.goto(live_server.url + address, wait_until="load")
        page.evaluate("document.fonts.ready")
    page.goto(f"{live_server.url}/people/")
    page.get_by_role("searchbox").first.fill("graham")
    expect(page.get_by_role("link", name="Graham").first).to_be_visible()
    ours = urlsplit(live_server.url).netloc
    others = {request.url for request in asked if urlsplit(request.url).netloc not in (ours, "")}

    assert others == set()
    assert len(asked) > 3 * len(PAGES)
    assert {urlsplit(request.url).scheme for request in asked} <= {"http", "data", "blob"}


def test_a_request_to_another_host_is_refused_by_the_page(
    browser: Browser, live_server: LiveServer, sample_book: SqlBook
) -> None:
    """Even a script that got into a page could tell nobody: the policy keeps fetches, pictures and forms at home."""
    # not the shared page: that one fails where the policy has anything to refuse
    page = browser.new_page()
    answers: list[str] = []
    page.context.on("response", lambda response: answers.append(response.url))
    page.goto(f"{live_server.url}/book/")
    told = page.evaluate("fetch('http://127.0.0.2:9/').then(() => 'went out', () => 'refused')")
    violated = page.evaluate(
        """() => new Promise((done) => {
            document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
            const picture = new Image();
            picture.src = 'http://127.0.0.2:9/count.png';
        })"""
    )
    page.close()

    assert told == "refused"
    assert violated == "img-src"
    assert not [url for url in answers if "127.0.0.2" in url]
