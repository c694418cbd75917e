"""What many rules cost when they are new: read, expanded, compiled."""

from __future__ import annotations

from collections.abc import Iterator

from bench import tool
from bench.place import Place, amount
from bench.row import Budget, Row


def measure(place: Place) -> Iterator[Row]:
    """Time a page with 5,000 rules and an empty cache."""
    count = place.sizes.rules[-1]
    child = tool.check(place.page(), config=place.config(count), before=tool.forget_all)
    found = place.timed({"cold": child}, 3, warm=False)["cold"]
    what = f"a page of {amount(place.sizes.page)}, {count:,} rules, nothing cached"
    yield place.row("cold cache", what, found, Budget("median", 15))
