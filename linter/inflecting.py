"""Suggestions that inflect: ``{verb:erkennen}`` takes the form of what was matched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from linter.german.clauses import is_sentence_head
from linter.german.swap import Swap

if TYPE_CHECKING:
    from linter.document import Prose
    from linter.match import Match
    from linter.span import Span

_SHARED = re.compile(r"\b(?:und|oder|sowie|aber)\b")
"""Two clauses may share the particle of a torn verb."""

LEMMA_FIELD = re.compile(r"\{(\w+):([^{}]+)\}")
"""Label and the lemma that takes its place."""


def swaps(prose: Prose, match: Match, label: str, new: str) -> tuple[Swap, ...]:
    """Return the ways to write the lemma ``new`` for a labelled part, best first."""
    spans, lemmas = match.labels[label], match.lemmas.get(label, ())
    found: list[Swap] = []
    for kind, old in lemmas:
        if _may_be(kind, old, spans[0].of(prose.text)):
            found += _swaps(prose, spans, kind, old, new)
    unique = tuple(dict.fromkeys(found))
    head = is_sentence_head(prose.text, prose.block(spans[0].start), spans[0].start)
    text = spans[0].of(prose.text)
    doubtful = any(_may_mean_other(kind, old, text, head) for kind, old in lemmas) or (
        len(spans) > 1 and _SHARED.search(prose.text, spans[0].end, spans[1].start) is not None
    )
    if len(unique) == 1 and not doubtful:
        return unique
    return tuple(Swap(way.changes, False) for way in unique)


def _may_be(kind: str, lemma: str, text: str) -> bool:
    from linter.german.lemmas import forms_of  # the lexicon is opened only for a suggestion

    forms = forms_of(f"{lemma}:{kind}")
    word = " ".join(text.split()).lower()
    return any(word == form.lower() for form in (*forms.together, *forms.torn))


def _may_mean_other(kind: str, lemma: str, text: str, head: bool) -> bool:
    """Say whether the form may be another word: Raten and Macht at a head, Bänke of a bank."""
    from linter.german.lexicon import noun_readings, nouns, verb_readings

    if kind == "VER":
        return text[:1].isupper() and bool(noun_readings(text.capitalize()))
    if kind == "SUB":
        if head and verb_readings(text.lower()):
            return True
        return any(len(noun.forms.get(("NOM", "PLU"), ())) > 1 for noun in nouns(lemma))
    return False


def _swaps(
    prose: Prose, spans: tuple[Span, ...], kind: str, old: str, new: str
) -> tuple[Swap, ...]:
    block = prose.block(spans[0].start)
    if kind == "SUB":
        from linter.german.agreement import swap_noun

        return swap_noun(prose.text, block, spans[0], old, new)
    if kind == "VER":
        from linter.german.inflection import swap_verb

        return swap_verb(prose.text, block, spans, old, new)
    from linter.german.comparison import swap_adjective

    return swap_adjective(prose.text, spans[0], old, new)


def as_text(prose: Prose, match: Match, field: re.Match[str]) -> str:
    """Return the form of a lemma for use inside a longer text (nothing else changes along)."""
    label, new = field.groups()
    spans = match.labels.get(label)
    for way in swaps(prose, match, label, new) if spans else ():
        for span, text in way.changes:
            if spans and span.contains(spans[0]):
                return text
    return new
