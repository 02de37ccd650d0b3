"""Markup: XML elements from values that nobody has to trust."""

import re
from html import escape

NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 forbids even when escaped."""


def number(value: float, digits: int = 1) -> str:
    """Give a number as short as it can be written.

    >>> number(3.04), number(-0.04), number(12.5)
    ('3', '0', '12.5')
    """
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def safe(text: object) -> str:
    """Give text that is safe between tags and within quoted attributes.

    >>> safe('<b>"&\\x00')
    '&lt;b&gt;&quot;&amp;'
    """
    return escape(NOT_XML.sub("", str(text)), quote=True)


def element(tag: str, inner: str = "", *, cls: str | None = None, **attributes: object) -> str:
    """Give one element. Underscores in attribute names become hyphens; an attribute of None is left out.

    `inner` is markup already and not escaped; attributes are.

    >>> element("rect", width=3, stroke_width=None, cls="a")
    '<rect class="a" width="3"/>'
    """
    given = {"class": cls, **attributes}
    written = "".join(
        f' {name.replace("_", "-")}="{safe(value)}"' for name, value in given.items() if value is not None
    )
    return f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"
