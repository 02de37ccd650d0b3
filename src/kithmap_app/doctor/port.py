"""Is there a port on which the pages can be served?"""

import socket

from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

PORT = "port"


def look_at_port(first: int, count: int) -> Finding:
    """Say whether one of `count` ports from `first` on is free on this machine."""
    free = next((port for port in range(first, first + count) if _is_free(port)), None)
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


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
