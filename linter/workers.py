"""Checks many texts in several processes, in the order in which they come."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from linter import cache, compiled
from linter.document import Document
from linter.engine import Linter
from linter.formats import format_of
from linter.german import lexicon_data
from linter.input_error import InputError
from linter.plan import load_plan
from linter.result_codec import encode
from linter.source_file import decode

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

TASK = 150_000
"""About so many bytes are handed over at once: less is slower than the checking itself."""

_AHEAD = 1
"""So many tasks for each process are being done or wait, beside one."""


class Text(NamedTuple):
    """A file that was read: its name and its bytes."""

    name: str
    data: bytes


class WorkerDied(Exception):
    """A process ended without an answer (killed, or out of memory)."""

    def in_language(self, language: str) -> str:
        """Return the line in ``de`` or ``en``."""
        if language == "en":
            return "A process died (out of memory?); “--jobs 1” does without."
        return "Ein Prozess ist gestorben (Speicher voll?); mit „--jobs 1“ geht es ohne."


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def can_share() -> bool:
    """Say whether processes can get the rules: as copies of this one, or from the cache."""
    return cache.is_on() or _can_fork()


def _can_fork() -> bool:
    import multiprocessing  # 10 ms; for many files only

    return "fork" in multiprocessing.get_all_start_methods()


Answers = Callable[[], Sequence[Any]]
"""Waits for what ``check_one`` returns of each text of a task."""


class Alone:
    """Checks in this process."""

    ahead = 0
    """So many tasks may wait for their answers."""

    def __init__(self, linter: Linter) -> None:
        self._linter = linter

    def submit(self, task: Sequence[Text]) -> Answers:
        """Check the texts of a task."""
        found = [check_one(self._linter, text) for text in task]
        return lambda: found

    def close(self) -> None:
        """Nothing is left to be ended."""


class Workers:
    """Checks in processes of their own."""

    def __init__(self, linter: Linter, jobs: int) -> None:
        self.ahead = _AHEAD * jobs
        self._executor = _executor(linter, jobs)

    def submit(self, task: Sequence[Text]) -> Answers:
        """Hand over a task; ``WorkerDied`` (also from the answers) where a process is lost."""
        from concurrent.futures.process import BrokenProcessPool  # it is loaded by now

        try:
            future = self._executor.submit(_check, task)
        except BrokenProcessPool as error:
            raise WorkerDied from error

        def answers() -> Sequence[Any]:
            try:
                return future.result()
            except BrokenProcessPool as error:
                raise WorkerDied from error

        return answers

    def close(self) -> None:
        """End the processes; what they have not begun is not done."""
        self._executor.shutdown(wait=False, cancel_futures=True)


def check_one(linter: Linter, text: Text) -> Any:
    """Return how a text is stored and its encoded result; the ``InputError`` if it is none."""
    try:
        file = decode(text.data, text.name)
    except InputError as error:
        return error
    document = Document.from_text(file.text, name=text.name, format=format_of(text.name))
    return [file.encoding, len(file.bom), *encode(linter.check(document))]


def _executor(linter: Linter, jobs: int) -> ProcessPoolExecutor:
    import multiprocessing  # 10 ms; for many files only
    from concurrent.futures import ProcessPoolExecutor

    if _can_fork():
        context = multiprocessing.get_context("fork")  # a copy of this process knows the rules
        return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(linter,))
    known = (linter.plan.key, linter.language, tuple(linter.known), tuple(lexicon_data.own))
    return ProcessPoolExecutor(jobs, initializer=_begin_anew, initargs=known)


_linters: list[Linter] = []


def _begin(linter: Linter) -> None:
    _linters.append(linter)


def _begin_anew(
    plan: str, language: str, known: Sequence[str], nouns: Sequence[tuple[str, str, str, str]]
) -> None:
    """Load the rules from the cache, where a process begins with nothing."""
    lexicon_data.own[:] = nouns
    kept = load_plan(plan)
    if kept is None:
        raise RuntimeError("the compiled rules are gone from the cache")
    _linters.append(Linter(kept, language=language, known=known))


def _check(task: Sequence[Text]) -> list[Any]:
    found = [check_one(_linters[0], text) for text in task]
    compiled.save()
    return found
