"""LanguageTool's pass: it reads the prose as our safe fixes leave it and never repeats ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from linter.collisions import compatible
from linter.document import Document
from linter.expression import ExpressionTimeout
from linter.finding import Edit, Finding, Suggestion, apply_edits
from linter.flag import flag
from linter.german.language import foreign_language
from linter.languagetool.answers import Answers
from linter.languagetool.reading import Reading, read
from linter.languagetool.reply import GAP, Reply, batches, divide
from linter.match import Match
from linter.matchers.languagetool import LanguageToolMatcher
from linter.moves import Moves
from linter.rule import Applicability, Rule
from linter.span import Span
from linter.veto import Veto

_LONGEST = 100_000
"""So many code points rules that read the whole text are asked about at once: some 20 seconds."""

Further = Callable[[], list[Finding | Rule]]
"""Waits for what LanguageTool finds, and the rules that ran out of time; raises ``Unavailable``."""


class _Block(NamedTuple):
    """A block of prose and how LanguageTool reads it."""

    start: int
    reading: Reading


class SecondPass:
    """All rules that LanguageTool finds."""

    def __init__(self, rules: Sequence[Rule], answers: Answers, language: str) -> None:
        """Take rules with patterns of LanguageTool, and the language of the messages."""
        self.answers = answers
        self._matcher = LanguageToolMatcher(rules)
        self._by_sentence, self._by_text = map(self._matcher.ids, ("sentence", "text"))
        self._language = language

    def expect(self, document: Document) -> None:
        """Say that ``document`` will be read, so that a server can start while our rules run."""
        self.answers.expect(document.source)

    def begin(self, document: Document, first: Sequence[Finding]) -> Further:
        """Let LanguageTool read ``document`` in the background.

        ``first`` are the findings of our own rules.
        """
        edits = [
            edit
            for choice in compatible(first, {Applicability.SAFE})
            for edit in choice.suggestion.edits
        ]
        mended = _mended(document, edits)
        blocks = list(_blocks(mended))
        texts = [block.reading.text for block in blocks]
        begin = self.answers.begin
        asked = begin(texts, self._by_sentence) if self._by_sentence and blocks else None
        parts = [texts[batch] for batch in batches(texts, _LONGEST)] if self._by_text else []
        whole = begin([GAP.join(part) for part in parts], self._by_text) if parts else None

        def wait() -> list[Finding | Rule]:
            replies = list(_in_prose(blocks, asked() if asked else []))
            if whole:
                divided = chain.from_iterable(map(divide, parts, whole()))
                replies += _in_prose(blocks, divided)
            findings = self._findings(mended, replies)
            self.answers.answered(document.source)
            return list(_back(document, first, edits, findings))

        return wait

    def _findings(self, document: Document, replies: Sequence[Reply]) -> Iterator[Finding | Rule]:
        veto = Veto(document.prose)
        seen: set[tuple[str, Span]] = set()
        for match in self._matcher.matches(document.prose, replies):
            if isinstance(match, Rule):
                yield match
            elif (match.rule.id, match.span) not in seen and _applies(match, document):
                seen.add((match.rule.id, match.span))
                try:
                    vetoed = veto.falls_on(match)
                except ExpressionTimeout:
                    yield match.rule
                    continue
                if not vetoed:
                    yield flag(document, document.prose, match, self._language)


def _applies(match: Match, document: Document) -> bool:
    return not match.rule.formats or document.format in match.rule.formats


def _mended(document: Document, edits: Sequence[Edit]) -> Document:
    if not edits:
        return document
    source = apply_edits(document.source, edits)
    return Document.from_text(source, name=document.name, format=document.format)


def _blocks(document: Document) -> Iterator[_Block]:
    """Yield the blocks that hold German words."""
    for span in document.prose.blocks:
        text = span.of(document.prose.text)
        reading = read(text)
        if reading is not None and foreign_language(text) is None:
            yield _Block(span.start, reading)


def _in_prose(blocks: Sequence[_Block], replies: Iterable[Sequence[Reply]]) -> Iterator[Reply]:
    """Move replies from the block's reading to the document's prose."""
    for block, of_block in zip(blocks, replies, strict=False):
        for reply in of_block:
            if (span := block.reading.to_prose(reply.span)) is not None:
                yield replace(reply, span=span.shifted(block.start))


def _back(
    document: Document,
    first: Sequence[Finding],
    edits: Sequence[Edit],
    found: Iterable[Finding | Rule],
) -> Iterator[Finding | Rule]:
    """Move findings to the document as it was; where ours found something, ours stays alone.

    Only what weighs more than ours is told beside it.
    """
    back = Moves(edits).back(document.source)
    for finding in found:
        if isinstance(finding, Rule):
            yield finding
            continue
        span = back.apart(finding.span)
        if span is None or _is_ours(span, finding.rule, first):
            continue
        moved = tuple(_moved(back, finding.suggestions))
        yield Finding(finding.rule, span, finding.message, moved)


def _moved(back: Moves, suggestions: Sequence[Suggestion]) -> Iterator[Suggestion]:
    """Move what can be written beside our edits; what touches one waits until that is written."""
    for suggestion in suggestions:
        spans = [back.apart(edit.span) for edit in suggestion.edits]
        edits = [
            Edit(span, edit.text)
            for span, edit in zip(spans, suggestion.edits, strict=True)
            if span is not None
        ]
        if len(edits) == len(spans):
            yield Suggestion(tuple(edits), suggestion.applicability)


def _is_ours(span: Span, rule: Rule, first: Sequence[Finding]) -> bool:
    return any(
        other.span.overlaps(span) and other.rule.severity.weight >= rule.severity.weight
        for other in first
    )
