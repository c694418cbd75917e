"""What was measured, as JSON: written, read again, put together with the run before."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from bench.row import Row, as_json, from_json

RESULTS = Path(__file__).resolve().parent / "results"
LATEST = RESULTS / "latest.json"
"""The last full run, kept in git."""

_ROOT = RESULTS.parent.parent


class Entry(NamedTuple):
    """A row, the topic that it belongs to, and date, commit and machine of its run."""

    topic: str
    run: str
    row: Row


@dataclass(frozen=True, slots=True)
class Record:
    """What is stored: the entries in the order of the table."""

    entries: tuple[Entry, ...]
    is_quick: bool = False

    def row(self, name: str) -> Row | None:
        """Return the row of that name."""
        return next((entry.row for entry in self.entries if entry.row.name == name), None)


def read(path: Path) -> Record | None:
    """Return the record in a file; None where there is none."""
    if not path.exists():
        return None
    data = json.loads(path.read_text("utf-8"))
    entries = (Entry(e["topic"], e["run"], from_json(e["row"])) for e in data["entries"])
    return Record(tuple(entries), data["quick"])


def write(path: Path, record: Record) -> None:
    """Write a record, one entry a line so that git shows what changed."""
    lines = [
        json.dumps({"topic": topic, "run": run, "row": _rounded(as_json(row))}, ensure_ascii=False)
        for topic, run, row in record.entries
    ]
    head = f'{{"quick": {json.dumps(record.is_quick)}, "entries": [\n'
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + ",\n".join(lines) + "\n]}\n", "utf-8")


def merged(
    old: Record | None,
    topics: Mapping[str, Sequence[Row]],
    *,
    quick: bool,
    order: Sequence[str] = (),
) -> Record:
    """Return the new rows and, of the same kind of run, those of topics not measured again.

    ``order`` are topics in the order of the table.
    """
    run = _this_run()
    kept: dict[str, list[Entry]] = {}
    for entry in old.entries if old and old.is_quick == quick else ():
        kept.setdefault(entry.topic, []).append(entry)
    for topic, rows in topics.items():
        kept[topic] = [Entry(topic, run, row) for row in rows]
    turns = [topic for topic in dict.fromkeys((*order, *kept)) if topic in kept]
    return Record(tuple(entry for topic in turns for entry in kept[topic]), quick)


def _this_run() -> str:
    """Say when, at which commit and on what this runs."""
    date = datetime.now(UTC).strftime("%Y-%m-%d")
    return f"{date}, {_commit()}, {machine()}"


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    try:
        run = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "no commit"
    return run.stdout.strip()


def machine() -> str:
    """Say which Python runs on which processor."""
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{python}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores"


def _rounded(value: Any) -> Any:
    """Return figures with four digits that count; more are noise."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    return value
