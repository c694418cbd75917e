"""Artifacts of translation to seed texts with: sentences of the rules themselves, and damage."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache

EVERY = 2_000
"""Code points of text for one artifact."""

_HYPHEN = re.compile(r"(?<=\w\w)-(?=[A-ZÄÖÜ]\w)")
_PERCENT = re.compile(r"(?<=\d)[   ]%")


@cache
def sentences() -> tuple[str, ...]:
    """Return the bad examples of the rules that run by default, each a text without markup.

    Not those of ``consistency``: one of them would mark a word wherever a long text has it.
    """
    from linter import load_rules  # reads the packs; only where texts are made
    from linter.choice import choose
    from linter.config import Config

    rules = [
        rule
        for rule in choose(load_rules(), Config())
        if not rule.is_grammar and all(pattern.kind != "consistency" for pattern in rule.match)
    ]
    examples = [example for rule in rules for example in rule.examples if example.format == "text"]
    return tuple(e.bad for e in examples if e.bad and "\n" not in e.bad and e.bad[0].isalpha())


def damaged(drawn: Sequence[str], dice: random.Random) -> list[str]:
    """Return sentences with one artifact among them: damage where that can be, or one more."""
    for number, sentence in enumerate(drawn):
        for good, bad in ((_HYPHEN, " -"), (_PERCENT, "%")):
            if good.search(sentence) and dice.random() < 0.5:
                hurt = good.sub(bad, sentence, count=1)
                return [*drawn[:number], hurt, *drawn[number + 1 :]]
    place = dice.randrange(len(drawn) + 1)
    return [*drawn[:place], dice.choice(sentences()), *drawn[place:]]
