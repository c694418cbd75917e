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
from linter.rule import Applicability, Pattern, Rule
from linter.span import Span

MOST_RELATED = 5
"""A finding points to at most this many other places."""


class ConsistencyMatcher:
    """All groups of variants; each group is a probe."""

    def __init__(self, patterns: Sequence[tuple[Rule, Pattern]]) -> None:
        self._probes = [(rule, _Group(pattern.spec)) for rule, pattern in patterns]

    @property
    def needles(self) -> Sequence[frozenset[str]]:
        """Return the lower-case variants of each group."""
        return [group.needles for _, group in self._probes]

    def rule(self, probe: int) -> Rule:
        """Return the rule of a probe."""
        return self._probes[probe][0]

    def find(self, probe: int, prose: Prose, places: Sequence[int] | None) -> Iterator[Match]:
        """Find all places of one group; its matches say which form stands there."""
        rule, group = self._probes[probe]
        for number, found in enumerate(group.sets(prose, places)):
            for form, spans in found.items():
                for span in spans:
                    yield Match(rule, span, values={"form": form}, group=str(number))

    def settle(self, probe: int, prose: Prose, matches: Sequence[Match]) -> Iterator[Match]:
        """Let a form win among the places that no clause vetoed; the others deviate."""
        rule, group = self._probes[probe]
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

    @property
    def needles(self) -> frozenset[str]:
        if self.fold:
            return frozenset()
        return frozenset(max(form.lower().split(), key=len) for form in self.variants)

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

    def sets(self, prose: Prose, places: Sequence[int] | None) -> Iterator[Places]:
        """Yield the places of each set of variants of one thing, mixed or not."""
        spans = [Span(*m.span()) for m in self._expression.matches(prose, places)]
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
