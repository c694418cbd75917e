"""What mtlint costs before it has read a text."""

from __future__ import annotations

from collections.abc import Iterator

from bench import tool
from bench.place import Place
from bench.row import Row
from bench.timing import PASS, Child


def measure(place: Place) -> Iterator[Row]:
    """Time a bare Python, ``--version`` and the check of one short line."""
    line = place.text("line.md", 30, 1)
    children = {
        "python": PASS,
        "version": Child((*tool.mtlint(), "--version")),
        "line": tool.check(line, before=tool.forget_results),
    }
    found = place.timed(children, 15)
    yield place.row("python", "python3 -c pass", found["python"])
    yield place.row("version", "mtlint --version", found["version"])
    yield place.row("line", "one line of text", found["line"])
