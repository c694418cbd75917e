"""How long an editor waits for the findings after a letter was typed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from bench.place import Place, amount
from bench.row import Budget, Row, not_there

_ROOT = Path(__file__).resolve().parent.parent.parent


def measure(place: Place) -> Iterator[Row]:
    """Type letters into the middle of a document of 100 kB."""
    size, count = place.sizes.typed_into, place.sizes.keystrokes
    found = _typed(place.text("typed.md", size, 6), count)
    what = f"a keystroke in {amount(size)}, {count} of them, "
    whole = found["whole"]
    yield Row("check anew", f"the whole of {amount(size)} again, no process", median=whole)
    if not found["strokes"]:
        yield not_there("keystroke", what + "work")
        return
    walls, cpus = ([stroke[i] for stroke in found["strokes"]] for i in (0, 1))
    budgets = () if place.sizes.is_quick else (Budget("median", 0.03),)
    told = "findings as in a check of the whole" if found["same"] else "OTHER FINDINGS than a check"
    yield _row("keystroke", what + "processor time", cpus, budgets, told + "; ")
    yield _row("keystroke, waiting", what + "by the clock", walls)


def _row(
    name: str, what: str, seconds: list[float], budgets: tuple[Budget, ...] = (), note: str = ""
) -> Row:
    most = sorted(seconds)[int(0.95 * len(seconds))]
    note = f"{note}95 % in {most * 1000:.3g} ms"
    figures = (median(seconds), min(seconds), max(seconds))
    return Row(name, what, "s", *figures, budgets=budgets, note=note)


def _typed(path: Path, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.children.keystrokes", str(path), str(count)]
    run = subprocess.run(command, cwd=_ROOT, check=True, capture_output=True, text=True)
    figures: dict[str, Any] = json.loads(run.stdout)
    return figures
