"""Writes what stands left of a noun for another gender."""

from __future__ import annotations

from collections.abc import Iterator

from linter.german.determiners import ARTICLE, Cell
from linter.german.noun_phrase import Phrase, Token
from linter.german.prepositions import joined
from linter.span import Span

Change = tuple[Span, str]


def written(text: str, phrase: Phrase, old: Cell, new: Cell) -> tuple[Change, ...] | None:
    """Return the changes of determiner and attributes; None where the new form does not exist."""
    if old[1] == new[1]:
        return ()
    if phrase.known and new not in phrase.known.forms:
        return None
    changes = [*_determiner(text, phrase, new), *_attributes(text, phrase, old, new)]
    return tuple(change for change in changes if change[0].of(text) != change[1])


def _determiner(text: str, phrase: Phrase, new: Cell) -> Iterator[Change]:
    token, known = phrase.determiner, phrase.known
    if token is None or known is None:
        return
    form = known.forms[new][0]
    before = phrase.preposition
    if phrase.contraction:
        yield _like(text, token.span, joined(phrase.contraction[0], form, loosely=True))
    elif before and known is ARTICLE and not text[before.span.end : token.span.start].strip():
        together = joined(before.text, form)
        if " " not in together:
            yield _like(text, Span(before.span.start, token.span.end), together)
        else:
            yield _like(text, token.span, form)
    else:
        yield _like(text, token.span, form)


def _attributes(text: str, phrase: Phrase, old: Cell, new: Cell) -> Iterator[Change]:
    for token in phrase.attributes:
        endings = phrase.endings(old)
        ending = next(e for e in endings if token.text.lower().endswith(e))
        stem = _without(text, token, ending)
        yield _like(text, token.span, stem + phrase.endings(new)[0])


def _without(text: str, token: Token, ending: str) -> str:
    word = token.span.of(text)
    return word[: len(word) - len(ending)]


def _like(text: str, span: Span, word: str) -> Change:
    """Return the change with the capitals of what it replaces."""
    old = span.of(text)
    if old.isupper() and len(old) > 1:
        return span, word.upper()
    return span, word[0].upper() + word[1:] if old[0].isupper() else word
