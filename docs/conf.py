"""How Sphinx builds the documentation site: `make docs`, without a network, warnings being errors."""

import re
import tomllib
from pathlib import Path

from sphinx.application import Sphinx

DOCS = Path(__file__).parent
ROOT = DOCS.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

project = "Kithmap"
author = "The Kithmap founders"
copyright = "The Kithmap founders"
version = release = PROJECT["version"]
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 4
exclude_patterns = ["pictures"]
show_warning_types = True

html_theme = "furo"
html_title = f"Kithmap {version}"
html_baseurl = ""
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_static_path = ["style"]
html_css_files = ["kithmap.css"]
html_theme_options = {
    "light_css_variables": {
        "font-stack": "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
        "color-brand-primary": "#2c3e6b",
        "color-brand-content": "#2c3e6b",
    },
    "dark_css_variables": {"color-brand-primary": "#a9bdf0", "color-brand-content": "#a9bdf0"},
}


def setup(app: Sphinx) -> None:
    """Put pages that no list of pages names yet at the end of the first one: none is ever out of reach."""
    app.connect("source-read", _list_unsorted)


def _list_unsorted(app: Sphinx, name: str, source: list[str]) -> None:
    if name != "index":
        return
    listed = set(re.findall(r"^(?:.* <)?([\w/-]+)>?$", source[0], flags=re.MULTILINE))
    pages = {page.stem for page in DOCS.glob("*.md")}
    source[0] = source[0].replace("%unsorted%", "\n".join(sorted(pages - listed - {"index"})))
