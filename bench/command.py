"""Measures mtlint: prints a table, keeps it as JSON and compares it with the last one as ratios."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import tool
from bench.performance_page import write_docs
from bench.place import Place
from bench.record import LATEST, RESULTS, machine, merged, read, write
from bench.report import terminal, value
from bench.row import Row, not_there
from bench.rows import TOPICS
from bench.sizes import FULL, QUICK
from bench.timing import ChildError

_FAILED = "failed"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what is asked for."""
    options = _parser().parse_args(arguments)
    signal.signal(signal.SIGTERM, _end)
    if options.write_docs and not options.only:
        write_docs()
        return
    with tempfile.TemporaryDirectory(prefix="mtlint-bench-") as name:
        os.environ["MTLINT_CACHE_DIR"] = f"{name}/cache"
        sizes = QUICK if options.quick else FULL
        place = Place(Path(name) / "work", sizes, options.runs, options.markdown)
        if options.profile:
            _profile(place)
        else:
            _measure(place, options)


def _end(number: int, _: object) -> None:
    """End in order, children and folder as well, however often one is told to."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.exit(128 + number)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python bench", description=__doc__)
    add = parser.add_argument
    add("--quick", action="store_true", help="few runs of small texts; no budget is judged")
    add("--only", nargs="+", choices=TOPICS, metavar="NAME", help=f"of {', '.join(TOPICS)}")
    add("--runs", type=int, metavar="N", help="so many runs of everything")
    add("--json", type=Path, metavar="FILE", help="results, and what they are compared with")
    add("--markdown", type=Path, metavar="FOLDER", help="the files for the row “295 files”")
    add("--profile", action="store_true", help="show where the time goes (cProfile) instead")
    add("--write-docs", action="store_true", help="write the stored table into docs/performance.md")
    return parser


def _measure(place: Place, options: argparse.Namespace) -> None:
    path = options.json or (RESULTS / "quick.json" if options.quick else LATEST)
    last = read(path)
    print(f"{' '.join(tool.mtlint())}: {tool.default_rules()} rules by default; {machine()}")
    topics = {name: list(_topic(name, place)) for name in options.only or TOPICS}
    print(terminal([row for rows in topics.values() for row in rows], last))
    record = merged(last, topics, quick=options.quick, order=tuple(TOPICS))
    write(path, record)
    if options.write_docs:
        write_docs(record)
    if any(row.what == _FAILED for rows in topics.values() for row in rows):
        raise SystemExit(1)


def _topic(name: str, place: Place) -> Iterator[Row]:
    """Yield the rows of a topic; one that fails is a row that says why."""
    began = time.perf_counter()
    try:
        for row in TOPICS[name](place):
            print(f"  {row.name}: {value(row)} {row.note}", file=sys.stderr, flush=True)
            yield row
    except (ChildError, subprocess.CalledProcessError) as error:
        yield not_there(name, _FAILED, _why(error))
    print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)


def _why(error: Exception) -> str:
    said = (getattr(error, "stderr", None) or str(error)).strip().splitlines()
    return said[-1] if said else type(error).__name__


def _profile(place: Place) -> None:
    root = Path(__file__).resolve().parent.parent
    jobs = ["--jobs", "1"] if tool.has_option("--jobs") else []
    for path in (place.page(), place.book()):
        command = [sys.executable, "-m", "bench.children.profiled", "check", *tool.OPTIONS, *jobs]
        for is_warm in (False, True):
            tool.forget_results()
            out = None if is_warm else subprocess.DEVNULL
            subprocess.run([*command, str(path)], cwd=root, check=True, stdout=out)
