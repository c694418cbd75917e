"""The phrase language: what a linguist writes, read into regular expressions."""

from __future__ import annotations

from linter.german.lemmas import Forms, forms_of
from linter.german.phrase import Lemma, Part, Phrase, PhraseError, remember, remembered
from linter.german.phrase_reader import Reader, error_at, tokens_of
from linter.german.words import bounded

__all__ = ["PhraseError", "lemmas_in", "parse_phrase"]


def parse_phrase(source: str, *, flat: bool = False) -> Phrase:
    """Read a phrase; one part for each side of ``A ~ B`` (one if there is no ``~``).

    With ``flat`` a torn verb is matched by the expression itself, particle and all. Raises
    ``PhraseError`` with the column (1-based, in code points) of what cannot be read.
    """
    phrase = remembered(source, flat)
    if phrase is None:
        phrase = _parse(source, flat)
        remember(source, flat, phrase)
    return phrase


def _parse(source: str, flat: bool) -> Phrase:
    tokens = list(tokens_of(source))
    parts: list[Part] = []
    lemmas: dict[str, tuple[Lemma, ...]] = {}
    while True:
        reader = Reader(source, tokens, flat)
        expression = reader.alternatives(at_head=True)
        rest = reader.rest()
        parts.append(Part(bounded(expression), reader.particles))
        for label, found in reader.lemmas.items():
            lemmas[label] = tuple(dict.fromkeys(lemmas.get(label, ()) + tuple(found)))
        if not rest:
            return Phrase(tuple(parts), lemmas)
        if rest[0].text != "~":
            raise error_at(source, rest[0].place, f"“{rest[0].text}” does not belong here")
        tokens = rest[1:]


def lemmas_in(source: str) -> list[Forms]:
    """Return what each lemma of a phrase stands for, in the order of the phrase."""
    return [forms_of(token.text[1:-1]) for token in tokens_of(source) if token.kind == "lemma"]
