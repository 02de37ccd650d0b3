"""The language of the shells: what the library's sentences do, with the catalogues of the shells beside it."""

from pathlib import Path

from kithmap.kit.speech import Catalogues

_OURS = Catalogues(Path(__file__).parent / "locale", "django")
say, say_as, say_count = _OURS.say, _OURS.say_as, _OURS.say_count
