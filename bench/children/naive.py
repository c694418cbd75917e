"""Looks for every rule by itself: one ``finditer`` of the ``regex`` module an expression.

usage: python -m bench.children.naive PACK TEXT

Prints as JSON how many expressions and hits there were and the seconds of matching alone. Only
phrases (both sides of ``~``) and regular expressions are looked for; tables, variants, clauses,
confirmation and report are left out, to its advantage.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import regex

from linter import load_rules
from linter.choice import choose
from linter.config import Config
from linter.german.phrases import parse_phrase
from linter.rule import Rule


def main() -> None:
    """Compile, search and count."""
    pack, path = sys.argv[1:]
    text = Path(path).read_text("utf-8")
    sources = list(_sources(choose(load_rules(pack), Config())))
    compiled = [regex.compile(source, regex.V0) for source in sources]
    began = time.perf_counter()
    hits = sum(1 for expression in compiled for _ in expression.finditer(text))
    matching = time.perf_counter() - began
    print(json.dumps({"expressions": len(sources), "hits": hits, "matching": matching}))


def _sources(rules: Iterable[Rule]) -> Iterator[str]:
    for rule in rules:
        for pattern in rule.match:
            if pattern.kind == "phrase":
                yield from (part.source for part in parse_phrase(pattern.spec).parts)
            elif pattern.kind == "regex":
                yield pattern.spec


if __name__ == "__main__":
    main()
