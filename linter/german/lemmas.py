"""Lemmas of the phrase language: ``<aus|drücken:PRT>`` -> the forms that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from linter.german.words import BLANKS, ENDINGS, HEAD

if TYPE_CHECKING:
    from linter.german.lexicon import Noun, Verb

KINDS = ("SUB", "VER", "ADJ")
_FEATURES = frozenset(
    """NOM GEN DAT AKK SIN PLU MAS FEM NEU 1 2 3 PRÄ PRT KJ1 KJ2 IMP INF EIZ PA1 PA2 NEB
    GRU KOM SUP""".split()
)


class LemmaError(ValueError):
    """A lemma that the lexicon does not know or that needs its kind; says so in one line."""


@dataclass(frozen=True, slots=True)
class Forms:
    """What a lemma stands for: forms in one piece, and finite forms whose particle stands apart."""

    lemma: str
    kind: str
    together: tuple[str, ...]
    torn: tuple[str, ...] = ()
    particle: str = ""


@cache
def forms_of(token: str) -> Forms:
    """Return the forms of a token without its angle brackets: ``Modell:PLU``, ``um|gehen``.

    Raises ``LemmaError``.
    """
    lemma, *features = token.split(":")
    wrong = [feature for feature in features if feature not in {*KINDS, *_FEATURES}]
    if wrong:
        raise LemmaError(f"the feature “{wrong[0]}” is unknown")
    kind = next((feature for feature in features if feature in KINDS), "")
    wanted = frozenset(features) - set(KINDS)
    found = [forms for forms in _readings(lemma, wanted) if kind in ("", forms.kind)]
    if not found:
        raise LemmaError(f"the lexicon does not know <{token}>")
    if len(found) > 1:
        kinds = " or ".join(f"<{lemma}:{forms.kind}>" for forms in found)
        raise LemmaError(f"<{token}> may be {kinds}")
    if not (found[0].together or found[0].torn):
        raise LemmaError(f"<{token}> has no form with these features")
    return found[0]


def _readings(lemma: str, wanted: frozenset[str]) -> Iterator[Forms]:
    from linter.german.lexicon import adjective, nouns, verb  # opened only to compile a rule

    if lemma[:1].isupper():
        if found := nouns(lemma):
            yield Forms(lemma, "SUB", _unique(_noun_forms(found, wanted)))
        return
    if (known := verb(lemma)) is not None:
        yield _verb(known, wanted)
    if (other := adjective(lemma)) is not None and not (known and _is_form(known, lemma)):
        degrees = {"GRU": other.stems, "KOM": other.comparatives, "SUP": other.superlatives}
        stems = [s for degree, found in degrees.items() if wanted <= {degree} for s in found]
        ends = [stem + ending for stem in stems for ending in ENDINGS]
        yield Forms(lemma, "ADJ", _unique(([lemma] if wanted <= {"GRU"} else []) + ends))


def _is_form(verb: Verb, lemma: str) -> bool:
    return any(lemma in forms for forms in verb.forms.values())


def _noun_forms(found: Iterable[Noun], wanted: frozenset[str]) -> Iterator[str]:
    for noun in found:
        for slot, forms in noun.forms.items():
            if wanted <= {*slot, noun.gender}:
                yield from forms


def _verb(known: Verb, wanted: frozenset[str]) -> Forms:
    together: list[str] = []
    torn: list[str] = []
    for key, forms in known.forms.items():
        tags = frozenset(key.split(":"))
        if not wanted <= tags:
            continue
        finite = tags & {"PRÄ", "PRT", "KJ1", "KJ2", "IMP"}
        if known.particle and finite and "NEB" not in tags:
            torn += forms
        elif key in ("PA1", "PA2"):
            together += [form + ending for form in forms for ending in ENDINGS]
        else:
            together += forms
    return Forms(known.lemma, "VER", _unique(together), _unique(torn), known.particle)


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(forms), key=lambda form: (-len(form), form)))


def _with_endings(forms: tuple[str, ...]) -> Iterator[str]:
    """Yield the forms as expressions; one for all that decline alike (gemacht, gemachte …)."""
    known = set(forms)
    done: set[str] = set()
    for form in sorted(known, key=lambda form: (len(form), form)):
        declined = {form + ending for ending in ENDINGS[1:]}
        if declined <= known:
            done |= declined
            yield re.escape(form) + "(?:e[mnrs]?)?"
        elif form not in done:
            yield BLANKS.join(map(re.escape, form.split()))


def expression(forms: Iterable[str], at_head: bool) -> str:
    """Return what matches one of ``forms``: as written, with the capital of a head, in capitals."""
    forms = tuple(forms)
    words = "|".join(_with_endings(forms))
    first = forms[0][:1]
    if first.isupper():
        return f"(?=[A-ZÄÖÜ])(?i:{words})"
    capital = f"|(?=[A-ZÄÖÜ]){HEAD}" if at_head else ""
    return f"(?:(?=[a-zäöüß])|(?=[A-ZÄÖÜ]{{2}}){capital})(?i:{words})"
