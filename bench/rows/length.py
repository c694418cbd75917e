"""One file, longer and longer, and one that is a single line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from bench import memory, texts, tool
from bench.place import Place, amount
from bench.row import Budget, Row
from bench.sizes import MB
from bench.timing import ChildError, Figure, run

_LINE_MEMORY = 1_000  # MB: twenty times the text; one line is one paragraph, held as a whole


def measure(place: Place) -> Iterator[Row]:
    """Time files of 1, 10 and 100 MB and a line of 50 MB; what is given up says so."""
    times: dict[int, Figure] = {}
    run(tool.check(place.page()))  # rules are compiled
    for size in place.sizes.lengths:
        yield from _long(place, size, times)
    for short, long in pairwise(times):
        growth = times[long].median / times[short].median / (long / short)
        what = f"cost of a byte, {amount(long)} against {amount(short)}"
        name = f"growth to {amount(long)}"
        yield place.ratio(name, what, "fold", growth, Budget("median", 1.25))
    yield from _line(place)


def _long(place: Place, size: int, times: dict[int, Figure]) -> Iterator[Row]:
    path = place.text(f"long-{size}.md", size, 7)
    child = tool.check(path, before=tool.forget_results)
    name, what = f"{amount(size)} in one file", f"one Markdown file of {amount(size)}"
    try:
        found = place.timed({"one": child}, 2 if size < 50 * MB else 1, warm=False)["one"]
        times[size] = found
        yield place.row(name, what, found, memory=memory.peak(child))
    except ChildError as error:
        yield Row(name, what, note=str(error))
    finally:
        place.forget(path)


def _line(place: Place) -> Iterator[Row]:
    path = place.text("line-long.txt", place.sizes.line, 8, texts.line)
    whole = tool.check(path, before=tool.forget_results)
    child = replace(whole, codes=(0, 2))  # 2: a rule took too long, which the row says
    name, what = "one line", f"a text of {amount(place.sizes.line)} in one line"
    try:
        found = place.timed({"line": child}, 1, warm=False)["line"]
        budget = Budget("memory", _LINE_MEMORY)
        note = "exit code 2: a rule was given up" if found.code == 2 else ""
        yield place.row(name, what, found, budget, memory=memory.peak(child), note=note)
    except ChildError as error:
        yield Row(name, what, note=str(error))
    finally:
        place.forget(path)
