"""How much faster one scan for all rules is than one search for each."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import tool
from bench.place import Place, amount, bytes_of
from bench.row import Budget, Row

_ROOT = Path(__file__).resolve().parent.parent.parent


def measure(place: Place) -> Iterator[Row]:
    """Time one ``finditer`` a rule and mtlint on the same text with the same rules."""
    count, size = place.sizes.naive_rules, place.sizes.naive_text
    text = place.book() if size == place.sizes.book else place.text("naive.md", size, 5)
    child = tool.check(text, config=place.config(count), before=tool.forget_results)
    found = place.timed({"mtlint": child}, 5)["mtlint"]
    naive = _naive(place.config(count).with_name("bench.yml"), text)
    what = f"{amount(bytes_of(text))}, {count:,} rules"
    yield Row(
        "naive",
        f"{what}, one finditer a rule",
        median=naive["whole"],
        low=naive["whole"],
        high=naive["whole"],
        times=naive["whole"] / (found.median / found.times),
        note=f"{naive['expressions']} expressions, matching alone {naive['matching']:.1f} s, 1 run",
    )
    yield place.row("scan", f"{what}, mtlint", found)
    ratio = naive["whole"] / found.median
    what = f"{what}, one scan against one finditer a rule"
    yield place.ratio("against naive", what, "times faster", ratio, Budget("median", 50, True))


def _naive(pack: Path, text: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.children.naive", str(pack), str(text)]
    began = time.perf_counter()
    run = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    whole = time.perf_counter() - began
    return {**json.loads(run.stdout), "whole": whole}
