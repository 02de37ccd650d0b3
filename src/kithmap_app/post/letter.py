"""A letter: an e-mail to the owner, ready for their mail server."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid

from kithmap.plan.digest import Digest
from kithmap_app.post.account import MailAccount
from kithmap_app.speech import say


def letter(digest: Digest, account: MailAccount, *, now: datetime) -> EmailMessage:
    """Give a digest as a letter from and to the owner; `now` carries its offset."""
    message = EmailMessage()
    message["Subject"] = " ".join(digest.subject.split())
    message["From"] = account.written_by
    message["To"] = account.to
    message["Date"] = format_datetime(now)
    message["Message-ID"] = make_msgid(domain="kithmap.invalid")
    # so that no holiday notice answers it (RFC 3834)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(digest.body)
    return message


def trial_digest() -> Digest:
    """Give the letter that the test button sends."""
    return Digest(
        say("Kithmap can write to you"),
        say("This is the letter you asked for to try it out. The next one comes with your week.") + "\n",
    )
