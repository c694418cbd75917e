"""Many megabytes in many files: how fast, in how much memory, and whether it stays so."""

from __future__ import annotations

from collections.abc import Iterator

from bench import memory, tool
from bench.place import Place, amount, bytes_of
from bench.row import Budget, Row
from bench.sizes import MB
from bench.timing import Child, Figure, run


def measure(place: Place) -> Iterator[Row]:
    """Time 10 and 100 files of 1 MB, with all processors and with one."""
    few, many = place.sizes.volume
    size = place.sizes.book
    run(tool.check(place.page()))  # rules are compiled
    folders = {count: place.files(f"volume-{count}", count, size) for count in (few, many)}
    children = {
        "few": tool.check(folders[few], before=tool.forget_results),
        "many": tool.check(folders[many], before=tool.forget_results),
    }
    if tool.has_option("--jobs"):
        children["alone"] = tool.check(folders[many], jobs=1, before=tool.forget_results)
    found = place.timed(children, 2, warm=False)
    read = {name: bytes_of(folders[few if name == "few" else many]) for name in found}
    yield from _rows(place, found, read, children)
    growth = found["many"].median * read["few"] / found["few"].median / read["many"]
    what = f"cost of a byte, {many} files against {few}"
    yield place.ratio("growth with files", what, "fold", growth, Budget("median", 1.25))
    for folder in folders.values():
        place.forget(folder)


def _rows(
    place: Place, found: dict[str, Figure], read: dict[str, int], children: dict[str, Child]
) -> Iterator[Row]:
    size = amount(place.sizes.book)
    files = amount(read["many"])
    taken = memory.peak(children["many"])
    what = f"{files} of Markdown in files of {size}"
    yield place.row("volume", what, found["many"], Budget("memory", 250), memory=taken)
    yield _speed(place, "throughput", what, found["many"], read["many"], Budget("median", 8, True))
    if "alone" in found:
        alone = f"{what}, one process"
        taken = memory.peak(children["alone"])
        yield place.row("volume, one process", alone, found["alone"], memory=taken)
        yield _speed(place, "throughput, one process", alone, found["alone"], read["alone"])


def _speed(place: Place, name: str, what: str, figure: Figure, size: int, *budgets: Budget) -> Row:
    median, low, high = (size / MB / s for s in (figure.median, figure.high, figure.low))
    kept = () if place.sizes.is_quick else budgets
    return Row(name, what, "MB/s", median, low, high, budgets=kept)
