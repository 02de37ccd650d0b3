"""The collector of garbage, held while very many values are made that are all kept."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def held_collector() -> Iterator[None]:
    """Hold the cyclic collector for a stretch of work that makes no cycles.

    It walks through every object there is whenever a quarter more has been made: a quarter of the time that who is who
    takes, and nothing is found. Where it does not run already it is left so.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
