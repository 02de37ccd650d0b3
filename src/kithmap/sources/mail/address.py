"""An address header becomes names and addresses."""

import re
from collections.abc import Callable
from email import utils
from functools import partial
from typing import NamedTuple

from kithmap.sources.mail.text import decoded, guarded, one_line, plain_text

ADDRESS_CHARACTERS = 1_000
"""Longer than any address can be (RFC 5321 allows 254): such a thing is damage, and is left out."""

DEEPEST_COMMENT = 50
"""Comments may nest; the standard package reads them by recursion, so damage must not nest further than this."""

_ATOM = r"[^\s<>@\",;:()\[\]\\]"
_ONE = re.compile(
    rf"""\s*(?: (?: "([^"\\]*)" | ([^"<>@,;:()\[\]\\]*?) ) \s* < ({_ATOM}+@{_ATOM}+) >  # Ana Díaz <ana@x.org>
              | ({_ATOM}+@{_ATOM}+) )                                                  # ana@x.org
         \s*(?:,|$)""",
    re.VERBOSE,
)

_any_form: Callable[[list[str]], list[tuple[str, str]]] = (
    # Newer versions drop the whole header where one address is odd, unless told otherwise.
    partial(utils.getaddresses, strict=False)
    if getattr(utils, "supports_strict_parsing", False)
    else utils.getaddresses
)


class NamedAddress(NamedTuple):
    """One address as written, with the name beside it ("" where there is none)."""

    name: str
    address: str


def named_addresses(raw: bytes) -> list[NamedAddress]:
    """Give the addresses of one header value, in order, with decoded names.

    What is no address (no "@", an empty group, "undisclosed-recipients:;") is left out.

    >>> named_addresses(b'"D\\xc3\\xadaz, Ana" <ana@x.org>,\\r\\n bo@y.org (Bo), friends: cy@z.org;')[:2]
    [NamedAddress(name='Díaz, Ana', address='ana@x.org'), NamedAddress(name='Bo', address='bo@y.org')]
    """
    text = one_line(plain_text(raw))
    if "=?" in text:
        text = guarded(text)
    found = _common_forms(text)
    if found is None:
        found = _every_form(text)
        if not found and "=?" in text:
            # Some mailers encode the address together with the name.
            found = _every_form(one_line(decoded(text)))
    return found


def _common_forms(text: str) -> list[NamedAddress] | None:
    """Read a list of plain "name <address>" forms, or give None where anything else occurs."""
    found: list[NamedAddress] = []
    at, end = 0, len(text)
    while at < end:
        one = _ONE.match(text, at)
        if one is None:
            return None
        quoted, bare, angled, alone = one.groups()
        at = one.end()
        name = quoted or bare or ""
        found.append(NamedAddress(_readable(name), angled or alone))
    return found


def _every_form(text: str) -> list[NamedAddress]:
    """Read comments, groups, routes, quoted local parts and damage as the standard package does."""
    if text.count("(") > DEEPEST_COMMENT:
        text = text.replace("(", " ").replace(")", " ")
    pairs = _any_form([text])
    return [NamedAddress(_readable(name), address) for name, address in pairs if _is_address(address)]


def _is_address(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    return bool(local and domain) and len(address) <= ADDRESS_CHARACTERS


def _readable(name: str) -> str:
    return one_line(decoded(name)) if "=?" in name else name.strip()
