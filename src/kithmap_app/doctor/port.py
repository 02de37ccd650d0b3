"""Is there a port on which the pages can be served?"""

import socket

from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

PORT = "port"


def look_at_port(first: int, count: int) -> Finding:
    """Say whether one of `count` ports from `first` on is free on this machine."""
    free = first_free(range(first, first + count))
    last = first + count - 1
    if free is None:
        return wrong(
            PORT,
            say(
                "Ports {first} to {last} are all taken. Choose another: kithmap serve --port {other}.",
                first=first,
                last=last,
                other=last + 1,
            ),
        )
    if free != first:
        return well(
            PORT,
            say(
                "Port {first} is taken, perhaps by Kithmap itself; the pages would be at port {free}.",
                first=first,
                free=free,
            ),
        )
    return well(PORT, say("Port {first} is free.", first=first))


def first_free(ports: range) -> int | None:
    """Give the first of these ports that nobody listens on, None where all are taken."""
    return next((port for port in ports if is_free(port)), None)


def is_free(port: int) -> bool:
    """Say whether nobody listens on a port of this machine."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
