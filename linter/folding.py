"""Words of one text that differ only by a hyphen, a space or a capital inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from linter.span import Span

if TYPE_CHECKING:
    from linter.document import Prose

Places = dict[str, list[Span]]
"""Form -> where it stands, in the order of the text."""

FOLDS: dict[str, str] = {
    "case": r"(?<!\w)[A-ZÄÖÜ][a-zäöüß]+[A-ZÄÖÜ][a-zäöüß]+(?!\w)",
    "hyphen": r"(?<![\w-])[^\W\d_]\w*(?:-[^\W\d_]\w*)+(?![\w-])",
    "space": r"(?<![\w-])[A-ZÄÖÜ]\w*(?:-[A-ZÄÖÜ]\w*)+(?![\w-])",
}
"""What is folded -> the words that may have a variant (an expression)."""

_WORD = r"(?<![\w-])[^\W\d_]\w{3,}(?![\w-])"
_APART = r"(?<![\w-])[A-ZÄÖÜ]\w*(?:[ \u00a0\n][A-ZÄÖÜ]\w*)+(?![\w-])"
_MOST_WORDS = 4


def fold_together(kind: str, prose: Prose, spans: Iterable[Span]) -> list[Places]:
    """Gather the variants of the words at ``spans``; only sets of more than one form."""
    found: dict[str, Places] = {}
    for span in spans:
        word = span.of(prose.text)
        found.setdefault(_key(kind, word), {}).setdefault(word, []).append(span)
    for text, span in _others(kind, prose) if found else ():
        variants = found.get(_key(kind, text))
        if variants is not None and span not in variants.setdefault(text, []):
            variants[text].append(span)
    return [places for places in found.values() if _differ(kind, places)]


def _key(kind: str, word: str) -> str:
    return word.replace("-", " ") if kind == "space" else word.replace("-", "").lower()


def _others(kind: str, prose: Prose) -> Iterator[tuple[str, Span]]:
    """Yield what may be the other variant of a word."""
    if kind == "space":
        yield from _apart(prose)
        return
    for match in re.finditer(_WORD, prose.text):
        if match[0][0].isupper() and not match[0].isupper():
            yield match[0], Span(*match.span())


def _apart(prose: Prose) -> Iterator[tuple[str, Span]]:
    """Yield neighbouring words with capitals, two to four at a time."""
    for match in re.finditer(_APART, prose.text):
        words = [Span(*m.span()) for m in re.finditer(r"\w+", match[0])]
        for first in range(len(words)):
            for last in range(first + 1, min(first + _MOST_WORDS, len(words))):
                span = Span(words[first].start, words[last].end).shifted(match.start())
                yield " ".join(span.of(prose.text).split()), span


def _differ(kind: str, places: Places) -> bool:
    """Say whether forms differ by more than the capital that a sentence's head brings."""
    forms = {form[0].lower() + form[1:] for form in places}
    return len({form.lower() for form in forms} if kind == "hyphen" else forms) > 1
