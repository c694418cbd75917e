"""The one pipeline: a document goes in, its findings come out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from linter.document import Document
from linter.finding import Finding, Result, Unchecked
from linter.flag import flag
from linter.german.language import foreign_language
from linter.languagetool.unavailable import Unavailable
from linter.match import Match
from linter.prepared import prepare
from linter.rule import Message, Rule
from linter.search import Search
from linter.span import Span
from linter.suppression import suppress

if TYPE_CHECKING:
    from linter.languagetool.answers import Answers
    from linter.second_pass import Further, SecondPass

_NOT_GERMAN = Message(
    "Der Text ist nicht deutsch (wohl {language}) und wurde nicht geprüft.",
    "The text is not German (probably {language}) and was not checked.",
)
_TOO_SLOW = Message(
    "Die Regel „{rule}“ brauchte zu lange und wurde abgebrochen; ihr Muster ist zu vereinfachen.",
    "Rule “{rule}” took too long and was given up; simplify its pattern.",
)
Checking = Callable[[], Result]
"""Waits for the result of a document that LanguageTool may still be reading."""


class Linter:
    """Checks documents with a fixed set of rules."""

    def __init__(
        self,
        rules: Iterable[Rule],
        *,
        language: str = "de",
        known: Collection[str] = (),
        languagetool: Answers | None = None,
    ) -> None:
        """Take the rules to run, the language of the messages (``de``, ``en``) and, for

        suppressions, the names of further rules and families that exist but do not run. Rules of
        LanguageTool run only with ``languagetool``.
        """
        rules = tuple(rules)
        self._grammar = [rule for rule in rules if rule.is_grammar]
        self.language = language
        self._known = {name for rule in rules for name in (rule.id, rule.family)} | set(known)
        self._own = tuple(rule for rule in rules if not _is_only_grammar(rule))
        self.rules = rules if languagetool else self._own
        prepare(self.rules)
        self._searches = {
            scope: Search([rule for rule in self.rules if rule.scope == scope])
            for scope in ("prose", "source")
        }
        self._second = _second_pass(self._grammar, languagetool, language)

    def check(self, document: Document) -> Result:
        """Return the findings of ``document``, sorted by place, then by rule."""
        return self.begin(document)()

    def begin(self, document: Document) -> Checking:
        """Run our own rules and let LanguageTool begin to read; call what is returned to wait."""
        foreign = foreign_language(document.prose.text)
        if foreign is not None:
            reason = _NOT_GERMAN.in_language(self.language)
            reason = reason.replace("{language}", foreign.in_language(self.language))
            result = Result(document, (), (Unchecked(reason, failed=False),))
            return lambda: result
        if self._second:
            self._second.expect(document)
        unchecked: list[Unchecked] = []
        findings = self._told(self._found(document), unchecked)
        asked = self._second.begin(document, findings) if self._second else None

        def finish() -> Result:
            further = self._answered(asked, unchecked) if asked else None
            ran, waiting = (self._own, self._grammar) if further is None else (self.rules, [])
            found = [*findings, *(further or ())]
            kept = suppress(document, found, ran, self._known, self.language, waiting)
            return Result(document, tuple(_sorted(_without_doubles(kept))), tuple(unchecked))

        return finish

    def _answered(self, asked: Further, unchecked: list[Unchecked]) -> list[Finding] | None:
        try:
            return self._told(asked(), unchecked)
        except Unavailable as error:
            reason = error.in_language(self.language)
            unchecked.append(Unchecked(reason, failed=False, grammar=True))
            return None

    def _found(self, document: Document) -> Iterator[Finding | Rule]:
        for scope, search in self._searches.items():
            if search.is_empty:
                continue
            prose = document.prose if scope == "prose" else document.masked
            for found in search.matches(prose, document.format):
                if isinstance(found, Match):
                    yield flag(document, prose, found, self.language)
                else:
                    yield found

    def _told(self, found: Iterable[Finding | Rule], unchecked: list[Unchecked]) -> list[Finding]:
        """Return the findings; a rule that ran out of time is told as unchecked, once."""
        findings = []
        for one in found:
            if isinstance(one, Finding):
                findings.append(one)
                continue
            reason = _TOO_SLOW.in_language(self.language).replace("{rule}", one.id)
            if Unchecked(reason) not in unchecked:
                unchecked.append(Unchecked(reason))
        return findings


def _is_only_grammar(rule: Rule) -> bool:
    return bool(rule.match) and all(pattern.is_grammar for pattern in rule.match)


def _second_pass(
    rules: Sequence[Rule], answers: Answers | None, language: str
) -> SecondPass | None:
    if answers is None or not rules:
        return None
    from linter.second_pass import SecondPass  # the list of LanguageTool's rules

    return SecondPass(rules, answers, language)


def _without_doubles(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Keep one of equal spans, and of one family the longer of two that lie in each other.

    A finding never hides one that weighs more.
    """
    best: dict[Span, Finding] = {}
    for finding in findings:
        other = best.get(finding.span)
        if other is None or _rank(finding) < _rank(other):
            best[finding.span] = finding
    reached: dict[tuple[str, int], int] = {}
    for finding in sorted(best.values(), key=lambda f: (f.span.start, -f.span.end)):
        family, weight = finding.rule.family, finding.rule.severity.weight
        covered = max(reached.get((family, heavier), -1) for heavier in range(weight, 3))
        if finding.span.end > covered:
            reached[family, weight] = finding.span.end
            yield finding


def _rank(finding: Finding) -> tuple[int, bool, str]:
    return (-finding.rule.severity.weight, not finding.suggestions, finding.rule.id)


def _sorted(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.span.start, f.span.end, f.rule.id))
