"""Checks all texts of a run: unchanged ones are recalled, many are shared among processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.cli.session import Session
from linter.document import UnreadDocument
from linter.finding import Result
from linter.formats import format_of
from linter.input_error import InputError, unreadable
from linter.plan import Plan
from linter.result_codec import decode
from linter.workers import TASK, Alone, Answers, Text, Workers, can_share, cores

if TYPE_CHECKING:
    from linter.results import Results

MANY = 200_000
"""From so many bytes on results are kept for the next run."""

MORE = 600_000
"""From so many bytes on several processes are faster than one."""

_FILES = 100
"""A task holds at most so many files."""

Outcome = Result | InputError


class _Entry(NamedTuple):
    """A file of a task: its text, what its result is kept under, and the result that was kept."""

    text: Text
    key: str
    kept: Result | None


def check_files(session: Session, paths: Sequence[Path], jobs: int | None) -> Iterator[Outcome]:
    """Yield the result of each file in its order, or why it cannot be read."""
    size = sum(_size(path) for path in paths)
    linter = session.linter()
    keep = session.results() if size >= MANY else None
    jobs = min(cores() if jobs is None else jobs, len(paths))
    shared = jobs > 1 and size >= MORE and can_share()
    checks = Workers(linter, jobs) if shared else Alone(linter)
    waiting: deque[tuple[list[_Entry | InputError], Answers | None]] = deque()
    try:
        for task in _tasks(linter.plan, paths, keep):
            new = [one.text for one in task if isinstance(one, _Entry) and one.kept is None]
            waiting.append((task, checks.submit(new) if new else None))
            while waiting and (len(waiting) > checks.ahead or waiting[0][1] is None):
                yield from _outcomes(linter.plan, keep, *waiting.popleft())
        while waiting:
            yield from _outcomes(linter.plan, keep, *waiting.popleft())
    finally:
        checks.close()
        if keep:
            keep.close()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _tasks(
    plan: Plan, paths: Iterable[Path], keep: Results | None
) -> Iterator[list[_Entry | InputError]]:
    texts: list[Text | InputError] = []
    size = 0
    for path in paths:
        text = _read(path)
        texts.append(text)
        size += len(text.data) if isinstance(text, Text) else 0
        if size > TASK or len(texts) >= _FILES:
            yield _task(plan, texts, keep)
            texts, size = [], 0
    if texts:
        yield _task(plan, texts, keep)


def _read(path: Path) -> Text | InputError:
    try:
        return Text(str(path), path.read_bytes())
    except OSError as error:
        return unreadable(path, error)


def _task(
    plan: Plan, texts: Iterable[Text | InputError], keep: Results | None
) -> list[_Entry | InputError]:
    if keep is None:
        return [_Entry(one, "", None) if isinstance(one, Text) else one for one in texts]
    keyed = [(one, keep.key(*one) if isinstance(one, Text) else "") for one in texts]
    kept = keep.take([key for _, key in keyed if key])
    return [
        _Entry(one, key, _recalled(plan, one, kept.get(key))) if isinstance(one, Text) else one
        for one, key in keyed
    ]


def _recalled(plan: Plan, text: Text, kept: Any) -> Result | None:
    """Return the result that was kept; None where what is kept makes no sense."""
    if kept is None:
        return None
    try:
        return _result(plan, text, kept)
    except (TypeError, ValueError, LookupError):
        return None


def _outcomes(
    plan: Plan,
    keep: Results | None,
    task: Sequence[_Entry | InputError],
    answers: Answers | None,
) -> Iterator[Outcome]:
    found = iter(answers() if answers else ())
    fresh: dict[str, Any] = {}
    for entry in task:
        if isinstance(entry, InputError):
            yield entry
            continue
        if entry.kept is not None:
            yield entry.kept
            continue
        answer = next(found)
        if isinstance(answer, InputError):
            yield answer
            continue
        fresh[entry.key] = answer
        yield _result(plan, entry.text, answer)
    if keep and fresh:
        keep.put(fresh)


def _result(plan: Plan, text: Text, value: Sequence[Any]) -> Result:
    encoding, bom, *findings = value
    source = text.data[bom:].decode(encoding)
    document = UnreadDocument.of(source, text.name, format_of(text.name))
    return decode(findings, document, plan.rule)
