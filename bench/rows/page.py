"""One page, as an editor or a hook checks it."""

from __future__ import annotations

from collections.abc import Iterator

from bench import memory, tool
from bench.place import Place, amount
from bench.row import Budget, Row


def measure(place: Place) -> Iterator[Row]:
    """Time a page of 3 kB with the default rules."""
    child = tool.check(place.page(), before=tool.forget_results)
    found = place.timed({"page": child}, 15)["page"]
    yield place.row(
        "page",
        f"a page of {amount(place.sizes.page)}, default rules",
        found,
        Budget("median", 0.1),
        Budget("times", 8),
        memory=memory.peak(child),
    )
