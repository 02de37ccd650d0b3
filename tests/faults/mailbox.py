"""Mailboxes made for tests of faults: many small or few large messages, each of a key of its own."""

from pathlib import Path

MESSAGE = """From - Mon Mar 02 12:00:00 2026
From: Person {person} <p{person}@x.example>
To: mira@solberg.example
Date: {day} Mar 2026 12:{minute:02}:{second:02} +0000
Subject: {subject}

{body}

"""


def messages(count: int, *, about: str, body: str = "Thursday?") -> str:
    """Give `count` messages as the text of an mbox."""
    return "".join(
        MESSAGE.format(
            person=number % 50,
            day=1 + number % 15,
            minute=number // 60 % 60,
            second=number % 60,
            subject=f"{about} {number}",
            body=body,
        )
        for number in range(count)
    )


def mailbox(path: Path, count: int, *, about: str, body: str = "Thursday?") -> Path:
    """Write a mailbox of `count` messages to `path`, and give it."""
    path.write_text(messages(count, about=about, body=body), encoding="utf-8")
    return path
