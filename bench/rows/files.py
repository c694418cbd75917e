"""One long Markdown file, and hundreds of them."""

from __future__ import annotations

from collections.abc import Iterator

from bench import memory, tool
from bench.place import Place, amount, bytes_of
from bench.row import Budget, Row


def measure(place: Place) -> Iterator[Row]:
    """Time 1 MB in one file, and 295 files of 3.2 MB together."""
    one = tool.check(place.book(), before=tool.forget_results)
    count, size = place.sizes.files
    folder = place.markdown or place.files("files", count, size // count)
    whose = f" of {folder.parent.name}/{folder.name}" if place.markdown else ""
    names = len(list(folder.rglob("*.md")))
    many = tool.check(folder, before=tool.forget_results)
    found = place.timed({"one": one, "many": many}, 7)
    yield place.row(
        "long file",
        f"one Markdown file of {amount(place.sizes.book)}",
        found["one"],
        Budget("median", 0.5),
        Budget("times", 50),
        memory=memory.peak(one),
    )
    yield place.row(
        "folder",
        f"{names} Markdown files{whose}, {amount(bytes_of(folder))}",
        found["many"],
        Budget("times", 80),
        memory=memory.peak(many),
    )
