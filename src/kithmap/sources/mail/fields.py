"""A header block gives the few fields that an interaction needs."""

import re

_NAMES = (
    b"from|sender|to|cc|bcc|date|subject|list-id|list-unsubscribe|precedence|auto-submitted"
    b"|x-auto-response-suppress|x-gmail-labels"
)
WANTED = re.compile(
    # The look-ahead at the first letter halves the time: most lines of a header block are none of these.
    # Nothing that a run has taken in is ever given back ("*+"), which spares the pattern from keeping its way back.
    rb"\n(?=[FSTCBDLPAXfstcbdlpax])((?i:" + _NAMES + rb"))[ \t]*+:([^\n]*+(?:\n[ \t][^\n]*+)*+)"
)
"""One wanted field behind a line end: its name as written, and its value with folds still in it."""

_RECEIVED = re.compile(rb"\nreceived[ \t]*:([^\n]*(?:\n[ \t][^\n]*)*)", re.IGNORECASE)
_SEVERAL = frozenset((b"to", b"cc", b"bcc"))


def fields_of(block: bytes) -> dict[bytes, bytes]:
    """Give the wanted fields of a header block that starts with a line end: lower-case name to raw value.

    Of a field that occurs twice the first counts, but recipients of all To, Cc and Bcc fields are joined.

    >>> fields_of(b"\\nFROM: ana@x.org\\nTo: bo@y.org,\\n cy@z.org\\nX-Mailer: none\\nto: di@z.org")
    {b'from': b' ana@x.org', b'to': b' bo@y.org,\\n cy@z.org, di@z.org'}
    """
    fields: dict[bytes, bytes] = {}
    for name, value in WANTED.findall(block):
        name = name.lower()
        if name not in fields:
            fields[name] = value
        elif name in _SEVERAL:
            fields[name] += b"," + value
    return fields


def newest_arrival(block: bytes) -> bytes | None:
    """Give the date of the newest Received field (the first in the block), or None where there is none."""
    received = _RECEIVED.search(block)
    return received[1].rpartition(b";")[2] if received else None
