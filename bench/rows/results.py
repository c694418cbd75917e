"""What a second run over unchanged files costs."""

from __future__ import annotations

from collections.abc import Iterator

from bench import tool
from bench.place import Place, amount, bytes_of
from bench.row import Budget, Row, not_there


def measure(place: Place) -> Iterator[Row]:
    """Time a folder of pages without and with the results of the run before."""
    count, size = place.sizes.pages, place.sizes.page
    folder = place.files("pages", count, size)
    first = tool.check(folder, before=tool.forget_results)
    children = {"first": first, "second": tool.check(folder)}  # in turns: the second finds results
    found = place.timed(children, 3)
    what = f"{count:,} pages, {amount(bytes_of(folder))}"
    yield place.row("pages, first run", f"{what}, no results kept", found["first"])
    if tool.has_results():
        yield place.row("pages, second run", f"{what}, none changed", found["second"])
        ratio = found["first"].median / found["second"].median
        what = f"{what}, second run against first"
        yield place.ratio("result cache", what, "times faster", ratio, Budget("median", 10, True))
    else:
        yield not_there("result cache", f"{what}, second run against first")
    place.forget(folder)
