"""Kinds of pattern, one module each: what of a pattern the scan looks for, and who confirms it.

A pattern is taken apart into probes; where the scan sees one, a matcher is made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from linter.document import Prose
from linter.match import Match
from linter.matchers.probe import Probe
from linter.rule import Pattern, Rule
from linter.scan.anchor import Stretch


class Matcher(Protocol):
    """Confirms the places of one probe and makes them matches."""

    rule: Rule

    def find(self, prose: Prose, stretches: Sequence[Stretch] | None) -> Iterator[Match]:
        """Find the matches that touch one of ``stretches`` (None: anywhere)."""
        ...

    def settle(self, prose: Prose, matches: Sequence[Match]) -> Iterable[Match]:
        """Return what is to be reported of the document's matches that no clause vetoed."""
        ...


class Kind(NamedTuple):
    """How the patterns of one kind are taken apart, and what is made of each of their probes."""

    probes: Callable[[Pattern], Iterable[Probe]]
    matcher: Callable[[Rule, Any], Matcher]


def _lazily(module: str) -> Kind:
    """Import a kind only when a pattern of it is near (the parser of phrases costs 10 ms)."""

    def loaded() -> Any:
        return import_module(f"linter.matchers.{module}")

    def probes(pattern: Pattern) -> Iterable[Probe]:
        found: Iterable[Probe] = loaded().probes(pattern)
        return found

    def matcher(rule: Rule, data: Any) -> Matcher:
        made: Matcher = loaded().matcher(rule, data)
        return made

    return Kind(probes, matcher)


KINDS: dict[str, Kind] = {
    "phrase": _lazily("phrase"),
    "regex": _lazily("regex"),
    "terms": _lazily("terms"),
    "consistency": _lazily("consistency"),
}
