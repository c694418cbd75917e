"""Which process a number belongs to: numbers are given out anew when a process has ended."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

# Linux tells a start in ticks since boot, and its time of boot moves when the clock is set right.
_TOLERANCE = 2.0


@dataclass(frozen=True)
class Identity:
    """A process: its number and when it was created (seconds since the epoch)."""

    pid: int
    created: float

    def process(self) -> psutil.Process | None:
        """Return that very process, or None where it has ended."""
        import psutil  # 30 ms; only where there is something to look for

        try:
            process = psutil.Process(self.pid)
            gone = process.status() == psutil.STATUS_ZOMBIE
            same = abs(process.create_time() - self.created) < _TOLERANCE
        except psutil.Error:
            return None
        return process if same and not gone else None


def identify(pid: int) -> Identity:
    """Return who has this number now; ``psutil.NoSuchProcess`` where nobody has."""
    import psutil  # 30 ms

    return Identity(pid, psutil.Process(pid).create_time())


def is_mine(process: psutil.Process, argument: str) -> bool:
    """Say whether the process belongs to this user and was started with this argument."""
    import psutil  # loaded by whoever made the process

    try:
        me = psutil.Process()
        return process.username() == me.username() and argument in process.cmdline()
    except psutil.Error:
        return False


def listens(pid: int, port: int) -> bool:
    """Say whether that process, or one that it started, listens on the port.

    True where the system does not tell, so that nobody is locked out.
    """
    import psutil  # 30 ms

    try:
        process = psutil.Process(pid)
        return _has(process, port) or any(_has(child, port) for child in process.children())
    except psutil.NoSuchProcess:
        return False
    except (psutil.AccessDenied, NotImplementedError):
        return True


def end(process: psutil.Process, seconds: float) -> None:
    """Ask the process to end, force it after so many seconds, and wait until it is gone."""
    import psutil  # loaded by whoever made the process

    for ask in (process.terminate, process.kill):
        with contextlib.suppress(psutil.NoSuchProcess):
            ask()
        limit = time.monotonic() + seconds
        while time.monotonic() < limit:
            if _is_over(process):
                return
            time.sleep(0.02)


def _is_over(process: psutil.Process) -> bool:
    # Not Process.wait: in a container without init nobody ever collects what has ended.
    import psutil  # loaded by whoever made the process

    try:
        return not process.is_running() or process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _has(process: psutil.Process, port: int) -> bool:
    return any(
        c.status == "LISTEN" and c.laddr and c.laddr.port == port
        for c in process.net_connections("tcp")
    )
