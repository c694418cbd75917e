"""The one pipeline: a document goes in, its findings come out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from linter.document import Document, Prose
from linter.finding import Finding, Related, Result, Unchecked
from linter.german.language import foreign_language
from linter.match import Match
from linter.prepared import prepare
from linter.rule import Message, Rule
from linter.search import Search
from linter.span import Span
from linter.suggester import fill, suggestions
from linter.suppression import suppress

_NOT_GERMAN = Message(
    "Der Text ist nicht deutsch (wohl {language}) und wurde nicht geprüft.",
    "The text is not German (probably {language}) and was not checked.",
)
_TOO_SLOW = Message(
    "Die Regel „{rule}“ brauchte zu lange und wurde abgebrochen; ihr Muster ist zu vereinfachen.",
    "Rule “{rule}” took too long and was given up; simplify its pattern.",
)
_RELATED = Message("Hier steht „{text}“.", "“{text}” stands here.")


class Linter:
    """Checks documents with a fixed set of rules."""

    def __init__(
        self, rules: Iterable[Rule], *, language: str = "de", known: Collection[str] = ()
    ) -> None:
        """Take the rules to run, the language of the messages (``de``, ``en``) and, for

        suppressions, the names of further rules and families that exist but do not run.
        """
        self.rules = tuple(rules)
        self.language = language
        self._known = {name for rule in self.rules for name in (rule.id, rule.family)} | set(known)
        prepare(self.rules)
        self._searches = {
            scope: Search([rule for rule in self.rules if rule.scope == scope])
            for scope in ("prose", "source")
        }

    def check(self, document: Document) -> Result:
        """Return the findings of ``document``, sorted by place, then by rule."""
        foreign = foreign_language(document.prose.text)
        if foreign is not None:
            reason = _NOT_GERMAN.in_language(self.language)
            reason = reason.replace("{language}", foreign.in_language(self.language))
            return Result(document, (), (Unchecked(reason, failed=False),))
        unchecked: list[Unchecked] = []
        findings = list(self._findings(document, unchecked))
        findings = suppress(document, findings, self.rules, self._known, self.language)
        return Result(document, tuple(_sorted(_without_doubles(findings))), tuple(unchecked))

    def _findings(self, document: Document, unchecked: list[Unchecked]) -> Iterator[Finding]:
        for scope, search in self._searches.items():
            if search.is_empty:
                continue
            prose = document.prose if scope == "prose" else document.masked
            for found in search.matches(prose, document.format):
                if isinstance(found, Match):
                    yield self._finding(document, prose, found)
                else:
                    reason = _TOO_SLOW.in_language(self.language).replace("{rule}", found.id)
                    if Unchecked(reason) not in unchecked:  # each pattern of a rule may be slow
                        unchecked.append(Unchecked(reason))

    def _finding(self, document: Document, prose: Prose, match: Match) -> Finding:
        rule = match.rule
        marked = match.labels.get(rule.report or "", (match.span,))
        span = Span(marked[0].start, marked[-1].end)

        def place(part: Span) -> Span:
            return part if prose is document.masked else document.to_source(part)

        related = _RELATED.in_language(self.language)
        return Finding(
            rule,
            place(span),
            fill(rule.message.in_language(self.language), match, prose),
            suggestions(document, prose, match),
            tuple(
                Related(place(part), related.replace("{text}", part.of(prose.text)))
                for part in match.related
            ),
            match.group,
        )


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
