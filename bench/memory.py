"""How much memory a child and its children take: the sum of each one's peak, in MB.

Read from /proc while it runs (in a run of its own, so that reading costs the timed ones nothing).
Pages that processes share count once for each. ``ru_maxrss`` serves only where there is no /proc:
it is the largest process alone, and at least what the measuring process took when it forked.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

from bench.timing import LIMIT, Child, ChildError, observed

_PROC = Path("/proc")
_EVERY = 0.01  # seconds between two looks; the kernel itself keeps each process's peak


def peak(child: Child, limit: float = LIMIT) -> float:
    """Run a child once and return its peak in MB. Raises ``ChildError``."""
    watched: list[_Watched] = []

    def wait(process: subprocess.Popen[bytes], end: float) -> tuple[int, resource.struct_rusage]:
        watched.append(_Watched(process.pid))
        return _until_ended(process.pid, watched[0], end)

    _, usage, _ = observed(child, limit, wait)
    scale = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024
    return watched[0].megabytes or usage.ru_maxrss / scale


def _until_ended(pid: int, watched: _Watched, end: float) -> tuple[int, resource.struct_rusage]:
    """Look again and again. Raises ``ChildError`` at ``end`` (of ``perf_counter``)."""
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return status, usage
        if time.perf_counter() > end:
            raise ChildError("given up while its memory was measured")
        watched.look()
        time.sleep(_EVERY)


class _Watched:
    """The processes of one session and the most that each has held so far, in bytes."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peaks: dict[int, int] = {}
        self._others: set[int] = {os.getpid()}

    @property
    def megabytes(self) -> float:
        return sum(self._peaks.values()) / 1_000_000

    def look(self) -> None:
        """Read the peaks as they are now."""
        if not _PROC.is_dir():
            return
        for pid in [int(path.name) for path in _PROC.iterdir() if path.name.isdecimal()]:
            if pid in self._others:
                continue
            with suppress(OSError):  # gone meanwhile
                if pid in self._peaks or _session_of(pid) == self._session:
                    self._peaks[pid] = max(self._peaks.get(pid, 0), _peak_of(pid))
                else:
                    self._others.add(pid)


def _session_of(pid: int) -> int:
    """Return the session of a process: the fourth field behind its name in brackets."""
    return int((_PROC / str(pid) / "stat").read_text("utf-8").rpartition(")")[2].split()[3])


def _peak_of(pid: int) -> int:
    """Return the bytes that a process held at most (``VmHWM``); 0 for one that has ended."""
    for line in (_PROC / str(pid) / "status").read_text("utf-8").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0
