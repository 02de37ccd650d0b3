"""Damage: a place in a file of Outlook's that makes no sense."""

import struct
import zlib
from typing import Final


class Damage(Exception):
    """Something in the file cannot be as it is; what else there is may still be read."""


DAMAGES: Final = (Damage, struct.error, zlib.error, ValueError, OverflowError)
"""All that reading a damaged place raises: numbers cut short, packed pieces that do not unpack, moments beyond time."""
