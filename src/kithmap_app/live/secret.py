"""Passwords and sign-ins lie in this system's keyring, and nowhere else."""

from kithmap.sources.account import Account
from kithmap_app.live.refusals import KeyringClosed, LiveNotInstalled
from kithmap_app.live.sign_in import Secret, sign_in_of, written_down

SERVICE = "kithmap"
"""Under this name the keyring shows what is ours."""
LEAST_PRIORITY = 1
"""The keyring package ranks safe keyrings at 1 and above; below are plain files and the one that always fails."""


def has_keyring() -> bool:
    """Does this system have a safe place for passwords?"""
    try:
        # it looks round for what the system offers, which takes up to 0.1 s
        import keyring
    except ImportError as error:
        raise LiveNotInstalled from error
    return bool(keyring.get_keyring().priority >= LEAST_PRIORITY)


def kept_secret(account: Account) -> Secret | None:
    """Give the secret of an account, None where it is not kept. Raises KeyringClosed."""
    if not has_keyring():
        return None
    sign_in = sign_in_of(_told(_sign_in_place(account)) or "")
    return sign_in if sign_in is not None else _told(account.id)


def keep_secret(account: Account, secret: Secret) -> bool:
    """Put the secret into the keyring; False where this system has none. Raises KeyringClosed.

    A way to sign in has a place of its own: what is typed as a password is never run as a command.
    """
    if not has_keyring():
        return False
    if isinstance(secret, str):
        _put(account.id, secret)
        _drop(_sign_in_place(account))
    else:
        _put(_sign_in_place(account), written_down(secret))
        _drop(account.id)
    return True


def drop_secret(account: Account) -> None:
    """Take the secret of an account out of the keyring, if it is there. Raises KeyringClosed."""
    if has_keyring():
        _drop(account.id)
        _drop(_sign_in_place(account))


def _sign_in_place(account: Account) -> str:
    return f"{account.id} sign-in"


def _told(place: str) -> str | None:
    import keyring  # as above
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, place)
    except KeyringError as error:
        raise KeyringClosed from error


def _put(place: str, text: str) -> None:
    import keyring  # as above
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, place, text)
    except KeyringError as error:
        raise KeyringClosed from error


def _drop(place: str) -> None:
    if _told(place) is None:
        return
    import keyring  # as above
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, place)
    except KeyringError as error:
        raise KeyringClosed from error
