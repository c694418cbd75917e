"""Comments in the text that silence rules.

``mtlint: off RULE …`` to ``mtlint: on RULE …``, ``mtlint: ignore RULE …`` for the next line and
``mtlint: off-file RULE …``; a rule's family does as well, none at all means every rule, and
``-- reason`` may follow. A suppression that silences nothing or cannot be read is itself found.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from linter.choice import OPENED
from linter.finding import Edit, Finding, Suggestion
from linter.rule import Applicability
from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Comment, Document
    from linter.rule import Rule

UNUSED = "unused-suppression"
UNKNOWN = "unknown-suppression"
ALL = "*"
"""Stands for every rule where a comment names none."""

_WORDS = ("off", "on", "ignore", "off-file")
_MARK = re.compile(r"mtlint\b\s*:?\s*", re.IGNORECASE)


class _Suppression(NamedTuple):
    """One comment read: the stretch of the source in which it silences each name."""

    comment: Comment
    word: str
    spans: dict[str, Span]
    used: set[str]

    def silences(self, finding: Finding) -> bool:
        place = finding.span.start
        hit = {
            name
            for name in {finding.rule.id, finding.rule.family, ALL} & self.spans.keys()
            if self.spans[name].start <= place < self.spans[name].end
        }
        self.used.update(hit)
        return bool(hit)


def suppress(
    document: Document,
    findings: Sequence[Finding],
    rules: Collection[Rule],
    known: Collection[str],
    language: str,
    waiting: Collection[Rule] = (),
) -> list[Finding]:
    """Drop what comments silence and add findings for comments that are wrong or unused.

    ``rules`` are those that ran, ``known`` the names of all rules and families there are;
    ``waiting`` are rules that would have run (wholly) with LanguageTool: a comment that may be for
    one of them is not unused.
    """
    by_id = {rule.id: rule for rule in rules}
    suppressions, complaints = _read(document, known, by_id.get(UNKNOWN), language)
    kept = [
        finding
        for finding in findings
        if not [s for s in suppressions if s.silences(finding)]  # each that fits counts as used
    ]
    active = _names(rules) - _names(waiting)
    if rule := by_id.get(UNUSED):
        complaints += [
            _unused(document, rule, s, language) for s in suppressions if _idle(s, active)
        ]
    return kept + complaints


def _names(rules: Collection[Rule]) -> set[str]:
    """Return all names that silence (some of) the rules."""
    names = {name for rule in rules for name in (rule.id, rule.family)}
    return names | {ALL} if rules else names


def _idle(suppression: _Suppression, active: Collection[str]) -> bool:
    """Say whether it silenced nothing although (one of) its rules ran."""
    idle = suppression.spans.keys() - suppression.used
    return any(name in active for name in idle)


def _read(
    document: Document, known: Collection[str], rule: Rule | None, language: str
) -> tuple[list[_Suppression], list[Finding]]:
    found: list[_Suppression] = []
    complaints: list[Finding] = []
    for comment in document.comments:
        mark = _MARK.match(comment.text)
        if mark is None:
            continue
        body, _, _ = comment.text[mark.end() :].partition("--")
        word, *names = re.split(r"[\s,]+", body.strip()) if body.strip() else [""]
        wrong = [name for name in names if not _is_known(name, known)]
        if rule and (word not in _WORDS or wrong or ":" not in mark[0]):
            bad = wrong[0] if word in _WORDS and wrong else word
            options: Collection[str] = known if word in _WORDS and wrong else _WORDS
            if ":" not in mark[0] and word in _WORDS:
                bad, options = mark[0].strip(), ["mtlint:"]
            complaints.append(_unknown(rule, comment, bad, options, language))
        names = [name for name in names if name not in wrong] if names else [ALL]
        if word == "on":
            _close(found, names, comment.span.start)
        elif word in _WORDS and names:
            span = _reach(document, word, comment)
            found.append(_Suppression(comment, word, dict.fromkeys(names, span), set()))
    return found, complaints


def _is_known(name: str, known: Collection[str]) -> bool:
    if name in known or not name.startswith(OPENED):
        return name in known
    from linter.languagetool.catalogue import categories, rules  # a list of 2,400 ids

    id = name.removeprefix(OPENED)
    return id in rules() or id in categories()


def _reach(document: Document, word: str, comment: Comment) -> Span:
    if word == "off-file":
        return Span(0, len(document.source) + 1)
    if word == "off":
        return Span(comment.span.end, len(document.source) + 1)
    line, _ = document.position(comment.span.end)
    rest = document.source[comment.span.end : document.line_span(line).end]
    if rest.strip():
        return Span(comment.span.end, document.line_span(line).end)
    while line < document.line_count:
        line += 1
        span = document.line_span(line)
        if span.of(document.source).strip() and not _is_comment(document, span):
            return span
    return Span(comment.span.end, comment.span.end)


def _is_comment(document: Document, line: Span) -> bool:
    """Say whether a line holds nothing but one comment: the next suppression of a stack."""
    text = line.of(document.source)
    start = line.start + len(text) - len(text.lstrip())
    stripped = Span(start, start + len(text.strip()))
    return any(comment.span.contains(stripped) for comment in document.comments)


def _close(found: Iterable[_Suppression], names: Sequence[str], place: int) -> None:
    for suppression in found:
        for name, span in suppression.spans.items():
            if suppression.word == "off" and span.end > place and {name, ALL} & set(names):
                suppression.spans[name] = Span(span.start, place)


def _unknown(
    rule: Rule, comment: Comment, bad: str, options: Iterable[str], language: str
) -> Finding:
    from difflib import get_close_matches  # only where something is wrong

    near = get_close_matches(bad, sorted(options), n=1)
    message = rule.message.in_language(language).replace("{match}", bad)
    hint = {"de": " Gemeint ist wohl „{}“.", "en": " Did you mean “{}”?"}[language]
    return Finding(rule, comment.span, message + (hint.format(near[0]) if near else ""))


def _unused(document: Document, rule: Rule, found: _Suppression, language: str) -> Finding:
    idle = ", ".join(name for name in found.spans if name not in found.used)
    message = rule.message.in_language(language).replace("{match}", idle)
    line = document.line_span(document.position(found.comment.span.start)[0])
    alone = line.of(document.source).strip() == found.comment.span.of(document.source).strip()
    suggestion = Suggestion((Edit(found.comment.span, ""),), Applicability.UNSAFE)
    return Finding(rule, found.comment.span, message, () if not alone else (suggestion,))
