"""One adjective in place of another: the same ending, the same degree."""

from __future__ import annotations

from collections.abc import Iterator

from linter.german.adjectives import Adjective, adjective
from linter.german.swap import Swap
from linter.german.words import ENDINGS
from linter.span import Span


def swap_adjective(text: str, span: Span, old: str, new: str) -> tuple[Swap, ...]:
    """Return what ``span`` (a form of the lemma ``old``) becomes; ``()`` for unknown words."""
    before, after = adjective(old), adjective(new)
    if before is None or after is None:
        return ()
    word = span.of(text)
    forms = dict.fromkeys(_forms(word.lower(), before, after))
    written = [form.upper() if word.isupper() and len(word) > 1 else form for form in forms]
    return tuple(Swap(((span, form),), len(written) == 1) for form in written)


def _forms(word: str, old: Adjective, new: Adjective) -> Iterator[str]:
    if word == old.lemma or new.indeclinable:
        yield new.lemma
        return
    degrees = (
        (old.stems, new.stems),
        (old.comparatives, new.comparatives),
        (old.superlatives, new.superlatives),
    )
    for stems, others in degrees:
        for stem in stems:
            ending = word.removeprefix(stem)
            if word.startswith(stem) and ending in ENDINGS and others:
                yield (others[0] + ending) if ending or others is not new.stems else new.lemma
