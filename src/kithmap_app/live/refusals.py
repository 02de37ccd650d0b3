"""What can go wrong with a server, one clear sentence each; none repeats a password."""

from kithmap.errors import KithmapError
from kithmap.kit.installing import install_command
from kithmap_app.speech import say

MOST_TOLD = 160
"""How much of a server's own words is shown, in characters."""


class LiveError(KithmapError):
    """A server could not be read; the book is as it was."""


class LiveNotInstalled(LiveError):
    def __init__(self) -> None:
        super().__init__(
            say(
                "Reading from servers is an extra. Add it, in a checkout of Kithmap: {command}",
                command=install_command("live"),
            )
        )


class BadAddress(LiveError):
    def __init__(self, address: str) -> None:
        super().__init__(
            say(
                "{address!r} is no address of a server; write it as imap.example.org or https://dav.example.org/.",
                address=address,
            )
        )


class SecretInAddress(LiveError):
    def __init__(self) -> None:
        super().__init__(
            say("The address holds a name or a password. Leave them out of it; Kithmap asks for them apart.")
        )


class NotSecure(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say(
                "{server} would be spoken to without encryption, so anybody on the way could read along. "
                "Kithmap does that on this machine only; use https or imaps.",
                server=host,
            )
        )


class NoSuchAccount(LiveError):
    def __init__(self, name: str) -> None:
        super().__init__(say("No account called {name!r} is connected. `kithmap connect` lists them.", name=name))


class SecretMissing(LiveError):
    def __init__(self, account: str) -> None:
        super().__init__(
            say("The password of {account} is not in this system's keyring; give it again.", account=account)
        )


class KeyringClosed(LiveError):
    def __init__(self) -> None:
        super().__init__(say("This system's keyring is locked or refused. Unlock it, or give the password each time."))


class WrongPassword(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say(
                "{server} did not take this name and password. Many servers want a password made for one program "
                "(an app password) instead of your usual one.",
                server=host,
            )
        )


class NoTokensTaken(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(say("{server} takes passwords only, so signing in by a token cannot work there.", server=host))


class TokenRefused(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say(
                "{server} did not take the token. It may be for another name, or not for reading mail (IMAP); "
                "sign in once more with `kithmap connect`.",
                server=host,
            )
        )


class TokenCommandFailed(LiveError):
    def __init__(self, command: str) -> None:
        super().__init__(
            say("The command {command} printed no token. Run it by hand to see what is wrong.", command=command)
        )


class SignInOver(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say("{server} does not know your sign-in any more. Sign in again with `kithmap connect`.", server=host)
        )


class SignInRefused(LiveError):
    def __init__(self, host: str, why: str) -> None:
        super().__init__(say("The sign-in did not come about: {server} says {why}.", server=host, why=told(why)))


class NoDeviceCode(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say(
                "{server} has no sign-in by a code for programs such as this one. Use an app password, or a command "
                "that prints a token (--token-command).",
                server=host,
            )
        )


class SignInNeedsKeyring(LiveError):
    def __init__(self) -> None:
        super().__init__(
            say(
                "This system has no keyring, so a sign-in could be kept nowhere. Use a command that prints a token "
                "(--token-command), and give it to `kithmap sync` too."
            )
        )


class HostNotFound(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say("There is no server called {server}, or this machine is offline. Check the spelling.", server=host)
        )


class NobodyThere(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(say("{server} cannot be reached at this address. Check it, or try again later.", server=host))


class CertificateRefused(LiveError):
    def __init__(self, host: str, why: str) -> None:
        super().__init__(
            say(
                "{server} could not prove that it is who it says ({why}), so no password was sent to it.",
                server=host,
                why=told(why),
            )
        )


class TooSlow(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(say("{server} did not answer in time. Try again later.", server=host))


class CutOff(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(say("The connection to {server} was cut. Sync again to go on.", server=host))


class ServerSaysNo(LiveError):
    def __init__(self, host: str, why: str, *, secret: str = "") -> None:
        super().__init__(say("{server} refused: {why}", server=host, why=told(why, secret=secret)))


class NothingThere(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say("No address book or calendar was found at {server}. Give the full address of one.", server=host)
        )


class NotACalendar(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(
            say("What {server} sent is no calendar. Copy the link that ends in .ics once more.", server=host)
        )


class TooMuch(LiveError):
    def __init__(self, host: str, *, ceiling_mb: int) -> None:
        super().__init__(
            say("{server} sent more than {most} MB in one piece, which none should.", server=host, most=ceiling_mb)
        )


class LedAway(LiveError):
    def __init__(self, host: str, other: str) -> None:
        super().__init__(
            say(
                "{server} sends us on to {other}, which is somebody else's. "
                "Connect that address yourself if you trust it.",
                server=host,
                other=other,
            )
        )


class NotUnderstood(LiveError):
    def __init__(self, host: str) -> None:
        super().__init__(say("{server} answered with something that cannot be read.", server=host))


def told(words: str, *, secret: str = "") -> str:
    """Give a server's own words on one line, cut, and without the secret should they repeat it.

    >>> told("no such\\r\\nuser: hunter2", secret="hunter2")
    'no such user: …'
    """
    hidden = words.replace(secret, "…") if secret else words
    line = " ".join("".join(c if c.isprintable() else " " for c in hidden).split())
    return line if len(line) <= MOST_TOLD else f"{line[:MOST_TOLD]}…"
