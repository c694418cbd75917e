"""What rules cost once: phrases read and needles found, kept on disk for the next run.

With a warm cache no phrase is parsed and no lexicon opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from linter import cache
from linter.expression import expression
from linter.german import lexicon_file
from linter.german.phrases import Part, Phrase, known, parse_phrase, remember
from linter.rule import Pattern, Rule
from linter.version import __version__

_KIND = "rules"
_LAYOUT = 2

Wanted = Sequence[tuple[str, bool]]
"""Phrases, and whether each is wanted as one expression (``flat``)."""


def prepare(rules: Iterable[Rule]) -> None:
    """Read all phrases and expressions of ``rules``, from the cache if they were read before."""
    rules = tuple(rules)
    phrases = [wanted for wanted in _phrases(rules) if not known(*wanted)]
    if not phrases:
        return
    sources = _sources(rules)
    flags = (f"{int(flat)}{phrase}" for phrase, flat in phrases)
    key = cache.key_of(__version__, str(_LAYOUT), _lexicon(), *flags, *sources)
    if not _take(cache.load(_KIND, key), phrases):
        cache.store(_KIND, key, _found_out(phrases, sources))


def _lexicon() -> str:
    """Return what changes when the lexicon does; it is not opened for that."""
    stats = sorted((path.name, path.stat()) for path in lexicon_file.DATA.iterdir())
    files = (f"{name}:{stat.st_size}:{stat.st_mtime_ns}" for name, stat in stats)
    return " ".join((*files, repr(lexicon_file.own)))


def _phrases(rules: Iterable[Rule]) -> list[tuple[str, bool]]:
    found: dict[tuple[str, bool], None] = {}
    for rule in rules:
        found.update(dict.fromkeys((spec, False) for spec in _specs(rule.match)))
        for clause in (*rule.near, *rule.unless):
            found.update(dict.fromkeys((spec, True) for spec in _specs(clause.patterns)))
    return list(found)


def _sources(rules: Iterable[Rule]) -> list[str]:
    """Return the regular expressions of ``rules`` and of their clauses."""
    return [
        pattern.spec
        for rule in rules
        for patterns in (rule.match, *(clause.patterns for clause in (*rule.near, *rule.unless)))
        for pattern in patterns
        if pattern.kind == "regex"
    ]


def _specs(patterns: Iterable[Pattern]) -> Iterable[str]:
    return (pattern.spec for pattern in patterns if pattern.kind == "phrase")


def _found_out(phrases: Wanted, sources: Iterable[str]) -> dict[str, Any]:
    read = [parse_phrase(phrase, flat=flat) for phrase, flat in phrases]
    pairs = zip(phrases, read, strict=True)  # of clauses few are ever asked: not beforehand
    searched = [part.source for (_, flat), r in pairs if not flat for part in r.parts]
    return {
        "phrases": [[[[p.source, p.particles] for p in r.parts], r.lemmas] for r in read],
        "expressions": [
            [source, sorted(expression(source).needles), expression(source).width]
            for source in dict.fromkeys((*searched, *sources))
        ],
    }


def _take(value: Any, phrases: Wanted) -> bool:
    """Take over what the cache holds; False where it does not have the right shape."""
    try:
        read = [
            Phrase(
                tuple(Part(str(source), dict(particles)) for source, particles in parts),
                {
                    label: tuple((str(k), str(v)) for k, v in found)
                    for label, found in lemmas.items()
                },
            )
            for parts, lemmas in value["phrases"]
        ]
        found = [(str(s), frozenset(map(str, n)), int(w)) for s, n, w in value["expressions"]]
    except (TypeError, ValueError, KeyError, AttributeError):
        return False
    if len(read) != len(phrases):
        return False
    for (phrase, flat), result in zip(phrases, read, strict=True):
        remember(phrase, flat, result)
    for source, needles, width in found:
        expression(source).know(needles, width)
    return True
