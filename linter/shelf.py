"""A store on disk for many small things: keyed, bounded, safe with two writers.

Like ``cache`` nothing depends on it: what cannot be read is found out anew, what cannot be written
is not kept, and what is broken is begun anew.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linter import cache
from linter.places import cache_folder

if TYPE_CHECKING:
    import sqlite3

MOST_BYTES = 64 << 20
"""So large a shelf may grow; then what was unused for longest goes."""

_TABLE = (
    "CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, value TEXT, used INTEGER)"
    " WITHOUT ROWID"
)
_LAYOUT = 1
_PATIENCE = 2.0  # seconds; another writer needs milliseconds
_DAY = 86_400
_BATCH = 500  # SQLite takes at most 999 values in one statement on old systems


class Shelf:
    """All that is kept of one kind."""

    def __init__(self, kind: str, most_bytes: int = MOST_BYTES) -> None:
        self._kind, self._most = kind, most_bytes
        self._open: sqlite3.Connection | None = None

    def take(self, keys: Sequence[str]) -> dict[str, Any]:
        """Return what is stored under ``keys``; what is missing or broken is left out."""
        found: dict[str, Any] = {}

        def read(database: sqlite3.Connection) -> None:
            today, old = _today(), []
            for some in _batches(keys):
                query = f"SELECT key, value, used FROM entries WHERE key IN ({_marks(some)})"
                for key, value, used in database.execute(query, some):
                    found[key] = json.loads(value)
                    old += [key] if used != today else []
            for some in _batches(old):
                change = f"UPDATE entries SET used = {today} WHERE key IN ({_marks(some)})"
                database.execute(change, some)

        self._use(read)
        return found

    def put(self, entries: Mapping[str, Any]) -> None:
        """Keep values that JSON can hold."""
        rows = [
            (key, json.dumps(value, ensure_ascii=False, separators=(",", ":")), _today())
            for key, value in entries.items()
        ]

        def write(database: sqlite3.Connection) -> None:
            database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?, ?)", rows)
            _bound(database, self._most)

        self._use(write)

    def close(self) -> None:
        """Close the file; the shelf opens it again when it is used."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def _use(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do ``work`` as one transaction; what goes wrong in it is as if nothing were kept."""
        if not cache.is_on():
            return
        import sqlite3  # 12 ms

        try:
            if self._open is None:
                self._open = _connect(_path(self._kind))
            with self._open:
                work(self._open)
        except sqlite3.OperationalError:  # locked for long, no rights, full: not now
            self.close()
        except (sqlite3.DatabaseError, ValueError):  # no database (any more), or not ours
            self.close()
            clear(self._kind)
        except (OSError, RuntimeError):  # RuntimeError: nobody's home
            self.close()


def size(kind: str) -> int:
    """Return how many bytes the shelf takes on disk."""
    total = 0
    for path in _files(kind):
        with suppress(OSError):
            total += path.stat().st_size
    return total


def clear(kind: str) -> None:
    """Throw away all that is kept of a kind."""
    for path in _files(kind):
        with suppress(OSError):
            path.unlink()


def _path(kind: str) -> Path:
    return cache_folder() / f"{kind}.{_LAYOUT}.sqlite3"


def _files(kind: str) -> Iterator[Path]:
    path = _path(kind)
    return (path.with_name(path.name + suffix) for suffix in ("", "-wal", "-shm"))


def _connect(path: Path) -> sqlite3.Connection:
    import sqlite3

    path.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            database.execute("PRAGMA journal_mode = WAL")
            break
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                database.close()
                raise
            time.sleep(0.01)  # SQLite itself does not wait where two begin at once
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute(_TABLE)
    return database


def _bound(database: sqlite3.Connection, most: int) -> None:
    """Let a third go once there is too much; its room is used again."""
    pages, free, page = (
        database.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    if (pages - free) * page > most:
        database.execute(
            "DELETE FROM entries WHERE key IN (SELECT key FROM entries ORDER BY used, key"
            " LIMIT (SELECT count(*) / 3 + 1 FROM entries))"
        )


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[start : start + _BATCH] for start in range(0, len(keys), _BATCH))


def _marks(keys: Sequence[str]) -> str:
    return ",".join("?" * len(keys))


def _today() -> int:
    return int(time.time()) // _DAY
