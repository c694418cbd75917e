"""A Maven repository on the loopback device with two tiny jars, and a Java that is none."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from linter.languagetool.pins import Jar

CONTENTS = {"org.example:one:1.0": b"one" * 1000, "org.example:two:2.0": b"two" * 2000}
JARS = tuple(Jar(name, sha256(data).hexdigest(), len(data)) for name, data in CONTENTS.items())

_JAVA = """#!{python} -S
import json, os, sys
if "-version" in sys.argv:
    sys.exit(print('openjdk version "21.0.1"', file=sys.stderr))
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write({answer!r}.encode())
    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        self.do_GET()
port = int(sys.argv[sys.argv.index("-p") + 1])
ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""
FOUND = '{"matches": [{"rule": {"id": "DE_AGREEMENT"}}]}'


class Mirror:
    """What the repository hands out: ``answers`` may be changed; ``asked`` are the paths so far."""

    def __init__(self) -> None:
        self.answers: dict[str, tuple[int, bytes, int]] = {}
        for name, data in CONTENTS.items():
            self.hand_out(name, data)
        self.asked: list[str] = []
        self.address = ""
        self.open = threading.Event()
        self.open.set()

    def hand_out(
        self, name: str, data: bytes, status: int = 200, promised: int | None = None
    ) -> None:
        """Answer so for ``group:artifact:version``; ``promised`` is the length that is told."""
        length = len(data) if promised is None else promised
        self.answers[_path(name)] = (status, data, length)

    def handler(self) -> type[BaseHTTPRequestHandler]:
        mirror = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                mirror.asked.append(self.path)
                status, data, length = mirror.answers.get(self.path, (404, b"", 0))
                if data:
                    mirror.open.wait(30)
                self.send_response(status)
                self.send_header("Content-Length", str(length))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, format: str, *args: object) -> None:
                pass

        return Handler


@contextmanager
def serving() -> Iterator[Mirror]:
    """Serve a mirror for as long as the block runs."""
    mirror = Mirror()
    server = ThreadingHTTPServer(("127.0.0.1", 0), mirror.handler())
    server.daemon_threads = True
    mirror.address = f"http://127.0.0.1:{server.server_address[1]}/maven"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield mirror
    finally:
        mirror.open.set()
        server.shutdown()
        server.server_close()


def fake_java(path: Path, answer: str = FOUND) -> Path:
    """Write a program that passes for Java 21 and serves ``answer`` to everybody."""
    path.write_text(_JAVA.format(python=sys.executable, answer=answer), "utf-8")
    path.chmod(0o755)
    return path


def _path(name: str) -> str:
    group, artifact, version = name.split(":")
    folder = f"/maven/{group.replace('.', '/')}/{artifact}/{version}"
    return f"{folder}/{artifact}-{version}.jar"
