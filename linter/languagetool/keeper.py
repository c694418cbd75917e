"""The process that owns the shared server: starts it, watches it, ends it when nobody asks.

``python -m linter.languagetool.keeper`` belongs to no run of mtlint: it outlives the one that
started it. There is one for each folder, as it holds the lock there; a second one goes at once.
"""

from __future__ import annotations

import contextlib
import http.client
import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from types import FrameType
from urllib.parse import urlencode

import psutil
from filelock import FileLock, Timeout

from linter.languagetool import release, state
from linter.languagetool.failures import PortTaken
from linter.languagetool.identity import identify
from linter.languagetool.java import find_java
from linter.languagetool.jvm import LOOPBACK, Jvm, free_port, kill_group, start_jvm, wait_ready
from linter.languagetool.unavailable import Unavailable

IDLE_MINUTES = 15.0
"""So long the server stays without a request; ``MTLINT_LANGUAGETOOL_IDLE`` sets another limit."""

_START_SECONDS = 60
_PORTS = 3
_LONGEST_LOG = 5_000_000
_WARM_UP = {
    "language": "de-DE",
    "text": "Das ist ein kurzer Satz, der die Regeln lädt.",
    "disabledRules": "GERMAN_SPELLER_RULE",
}


class Keeper:
    """A server and its fate."""

    def __init__(self) -> None:
        self._stopping = False
        self._looking = False
        self._jvm: Jvm | None = None
        self._state = state.State(
            keeper=identify(os.getpid()),
            jvm=None,
            port=0,
            ready=False,
            version=release.VERSION,
            jar=str(release.server_jar().absolute()),
            java="",
            started=time.time(),
            limit=_limit(),
        )

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """End the server; whatever waits for it sees that and goes on to the end."""
        self._stopping = True
        if self._looking:
            sys.exit()
        if self._jvm is not None:
            self._jvm.kill()

    def run(self) -> None:
        """Start the server and stay with it until its end; ``Unavailable`` where it fails."""
        try:
            self._tell()
            self._start()
            self._warm_up()
            self._watch()
        except Unavailable:
            if not self._stopping:
                raise
        finally:
            state.remove()
            if self._jvm is not None:
                kill_group(self._jvm)

    def _start(self) -> None:
        self._looking = True  # runs programs of which we know nothing, and ends them
        java = find_java()
        self._looking = False
        self._tell(java=str(java.path))
        for left in reversed(range(_PORTS)):
            try:
                self._start_on(free_port(), java.path)
                return
            except PortTaken:
                if not left:
                    raise

    def _start_on(self, port: int, java: Path) -> None:
        if self._jvm is not None:
            kill_group(self._jvm)
        self._jvm = start_jvm(Path(self._state.jar), java, port, state.folder() / "server.log")
        if self._stopping:  # before there was anything to end
            self._jvm.kill()
        with contextlib.suppress(psutil.NoSuchProcess):  # the log says why
            self._tell(jvm=identify(self._jvm.pid), port=port)
        wait_ready(port, self._jvm, _START_SECONDS)
        state.touch()
        self._tell(ready=True)

    def _warm_up(self) -> None:
        """Let the server load its rules, which takes ten seconds, before anybody waits for it."""
        connection = http.client.HTTPConnection(LOOPBACK, self._state.port, timeout=120)
        with contextlib.suppress(OSError, http.client.HTTPException):
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", "/v2/check", urlencode(_WARM_UP), kind)
            connection.getresponse().read()
        connection.close()

    def _watch(self) -> None:
        assert self._jvm is not None
        gone = (FileNotFoundError, psutil.NoSuchProcess)  # folder or server: an end like others
        with contextlib.suppress(*gone):
            while not self._stopping and self._jvm.poll() is None:
                if time.time() - state.last_use() > self._state.limit:
                    return
                self._look_after_files(self._jvm.log)
                time.sleep(0.25)

    def _look_after_files(self, log: Path) -> None:
        if not (state.folder() / "server.json").exists():
            # Taken for stale: somebody set the clock. The times of creation have moved, too.
            assert self._state.jvm is not None
            self._tell(keeper=identify(self._state.keeper.pid), jvm=identify(self._state.jvm.pid))
        if log.stat().st_size > _LONGEST_LOG:
            with contextlib.suppress(PermissionError):  # Windows
                os.truncate(log, 0)

    def _tell(self, **news: object) -> None:
        self._state = replace(self._state, **news)  # type: ignore[arg-type]  # keys are its fields
        state.write(self._state)


def main() -> int:
    """Keep a server until its end; 0, or ``state.FAILED`` where it did not start."""
    keeper = Keeper()
    for name in ("SIGTERM", "SIGINT", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), keeper.stop)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        folder = state.make_folder()
        with FileLock(folder / "server.lock", timeout=0, mode=0o600):
            return _keep(keeper, folder)
    except Timeout:  # another keeper is at work
        return 0


def _keep(keeper: Keeper, folder: Path) -> int:
    (folder / "failure.json").unlink(missing_ok=True)
    try:
        keeper.run()
        return 0
    except Unavailable as error:
        state.leave_failure(error)
        return state.FAILED


def _limit() -> float:
    """Return how many seconds the server may be idle."""
    with contextlib.suppress(ValueError):
        minutes = float(os.environ.get("MTLINT_LANGUAGETOOL_IDLE", IDLE_MINUTES))
        if minutes > 0:  # not so for NaN
            return minutes * 60
    return IDLE_MINUTES * 60


if __name__ == "__main__":
    sys.exit(main())
