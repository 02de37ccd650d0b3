"""Sending: one letter is handed to the owner's mail server, and whatever goes wrong is told in a sentence."""

import smtplib
import ssl
from email.message import EmailMessage

from kithmap.errors import KithmapError
from kithmap_app.post.account import MailAccount, Security, checked
from kithmap_app.speech import say

TIMEOUT_SECONDS = 20.0
"""So long a server may keep silent; somebody may be waiting in front of the test button."""


class LetterNotSent(KithmapError):
    """A letter could not be handed in; the sentence says why and what to do."""


def send(message: EmailMessage, account: MailAccount) -> None:
    """Hand a letter to the mail server of `account`. Raises LetterNotSent, and AccountIncomplete before trying.

    Certificates are checked, always: a server that cannot show a good one gets neither password nor letter.
    """
    checked(account)
    try:
        with _connected(account) as server:
            if account.security is Security.STARTTLS:
                server.starttls(context=ssl.create_default_context())
            if account.user:
                server.login(account.user, account.password)
            server.send_message(message)
    except (OSError, smtplib.SMTPException, UnicodeError) as error:
        raise LetterNotSent(_told(error, account)) from error


def _connected(account: MailAccount) -> smtplib.SMTP:
    host, port = account.host, account.port_used
    if account.security is Security.TLS:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(host, port, timeout=TIMEOUT_SECONDS, context=context)
    return smtplib.SMTP(host, port, timeout=TIMEOUT_SECONDS)


def _told(error: Exception, account: MailAccount) -> str:
    """Give what went wrong; never the server's own words about a login, which may repeat the password."""
    host = account.host
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return say("{host} refused name or password. Many providers want a password made for programs.", host=host)
    if isinstance(error, ssl.SSLCertVerificationError):
        return say("{host} showed no certificate that this machine trusts, so nothing was sent.", host=host)
    if isinstance(error, smtplib.SMTPRecipientsRefused | smtplib.SMTPSenderRefused):
        return say("{host} takes no letter to {to}. Are both addresses right?", host=host, to=account.to)
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return say("{host} does not offer what was asked of it: try another way of guarding the line.", host=host)
    if isinstance(error, smtplib.SMTPException):
        return say("{host} did not take the letter. Try again later, or ask whoever runs it.", host=host)
    return say(
        "{host} could not be reached at port {port}. Is the name right, and is this machine online?",
        host=host,
        port=account.port_used,
    )
