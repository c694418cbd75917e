"""A Java that is none: serves like LanguageTool, or fails the way a test wants it to."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

_FAKE = """#!{python} -S
import os, sys, time
if "-version" in sys.argv:
    old = os.environ.get("FAKE_JAVA") == "old"
    sys.exit(print('openjdk version "%s"' % ("1.8.0_402" if old else "17.0.15"), file=sys.stderr))
behaviour = os.environ.get("FAKE_JAVA", "")
faults = {{
    "corrupt": "Error: Invalid or corrupt jarfile languagetool-server.jar",
    "memory": "Error: Could not reserve enough space for 524288KB object heap",
    "taken": "org.languagetool.server.PortBindingException: could not be started",
    "odd": "Exception in thread main: the moon is full",
}}
with open({starts!r}, "a") as file:
    file.write(behaviour + " " + os.environ.get("JAVA_TOOL_OPTIONS", "") + "\\n")
if behaviour == "taken once":
    behaviour = "" if len(open({starts!r}).readlines()) > 1 else "taken"
if behaviour in faults:
    sys.exit(faults[behaviour])
if behaviour == "deaf":
    time.sleep(600)
if behaviour == "slow":
    time.sleep(1.5)
if behaviour == "stubborn":
    import signal
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if behaviour == "silent":
            time.sleep(600)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"OK")
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()
        if behaviour == "dies":
            os._exit(1)
port = int(sys.argv[sys.argv.index("-p") + 1])
ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


class Place:
    """A folder of LanguageTool with a fake Java, and how often that was started."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._monkeypatch = folder, monkeypatch
        self._starts = folder / "starts"
        java = folder / "java"
        java.write_text(_FAKE.format(python=sys.executable, starts=str(self._starts)))
        java.chmod(0o755)
        monkeypatch.setenv("MTLINT_LANGUAGETOOL_DIR", str(folder / "languagetool"))
        monkeypatch.setenv("MTLINT_JAVA", str(java))
        jar = folder / "languagetool" / "LanguageTool-6.8" / "languagetool-server.jar"
        jar.parent.mkdir(parents=True)
        jar.touch()

    def java_is(self, behaviour: str) -> None:
        """Choose how the next Java behaves: a key of ``faults``, deaf, silent, slow, dies …"""
        self._monkeypatch.setenv("FAKE_JAVA", behaviour)

    def starts(self) -> list[str]:
        """Return a line for each start: the behaviour and JAVA_TOOL_OPTIONS."""
        return self._starts.read_text().splitlines() if self._starts.exists() else []


def left_behind(folder: Path) -> list[psutil.Process]:
    """Return the processes that have to do with a folder, this one aside."""
    return [p for p in psutil.process_iter() if p.pid != os.getpid() and _names(p, str(folder))]


def assert_nothing_is_left(folder: Path, seconds: float = 10) -> None:
    """Fail where processes of the folder live on, and end them."""
    end = time.monotonic() + seconds
    while (left := left_behind(folder)) and time.monotonic() < end:
        time.sleep(0.05)
    told = [p.cmdline() for p in left if p.is_running()]
    for process in left:
        process.kill()
    assert [] == told


def _names(process: psutil.Process, folder: str) -> bool:
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        return any(folder in text for text in (*process.cmdline(), *process.environ().values()))
    except psutil.Error:
        return False
