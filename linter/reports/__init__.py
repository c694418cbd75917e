"""Ways to show results, one module each: a run of the linter -> str."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from importlib import import_module

from linter.finding import Finding, Result


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
    languagetool: str = field(default="off")

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
