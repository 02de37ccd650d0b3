"""Handles: addresses in their one normal form, so that the same address written twice is the same."""

import re
from urllib.parse import unquote, urlsplit

_SPACE = re.compile(r"\s+")


def normal_handle(address: str, *, region: str = "") -> str:
    """Give the normal form of "kind:value", or "" where nothing usable is left.

    Kinds are mail, tel, url, chat and name. `region` is the owner's two-letter country code, for phones written
    without one. Plus-tags are kept: whether "ana+news@x.org" is Ana is a question of identity, not of spelling.

    >>> normal_handle("mail: Ana@X.org ")
    'mail:ana@x.org'
    >>> normal_handle("url:https://www.LinkedIn.com/in/Ana-D%C3%ADaz/?trk=x")
    'url:linkedin.com/in/ana-díaz'
    """
    kind, _, value = address.partition(":")
    form = _FORMS.get(kind)
    if form is not None:
        normal = form(value)
    elif kind == "tel":
        normal = normal_phone(value, region=region)
    else:
        normal = _SPACE.sub(" ", value).strip().casefold()
    return f"{kind}:{normal}" if normal else ""


def normal_mail(value: str) -> str:
    """Give an e-mail address in lower case without what mail programs put around it, or "" where it has no @."""
    mail = value.strip().strip("<>'\"").removeprefix("mailto:").strip().lower()
    local, at, domain = mail.rpartition("@")
    return mail if at and local and domain and " " not in mail else ""


def normal_url(value: str) -> str:
    """Give a profile URL without scheme, www, country prefix of LinkedIn, query and closing slash, in lower case."""
    text = value.strip()
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    if host.endswith(".linkedin.com"):
        host = "linkedin.com"
    path = unquote(parts.path).rstrip("/").lower()
    return host + path if "." in host else ""


def normal_phone(value: str, *, region: str = "") -> str:
    """Give a phone number in E.164 form ("+34600111222"); without country, its digits; "" below five digits.

    Extensions stay behind a semicolon, since colleagues share a switchboard and differ in them.
    """
    # phonenumbers loads 0.1 s of metadata: only those who bring phones pay for it
    import phonenumbers

    text = _without_trunk(value.strip().removeprefix("tel:"), region)
    try:
        number = phonenumbers.parse(text, region.upper() or None)
    except phonenumbers.NumberParseException:
        digits = "".join(c for c in text if c.isdigit())
        return digits if len(digits) >= 5 else ""
    form = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{form};{number.extension}" if number.extension else form


_TRUNK = re.compile(r"^(\+(?!39)\d{1,3}[\s./-]*)\(0\)")
"""A zero for callers within the country, in brackets behind its code; Italy alone dials it from abroad too."""


def _without_trunk(text: str, region: str) -> str:
    """Give a number as dialled from abroad: "00" is "+" wherever no region says otherwise."""
    if text.startswith("00") and not region:
        text = "+" + text[2:]
    return _TRUNK.sub(r"\1", text)


def domain_of(handle: str) -> str:
    """Give the domain of a mail handle, "" for other kinds.

    >>> domain_of("mail:ana@x.org")
    'x.org'
    """
    return handle.rpartition("@")[2] if handle.startswith("mail:") else ""


_FORMS = {"mail": normal_mail, "url": normal_url}
