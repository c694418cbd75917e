"""Reads the signs of the phrase language from the left into regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from linter.german.lemmas import LemmaError, expression, forms_of
from linter.german.phrase import TORN, Lemma, PhraseError
from linter.german.words import MOST_IN_GAP, SPACE, gap_expression, word_expression


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


def tokens_of(source: str) -> Iterator[Token]:
    """Yield the signs and words of a phrase; ``PhraseError`` at what is neither."""
    place = 0
    while place < len(source):
        match = _TOKEN.match(source, place)
        if match is None:
            raise error_at(source, place, f"“{source[place]}” cannot stand here")
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match[0], place)
        place = match.end()


def error_at(source: str, place: int, why: str) -> PhraseError:
    """Return an error that names the column of ``source``."""
    return PhraseError(f"column {place + 1} of “{source}”: {why}")


class Reader:
    """Reads tokens from the left; ``rest`` is what it did not take."""

    def __init__(self, source: str, tokens: list[Token], flat: bool) -> None:
        self._source = source
        self._tokens = tokens
        self._flat = flat
        self._place = 0
        self._labels: list[str] = []
        self.particles: dict[str, str] = {}
        self.lemmas: dict[str, list[Lemma]] = {}

    def rest(self) -> list[Token]:
        """Return the tokens behind what was read."""
        return self._tokens[self._place :]

    def _next(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def alternatives(self, at_head: bool) -> str:
        """Read ``a|b|c`` up to a closing bracket, ``~`` or the end."""
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
            raise error_at(self._source, start, "nothing here")
        if not _words(pieces):
            raise error_at(self._source, start, "nothing here that must stand")
        for index, place in gaps:
            if not (_words(pieces[: index - 1]) and _words(pieces[index:])):
                raise error_at(self._source, place, "a gap needs words on both sides")
        return _joined(pieces)

    def _piece(self, at_head: bool) -> tuple[str, bool]:
        token = self._tokens[self._place]
        self._place += 1
        if token.kind == "label":
            name = token.text[:-1]
            if (after := self._next()) is None:
                raise error_at(self._source, token.place, "a label needs something behind it")
            if after.kind == "gap":
                self._place += 1
                return _gap(self._source, after, name), False
            self._labels.append(name)
            inner, optional = self._piece(at_head)
            self._labels.pop()
            return f"(?P<{name}>{inner})", optional
        if token.text in ("(", "["):
            return self._group(token, at_head)
        if token.kind == "gap":
            return _gap(self._source, token), False
        return self._one(token, at_head), False

    def _one(self, token: Token, at_head: bool) -> str:
        """Read what stands for one word."""
        if token.kind == "regex":
            return "(?:" + token.text[1:-1].replace("\\/", "/") + ")"
        if token.kind == "lemma":
            return self._lemma(token, at_head)
        if not token.text.strip("*"):
            raise error_at(self._source, token.place, "“*” stands at the end or head of a word")
        return word_expression(token.text, at_head)

    def _lemma(self, token: Token, at_head: bool) -> str:
        try:
            forms = forms_of(token.text[1:-1])
        except LemmaError as error:
            raise error_at(self._source, token.place, str(error)) from error
        for label in self._labels:
            self.lemmas.setdefault(label, []).append((forms.kind, forms.lemma))
        choices = [expression(forms.together, at_head)] if forms.together else []
        if forms.torn:
            finite = expression(forms.torn, at_head)
            if self._flat:
                gap = gap_expression(MOST_IN_GAP, False, None)
                choices.append(finite + gap + SPACE + forms.particle)
            else:
                name = f"{TORN}{token.place}"
                self.particles[name] = forms.particle
                choices.append(f"(?P<{name}>{finite})")
        return f"(?:{'|'.join(choices)})"

    def _group(self, token: Token, at_head: bool) -> tuple[str, bool]:
        inner = self.alternatives(at_head)
        closing = self._next()
        if closing is None or closing.text != {"(": ")", "[": "]"}[token.text]:
            raise error_at(self._source, token.place, f"“{token.text}” is not closed")
        self._place += 1
        return (inner, False) if token.text == "(" else (f"(?:{inner})", True)


def _joined(pieces: Sequence[tuple[str, bool]]) -> str:
    """Join pieces with white space; each may be left out or not."""
    parts: list[str] = []
    started = False
    for source, optional in pieces:
        if source.startswith("\0"):  # a gap brings its own white space
            parts.append(source[1:])
        elif not started:
            parts.append(f"(?:{source}{SPACE})?" if optional else source)
            started = not optional
        else:
            parts.append(f"(?:{SPACE}{source})?" if optional else SPACE + source)
    return "".join(parts)


def _words(pieces: Sequence[tuple[str, bool]]) -> bool:
    """Say whether there is a piece that is no gap and must not be left out."""
    return any(not optional and not source.startswith("\0") for source, optional in pieces)


def _gap(source: str, token: Token, label: str | None = None) -> str:
    digits = token.text.strip("…,")
    if not digits or not 1 <= int(digits) <= MOST_IN_GAP:
        raise error_at(source, token.place, "a gap says how many words it takes at most: …4")
    return "\0" + gap_expression(int(digits), token.text.endswith(","), label)
