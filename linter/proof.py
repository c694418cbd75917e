"""Proves the examples that a rule carries: what it must find, what it must leave alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from linter.document import Document
from linter.engine import Linter
from linter.finding import Finding, Result, apply_edits
from linter.rule import Applicability, Example, Message, Rule
from linter.span import Span

if TYPE_CHECKING:
    from linter.languagetool.answers import Answers

_MISSED = Message("nicht gefunden: {text}", "not found: {text}")
_ELSEWHERE = Message(
    "gefunden „{found}“ statt „{marked}“: {text}", "found “{found}” instead of “{marked}”: {text}"
)
_TWICE = Message("{count}-mal gefunden: {text}", "found {count} times: {text}")
_FALSE_ALARM = Message(
    "Fehlalarm von „{other}“ („{found}“): {text}", "false alarm of “{other}” (“{found}”): {text}"
)
_WRONG_FIX = Message(
    "der erste Vorschlag ergibt „{fixed}“ statt „{good}“",
    "the first suggestion gives “{fixed}” instead of “{good}”",
)
_NO_FIX = Message("kein Vorschlag: {text}", "no suggestion: {text}")
_NEW_FINDING = Message(
    "der Vorschlag „{fixed}“ löst „{other}“ aus", "the suggestion “{fixed}” raises “{other}”"
)
_NO_BAD = Message("kein Beispiel mit „bad“", "no example with “bad”")


@dataclass(frozen=True, slots=True)
class Failure:
    """What is wrong with an example of a rule, in German and English."""

    rule: Rule
    message: Message


class Prover:
    """Proves rules by linters with the rule's own pack and all default rules."""

    def __init__(self, rules: Iterable[Rule], languagetool: Answers | None = None) -> None:
        """Take the default rules and the packs to prove; rules of LanguageTool need it."""
        self._rules = tuple(rules)
        self._languagetool = languagetool
        self._linters: dict[str, Linter] = {}

    def can_prove(self, rule: Rule) -> bool:
        """Say whether all that finds what ``rule`` is about can be asked."""
        return self._languagetool is not None or not rule.is_grammar

    def prove(self, rule: Rule) -> Iterator[Failure]:
        """Yield what fails among the examples of ``rule``; nothing where all is well."""
        if not self.can_prove(rule):
            return
        if not any(example.bad is not None for example in rule.examples) and not _is_own(rule):
            yield Failure(rule, _NO_BAD)
        for example in rule.examples:
            if example.bad is not None:
                yield from self._bad(rule, example, example.bad)
            if example.good is not None:
                yield from self._silent(rule, example.good, example.format)

    def _linter(self, rule: Rule) -> Linter:
        """Return a linter with the rule, its pack and the defaults of its variant of German."""
        variant = rule.variants[0] if rule.variants else "de-DE"
        grammar = rule.is_grammar
        key = f"{rule.pack}:{variant}:{grammar}"
        if key not in self._linters:
            others = (
                other
                for other in self._rules
                if (other.default or other.pack == rule.pack)
                and (not other.variants or variant in other.variants)
            )
            self._linters[key] = Linter(
                others, languagetool=self._languagetool if grammar else None
            )
        return self._linters[key]

    def _check(self, rule: Rule, text: str, format: str) -> Result:
        return self._linter(rule).check(Document.from_text(text, format=format))

    def _bad(self, rule: Rule, example: Example, bad: str) -> Iterator[Failure]:
        result = self._check(rule, bad, example.format)
        own = [finding for finding in result.findings if finding.rule.id == rule.id]
        marked = Span(example.start, example.end)
        if not own:
            yield _failure(rule, _MISSED, text=bad)
            return
        if own[0].span != marked and len(own) == 1:
            found = own[0].span.of(bad)
            yield _failure(rule, _ELSEWHERE, found=found, marked=marked.of(bad), text=bad)
        if len(own) > 1 and len({f.group for f in own}) != 1:
            yield _failure(rule, _TWICE, count=str(len(own)), text=bad)
        yield from self._fixes(rule, example, own, bad)

    def _fixes(
        self, rule: Rule, example: Example, own: Sequence[Finding], bad: str
    ) -> Iterator[Failure]:
        """The first suggestion gives ``good``; none raises a finding that was not there."""
        before = {
            (f.rule.id, f.span.of(bad)) for f in self._check(rule, bad, example.format).findings
        }
        if example.good is not None and (rule.suggest or rule.is_grammar):
            edits = [edit for finding in own for s in finding.suggestions[:1] for edit in s.edits]
            if not edits:
                yield _failure(rule, _NO_FIX, text=bad)
                return
            fixed = apply_edits(bad, edits)
            if fixed != example.good:
                yield _failure(rule, _WRONG_FIX, fixed=fixed, good=example.good)
        for suggestion in (s for finding in own for s in finding.suggestions):
            if suggestion.applicability is Applicability.DISPLAY:
                continue
            fixed = apply_edits(bad, suggestion.edits)
            for finding in self._check(rule, fixed, example.format).findings:
                if (finding.rule.id, finding.span.of(fixed)) not in before:
                    yield _failure(rule, _NEW_FINDING, fixed=fixed, other=finding.rule.id)

    def _silent(self, rule: Rule, good: str, format: str) -> Iterator[Failure]:
        for finding in self._check(rule, good, format).findings:
            found = finding.span.of(good)
            yield _failure(rule, _FALSE_ALARM, other=finding.rule.id, found=found, text=good)


def _is_own(rule: Rule) -> bool:
    """Say whether a rule has only what the configuration gives it (nothing to show by itself)."""
    return bool(rule.match) and all(
        pattern.kind == "terms" and pattern.spec.get("own") for pattern in rule.match
    )


def _failure(rule: Rule, message: Message, **values: str) -> Failure:
    def filled(text: str) -> str:
        for name, value in values.items():
            text = text.replace("{" + name + "}", value)
        return text

    return Failure(rule, Message(filled(message.de), filled(message.en)))
