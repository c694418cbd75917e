"""Walks from a noun to the left over its attributes: adjectives, participles, numbers, adverbs."""

from __future__ import annotations

import re

from linter.german import attributes
from linter.german.clauses import is_sentence_head
from linter.german.determiners import DETERMINERS, INVARIABLE
from linter.german.lexicon import nouns
from linter.german.noun_phrase import Token
from linter.span import Span

LOOK_BACK = 400

JOINERS = frozenset("und oder sowie bzw beziehungsweise aber sondern & + /".split())
QUOTES = frozenset("\"„“”»«‚‘’*_'")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*(?:er\b)?|[^\W\d_](?:\w|[-‑'’](?=\w))*[-‑]?|\S")


def tokens(text: str, block: Span, end: int, shout: bool) -> list[Token]:
    """Return the words and marks before ``end``; ``shout``: all is in capitals there."""
    start = max(block.start, end - LOOK_BACK)
    if start > block.start:
        start = text.find(" ", start, end) + 1 or end
    return [
        Token(Span(*match.span()), _plain(text, block, match, shout))
        for match in _TOKEN.finditer(text, start, end)
    ]


def _plain(text: str, block: Span, match: re.Match[str], shout: bool) -> str:
    word = match[0]
    if not word[:1].isupper():
        return word
    small = word.lower() if shout else word[0].lower() + word[1:]
    quoted = text[match.start() - 1 : match.start()] in ("„", "»", "“", '"')
    if shout or quoted or is_sentence_head(text, block, match.start()):
        plain = attributes.is_closed(small) or attributes.is_declined(small)
        return small if plain or attributes.is_adverb(small) else word
    return small if small in DETERMINERS else word  # also behind "(...)" or an emoji


class Reader:
    """Walks from the noun to the left over all that is an attribute of it."""

    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self.place = len(words) - 1
        self.found: list[Token] = []
        self.plural = False
        self.doubtful = False
        while self.place >= 0 and (step := self._step(self.words[self.place].text)):
            self.place -= step

    def _word(self, back: int) -> str:
        return self.words[self.place - back].text if self.place >= back else ""

    def _step(self, word: str) -> int:
        """Return over how many words to go on; 0: here the attributes end."""
        if word in QUOTES or (word == "am" and self._is_superlative()):
            return 1
        if word in JOINERS or word == ",":
            return self._joined(word)
        if word == "." and self._word(1).isdigit():
            return 2
        small = word[0].lower() + word[1:]
        noun = word != small and any(noun.kind != "ADJ" for noun in nouns(word))
        if attributes.is_declined(small) and not noun and not self._is_compared_adverb(small):
            return self._declined(word, small)
        if attributes.is_fixed(word):
            self.doubtful = self.doubtful or attributes.is_year(word)
            self.plural = self.plural or attributes.is_number(word)
            return 1
        return self._adverb(word) if self.found else 0

    def _is_degree(self, word: str) -> bool:
        """Whether ``viel`` and the like belong to the adjective (eine viel bessere)."""
        before = self._word(1)
        compared = attributes.is_comparative(attributes.stem(self.found[0].text))
        return compared or word == "solch" or before in DETERMINERS or attributes.is_adverb(before)

    def _is_superlative(self) -> bool:
        """Whether ``am`` belongs to the word behind it (die am besten trainierte)."""
        if len(self.found) < 2 or not attributes.is_superlative(self.found[0].text):
            return False
        del self.found[0]
        return True

    def _is_compared_adverb(self, word: str) -> bool:
        """Whether this is a comparative without ending (schneller wachsende)."""
        inner = self.found[0].text if self.found else ""
        return bool(inner) and not inner.endswith("er") and attributes.is_comparative(word)

    def _declined(self, word: str, small: str) -> int:
        lone = not self.found and self._word(1) not in DETERMINERS
        if word in INVARIABLE or (lone and word in attributes.LIKELY_ADVERBS):
            return 0
        if (word != small and "-" not in word) or not attributes.is_sure(word):
            self.doubtful = True
        self.found.insert(0, self.words[self.place])
        return 1

    def _joined(self, word: str) -> int:
        before = self._word(1)
        if before.endswith(("-", "‑")) and word != ",":
            self.doubtful = True
            return 2
        if self.found and (attributes.is_declined(before) or self._may_attribute(1)):
            return 1
        return 0

    def _may_attribute(self, back: int) -> bool:
        """Whether the determiner so far back stands behind another (die eine oder andere)."""
        known = DETERMINERS.get(self._word(back))
        return bool(known and known.attributive and self._word(back + 1) in DETERMINERS)

    def _adverb(self, word: str) -> int:
        if word == "zu" and self._word(1) in DETERMINERS:
            return 1
        if not attributes.is_adverb(word) or (word in INVARIABLE and not self._is_degree(word)):
            return 0
        if attributes.may_be_verb(word):
            self.doubtful = True
        return 1
