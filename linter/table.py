"""Many small values in a row of bytes, each made when it is asked for."""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Iterable
from typing import Any

from linter.digest import SUM, checksum

_NUMBER = 4  # bytes of a count and of an offset


class Table:
    """Plain values by number."""

    def __init__(self, data: memoryview) -> None:
        """``data`` is what ``packed`` returned; ``ValueError`` where it is not whole."""
        rows = data[SUM:]
        if data[:SUM] != checksum(rows):
            raise ValueError("not a whole table")
        self._size = int.from_bytes(rows[:_NUMBER], "little")
        head = _NUMBER * (self._size + 2)
        self._offsets = rows[_NUMBER:head].cast("I")
        self._values = rows[head:]

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, number: int) -> Any:
        return marshal.loads(self._values[self._offsets[number] : self._offsets[number + 1]])


def packed(values: Iterable[Any]) -> bytes:
    """Return plain values as a table (for this machine: in its order of bytes)."""
    rows = [marshal.dumps(value) for value in values]
    offsets = array("I", [0])
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    data = b"".join((len(rows).to_bytes(_NUMBER, "little"), offsets.tobytes(), *rows))
    return checksum(data) + data
