"""Looking at a page as somebody with a screen reader or a ruler does."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

SERIOUS = ("serious", "critical")


def serious_faults(page: Page) -> list[str]:
    """Give what axe finds serious or critical, each as its rule and the first elements that break it."""
    found = Axe().run(page).response["violations"]
    return [f"{v['id']}: {[n['html'][:120] for n in v['nodes']][:3]}" for v in found if v["impact"] in SERIOUS]


def assert_accessible(page: Page) -> None:
    """Hold a page against axe: no serious or critical violation, and nothing that scrolls sideways."""
    serious = serious_faults(page)
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

    assert serious == []
    assert overflow <= 0
