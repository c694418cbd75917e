"""The phrase language: what a linguist writes, read into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from linter.german.words import MOST_IN_GAP, SPACE, bounded, gap_expression, word_expression


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says where and why."""


class Token(NamedTuple):
    """A sign of the phrase language or a literal word, and where it stands."""

    kind: str
    text: str
    place: int


_TOKEN = re.compile(
    r"""
      (?P<space>\s+)
    | (?P<label>[a-z_][a-z0-9_]*:(?=[<(/…]))
    | (?P<lemma><[^<>\s]+>)
    | (?P<gap>…\d*,?)
    | (?P<regex>/(?:\\.|[^/\\])+/)
    | (?P<sign>[()\[\]|~])
    | (?P<word>(?:\\.|[^\s()\[\]|~<>…/\\])+)
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sequence of pieces; each is a regular expression that may be left out or not."""

    pieces: tuple[tuple[str, bool], ...]

    def expression(self) -> str:
        """Join the pieces with white space."""
        parts: list[str] = []
        started = False
        for source, optional in self.pieces:
            if source.startswith("\0"):  # a gap brings its own white space
                parts.append(source[1:])
            elif not started:
                parts.append(f"(?:{source}{SPACE})?" if optional else source)
                started = not optional
            else:
                parts.append(f"(?:{SPACE}{source})?" if optional else SPACE + source)
        return "".join(parts)


def parse_phrase(source: str) -> tuple[str, ...]:
    """Return one regular expression for each part of ``A ~ B`` (one if there is no ``~``).

    Raises ``PhraseError`` with the column (1-based, in code points) of what cannot be read.
    """
    tokens = list(_tokens(source))
    parts: list[str] = []
    while True:
        reader = _Reader(source, tokens)
        expression = reader.alternatives(at_head=True)
        rest = reader.rest()
        parts.append(bounded(expression))
        if not rest:
            return tuple(parts)
        if rest[0].text != "~":
            raise _error(source, rest[0].place, f"“{rest[0].text}” does not belong here")
        tokens = rest[1:]


def _tokens(source: str) -> Iterator[Token]:
    place = 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if match is None:
            raise _error(source, place, f"“{source[place]}” cannot stand here")
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match[0], place)
        place = match.end()


def _error(source: str, place: int, why: str) -> PhraseError:
    return PhraseError(f"column {place + 1} of “{source}”: {why}")


class _Reader:
    """Reads tokens from the left; ``rest`` is what it did not take."""

    def __init__(self, source: str, tokens: list[Token]) -> None:
        self._source = source
        self._tokens = tokens
        self._place = 0

    def rest(self) -> list[Token]:
        return self._tokens[self._place :]

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def alternatives(self, at_head: bool) -> str:
        choices = [self._sequence(at_head)]
        while (token := self._next()) and token.text == "|":
            self._place += 1
            choices.append(self._sequence(at_head))
        return choices[0] if len(choices) == 1 else f"(?:{'|'.join(choices)})"

    def _sequence(self, at_head: bool) -> str:
        pieces: list[tuple[str, bool]] = []
        gaps: list[tuple[int, int]] = []
        start = token.place if (token := self._next()) else len(self._source)
        while (token := self._next()) and token.text not in (")", "]", "|", "~"):
            head = at_head and all(optional for _, optional in pieces)
            pieces.append(self._piece(head))
            if pieces[-1][0].startswith("\0"):
                gaps.append((len(pieces), token.place))
        if not pieces:
            raise _error(self._source, start, "nothing here")
        if not _words(pieces):
            raise _error(self._source, start, "nothing here that must stand")
        for index, place in gaps:
            if not (_words(pieces[: index - 1]) and _words(pieces[index:])):
                raise _error(self._source, place, "a gap needs words on both sides")
        return Phrase(tuple(pieces)).expression()

    def _piece(self, at_head: bool) -> tuple[str, bool]:
        token = self._tokens[self._place]
        self._place += 1
        if token.kind == "label":
            name = token.text[:-1]
            if (after := self._next()) is None:
                raise _error(self._source, token.place, "a label needs something behind it")
            if after.kind == "gap":
                self._place += 1
                return _gap(self._source, after, name), False
            inner, optional = self._piece(at_head)
            return f"(?P<{name}>{inner})", optional
        if token.text in ("(", "["):
            return self._group(token, at_head)
        if token.kind == "gap":
            return _gap(self._source, token), False
        if token.kind == "regex":
            return "(?:" + token.text[1:-1].replace("\\/", "/") + ")", False
        if token.kind == "lemma":
            raise _error(
                self._source, token.place, "lemmas need the lexicon, which is not here yet"
            )
        if not token.text.strip("*"):
            raise _error(self._source, token.place, "“*” stands at the end or head of a word")
        return word_expression(token.text, at_head), False

    def _group(self, token: Token, at_head: bool) -> tuple[str, bool]:
        inner = self.alternatives(at_head)
        closing = self._next()
        if closing is None or closing.text != {"(": ")", "[": "]"}[token.text]:
            raise _error(self._source, token.place, f"“{token.text}” is not closed")
        self._place += 1
        return (inner, False) if token.text == "(" else (f"(?:{inner})", True)


def _words(pieces: Sequence[tuple[str, bool]]) -> bool:
    """Say whether there is a piece that is no gap and must not be left out."""
    return any(not optional and not source.startswith("\0") for source, optional in pieces)


def _gap(source: str, token: Token, label: str | None = None) -> str:
    digits = token.text.strip("…,")
    if not digits or not 1 <= int(digits) <= MOST_IN_GAP:
        raise _error(source, token.place, "a gap says how many words it takes at most: …4")
    return "\0" + gap_expression(int(digits), token.text.endswith(","), label)
