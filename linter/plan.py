"""What rules cost once, kept on disk: phrases read, probes made, the scan compiled.

With a warm cache no phrase is parsed, no lexicon opened, and of the rules only those are made that
are near to finding something.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from linter import cache
from linter.german import lexicon_data
from linter.kept_rules import Rules
from linter.matchers import KINDS, Matcher
from linter.matchers.probe import Probe
from linter.rule import Rule
from linter.rule_codec import encode
from linter.scan import Scan, best_engine, compile_scan, load_scan
from linter.search import Search
from linter.table import Table, packed
from linter.version import __version__

SCOPES = ("prose", "source")
_KIND = "plans"
_LAYOUT = "1"
_MOST = 12
"""So many plans are kept: one is some megabytes."""

_plans: dict[str, Plan] = {}
"""The plans of this process (an editor's server reads its settings many times)."""


class Plan:
    """All that is found out of a set of rules before a text is seen."""

    def __init__(self, key: str, parts: Sequence[memoryview], value: Any) -> None:
        """Take what ``_planned`` made; ``ValueError`` and the like where it is something else."""
        self.key = key
        self.rules = Rules(Table(parts[value["rules"]]), {})
        self.own = self.rules.some(value["own"])
        """Those that find something without LanguageTool."""
        self.grammar = self.rules.some(value["grammar"])
        """Those that find something with LanguageTool."""
        self._ids = value["ids"]
        self._scopes = {name: _Scope(kept, parts) for name, kept in value["scopes"].items()}

    def rule(self, id: str) -> Rule:
        """Return a rule by its id (``KeyError``)."""
        return self.rules[self._numbers[id]]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {id: number for number, id in enumerate(self._ids.split("\n"))}

    def searches(self) -> dict[str, Search]:
        """Return the search of each scope that has something to find."""
        try:
            return self._searches()
        except ValueError:  # kept by a machine of another kind
            return _planned(self.key, tuple(self.rules))._searches()

    def _searches(self) -> dict[str, Search]:
        return {
            name: Search(scope.scan, _Matchers(self.rules, scope.probes), scope.undivided)
            for name, scope in self._scopes.items()
            if scope.probes
        }


class _Scope:
    """What is kept of a scope: its probes and the scan for them."""

    def __init__(self, kept: Any, parts: Sequence[memoryview]) -> None:
        self.probes = Table(parts[kept["probes"]])
        self.undivided = frozenset(kept["undivided"])
        self._scan = kept["scan"], [parts[number] for number in kept["databases"]]

    @cached_property
    def scan(self) -> Scan:
        """The compiled anchors; ``ValueError`` where this machine cannot use them."""
        return load_scan(*self._scan)


class _Matchers(Sequence[Matcher]):
    """The matchers of a scope, made when they are asked for."""

    def __init__(self, rules: Sequence[Rule], kept: Table) -> None:
        self._rules, self._kept = rules, kept
        self._made: dict[int, Matcher] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def __getitem__(self, index: int) -> Matcher:  # type: ignore[override]  # no slices
        if index not in self._made:
            rule, kind, data = self._kept[index]
            self._made[index] = KINDS[kind].matcher(self._rules[rule], data)
        return self._made[index]


def plan_of(rules: Sequence[Rule]) -> Plan:
    """Return the plan of ``rules``, from the cache if they were planned before."""
    key = cache.key_of(stamp(), *(repr(encode(rule)) for rule in rules))
    if key not in _plans:
        _plans[key] = load_plan(key) or _planned(key, rules)
        for oldest in list(_plans)[:-_MOST]:
            del _plans[oldest]
    return _plans[key]


def load_plan(key: str) -> Plan | None:
    """Return the plan that is kept under ``key``, or None."""
    kept = cache.load_parts(_KIND, key)
    try:
        return None if kept is None else Plan(key, kept[1], kept[0])
    except (TypeError, KeyError, ValueError, IndexError):
        return None


def stamp() -> str:
    """Return what changes when kept plans can no longer be used."""
    name, engine = best_engine()
    versions = (__version__, _LAYOUT, sys.version, name, engine.version())
    return "\0".join((*versions, lexicon_data.stamp()))


def _planned(key: str, rules: Sequence[Rule]) -> Plan:
    parts = [packed([encode(rule), _flat_phrases(rule)] for rule in rules)]
    value = {
        "ids": "\n".join(rule.id for rule in rules),
        "rules": 0,
        "own": [i for i, rule in enumerate(rules) if not _is_only_grammar(rule)],
        "grammar": [i for i, rule in enumerate(rules) if rule.is_grammar],
        "scopes": {scope: _scope(rules, scope, parts) for scope in SCOPES},
    }
    cache.store_parts(_KIND, key, value, parts, _MOST)
    return Plan(key, [memoryview(part) for part in parts], value)


def _is_only_grammar(rule: Rule) -> bool:
    return bool(rule.match) and all(pattern.is_grammar for pattern in rule.match)


def _scope(rules: Sequence[Rule], scope: str, parts: list[bytes]) -> dict[str, Any]:
    """Return what is kept of a scope; what is long is added to ``parts``."""
    probes = list(_probes(rules, scope))
    scan, databases = compile_scan([probe.anchor for _, _, probe in probes]).dump()
    parts += [packed((rule, kind, probe.data) for rule, kind, probe in probes), *databases]
    last = len(parts)
    return {
        "undivided": [i for i, (_, _, probe) in enumerate(probes) if probe.undivided],
        "probes": last - len(databases) - 1,
        "databases": list(range(last - len(databases), last)),
        "scan": scan,
    }


def _probes(rules: Sequence[Rule], scope: str) -> Iterator[tuple[int, str, Probe]]:
    for number, rule in enumerate(rules):
        if rule.scope != scope:
            continue
        for pattern in rule.match:
            if not pattern.is_grammar:  # a second pass asks LanguageTool
                for probe in KINDS[pattern.kind].probes(pattern):
                    yield number, pattern.kind, probe


def _flat_phrases(rule: Rule) -> list[Any]:
    """Read the phrases of a rule's clauses."""
    specs = {
        pattern.spec
        for clause in (*rule.near, *rule.unless)
        for pattern in clause.patterns
        if pattern.kind == "phrase"
    }
    if not specs:
        return []
    from linter.german.phrases import parse_phrase  # the parser is needed for new rules only

    read = ((spec, parse_phrase(spec, flat=True)) for spec in sorted(specs))
    return [[spec, [list(part) for part in phrase.parts], phrase.lemmas] for spec, phrase in read]
