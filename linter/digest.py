"""The hash that keys and names are made with."""

from __future__ import annotations

try:
    from _blake2 import blake2b  # `hashlib` loads OpenSSL: 3 ms in every run
except ImportError:  # a Python without it
    from hashlib import blake2b

__all__ = ["blake2b"]
