"""The one pipeline: a document goes in, its findings come out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from linter.document import Document
from linter.finding import Finding, Result, Unchecked
from linter.german.language import foreign_language
from linter.languagetool.unavailable import Unavailable
from linter.match import Match
from linter.plan import Plan, plan_of
from linter.rule import Message, Rule, ids
from linter.search import Search
from linter.span import Span

if TYPE_CHECKING:
    from linter.languagetool.answers import Answers
    from linter.recheck import Memory, Scope
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


class Checked(NamedTuple):
    """A result, and what a check of the changed document can build on."""

    result: Result
    memories: Mapping[str, Memory]


class Linter:
    """Checks documents with a fixed set of rules."""

    def __init__(
        self,
        rules: Iterable[Rule] | Plan,
        *,
        language: str = "de",
        known: Collection[str] = (),
        languagetool: Answers | None = None,
    ) -> None:
        """Take the rules to run, the language of the messages (``de``, ``en``) and, for

        suppressions, the names of further rules and families that exist but do not run. Rules of
        LanguageTool run only with ``languagetool``.
        """
        plan = rules if isinstance(rules, Plan) else plan_of(tuple(rules))
        self.plan, self.language = plan, language
        self.rules: Sequence[Rule] = plan.rules if languagetool else plan.own
        self.known = known
        self._second = _second_pass(plan.grammar, languagetool, language)

    @cached_property
    def _searches(self) -> dict[str, Search]:
        return self.plan.searches()  # compiled patterns are loaded with the first text

    def check(self, document: Document) -> Result:
        """Return the findings of ``document``, sorted by place, then by rule."""
        return self.begin(document)()

    def begin(self, document: Document) -> Checking:
        """Run our own rules and let LanguageTool begin to read; call what is returned to wait."""
        if (foreign := self._foreign(document)) is not None:
            return lambda: foreign
        if self._second:
            self._second.expect(document)
        unchecked: list[Unchecked] = []
        findings = self._told(self._found(document), unchecked)
        asked = self._second.begin(document, findings) if self._second else None

        def finish() -> Result:
            further = self._answered(asked, unchecked) if asked else None
            found = [*findings, *(further or ())]
            return self._result(document, found, unchecked, waiting=further is None)

        return finish

    def recheck(self, before: Checked | None, document: Document) -> Checked:
        """Check ``document``, a later state of the one in ``before`` (None: check all of it).

        Only blocks that changed are searched; the findings are those of ``check`` without
        LanguageTool, which is too slow for every keystroke.
        """
        if (foreign := self._foreign(document)) is not None:
            return Checked(foreign, {})
        old = before.memories if before else {}
        memories: dict[str, Memory] = {}
        found: list[Finding | Rule] = []
        from linter.flag import flag  # where something is found

        for name, search in self._searches.items():
            scope = _scope(name, search, document)
            memories[name] = scope.remember(old.get(name))
            tell = partial(flag, document, scope.prose, language=self.language)
            found += scope.recall(memories[name], tell)
        unchecked: list[Unchecked] = []
        findings = self._told(found, unchecked)
        return Checked(self._result(document, findings, unchecked, waiting=True), memories)

    def _foreign(self, document: Document) -> Result | None:
        """Return the result of a text that is not German."""
        foreign = foreign_language(document.prose.text)
        if foreign is None:
            return None
        reason = _NOT_GERMAN.in_language(self.language)
        reason = reason.replace("{language}", foreign.in_language(self.language))
        return Result(document, (), (Unchecked(reason, failed=False),))

    def _result(
        self,
        document: Document,
        findings: Sequence[Finding],
        unchecked: Iterable[Unchecked],
        *,
        waiting: bool,
    ) -> Result:
        found = self._unsuppressed(document, findings, waiting)
        return Result(document, tuple(_sorted(_without_doubles(found))), tuple(unchecked))

    def _unsuppressed(
        self, document: Document, findings: Sequence[Finding], waiting: bool
    ) -> Sequence[Finding]:
        """Drop what comments silence; ``waiting`` says that LanguageTool did not read it."""
        if not any("mtlint" in comment.text.lower() for comment in document.comments):
            return findings
        from linter.suppression import suppress  # few documents speak to us

        plan = self.plan
        ran, late = (plan.own, plan.grammar) if waiting else (plan.rules, ())
        known = {*self.known, *ids(plan.rules)}
        return suppress(document, findings, ran, known, self.language, late)

    def _answered(self, asked: Further, unchecked: list[Unchecked]) -> list[Finding] | None:
        try:
            return self._told(asked(), unchecked)
        except Unavailable as error:
            reason = error.in_language(self.language)
            unchecked.append(Unchecked(reason, failed=False, grammar=True))
            return None

    def _found(self, document: Document) -> Iterator[Finding | Rule]:
        for scope, search in self._searches.items():
            prose = document.prose if scope == "prose" else document.masked
            for found in search.matches(prose, document.format):
                if isinstance(found, Match):
                    from linter.flag import flag  # where something is found

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


def _scope(name: str, search: Search, document: Document) -> Scope:
    from linter.recheck import Scope  # for editors

    if name == "source":
        prose = document.masked
        origins: Sequence[Span] = prose.blocks
    else:
        prose = document.prose
        fragments = document.fragments
        origins = [f.source_map.to_source(Span(0, len(f.text))) for f in fragments]
    return Scope(search, prose, document.format, document.source, origins)


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
