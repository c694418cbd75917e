"""A noun phrase as it stands in a text: preposition, determiner, attributes left of the noun."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from linter.german.determiners import ARTICLE, DETERMINERS, ENDINGS, STRONG, Determiner
from linter.german.prepositions import CONTRACTIONS
from linter.span import Span


class Token(NamedTuple):
    """A word or a mark; ``text`` in small letters where the capital is the sentence's."""

    span: Span
    text: str

    @property
    def is_name(self) -> bool:
        """Whether this is a noun or a name."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to read what stands before a noun.

    ``before``: the words left of the phrase. ``doubtful``: nothing may be written unseen.
    ``plural``: a number stands in it. ``fallback``: to be used only where no reading before fits.
    """

    before: tuple[Token, ...]
    preposition: Token | None = None
    determiner: Token | None = None
    attributes: tuple[Token, ...] = ()
    plural: bool = False
    doubtful: bool = False
    fallback: bool = False

    @property
    def contraction(self) -> tuple[str, str] | None:
        """Preposition and article, where both are one word."""
        return CONTRACTIONS.get(self.determiner.text) if self.determiner else None

    @property
    def article(self) -> str:
        """The form of the determiner, also inside a contraction."""
        if self.contraction:
            return self.contraction[1]
        return self.determiner.text if self.determiner else ""

    @property
    def known(self) -> Determiner | None:
        """The determiner, or the article in a contraction."""
        if self.determiner is None:
            return None
        return ARTICLE if self.contraction else DETERMINERS.get(self.determiner.text)

    @property
    def governor(self) -> str:
        """The preposition that governs the noun, or an empty text."""
        if self.contraction:
            return self.contraction[0]
        return self.preposition.text if self.preposition else ""

    def endings(self, cell: tuple[str, str]) -> tuple[str, ...]:
        """Return how an adjective may end in this phrase, the right ending first."""
        return self.known.endings(cell) if self.known else ENDINGS[STRONG][cell]
