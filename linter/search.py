"""Finds the matches of many patterns in one scan of a text and drops what their clauses veto."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from linter.document import Prose
from linter.expression import ExpressionTimeout
from linter.match import Match
from linter.matchers import Matcher
from linter.rule import Rule
from linter.scan import Scan
from linter.veto import Veto, asks_the_document

Found = tuple[int, list[Match]]
"""The number of a probe, and what it finds."""


class Search:
    """All probes of one scope: finds their matches in one scan of a text."""

    def __init__(
        self, scan: Scan, matchers: Sequence[Matcher], undivided: Collection[int] = ()
    ) -> None:
        """Take the compiled anchors of the probes and the matcher of each.

        ``undivided`` are the numbers of probes that find something in whole documents only.
        """
        self._scan, self._matchers, self._undivided = scan, matchers, undivided

    def matches(self, prose: Prose, format: str) -> Iterator[Match | Rule]:
        """Yield the matches that no clause vetoes, and each rule that ran out of time."""
        for found in self.found(prose, format):
            yield from (found,) if isinstance(found, Rule) else self.settled(prose, found)

    def found(
        self, prose: Prose, format: str, *, whole: bool | None = None
    ) -> Iterator[Found | Rule]:
        """Yield the matches of each probe that stand whatever is written in other blocks.

        Those whose clauses ask the whole document are among them. ``whole`` asks only probes that
        need the whole document (True) or only those that do not (False).
        """
        if not prose.blocks or (whole and not self._undivided):
            return
        places = self._scan.places(prose.text)
        for number in sorted([*places, *self._scan.everywhere]):
            if whole is not None and whole is not (number in self._undivided):
                continue
            matcher = self._matchers[number]
            rule = matcher.rule
            if rule.formats and format not in rule.formats:
                continue
            veto = Veto(prose)
            try:
                yield (
                    number,
                    [
                        match
                        for match in matcher.find(prose, places.get(number))
                        if asks_the_document(match) or not veto.falls_on(match)
                    ],
                )
            except ExpressionTimeout:
                yield rule

    def settled(self, prose: Prose, found: Found) -> Iterator[Match | Rule]:
        """Yield what is left of a probe's matches in the whole document."""
        number, matches = found
        matcher, veto = self._matchers[number], Veto(prose)
        try:
            kept = [m for m in matches if not (asks_the_document(m) and veto.falls_on(m))]
            yield from matcher.settle(prose, kept)
        except ExpressionTimeout:
            yield matcher.rule
