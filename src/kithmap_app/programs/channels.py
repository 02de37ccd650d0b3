"""Channels: what a talk is called by how it was had."""

from kithmap.kit.speech import marked
from kithmap.sources.interaction import Channel
from kithmap_app.speech import say

_NAMED = {
    Channel.MEETING: marked("a meeting"),
    Channel.CALL: marked("a call"),
    Channel.MESSAGE: marked("messages"),
}


def channel_word(channel: Channel) -> str:
    """Give a talk as a thing: "a call"."""
    return say(_NAMED[channel])
