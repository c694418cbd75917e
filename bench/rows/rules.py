"""How the cost grows with the number of rules."""

from __future__ import annotations

from collections.abc import Iterator

from bench import memory, tool
from bench.place import Place, amount
from bench.row import Budget, Row
from bench.timing import Child, Figure

_PAGE = {5_000: (Budget("median", 0.15),)}
_BOOK = {5_000: (Budget("times", 100),)}


def measure(place: Place) -> Iterator[Row]:
    """Time a page and 1 MB with 500, 1,000 and 5,000 rules."""
    pages = {str(count): _child(place, count, is_page=True) for count in place.sizes.rules}
    books = {str(count): _child(place, count, is_page=False) for count in place.sizes.rules}
    found_pages, found_books = place.timed(pages, 11), place.timed(books, 5)
    for count in place.sizes.rules:
        what = f"a page of {amount(place.sizes.page)}, {count:,} rules"
        figure, budgets = found_pages[str(count)], _PAGE.get(count, ())
        yield place.row(f"page, {count:,} rules", what, figure, *budgets)
    for count in place.sizes.rules:
        what = f"one file of {amount(place.sizes.book)}, {count:,} rules"
        figure, budgets = found_books[str(count)], _BOOK.get(count, ())
        taken = memory.peak(books[str(count)])
        yield place.row(f"long file, {count:,} rules", what, figure, *budgets, memory=taken)
    yield _growth(place, found_books)


def _child(place: Place, count: int, *, is_page: bool) -> Child:
    path = place.page() if is_page else place.book()
    return tool.check(path, config=place.config(count), before=tool.forget_results)


def _growth(place: Place, found: dict[str, Figure]) -> Row:
    few, many = place.sizes.rules[0], place.sizes.rules[-1]
    ratio = found[str(many)].median / found[str(few)].median
    what = f"{amount(place.sizes.book)}: {many:,} rules against {few:,}"
    return place.ratio("growth with rules", what, "fold", ratio, Budget("median", 2.5))
