"""Puts one noun in place of another so that everything right beside it agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from linter.german import traps
from linter.german.attribute_reader import JOINERS, tokens
from linter.german.attributes import is_declined, may_be_unknown
from linter.german.clauses import is_sentence_head
from linter.german.determiners import DETERMINERS
from linter.german.likelihood import by_likelihood
from linter.german.noun_context import phrases
from linter.german.noun_forms import Reading, Target, readings, targets
from linter.german.noun_phrase import Phrase
from linter.german.phrase_writer import written
from linter.german.prepositions import GOVERNMENT
from linter.german.relative import Behind, Changes, behind, first_relative
from linter.german.swap import Swap
from linter.span import Span

__all__ = ["Swap", "swap_noun"]


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the old noun stands; ``head``: where the whole word begins (KI-Vorausbildung)."""

    text: str
    block: Span
    span: Span
    old: str
    head: int

    @property
    def form(self) -> str:
        return self.span.of(self.text)

    @property
    def shout(self) -> bool:
        return self.form.isupper() and len(self.form) > 3 and not self.old.isupper()


def swap_noun(text: str, block: Span, span: Span, old: str, new: str) -> tuple[Swap, ...]:
    """Return the ways to write the noun ``new`` for the form of ``old`` at ``span``, best first.

    ``()`` when ``new`` is unknown. Of several words the last one counts.
    """
    head = span.start
    while head > block.start and (text[head - 1].isalnum() or text[head - 1] in "-‑"):
        head -= 1
    place = _Place(text, block, span, old, head)
    if text[span.end : span.end + 1] in ("-", "‑"):
        return (Swap(((span, new),), False),) if targets(new, set()) else ()
    found: dict[Changes, bool] = {}
    for phrase, reading in _readings(place):
        for target in targets(new, {reading.gender}):
            for changes, certain in _swaps(place, phrase, reading, target):
                found[changes] = found.get(changes, True) and certain
    certain = len(found) == 1
    return tuple(Swap(changes, certain and sure) for changes, sure in found.items())


def _readings(place: _Place) -> list[tuple[Phrase, Reading]]:
    """Return what the phrase and the noun in it can be, the likeliest first."""
    words = tokens(place.text, place.block, place.head, place.shout)
    possible = readings(place.form, place.old)
    found: list[tuple[Phrase, Reading]] = []
    for phrase in phrases(words):
        if phrase.fallback and found:
            continue
        fits = [reading for reading in possible if _fits(place, phrase, reading)]
        usual = [r for r in fits if not r.rare and not _is_bare(phrase, r)]
        found += [(phrase, reading) for reading in by_likelihood(phrase, usual or fits)]
    return found


def _is_bare(phrase: Phrase, reading: Reading) -> bool:
    """Whether nothing but the noun shows its case, as something must (genitive, weak nouns)."""
    if phrase.known or phrase.attributes:
        return False
    weak = reading.weak and reading.case != "NOM" and reading.number == "SIN"
    return reading.case == "GEN" or weak


def _fits(place: _Place, phrase: Phrase, reading: Reading) -> bool:
    cell = reading.cell
    if phrase.known and phrase.article not in phrase.known.forms.get(cell, ()):
        return False
    if phrase.plural and reading.number != "PLU":
        return False
    if phrase.governor and reading.case not in GOVERNMENT[phrase.governor]:
        return False
    if reading.ending is not None and reading.ending not in phrase.endings(cell):
        return False
    inner = [word.lower() for word in place.form.split()[:-1]]
    attributes = [token.text for token in phrase.attributes] + [w for w in inner if is_declined(w)]
    return all(word.lower().endswith(phrase.endings(cell)) for word in attributes)


def _swaps(
    place: _Place, phrase: Phrase, reading: Reading, target: Target
) -> Iterator[tuple[Changes, bool]]:
    """Yield what must be written for one reading, and whether nothing speaks against it."""
    cell = target.cell(reading)
    ending = next(iter(phrase.endings(cell)), "")
    left = written(place.text, phrase, reading.cell, cell)
    if left is None:
        return
    same = cell[1] == reading.cell[1]
    right = Behind() if same else _behind(place, phrase, reading, cell[1])
    certain = right.sure and _is_certain(place, phrase, reading, target, right.end)
    if not phrase.determiner and left:
        certain = False
    for form, option in product(target.forms(reading, ending), right.options):
        noun = (place.span, _in_place(place, form))
        yield tuple(sorted((*left, noun, *option))), certain


def _in_place(place: _Place, form: str) -> str:
    """Return the new form with the capitals that its place asks for."""
    if place.shout:
        return form.upper()
    if place.head < place.span.start and place.form[0].islower():
        return form[0].lower() + form[1:]
    first = form.split(maxsplit=1)[0]
    if is_declined(first) and is_sentence_head(place.text, place.block, place.span.start):
        return form[0].upper() + form[1:]
    return form


def _behind(place: _Place, phrase: Phrase, reading: Reading, new: str) -> Behind:
    """Return what follows behind; another noun before may be what it is about."""
    found = behind(place.text, place.block, place.span.end, reading.cell[1], new)
    last = phrase.before[-1] if phrase.before else None
    if found.options != ((),) and last and (last.is_name or last.text in JOINERS):
        return Behind((*found.options, ()) if () not in found.options else found.options, False)
    return found


def _is_certain(place: _Place, phrase: Phrase, reading: Reading, target: Target, end: int) -> bool:
    """Whether nothing in the phrase, the words or their surroundings is doubtful."""
    text, block, span = place.text, place.block, place.span
    guessed = reading.guessed and phrase.known is None
    if reading.rare and reading.case == "DAT":  # im Hause, but also: vor allem Schuhe
        return False
    if phrase.doubtful or reading.doubted or guessed or target.doubted(reading):
        return False
    bare = not (phrase.known or phrase.attributes) and reading.number == "SIN"
    if _is_bare(phrase, reading) or (bare and target.weak) or traps.is_suspended(text, block, span):
        return False
    if place.head < span.start and (" " in place.form or target.before):
        return False
    if target.cell(reading)[1] == reading.cell[1]:
        return reading.gender == target.noun.gender or not _is_partitive(phrase, reading)
    last = "" if phrase.determiner or not phrase.before else phrase.before[-1].text
    return not (
        may_be_unknown(last)
        or traps.is_coordinated(text, block, span, phrase)
        or traps.is_referred_to(text, block, end or span.end, reading.gender)
        or traps.is_omitted(text, block, span)
        or first_relative(text, block, end or span.end, reading.gender)
    )


def _is_partitive(phrase: Phrase, reading: Reading) -> bool:
    """Whether one is named beside the many and has the gender: "eine der", "eine oder zwei"."""
    words = [token.text for token in phrase.before[-2:]]
    if len(words) > 1 and words[0] in DETERMINERS and words[1] in JOINERS:
        return True
    picked = reading.case == "GEN" or phrase.governor in ("von", "unter", "aus")
    word = phrase.before[-1].text if phrase.before else ""
    return picked and bool(word) and not word[0].isupper() and word[0].isalpha()
