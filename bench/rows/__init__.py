"""What is measured: one module a topic, each a function from the place to its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bench.place import Place
from bench.row import Row
from bench.rows import (
    compiling,
    files,
    keystroke,
    length,
    naive,
    page,
    peers,
    results,
    rules,
    startup,
    volume,
)

TOPICS: dict[str, Callable[[Place], Iterator[Row]]] = {
    "startup": startup.measure,
    "page": page.measure,
    "files": files.measure,
    "rules": rules.measure,
    "compiling": compiling.measure,
    "naive": naive.measure,
    "results": results.measure,
    "keystroke": keystroke.measure,
    "volume": volume.measure,
    "length": length.measure,
    "peers": peers.measure,
}
"""Name of a topic -> what measures it, in the order of the table."""
