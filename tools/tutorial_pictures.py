"""Walk the first fifteen minutes and take a picture of each step: `python -m tools.tutorial_pictures`."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.screenshots import ARGUMENTS, JPEG_QUALITY, SIZES, served

FOLDER = Path(__file__).parent.parent / "docs" / "pictures" / "tutorial"
NAMED = (
    ("Ana Díaz", "Ben Okri", "Cleo Marsh"),
    ("Dilan Kaya", "Eva Lindqvist", "Farid Haddad"),
    ("Greta Olsen", "Hugo Weiss"),
    ("Ines Costa",),
    ("Jonas Berg", "Kemi Ade"),
    ("Lars Holm", "Mira Sol"),
    ("Nils Aho", "Olga Petrova", "Paul Novak"),
    ("Quentin Roy", "Rosa Blum"),
)
"""Nobody who exists: who comes to mind under each question of a new job."""
RINGS = (2, 3, 4, 1, 3, 5, 2, 4)
PAUSE_MS = 400
"""Until what moves has come to rest."""


@dataclass(slots=True)
class Walk:
    """One walk through the pages; each picture is named after its step."""

    page: Page
    address: str

    def go(self, path: str) -> None:
        self.page.goto(self.address + path, wait_until="networkidle")

    def take(self, name: str) -> None:
        self.page.wait_for_timeout(PAUSE_MS)
        self.page.screenshot(path=FOLDER / f"{name}.jpg", type="jpeg", quality=JPEG_QUALITY)

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).or_(self.page.get_by_role("link", name=name, exact=True)).click()
        self.page.wait_for_load_state("networkidle")


def walk(steps: Walk) -> None:
    """From an empty book to the week, by the same hands as a newcomer's."""
    _set_goal(steps)
    _write_names(steps)
    _place(steps)
    _note_help(steps)
    for name, path in (("reading", "/first-reading/"), ("map", "/"), ("week", "/week/")):
        steps.go(path)
        steps.take(name)


def _set_goal(steps: Walk) -> None:
    steps.go("/")
    steps.page.get_by_label("What are you working towards?").fill("Lead a data team by June")
    steps.page.get_by_label("By when?").fill("2026-06-30")
    steps.take("goal")
    steps.page.keyboard.press("Enter")
    steps.page.wait_for_load_state("networkidle")
    steps.take("needs")
    steps.press("Take these and write down names")


def _write_names(steps: Walk) -> None:
    for number, names in enumerate(NAMED, 1):
        steps.go(f"/names/{number}/")
        for name in names:
            steps.page.locator("#names").fill(name)
            steps.page.keyboard.press("Enter")
            steps.page.get_by_text(name).first.wait_for()
        if number == 2:
            steps.take("names")


def _place(steps: Walk) -> None:
    steps.go("/placing/")
    for number in range(sum(map(len, NAMED))):
        if number == 6:
            steps.take("placing")
        before = steps.page.locator("#who").inner_text()
        steps.page.keyboard.press(str(RINGS[number % len(RINGS)]))
        steps.page.wait_for_function("who => document.querySelector('#who')?.innerText !== who", arg=before)


def _note_help(steps: Walk) -> None:
    people = [name for names in NAMED for name in names]
    for need in range(1, 6):
        steps.go(f"/offers/{need}/")
        for name in people[need - 1 :: 7]:
            steps.page.locator("button.person", has_text=name).click()
            steps.page.locator('button.person[aria-pressed="true"]', has_text=name).wait_for()
        if need == 2:
            steps.take("offers")


def main() -> None:
    program = shutil.which("chromium")
    if program is None:
        sys.exit("Chromium is not installed (Debian: apt install chromium).")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(with_sample=False) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        walk(Walk(browser.new_page(viewport=SIZES["wide"]), address))
        browser.close()


if __name__ == "__main__":
    main()
