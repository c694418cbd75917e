"""What LanguageTool adds and costs: recall, findings on good German, time of a warm run.

usage: languagetool.py [--annotated FOLDER] [--good FOLDER…] [--server URL]

100 pages of about 3 kB are made from corpus/clean; the first run with LanguageTool fills the
cache, then runs without and with it take turns. Corpora are measured by ``mtlint eval``, without
and with it. Needs an installed LanguageTool or --server.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any

CLEAN = Path(__file__).parent.parent / "corpus" / "clean"
PAGES, PAGE = 100, 2_800
RUNS = 7
MTLINT = [sys.executable, "-c", "from linter.cli import main; main()"]


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--annotated", nargs="*", type=Path, default=[])
    parser.add_argument("--good", nargs="*", type=Path, default=[])
    parser.add_argument("--server", metavar="URL", default="required")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        _warm_run(_pages(Path(name)), options.server)
    for folder in options.annotated:
        off, on = (_evaluate(folder, way)["overall"] for way in ("off", options.server))
        shares = [100 * one["hits"] / one["annotations"] for one in (off, on)]
        print(f"{folder}: recall {shares[0]:.1f} % without, {shares[1]:.1f} % with")
    for folder in options.good:
        off, on = (_evaluate(folder, way) for way in ("off", options.server))
        rates = [1000 * one["found"]["on_none"] / one["words"] for one in (off, on)]
        print(f"{folder}: {rates[0]:.2f} without, {rates[1]:.2f} with, findings per 1,000 words")


def _pages(folder: Path) -> Path:
    """Cut the clean texts into pages of whole lines."""
    count = 0
    for path in sorted(CLEAN.rglob("*")):
        if path.suffix not in (".md", ".txt") or not path.is_file():
            continue
        page, length = [], 0
        for line in path.read_text("utf-8").splitlines(keepends=True):
            page.append(line)
            length += len(line)
            if length >= PAGE and not line.strip() and count < PAGES:
                (folder / f"{count:03}{path.suffix}").write_text("".join(page), "utf-8")
                page, length, count = [], 0, count + 1
    return folder


def _warm_run(folder: Path, way: str) -> None:
    first = _timed(folder, way)
    off, on = [], []
    for _ in range(RUNS):
        off.append(_timed(folder, "off"))
        on.append(_timed(folder, way))
    pages = len(list(folder.iterdir()))
    print(
        f"{pages} pages: {first:.1f} s at first, then {median(on):.2f} s, without"
        f" {median(off):.2f} s: {median(on) / median(off):.2f} times"
    )


def _timed(folder: Path, way: str) -> float:
    began = time.perf_counter()
    command = [*MTLINT, "check", "--exit-zero", "-q", "--languagetool", way, str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def _evaluate(folder: Path, way: str) -> dict[str, Any]:
    command = [*MTLINT, "eval", "--format", "json", "--languagetool", way, str(folder)]
    result = subprocess.run(command, check=True, stdout=subprocess.PIPE)
    figures: dict[str, Any] = json.loads(result.stdout)
    return figures


if __name__ == "__main__":
    main()
