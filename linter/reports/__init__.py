"""Ways to show results, one module each: a run of the linter -> str."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from linter.finding import Finding, Result
from linter.rule import Message

_NO_GRAMMAR = Message(
    "Die Grammatik wurde nicht geprüft: {reason}", "Grammar was not checked: {reason}"
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Whether LanguageTool read the texts: ``used``, ``off``, ``missing`` or ``failed``.

    ``version`` is that of the server; ``reason`` says why it is missing or failed.
    """

    status: str = "off"
    version: str | None = None
    reason: str | None = None


def no_grammar(grammar: Grammar, language: str) -> str:
    """Return the line that says why grammar was not checked."""
    return _NO_GRAMMAR.in_language(language).replace("{reason}", grammar.reason or "")


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of the linter has to tell; findings below the wanted severity are left out.

    ``unchecked`` are path and reason of what was not (wholly) checked.
    """

    results: Sequence[Result]
    unchecked: Sequence[tuple[str, str]] = ()
    language: str = "de"
    color: bool = False
    statistics: bool = False
    quiet: bool = False
    grammar: Grammar = Grammar()

    @property
    def findings(self) -> list[Finding]:
        """All findings of the run."""
        return [finding for result in self.results for finding in result.findings]


Render = Callable[[Run], str]


def _lazily(module: str) -> Render:
    """Import a report only when it is asked for: each run needs one of them."""

    def render(run: Run) -> str:
        text: str = import_module(f"linter.reports.{module}").render(run)
        return text

    return render


REPORTS: dict[str, Render] = {
    "text": _lazily("text"),
    "json": _lazily("json"),
}
