"""Names become ids: the same name gives the same id on every machine and every run."""

from hashlib import blake2b

ID_BYTES = 6
"""48 bits: one owner has hundreds of these, and two alike are expected only among some ten million."""


def stable_id(kind: str, *parts: object) -> str:
    """Give "kind:digest" for what `parts` name.

    >>> stable_id("need", "goal:1", "Advice") == stable_id("need", "goal:1", "Advice")
    True
    >>> stable_id("need", "goal:1", "Advice") == stable_id("need", "goal:2", "Advice")
    False
    """
    joined = "\0".join(str(part) for part in parts)
    return f"{kind}:{blake2b(joined.encode(), digest_size=ID_BYTES).hexdigest()}"
