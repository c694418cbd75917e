"""Ways to show results, one module each: a run of the linter -> pieces of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from linter.rule import Message

if TYPE_CHECKING:
    from linter.finding import Result

_NO_GRAMMAR = Message(
    "Die Grammatik wurde nicht geprüft: {reason}", "Grammar was not checked: {reason}"
)


class Grammar(NamedTuple):
    """Whether LanguageTool read the texts: ``used``, ``off``, ``missing`` or ``failed``.

    ``version`` is that of the server; ``reason`` says why it is missing or failed.
    """

    status: str = "off"
    version: str | None = None
    reason: str | None = None


def no_grammar(grammar: Grammar, language: str) -> str:
    """Return the line that says why grammar was not checked."""
    return _NO_GRAMMAR.in_language(language).replace("{reason}", grammar.reason or "")


class Outcome(NamedTuple):
    """What is known once all texts were checked.

    ``unchecked`` are path and reason of what was not (wholly) checked.
    """

    unchecked: Sequence[tuple[str, str]] = ()
    grammar: Grammar = Grammar()


class Run(NamedTuple):
    """What one run of the linter has to tell; findings below the wanted severity are left out.

    ``results`` come one by one and only once, so that a long run need not hold them all; call
    ``outcome`` behind the last.
    """

    results: Iterable[Result]
    outcome: Callable[[], Outcome] = Outcome
    language: str = "de"
    color: bool = False
    statistics: bool = False
    quiet: bool = False


Render = Callable[[Run], Iterator[str]]
"""Yields a report piece by piece."""


def _lazily(module: str) -> Render:
    """Import a report only when it is asked for: each run needs one of them."""

    def render(run: Run) -> Iterator[str]:
        pieces: Iterator[str] = import_module(f"linter.reports.{module}").render(run)
        return pieces

    return render


REPORTS: dict[str, Render] = {
    "text": _lazily("text"),
    "json": _lazily("json"),
}
