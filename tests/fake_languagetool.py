"""A LanguageTool that is none: answers over HTTP as the real one does, or fails as a test likes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl

Marks = Iterable[tuple[str, str, Sequence[str]]]
"""What is marked wherever it stands, the rule that does it and its replacements."""

Answer = Callable[[str], Marks]


def marking(*marks: tuple[str, str, Sequence[str]]) -> Answer:
    """Return an answer that is the same for every text."""
    return lambda text: marks


_NOTHING = marking()


class FakeLanguageTool:
    """A server in a thread.

    ``fault`` is how it fails on a check: "500", "no json", "no matches", "outside", "before",
    "hang" or "close"; ``dies_after`` so many checks it is gone. ``checks`` are the parameters of
    all checks, ``fails`` lets a check fail whose text it holds true for.
    """

    def __init__(self, answer: Answer = _NOTHING) -> None:
        self.answer = answer
        self.fault = ""
        self.fails: Callable[[str], bool] = lambda text: True
        self.dies_after: int | None = None
        self.languages = ["de", "de-DE", "de-AT", "de-CH"]
        self.info: object = {"software": {"version": "6.8", "commit": "abc"}}
        self.checks: list[dict[str, str]] = []
        self.paths: list[str] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._thread = Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """Where it answers, as users write it."""
        return f"http://127.0.0.1:{self._http.server_port}"

    @property
    def texts(self) -> list[str]:
        """All texts that were to be checked."""
        return [check["text"] for check in self.checks]

    def stop(self) -> None:
        """Be gone: nobody listens any more."""
        self._http.shutdown()
        self._http.server_close()

    def matches(self, text: str, asked: frozenset[str]) -> list[dict[str, object]]:
        """Return what the rules that are asked for mark, in the order of the answer."""
        return [
            _match(rule, replacements, _units(text[:start]), _units(needle))
            for needle, rule, replacements in self.answer(text)
            if rule in asked
            for start in _places(text, needle)
        ]


@contextmanager
def serving(answer: Answer = _NOTHING) -> Iterator[FakeLanguageTool]:
    """Run a fake as long as the block runs."""
    fake = FakeLanguageTool(answer)
    try:
        yield fake
    finally:
        fake.stop()


class Started:
    """An endpoint that starts the servers given, one after the other, and counts that."""

    def __init__(self, *servers: FakeLanguageTool, version: str | None = "6.8") -> None:
        self._servers, self._version = servers, version
        self.begun = self.starts = self.touched = self.stopped = 0

    def begin(self) -> bool:
        """They run already."""
        self.begun += 1
        return False

    def touch(self) -> None:
        """They do not end by themselves."""
        self.touched += 1

    def stop(self) -> None:
        """They may be hanging."""
        self.stopped += 1

    def url(self) -> str:
        """Start the next one; the last one stays."""
        self.starts += 1
        return self._servers[min(self.starts, len(self._servers)) - 1].url

    def version(self) -> str | None:
        """Return the version given."""
        return self._version


def _places(text: str, needle: str) -> Iterator[int]:
    place = text.find(needle)
    while place >= 0:
        yield place
        place = text.find(needle, place + len(needle))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _match(rule: str, replacements: Sequence[str], offset: int, length: int) -> dict[str, object]:
    return {
        "message": f"Meldung von {rule}.",
        "shortMessage": "",
        "replacements": [{"value": text} for text in replacements],
        "offset": offset,
        "length": length,
        "context": {"text": "…", "offset": 0, "length": 1},
        "sentence": "…",
        "rule": {"id": rule, "issueType": "grammar", "category": {"id": "X", "name": "x"}},
    }


def _handler(fake: FakeLanguageTool) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            fake.paths.append(self.path)
            if self.path.endswith("/v2/languages"):
                self._json([{"code": code[:2], "longCode": code} for code in fake.languages])
            elif self.path.endswith("/v2/info") and fake.info is not None:
                self._json(fake.info)
            else:
                self._send(404, b"Error: unknown")

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            form = dict(parse_qsl(body, keep_blank_values=True))
            if fake.dies_after is not None and len(fake.checks) >= fake.dies_after:
                Thread(target=fake.stop, daemon=True).start()
                self.close_connection = True
                return
            fake.paths.append(self.path)
            fake.checks.append(form)
            if fake.fault and fake.fails(form["text"]):
                self._fail(form["text"])
                return
            asked = frozenset(form["enabledRules"].split(","))
            self._json({"matches": fake.matches(form["text"], asked)})

        def _fail(self, text: str) -> None:
            if fake.fault == "500":
                self._send(500, b"Error: Internal Error: java.lang.IllegalState\n\tat org.x(y)\n")
            elif fake.fault == "no json":
                self._send(200, b"<html>\n<p>Willkommen")
            elif fake.fault == "no matches":
                self._json({"software": {}})
            elif fake.fault == "outside":
                self._json({"matches": [_match("DE_AGREEMENT", (), _units(text) - 1, 2)]})
            elif fake.fault == "before":
                self._json({"matches": [_match("DE_AGREEMENT", (), -3, 2)]})
            elif fake.fault == "hang":
                time.sleep(1)
                with suppress(ConnectionError):  # whoever asked has gone
                    self._json({"matches": []})
            else:
                assert fake.fault == "close", fake.fault
            self.close_connection = True

        def _json(self, value: object) -> None:
            self._send(200, json.dumps(value).encode())

        def _send(self, status: int, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    return Handler
