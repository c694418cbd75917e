"""Finds the rules that a user names, or says which name was meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import click

from linter.rule import Message, Rule, ids

_UNKNOWN = Message("Die Regel „{name}“ gibt es nicht.", "There is no rule “{name}”.")
_MEANT = Message(" Gemeint ist wohl „{near}“.", " Did you mean “{near}”?")


def find_rule(rules: Sequence[Rule], name: str, language: str) -> list[Rule]:
    """Return the rule with this id or the rules of this family; if there is none, say so."""
    found = [rule for rule in rules if name in (rule.id, rule.family)]
    if not found:
        near = get_close_matches(name, ids(rules), n=1)
        text = _UNKNOWN.in_language(language).format(name=name)
        text += _MEANT.in_language(language).format(near=near[0]) if near else ""
        click.echo(f"mtlint: {text}", err=True)
    return found
