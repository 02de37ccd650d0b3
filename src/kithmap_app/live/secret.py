"""Passwords lie in this system's keyring, and nowhere else."""

from kithmap.sources.account import Account
from kithmap_app.live.refusals import KeyringClosed, LiveNotInstalled

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


def kept_secret(account: Account) -> str | None:
    """Give the secret of an account, None where it is not kept. Raises KeyringClosed."""
    if not has_keyring():
        return None
    import keyring  # as above
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, account.id)
    except KeyringError as error:
        raise KeyringClosed from error


def keep_secret(account: Account, secret: str) -> bool:
    """Put the secret into the keyring; False where this system has none. Raises KeyringClosed."""
    if not has_keyring():
        return False
    import keyring  # as above
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, account.id, secret)
    except KeyringError as error:
        raise KeyringClosed from error
    return True


def drop_secret(account: Account) -> None:
    """Take the secret of an account out of the keyring, if it is there. Raises KeyringClosed."""
    if kept_secret(account) is None:
        return
    import keyring  # as above
    from keyring.errors import KeyringError

    try:
        keyring.delete_password(SERVICE, account.id)
    except KeyringError as error:
        raise KeyringClosed from error
