"""A place of the prose that fits a pattern; lives between the matchers and the engine only."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from linter.rule import Applicability, Clause, Rule
    from linter.span import Span

_NONE: Mapping[str, Any] = MappingProxyType({})


class Match(NamedTuple):
    """Where ``rule`` fits and what its labelled parts cover, in code points of the searched text.

    ``lemmas`` are kind and lemma of what a labelled part may be a form of; a torn verb is one part
    in two places.
    A kind of pattern that knows better than the rule's own texts gives ``suggest`` (replacements
    of the whole match, best first), ``applicability`` and clauses that hold beside the rule's own.
    ``values`` fill the message's fields.
    """

    rule: Rule
    span: Span
    labels: Mapping[str, tuple[Span, ...]] = _NONE
    lemmas: Mapping[str, tuple[tuple[str, str], ...]] = _NONE
    suggest: tuple[str, ...] | None = None
    applicability: Applicability | None = None
    values: Mapping[str, str] = _NONE
    near: tuple[Clause, ...] = ()
    unless: tuple[Clause, ...] = ()
    related: tuple[Span, ...] = ()
    group: str | None = None
