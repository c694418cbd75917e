"""A small store on disk for what is dear to find out: keyed, bounded, safe with two writers.

Nothing depends on it: what cannot be read is found out anew, what cannot be written is not kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from linter.places import cache_folder

_on = [True]

MOST_ENTRIES = 20
"""So many entries of one kind are kept; the ones unused for longest go."""


def use(on: bool) -> None:
    """Read and write caches from now on, or neither."""
    _on[0] = on


def is_on() -> bool:
    """Say whether caches are used."""
    return _on[0]


def key_of(*parts: str) -> str:
    """Return a name for what depends on ``parts`` alone."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def load(kind: str, key: str) -> Any:
    """Return what was stored, or None; a broken entry counts as missing."""
    if not is_on():
        return None
    try:
        path = cache_folder() / kind / f"{key}.json"
        value = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError, RuntimeError):  # RuntimeError: nobody's home
        return None
    with suppress(OSError):
        os.utime(path)
    return value


def store(kind: str, key: str, value: Any, most: int = MOST_ENTRIES) -> None:
    """Keep a value that JSON can hold, and ``most`` of its kind; it is read whole or not at all."""
    if not is_on():
        return
    with suppress(OSError, RuntimeError):  # a cache that cannot be written is none
        place = cache_folder() / kind
        place.mkdir(parents=True, exist_ok=True)
        temporary = place / f".{key}.{os.getpid()}.tmp"
        try:
            temporary.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
            temporary.replace(place / f"{key}.json")
        finally:
            temporary.unlink(missing_ok=True)
        _forget_oldest(place, most)


def _forget_oldest(place: Path, most: int) -> None:
    entries = sorted(place.glob("*.json"), key=lambda path: path.stat().st_mtime)
    for path in entries[:-most]:
        path.unlink(missing_ok=True)
