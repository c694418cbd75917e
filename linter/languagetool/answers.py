"""What LanguageTool says of blocks of text: kept on disk by block, else asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from threading import Lock, Semaphore, Thread
from typing import Any, TypeVar

from linter.cache import key_of
from linter.languagetool.client import PATIENCE, Client, Lost
from linter.languagetool.endpoint import Endpoint
from linter.languagetool.reply import GAP, Reply, Request, batches, divide
from linter.languagetool.unavailable import Unavailable
from linter.shelf import Shelf
from linter.span import Span

Item = TypeVar("Item")
Pending = Callable[[], list[list[Reply]]]
"""Waits for the replies to each block; raises ``Unavailable``."""

KIND = "languagetool"
_LAYOUT = 1
_LONGEST = 20_000
_MOST_AT_A_TIME = 4
_MOST_REFUSALS = 3  # one text alone can make two: for rules that read a sentence, or all of it


class Answers:
    """All that is asked of one server in a run; says afterwards whether that went well."""

    def __init__(self, endpoint: Endpoint, language: str = "de-DE") -> None:
        """Take a server and the variant of German (``de-DE``, ``de-AT``, ``de-CH``)."""
        self.language = language
        self.failure: Unavailable | None = None
        self.starting = False
        self._endpoint = endpoint
        self._shelf = Shelf(KIND)
        self._idle: list[tuple[Client, int]] = []
        self._refusals = self._restarts = 0
        self._begun = False
        self._wholly_kept: set[str] = set()
        self._few_at_a_time = Semaphore(min(os.cpu_count() or 1, _MOST_AT_A_TIME))
        self._counting = Lock()

    @property
    def version(self) -> str | None:
        """The version of the server, where it is known."""
        return self._endpoint.version()

    def expect(self, source: str) -> None:
        """Let the server start at once, unless all was answered for this source before."""
        if self._begun or self.failure is not None:
            return
        with suppress(Unavailable):  # told when it is asked
            key = self._whole(source)
            if self._shelf.take([key]):
                self._wholly_kept.add(key)
            else:
                self._begun = True
                self.starting = self._endpoint.begin()

    def answered(self, source: str) -> None:
        """Keep in mind that all was answered for this source."""
        key = self._whole(source)
        if key not in self._wholly_kept and self._endpoint.version() is not None:
            self._shelf.put({key: True})

    def _whole(self, source: str) -> str:
        return key_of("whole", str(_LAYOUT), self._endpoint.version() or "?", source)

    def begin(self, blocks: Sequence[str], rules: Sequence[str]) -> Pending:
        """Ask what ``rules`` mark in each block; what is not kept is asked in the background."""
        request = Request(self.language, tuple(sorted(rules)))
        try:
            keys = self._keys(blocks, request)
        except Unavailable as error:
            self.failure = error
            return _failing(error)
        kept = self._kept(keys)
        missing = {key: block for key, block in keys.items() if key not in kept}
        if missing and self.failure is not None:
            return _failing(self.failure)
        pairs = list(missing.items())
        jobs = [
            _in_background(partial(self._ask, dict(pairs[batch]), request))
            for batch in batches(list(missing.values()), _LONGEST)
        ]

        def wait() -> list[list[Reply]]:
            found = kept | self._collected(jobs)
            by_block = {block: found[key] for key, block in keys.items()}
            return [by_block[block] for block in blocks]

        return wait

    def _collected(self, jobs: Iterable[Future[dict[str, list[Reply]]]]) -> dict[str, list[Reply]]:
        """Wait for all jobs and keep what they bring; the first that failed is told then."""
        found: dict[str, list[Reply]] = {}
        failed: Unavailable | None = None
        for job in jobs:
            try:
                found |= self._keep(job.result())
            except Unavailable as error:
                failed = failed or error
        if failed is not None:
            raise failed
        return found

    def _keys(self, blocks: Sequence[str], request: Request) -> dict[str, str]:
        version = self._endpoint.version() or "?"
        head = key_of(str(_LAYOUT), version, request.language, *request.rules)
        return {key_of(head, block): block for block in dict.fromkeys(blocks)}

    def _kept(self, keys: Mapping[str, str]) -> dict[str, list[Reply]]:
        if self._endpoint.version() is None:  # it may be another one tomorrow
            return {}
        found = self._shelf.take(list(keys))
        read = {key: _from_json(keys[key], value) for key, value in found.items()}
        return {key: replies for key, replies in read.items() if replies is not None}

    def _ask(self, blocks: Mapping[str, str], request: Request) -> dict[str, list[Reply]]:
        """Ask about some blocks in one request."""
        texts = list(blocks.values())
        with self._few_at_a_time:
            if self.failure is not None:
                raise self.failure
            try:
                replies = self._replies(GAP.join(texts), request)
            except Unavailable as error:
                self._refusals += 1
                if isinstance(error, Lost) or self._refusals >= _MOST_REFUSALS:
                    self.failure = error
                raise
        self._refusals = 0
        return dict(zip(blocks, divide(texts, replies), strict=True))

    def _keep(self, found: dict[str, list[Reply]]) -> dict[str, list[Reply]]:
        if self._endpoint.version() is not None:
            self._shelf.put({key: _as_json(replies) for key, replies in found.items()})
        return found

    def _replies(self, text: str, request: Request) -> list[Reply]:
        """Ask; a server that is lost is started once more in a run."""
        while True:
            server = self._restarts
            try:
                client = self._connected(request.language, server)
                self._endpoint.touch()
                replies = client.ask(text, request)
            except Lost as error:
                if error.hangs:
                    self._endpoint.stop()  # the next run gets a new one
                if error.hangs or not self._may_restart(server):
                    raise
            else:
                self._idle.append((client, server))
                return replies

    def _connected(self, language: str, server: int) -> Client:
        """Return a client of the server of that number that nobody uses."""
        while self._idle:
            client, of = self._idle.pop()
            if of == server:
                return client
        return Client(self._endpoint.url(), language, patience=PATIENCE)

    def _may_restart(self, server: int) -> bool:
        """Count the loss of a server once, however many were asking it."""
        with self._counting:
            if server == self._restarts:
                self._restarts += 1
            return self._restarts <= 1


def _failing(error: Unavailable) -> Pending:
    def fail() -> list[list[Reply]]:
        raise error

    return fail


def _in_background(work: Callable[[], Item]) -> Future[Item]:
    """Do ``work`` in a thread that, unlike a pool's, does not keep a run alive that is stopped."""
    future: Future[Item] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future


def _as_json(replies: Sequence[Reply]) -> list[Any]:
    return [[r.span.start, r.span.end, r.rule, r.message, list(r.replacements)] for r in replies]


def _from_json(block: str, value: Any) -> list[Reply] | None:
    """Read what was kept; None where it does not fit the block."""
    try:
        replies = [
            Reply(Span(int(start), int(end)), str(rule), str(message), tuple(map(str, other)))
            for start, end, rule, message, other in value
        ]
    except (TypeError, ValueError):
        return None
    whole = Span(0, len(block))
    return replies if all(whole.contains(reply.span) for reply in replies) else None
