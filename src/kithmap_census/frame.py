"""A frame: the rows of a table, lazy, on any engine."""

from typing import Any, TypeAlias

import narwhals as nw

Frame: TypeAlias = nw.LazyFrame[Any]
"""What every expression of a census takes and gives."""
