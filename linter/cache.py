"""A small store on disk for what is dear to find out: keyed, bounded, safe with two writers.

Nothing depends on it: what cannot be read is found out anew, what cannot be written is not kept.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

from linter.digest import SUM, blake2b, checksum
from linter.places import cache_folder

_on = [True]
_HEAD = 12  # bytes before the values

KINDS = ("chosen", "expressions", "lexicon", "packs", "plans", "proven")
"""All that is kept as files; what is kept on a ``shelf`` lies beside them."""

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
    return key_of_bytes(*(part.encode("utf-8", "surrogatepass") for part in parts))


def key_of_bytes(*parts: bytes) -> str:
    """Return a name for what depends on ``parts`` alone."""
    digest = blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "little"))
        digest.update(part)
    return digest.hexdigest()


def load(kind: str, key: str) -> Any:
    """Return plain values, bytes among them, that were stored; or None.

    ``marshal`` reads megabytes in a millisecond, but trusts what it reads: so the entry has to be
    whole.
    """
    data = _read(kind, f"{key}.bin")
    if data is None or data[:SUM] != checksum(memoryview(data)[SUM:]):
        return None
    try:
        return marshal.loads(memoryview(data)[SUM:])
    except (ValueError, EOFError, TypeError):
        return None


def store(kind: str, key: str, value: Any, most: int = MOST_ENTRIES) -> None:
    """Keep plain values for this version of Python, and ``most`` of its kind."""
    if is_on():
        data = marshal.dumps(value)
        _write(kind, f"{key}.bin", checksum(data) + data, most)


def clear() -> int:
    """Throw away all that is kept, shelves included; return how many bytes that was."""
    with suppress(OSError, RuntimeError):
        place = cache_folder()
        entries = [path for kind in KINDS for path in (place / kind).glob("*")]
        freed = sum(map(_unlink, (*entries, *place.glob("*.sqlite3*"))))
        for kind in KINDS:
            with suppress(OSError):
                (place / kind).rmdir()
        return freed
    return 0


def _unlink(path: Path) -> int:
    try:
        size = path.stat().st_size
        path.unlink()
    except OSError:  # gone, or in use by another
        return 0
    return size


def load_parts(kind: str, key: str) -> tuple[Any, list[memoryview]] | None:
    """Return plain values and the parts stored with them.

    The values are whole, the parts as long as they were: whoever uses one checks it.
    """
    kept = _read(kind, f"{key}.bin")
    if kept is None:
        return None
    data = memoryview(kept)
    try:
        end = _HEAD + int.from_bytes(data[SUM:_HEAD], "little")
        if data[:SUM] != checksum(data[_HEAD:end]):
            return None
        value, lengths = marshal.loads(data[_HEAD:end])
        starts = [end + sum(lengths[:number]) for number in range(len(lengths) + 1)]
        parts = [data[start:stop] for start, stop in pairwise(starts)]
        return (value, parts) if starts[-1] == len(data) else None
    except (ValueError, EOFError, TypeError):
        return None


def store_parts(
    kind: str, key: str, value: Any, parts: Sequence[bytes], most: int = MOST_ENTRIES
) -> None:
    """Keep plain values and long parts for this version of Python."""
    if is_on():
        head = marshal.dumps([value, [len(part) for part in parts]])
        size = len(head).to_bytes(_HEAD - SUM, "little")
        _write(kind, f"{key}.bin", b"".join((checksum(head), size, head, *parts)), most)


def _read(kind: str, name: str) -> bytes | None:
    if not is_on():
        return None
    try:
        path = cache_folder() / kind / name
        data = path.read_bytes()
    except (OSError, RuntimeError):  # RuntimeError: nobody's home
        return None
    with suppress(OSError):
        os.utime(path)
    return data


def _write(kind: str, name: str, data: bytes, most: int) -> None:
    with suppress(OSError, RuntimeError):  # a cache that cannot be written is none
        place = cache_folder() / kind
        place.mkdir(parents=True, exist_ok=True)
        temporary = place / f".{name}.{os.getpid()}.tmp"
        try:
            temporary.write_bytes(data)
            temporary.replace(place / name)
        finally:
            temporary.unlink(missing_ok=True)
        _forget_oldest(place, most)


def _forget_oldest(place: Path, most: int) -> None:
    entries = sorted(place.glob("[!.]*"), key=lambda path: path.stat().st_mtime)
    for path in entries[:-most]:
        path.unlink(missing_ok=True)
