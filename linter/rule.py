"""One artifact of machine translation: how to recognise it, what to say, what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple


class Severity(StrEnum):
    """How much a finding matters; ``>=`` compares by weight."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def weight(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return list(Severity).index(self)


class Applicability(StrEnum):
    """How far a suggestion can be trusted (the words are ruff's)."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    DISPLAY = "display"


class Message(NamedTuple):
    """What a finding says, in German and English."""

    de: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the message in ``de`` or ``en``."""
        return self.en if language == "en" else self.de


class Pattern(NamedTuple):
    """How to recognise an artifact: ``kind`` names the matcher, ``spec`` is its business.

    ``spec`` is a string for ``phrase`` and ``regex``, a mapping for the other kinds.
    """

    kind: str
    spec: Any

    @property
    def is_grammar(self) -> bool:
        """Say whether LanguageTool looks for it, not we."""
        return self.kind == "languagetool"


class Clause(NamedTuple):
    """Patterns that must (``near``) or must not (``unless``) stand around a match.

    ``reach`` is ``sentence``, ``paragraph``, ``document``, ``before`` or ``after`` (the last two:
    directly beside the match).
    """

    reach: str
    patterns: tuple[Pattern, ...]


class Term(NamedTuple):
    """A row of a table: wrong forms and the right ones (best first).

    ``near`` and ``unless`` are regular expressions for the same paragraph; ``known`` are words
    that count as ``near`` wherever they stand in the document.
    """

    wrong: tuple[str, ...]
    right: tuple[str, ...]
    near: str = ""
    unless: str = ""
    known: tuple[str, ...] = ()
    applicability: Applicability | None = None
    source: str = ""


class Example(NamedTuple):
    """A sentence that a rule finds (``bad``, with ``mark`` in code points) or leaves alone."""

    bad: str | None
    good: str | None
    start: int = 0
    end: int = 0
    format: str = "text"


class Rule(NamedTuple):
    """One entry of a pack. ``suggest`` holds alternatives, best first.

    An alternative is a string (for the whole match) or a mapping from label to text.
    ``by`` names the part of the linter that finds it where no pattern does.
    """

    id: str
    family: str
    message: Message
    match: tuple[Pattern, ...] = ()
    near: tuple[Clause, ...] = ()
    unless: tuple[Clause, ...] = ()
    suggest: tuple[str | Mapping[str, str], ...] = ()
    report: str | None = None
    applicability: Applicability = Applicability.UNSAFE
    severity: Severity = Severity.WARNING
    default: bool = True
    scope: str = "prose"
    kinds: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    by: str | None = None
    mqm: str = ""
    examples: tuple[Example, ...] = ()
    note: Message | None = None
    source: Mapping[str, str] | None = None
    url: str | None = None
    pack: str = ""

    @property
    def is_grammar(self) -> bool:
        """Say whether LanguageTool finds it, or part of it."""
        return any(pattern.is_grammar for pattern in self.match)


def ids(rules: Iterable[Rule]) -> list[str]:
    """Return the ids and families of ``rules``, sorted, each once."""
    return sorted({name for rule in rules for name in (rule.id, rule.family)})
