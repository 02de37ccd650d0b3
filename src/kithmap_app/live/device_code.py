"""The owner signs in with a browser, on this or any other device, while Kithmap waits (RFC 8628)."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from kithmap_app.live.access_token import renewed, token_in
from kithmap_app.live.address import refuse_unsafe
from kithmap_app.live.form_server import answered, ask_form, ask_page
from kithmap_app.live.refusals import BadAddress, NoDeviceCode, NotUnderstood, SignInRefused
from kithmap_app.live.sign_in import Grant

MICROSOFT = "microsoft"
LOGIN = "https://login.microsoftonline.com"
MICROSOFT_SCOPE = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access"
GRANT = "urn:ietf:params:oauth:grant-type:device_code"
USUAL_SECONDS = 5
"""Between two questions, where the server names no time; so much more, too, each time it says "slow down"."""
LONGEST_SECONDS = 1_800
"""A code that nobody typed in half an hour is forgotten."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Who signs the owner in: where a code is had and where tokens, and for what."""

    device_url: str
    token_url: str
    scope: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the owner is told: the page to open, and the code to type there."""

    page: str
    code: str


def provider_called(name: str, *, tenant: str = "common", scope: str = "") -> Provider:
    """Give Microsoft, or the provider whose address is named, as it describes itself (RFC 8414). Raises `LiveError`."""
    if name == MICROSOFT:
        base = f"{LOGIN}/{quote(tenant, safe='')}/oauth2/v2.0"
        return Provider(f"{base}/devicecode", f"{base}/token", scope or MICROSOFT_SCOPE)
    parts = urlsplit(name)
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise BadAddress(name)
    told = ask_page(f"{name.rstrip('/')}/.well-known/openid-configuration")
    device_url, token_url = answered(told, "device_authorization_endpoint"), answered(told, "token_endpoint")
    if not device_url:
        raise NoDeviceCode(parts.hostname)
    for url in (device_url, token_url):
        refuse_unsafe(urlsplit(url).scheme, urlsplit(url).hostname or "")
    return Provider(device_url, token_url, scope or "openid offline_access")


def sign_in(
    provider: Provider,
    client_id: str,
    *,
    tell: Callable[[Invitation], None],
    sleep: Callable[[float], None] = time.sleep,
) -> Grant:
    """Tell the owner where to sign in, wait until it is done, and give the grant. Raises a `LiveError`."""
    told = ask_form(provider.device_url, {"client_id": client_id, "scope": provider.scope})
    page, code, device = (answered(told, name) for name in ("verification_uri", "user_code", "device_code"))
    if answered(told, "error"):
        raise SignInRefused(_host(provider.device_url), _why(told))
    if not (page and code and device):
        raise NotUnderstood(_host(provider.device_url))
    tell(Invitation(page, code))
    grant = Grant(provider.token_url, client_id, provider.scope, "")
    found = _waited_for(grant, device, told, sleep=sleep)
    token_in(found, provider.token_url)
    kept = renewed(grant, found)
    if not kept.refresh_token:
        raise SignInRefused(_host(provider.token_url), "no refresh_token (offline_access)")
    return kept


def _waited_for(
    grant: Grant, device: str, told: Mapping[str, object], *, sleep: Callable[[float], None]
) -> Mapping[str, object]:
    pause, left = _seconds(told, "interval", USUAL_SECONDS), _seconds(told, "expires_in", LONGEST_SECONDS)
    fields = {"grant_type": GRANT, "client_id": grant.client_id, "device_code": device}
    while left > 0:
        sleep(pause)
        left -= pause
        found = ask_form(grant.token_url, fields, secret=device)
        error = answered(found, "error")
        if not error:
            return found
        if error == "slow_down":
            pause += USUAL_SECONDS
        elif error != "authorization_pending":
            raise SignInRefused(_host(grant.token_url), _why(found))
    raise SignInRefused(_host(grant.token_url), "expired_token")


def _seconds(told: Mapping[str, object], name: str, usual: int) -> int:
    found = told.get(name)
    return min(max(found, 1), LONGEST_SECONDS) if isinstance(found, int) else usual


def _why(told: Mapping[str, object]) -> str:
    return " ".join(filter(None, (answered(told, "error"), answered(told, "error_description"))))


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
