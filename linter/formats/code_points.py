"""Turns a parser's offsets in UTF-8 bytes into code points."""

from __future__ import annotations


class CodePoints:
    """A place in a text that moves to where it is asked for; cheap where that is near by."""

    __slots__ = ("_byte", "_data", "_point")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._byte = self._point = 0

    def at(self, byte: int) -> int:
        """Return how many code points stand before an offset in bytes."""
        here = self._byte
        if byte > here:
            self._point += len(self._data[here:byte].decode())
        elif byte < here:
            self._point -= len(self._data[byte:here].decode())
        self._byte = byte
        return self._point

    def read(self, start: int, end: int) -> tuple[int, int, str]:
        """Return both places of a range in bytes, and the text there."""
        first = self._point if start == self._byte else self.at(start)
        text = self._data[start:end].decode()
        self._byte = end
        self._point = last = first + len(text)
        return first, last, text
