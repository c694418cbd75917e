"""The server of LanguageTool that all runs of one user share: begin, start, stop, look at it.

It listens on the loopback device only, on a port that is written down in a file for its owner
alone, and whoever wants to send it text makes sure first that this port belongs to a process of
this user that was started from our jar. What remains possible: other users of the machine may find
the port by trying all and have *their* texts checked there; they see nothing of ours. And a
process of the same user can do whatever that user can.
"""

from __future__ import annotations

import subprocess
import time
from dataclasses import dataclass

from linter.languagetool import release, state
from linter.languagetool.detach import MODULE, start_keeper
from linter.languagetool.failures import broke_off, timed_out
from linter.languagetool.identity import Identity, end, is_mine, listens
from linter.languagetool.state import State, touch
from linter.languagetool.unavailable import Unavailable

__all__ = ["Server", "Status", "begin", "running", "start", "status", "stop", "touch"]

_ENDING = 10.0
_PAUSE = 1.0


@dataclass(frozen=True)
class Server:
    """A server that answers at ``url``; ``pid`` is Java's, ``started`` in seconds since 1970."""

    url: str
    pid: int
    port: int
    version: str
    started: float


@dataclass(frozen=True)
class Status:
    """A server, its memory (bytes) and for how long it was and may be idle (seconds)."""

    server: Server
    memory: int
    idle: float
    limit: float


@dataclass
class _Attempt:
    """A keeper that this process has started, since when a server is wanted, the last try."""

    keeper: subprocess.Popen[bytes] | None = None
    since: float | None = None
    tried: float = 0.0


_attempt = _Attempt()


def running() -> Server | None:
    """Return the shared server if it answers and is ours; what is left of a dead one is removed."""
    found = _healed()
    if found is None or found.jvm is None or not found.ready or not _is_ours(found):
        return None
    url = f"http://127.0.0.1:{found.port}"  # made here: no file can lead us elsewhere
    return Server(url, found.jvm.pid, found.port, found.version, found.started)


def begin() -> None:
    """Have the server started in the background, if none runs, and return at once.

    ``Unavailable`` where LanguageTool is not installed or its folder cannot be written to.
    """
    if not release.is_installed():
        raise Unavailable(
            "LanguageTool ist nicht installiert. „mtlint languagetool install“ holt es.",
            "LanguageTool is not installed. “mtlint languagetool install” fetches it.",
        )
    if _attempt.since is None:
        _attempt.since, _attempt.keeper, _attempt.tried = time.time(), None, 0.0
    if _is_starting() or _healed() is not None or time.monotonic() - _attempt.tried < _PAUSE:
        return
    _attempt.tried = time.monotonic()
    _attempt.keeper = start_keeper(state.make_folder())


def start(seconds: float = 90) -> Server:
    """Return the shared server, started if need be; it may still be loading its rules.

    ``Unavailable`` with the reason where it does not start in that time.
    """
    end_of_patience = time.monotonic() + seconds
    try:
        while (server := running()) is None:
            _raise_failure()
            begin()
            if time.monotonic() > end_of_patience:
                raise timed_out(seconds, state.folder() / "server.log")
            time.sleep(0.05)
    finally:
        _attempt.since = None
    return server


def stop() -> bool:
    """End the server and its keeper and wait until both are gone; False where neither ran."""
    found = state.read()
    ended = _clear(found) if found else False
    if (mine := _attempt.keeper) is not None and _is_starting():  # too young to have told us
        mine.terminate()
        mine.wait(_ENDING)
        ended = True
    return ended


def status() -> Status | None:
    """Return how the shared server fares; None where none runs."""
    server, found = running(), state.read()
    if server is None or found is None or found.jvm is None:
        return None
    process = found.jvm.process()
    if process is None:
        return None
    idle = max(0.0, time.time() - state.last_use())
    return Status(server, process.memory_info().rss, idle, found.limit)


def _healed() -> State | None:
    """Return the state of a living keeper; end a server without one, or of another version."""
    found = state.read()
    if found is None:
        return None
    if found.keeper.process() is not None and found.jar == str(release.server_jar().absolute()):
        return found
    _clear(found)
    return None


def _clear(found: State) -> bool:
    ended = _end(found.keeper, MODULE)
    ended |= _end(found.jvm, found.jar)  # lives on where its keeper was killed
    state.remove()
    return ended


def _is_ours(found: State) -> bool:
    process = found.jvm.process() if found.jvm else None
    if process is None:
        return False
    return is_mine(process, found.jar) and listens(process.pid, found.port)


def _end(identity: Identity | None, argument: str) -> bool:
    process = identity.process() if identity else None
    if process is None or not is_mine(process, argument):
        return False
    end(process, _ENDING)
    return True


def _is_starting() -> bool:
    return _attempt.keeper is not None and _attempt.keeper.poll() is None


def _raise_failure() -> None:
    if _attempt.since is None:
        return
    if reason := state.failure(_attempt.since):
        raise reason
    code = _attempt.keeper.poll() if _attempt.keeper is not None else None
    if code is not None and code > 0 and code != state.FAILED:
        raise broke_off(code, state.folder() / "keeper.log")
