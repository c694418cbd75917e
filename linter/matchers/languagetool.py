"""Rules of LanguageTool adopted by id; what it replies becomes matches.

``spec``: ``rule`` or ``category`` (ids of LanguageTool), ``fits``, an expression of which a match
must hold the marked place and is then taken in its stead, ``skips``, an expression that must not
match inside the marked place, and ``joins``: whether the first suggestion writes words together.
LanguageTool reads the prose in a pass of its own, so this kind
has no probes in the scan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from linter.choice import OPENED
from linter.document import Prose
from linter.expression import Expression, ExpressionTimeout, Labels, expression, labels_of
from linter.languagetool.catalogue import rules as catalogue
from linter.languagetool.reply import Reply
from linter.match import Match
from linter.rule import Pattern, Rule
from linter.span import Span

_LOOK_AROUND = 200


class _User(NamedTuple):
    """A rule that adopts one of LanguageTool's, and what the place must be like."""

    rule: Rule
    fits: Expression | None
    skips: Expression | None
    joins: bool | None


class LanguageToolMatcher:
    """All patterns that name a rule of LanguageTool."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._users: dict[str, list[_User]] = {}
        for rule in sorted(rules, key=lambda rule: rule.id.startswith(OPENED)):
            for pattern in rule.match:
                for id in _ids(pattern) if pattern.is_grammar else ():
                    self._users.setdefault(id, []).append(_user(rule, pattern.spec))

    def ids(self, scope: str) -> list[str]:
        """Return the ids of LanguageTool's rules that read a ``sentence`` or the whole ``text``."""
        known = catalogue()
        return sorted(id for id in self._users if known[id].scope == scope)

    def matches(self, prose: Prose, replies: Sequence[Reply]) -> Iterator[Match | Rule]:
        """Yield a match for each reply and rule that adopts it; replies lie in ``prose``.

        What ``lt:`` selectors open has what no pack takes. A rule whose expression takes too long
        is yielded itself.
        """
        for reply in replies:
            taken = False
            for user in self._users.get(reply.rule, ()):
                if taken and user.rule.id.startswith(OPENED):
                    continue
                try:
                    place = _place(prose, reply, user)
                except ExpressionTimeout:
                    yield user.rule
                    continue
                if place is not None:
                    taken = True
                    yield _match(prose, reply, user.rule, *place)


def _user(rule: Rule, spec: Mapping[str, Any]) -> _User:
    fits, skips = (expression(spec[key]) if key in spec else None for key in ("fits", "skips"))
    return _User(rule, fits, skips, spec.get("joins"))


def _ids(pattern: Pattern) -> list[str]:
    if "rule" in pattern.spec:
        return [pattern.spec["rule"]]
    wanted = pattern.spec["category"]
    return [id for id, rule in catalogue().items() if rule.category == wanted]


def _joins(prose: Prose, reply: Reply) -> bool:
    return any(
        len(text.split()) < len(reply.span.of(prose.text).split())
        for text in reply.replacements[:1]
    )


def _place(prose: Prose, reply: Reply, user: _User) -> tuple[Span, Labels] | None:
    """Return what is to be marked and its parts; None where the place does not fit."""
    if user.joins is not None and user.joins is not _joins(prose, reply):
        return None
    span, block = reply.span, prose.block(reply.span.start)
    if user.skips is not None and user.skips.search(prose.text, span):
        return None
    if user.fits is None:
        return span, {}
    start = max(block.start, span.start - _LOOK_AROUND)
    around = Span(start, min(block.end, span.end + _LOOK_AROUND))
    first = user.fits.at(prose.text, span.start, around.end)
    for match in chain([first] if first else [], user.fits.inside(prose.text, around)):
        found = Span(*match.span())
        if found.contains(span):
            return found, labels_of(match)
    return None


def _match(prose: Prose, reply: Reply, rule: Rule, span: Span, labels: Labels) -> Match:
    before = prose.text[span.start : reply.span.start]
    behind = prose.text[reply.span.end : span.end]
    return Match(
        rule,
        span,
        labels,
        suggest=None
        if rule.suggest
        else tuple(before + text + behind for text in reply.replacements),
        values={"languagetool": reply.message},
    )
