"""Variants of one term in one document; the places that deviate are found.

``spec``: ``variants`` (whole words) or ``stems`` (parts of words) or ``fold`` (any words that
differ only in ``case``, ``hyphen`` or ``space``); ``prefer`` names the form that wins, otherwise
the majority does; ``enforce`` (a form from the configuration) reports the others even where
nothing is mixed, and makes the fix safe; ``accept`` are forms left in peace, which make no other
form wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from linter.document import Prose
from linter.expression import expression
from linter.folding import FOLDS, Places, fold_together
from linter.german.words import BLANKS
from linter.match import Match
from linter.matchers.probe import Probe
from linter.rule import Applicability, Pattern, Rule
from linter.scan.anchor import Anchor, Stretch
from linter.span import Span

MOST_RELATED = 5
"""A finding points to at most this many other places."""


def probes(pattern: Pattern) -> Iterator[Probe]:
    """Each group of variants is a probe."""
    spec: dict[str, Any] = {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in pattern.spec.items()
    }
    if fold := spec.get("fold"):
        yield Probe(Anchor(FOLDS[fold]), spec, undivided=True)
        return
    stems = (form for stem in spec.get("stems", ()) for form in _both_cases(stem))
    yield Probe(Anchor.of_words((*spec.get("variants", ()), *stems)), spec)


def _both_cases(stem: str) -> tuple[str, str]:
    return stem[0].lower() + stem[1:], stem[0].upper() + stem[1:]


class ConsistencyMatcher:
    """One group of variants."""

    def __init__(self, rule: Rule, data: dict[str, Any]) -> None:
        self.rule, self._group = rule, _Group(data)

    def find(self, prose: Prose, stretches: Sequence[Stretch] | None) -> Iterator[Match]:
        """Find all places of the group; its matches say which form stands there."""
        for number, found in enumerate(self._group.sets(prose, stretches)):
            for form, spans in found.items():
                for span in spans:
                    yield Match(self.rule, span, values={"form": form}, group=str(number))

    def settle(self, prose: Prose, matches: Sequence[Match]) -> Iterator[Match]:
        """Let a form win among the places that no clause vetoed; the others deviate."""
        rule, group = self.rule, self._group
        for found in _sets(matches):
            if len(found) < (1 if group.enforce else 2):
                continue
            winner = group.winner(found)
            deviating = [(f, span) for f, spans in found.items() if f != winner for span in spans]
            for form, span in deviating:
                others = [other for _, other in deviating[: MOST_RELATED + 1] if other != span]
                related = [*found.get(winner, ())[:3], *others][:MOST_RELATED]
                yield Match(
                    rule,
                    span,
                    suggest=(group.rewrite(span.of(prose.text), form, winner),),
                    applicability=Applicability.SAFE if group.enforce else None,
                    values={"best": winner, "form": form},
                    related=tuple(related),
                    group=f"{rule.id}:{winner}",
                )


matcher = ConsistencyMatcher


def _sets(matches: Iterable[Match]) -> Iterable[Places]:
    sets: dict[str | None, Places] = {}
    for match in matches:
        sets.setdefault(match.group, {}).setdefault(match.values["form"], []).append(match.span)
    return sets.values()


class _Group:
    """One group of variants and how it is recognised, decided and rewritten."""

    def __init__(self, spec: dict[str, Any]) -> None:
        self.stems: tuple[str, ...] = tuple(spec.get("stems", ()))
        self.variants: tuple[str, ...] = tuple(spec.get("variants", ())) or self.stems
        self.fold: str = spec.get("fold", "")
        self.prefer: str | None = spec.get("prefer")
        self.enforce: bool = bool(spec.get("enforce"))
        self._peaceful = frozenset(spec.get("accept", ())) - {self.prefer}
        self._expression = expression(self._source())

    def _source(self) -> str:
        if self.fold:
            return FOLDS[self.fold]
        if self.stems:
            stem = "|".join(
                rf"[{s[0].lower()}{s[0].upper()}]{re.escape(s[1:])}" for s in self.stems
            )
            return rf"(?<!\w)[\w-]*?(?:{stem})[\w-]*"
        forms = "|".join(
            BLANKS.join(re.escape(word) for word in form.split())
            for form in sorted(self.variants, key=len, reverse=True)
        )
        return rf"(?<!\w)(?:{forms})(?=s?(?!\w))"

    def sets(self, prose: Prose, stretches: Sequence[Stretch] | None) -> Iterator[Places]:
        """Yield the places of each set of variants of one thing, mixed or not."""
        spans = [Span(*m.span()) for m in self._expression.matches(prose, stretches)]
        named = [] if self.fold else [self._named(prose, spans)]
        for forms in named or fold_together(self.fold, prose, spans):
            yield {form: where for form, where in forms.items() if form not in self._peaceful}

    def _named(self, prose: Prose, spans: Iterable[Span]) -> Places:
        found: Places = {}
        for span in spans:
            text = " ".join(span.of(prose.text).split())
            if self.stems:
                text = next(s for s in self.stems if s.lower() in text.lower())
            found.setdefault(text, []).append(span)
        return found

    def winner(self, found: Places) -> str:
        """Return the preferred form, else the most frequent one, else the first in the text."""
        if self.prefer and (self.enforce or self.prefer in found):
            return self.prefer
        return max(found, key=lambda form: (len(found[form]), -found[form][0].start))

    def rewrite(self, text: str, form: str, winner: str) -> str:
        """Write ``text`` with ``winner`` in place of ``form``; a stem keeps its capital."""
        if not self.stems:
            return winner
        place = text.lower().index(form.lower())
        new = winner[0].upper() if text[place].isupper() else winner[0].lower()
        return text[:place] + new + winner[1:] + text[place + len(form) :]
