"""Runs children and times them: wall clock, user and system time, always beside a bare Python."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

LIMIT = 900.0
"""Seconds after which a child is given up."""

_BARES = 2  # bare Pythons before each child: the divisor of all ratios should be steady


class ChildError(Exception):
    """A child that failed or took too long; says which and how in one line."""


@dataclass(frozen=True, slots=True)
class Child:
    """A process to time: its command, what is done before each run, and good exit codes."""

    command: tuple[str, ...]
    before: Callable[[], None] | None = None
    codes: Collection[int] = (0,)
    cwd: str | None = None


PASS = Child((sys.executable, "-c", "pass"))
"""``python3 -c pass`` with the very Python that runs mtlint: the measure of all things here."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One run: seconds by the clock, of the processor (also for its own children), exit code."""

    wall: float
    cpu: float
    code: int


@dataclass(frozen=True, slots=True)
class Figure:
    """Several runs: seconds by the clock, processor seconds, multiple of ``python3 -c pass``.

    ``code`` is the highest exit code.
    """

    median: float
    low: float
    high: float
    cpu: float
    times: float
    code: int


def start(child: Child, errors: int) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own, its output thrown away, its errors in a file."""
    return subprocess.Popen(
        child.command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=errors,
        cwd=child.cwd,
        start_new_session=True,
    )


Wait = Callable[["subprocess.Popen[bytes]", float], tuple[int, resource.struct_rusage]]
"""Waits for a process until a time is up; returns how it ended and what it used."""


def run(child: Child, limit: float = LIMIT) -> Sample:
    """Run a child once. Raises ``ChildError``."""
    wall, usage, code = observed(child, limit, _until_ended)
    return Sample(wall, usage.ru_utime + usage.ru_stime, code)


def observed(child: Child, limit: float, wait: Wait) -> tuple[float, resource.struct_rusage, int]:
    """Run a child once; return seconds, what it used and its exit code. Raises ``ChildError``."""
    with tempfile.TemporaryFile() as errors:
        if child.before:
            child.before()
        began = time.perf_counter()
        process = start(child, errors.fileno())
        try:
            status, usage = wait(process, began + limit)
        except BaseException:  # given up or interrupted: its session would go on alone
            stop(process)
            process.wait()
            raise
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        refuse(child, process.returncode, errors.read(), wall, limit)
    return wall, usage, process.returncode


def _until_ended(
    process: subprocess.Popen[bytes], end: float
) -> tuple[int, resource.struct_rusage]:
    timer = threading.Timer(end - time.perf_counter(), stop, [process])
    timer.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
    finally:
        timer.cancel()
    return status, usage


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a child and the children of its session."""
    os.killpg(process.pid, signal.SIGKILL)


def refuse(child: Child, code: int, errors: bytes, wall: float, limit: float) -> None:
    """Raise ``ChildError`` for a child that did not end well."""
    if code == -signal.SIGKILL and wall >= limit:
        raise ChildError(f"given up after {limit:.0f} s")
    if code not in child.codes:
        lines = errors.decode("utf-8", "replace").strip().splitlines() or ["it said nothing"]
        raise ChildError(f"exit code {code}: {lines[-1][:200]}")


def interleaved(
    children: Mapping[str, Child], runs: int, *, warm: bool = True
) -> dict[str, Figure]:
    """Time children in turns, each after a bare Python (A B A C A B A C …), ``runs`` times.

    With ``warm`` each runs once before, uncounted. Raises ``ChildError``.
    """
    if warm:
        for child in children.values():
            run(child)
    bare: list[float] = []
    samples: dict[str, list[Sample]] = {name: [] for name in children}
    for _ in range(runs):
        for name, child in children.items():
            bare += [run(PASS).wall for _ in range(_BARES)]
            samples[name].append(run(child))
    return {name: figure(found, median(bare)) for name, found in samples.items()}


def figure(samples: Sequence[Sample], bare: float) -> Figure:
    """Sum up runs; ``bare`` is the median of ``python3 -c pass`` in seconds."""
    walls = [sample.wall for sample in samples]
    cpu = median(sample.cpu for sample in samples)
    code = max(sample.code for sample in samples)
    return Figure(median(walls), min(walls), max(walls), cpu, median(walls) / bare, code)
