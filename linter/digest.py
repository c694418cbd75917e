"""The hash that keys and names are made with, and the checksum of what is kept."""

from __future__ import annotations

import zlib

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL: 3 ms in every run
except ImportError:  # a Python without it
    from hashlib import blake2b

__all__ = ["SUM", "blake2b", "checksum"]

SUM = 4
"""Bytes of a checksum."""


def checksum(data: bytes | memoryview) -> bytes:
    """Return what tells whether ``data`` is whole; it keeps nobody from forging it."""
    return zlib.crc32(data).to_bytes(SUM, "little")
