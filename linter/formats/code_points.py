"""Turns a parser's offsets in UTF-8 bytes into code points."""

from __future__ import annotations

from collections.abc import Callable

CodePoints = Callable[[int], int]
"""Takes an offset in bytes; cheap where calls stay close to each other or move forward."""


def code_points(text: str) -> CodePoints:
    """Return the converter for offsets into ``text``."""
    if text.isascii():
        return int
    data = text.encode()
    byte = point = 0

    def at(offset: int) -> int:
        nonlocal byte, point
        if offset > byte:
            point += len(data[byte:offset].decode())
        elif offset < byte:
            point -= len(data[offset:byte].decode())
        byte = offset
        return point

    return at
