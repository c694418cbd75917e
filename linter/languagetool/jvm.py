"""A Java process that serves LanguageTool on a loopback port: start it, await it, end it."""

from __future__ import annotations

import contextlib
import ctypes
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from linter.languagetool.detach import creation_flags
from linter.languagetool.failures import PortTaken, not_runnable, reason, timed_out
from linter.languagetool.identity import listens
from linter.languagetool.state import private

LOOPBACK = "127.0.0.1"
_MAIN = "org.languagetool.server.HTTPServer"
# Such options are meant for other programs; a debugger's fixed port or a heap would break ours.
_OPTIONS_OF_OTHERS = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")
_FLAGS = (
    "-XX:+UseSerialGC",  # half the memory of the default collector
    "-XX:+ExitOnOutOfMemoryError",  # what is left after one answers HTTP 500 for ever
    "-XX:-UsePerfData",  # leaves a file in /tmp otherwise
    "-Djava.awt.headless=true",  # no icon in the Dock of macOS
    "-Djava.net.preferIPv4Stack=true",  # "localhost" is 127.0.0.1, whatever /etc/hosts says
    "-Dfile.encoding=UTF-8",
)
# A request does not set up its rules anew: 10 instead of 36 ms for a sentence, the same findings.
# No cacheSize: it needs protobuf-java, which is left out, and we keep answers ourselves.
_SETTINGS = b"""\
pipelineCaching=true
maxPipelinePoolSize=4
pipelineExpireTimeInSeconds=600
"""
_PR_SET_PDEATHSIG = 1


class Jvm(subprocess.Popen[bytes]):
    """A Java process that knows its log."""

    log: Path


def free_port() -> int:
    """Return a loopback port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        port: int = probe.getsockname()[1]
        return port


def start_jvm(jar: Path, java: Path, port: int, log: Path, heap_mb: int = 768) -> Jvm:
    """Start LanguageTool's server and return at once; it runs in a session of its own.

    On Linux the kernel kills it when this process dies. All it says goes to ``log``, which is
    emptied first and readable by its owner only; it may be cut off at any time (it is appended to).
    ``Unavailable`` where Java cannot be run; OSError where the log cannot be opened.
    """
    log = log.absolute()
    java = Path(shutil.which(java) or java).absolute()
    with open(log, "ab", opener=private) as output:
        output.truncate(0)
        try:
            jvm = Jvm(
                _command(java, jar.absolute(), port, log, heap_mb),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=log.parent,  # the user's folder stays free, also of reports of a crash
                env={k: v for k, v in os.environ.items() if k not in _OPTIONS_OF_OTHERS},
                start_new_session=True,
                preexec_fn=_die_with_parent(),
                creationflags=creation_flags(),
            )
        except OSError as error:
            raise not_runnable(java, error) from error
    jvm.log = log
    return jvm


def wait_ready(port: int, process: subprocess.Popen[bytes], seconds: float) -> None:
    """Return as soon as the server answers; ``Unavailable`` with the reason where it does not.

    ``PortTaken`` means that another port may do.
    """
    log = process.log if isinstance(process, Jvm) else None
    end = time.monotonic() + seconds
    while True:
        if process.poll() is not None:
            raise reason(log)
        if _answers(port):
            break
        if time.monotonic() > end:
            raise timed_out(seconds, log)
        time.sleep(0.05)
    if not listens(process.pid, port):
        raise PortTaken


def kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the process and all it started: asked first, forced after 3 seconds; reaps it."""
    for forced in (False, True):
        if process.poll() is not None:
            return
        _signal_group(process, forced)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3)


def _answers(port: int) -> bool:
    # http.client knows nothing of proxies.
    connection = http.client.HTTPConnection(LOOPBACK, port, timeout=2)
    try:
        connection.request("GET", "/v2/healthcheck")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _command(java: Path, jar: Path, port: int, log: Path, heap_mb: int) -> list[str]:
    settings = log.with_suffix(".properties")
    with open(settings, "wb", opener=private) as file:
        file.write(_SETTINGS)
    # No --public: it binds to loopback only and refuses other addresses.
    server = ("-cp", str(jar), _MAIN, "--config", str(settings), "-p", str(port))
    return [str(java), f"-Xmx{heap_mb}m", *_FLAGS, *server]


def _die_with_parent() -> Callable[[], None] | None:
    # Linux sends the signal when the *thread* that started the child ends.
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return None
    prctl = ctypes.CDLL(None).prctl  # looked up before the fork, where little is safe
    parent = os.getpid()

    def die_with_parent() -> None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)

    return die_with_parent


def _signal_group(process: subprocess.Popen[bytes], forced: bool) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL if forced else signal.SIGTERM)
