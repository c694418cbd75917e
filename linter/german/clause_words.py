"""The words around a verb inside its clause: embedded clauses are left out, the opener is told."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from linter.german.clause_opener import MAIN, Token, checked, is_closed
from linter.german.clause_opener import opener as opener_of
from linter.german.clauses import sentence_around
from linter.german.closed_words import auxiliary
from linter.german.words import end_before
from linter.span import Span

_TOKEN = re.compile(
    r"(?P<word>\w+(?:(?:[-‑'’/&+.]|(?<=\d)[,:](?=\d))\w+)*)"
    r"|(?P<mark>[,;:()\[\]–—„“”\"»«!?…\uFFFC]|\s-\s)"
)
_SOFT_MARKS = (",", "„", "“", "”", '"', "»", "«", "\ufffc")
_END = re.compile(r"[.!?…]+[\"“”»«’)\]]*\s*\Z")


@dataclass(frozen=True, slots=True)
class Clause:
    """What stands before and behind a verb, up to the commas and marks that close its clause.

    ``opener``: ``strong`` (weil), ``weak`` (a relative word that may be an article), ``soft``
    (damit, wie) or empty. ``stop``: the mark behind, empty at the block's end; ``end``: where the
    text before it ends. ``whole``: no mark hides a part. ``gap``: what a torn verb has between.
    """

    sentence: Span
    place: Span
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    opener: str
    stop: str
    end: int
    whole: bool
    gap: tuple[Token, ...] = ()

    @property
    def words(self) -> tuple[Token, ...]:
        """All words of the clause but the verb."""
        return tuple(t for t in (*self.before, *self.gap, *self.after) if t.word)


def tokens(text: str, span: Span) -> list[Token]:
    """Return the words and marks in ``span``; a full stop inside is an abbreviation's."""
    return [
        Token(match[0], Span(*match.span()), match.lastgroup == "word")
        for match in _TOKEN.finditer(text, span.start, span.end)
    ]


def clause_of(text: str, block: Span, spans: Sequence[Span]) -> Clause:
    """Return the clause of the verb that stands at ``spans`` (one place, or two if torn)."""
    sentence = sentence_around(text, block, Span(spans[0].start, spans[-1].end))
    end = _END.search(text, spans[-1].end, sentence.end)
    left = _without_brackets(tokens(text, Span(sentence.start, spans[0].start)))
    right = tokens(text, Span(spans[-1].end, end.start() if end else sentence.end))
    cut = next((i for i, token in enumerate(right) if not token.word), len(right))
    final = end[0].strip()[0] if end else ""
    stop = right[cut].text.strip() if cut < len(right) else final
    stopped = right[cut].span.start if cut < len(right) else end.start() if end else sentence.end
    here = end_before(text, stopped)
    before, opener, whole = _before(left)
    gap = tokens(text, Span(spans[0].end, spans[-1].start)) if len(spans) > 1 else []
    return Clause(
        sentence, spans[0], before, tuple(right[:cut]), opener, stop, here, whole, tuple(gap)
    )


def _without_brackets(left: list[Token]) -> list[Token]:
    """Leave out brackets that are closed before the verb."""
    kept: list[Token] = []
    for token in left:
        opened = next((i for i in reversed(range(len(kept))) if kept[i].text in "(["), None)
        if token.text in (")", "]") and opened is not None:
            del kept[opened:]
        else:
            kept.append(token)
    return kept


def _before(left: list[Token]) -> tuple[tuple[Token, ...], str, bool]:
    """Return the clause's words before the verb, its opener, whether nothing is hidden."""
    marks = [i for i, t in enumerate(left) if not t.word and t.text not in _SOFT_MARKS]
    hard = max(marks, default=-1)
    whole = hard < 0 or left[hard].text in ";:"
    parts = _parts([t for t in left[hard + 1 :] if t.word or t.text == ","])
    own = parts.pop()
    opener, start = opener_of(own, not parts)
    own, opener = own[start:], checked(opener, own, parts)
    skipped = False
    while parts and not opener and not any(auxiliary(token.text) for token in own):
        part = parts.pop()
        kind, start = opener_of(part, not parts)
        if is_closed(part, kind):
            skipped = True
            continue
        own, opener = [*part[start:], *own], checked(kind, part, parts)
        whole = whole and (skipped or bool(opener))
        if skipped:
            break
    return tuple(own), "" if opener == MAIN else opener, whole


def _parts(left: Sequence[Token]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in left:
        if token.word:
            parts[-1].append(token)
        else:
            parts.append([])
    return parts
