"""Rules of LanguageTool that no pack adopts, opened by ``lt:`` selectors (``lt:ALL``)."""

from __future__ import annotations

from collections.abc import Collection

from linter.choice import OPENED
from linter.languagetool.catalogue import SPELLERS, rules
from linter.rule import Message, Pattern, Rule

_MESSAGE = Message("LanguageTool: {languagetool}", "LanguageTool (German only): {languagetool}")


def open_rules(selectors: Collection[str]) -> tuple[Rule, ...]:
    """Return a rule for each that LanguageTool itself runs unasked, ``lt:`` before its id.

    Its family is ``lt:`` and LanguageTool's category. Those that do not run unasked, and the
    spellers, are there only if ``selectors`` name them.
    """
    return tuple(
        Rule(
            id=OPENED + rule.id,
            family=OPENED + rule.category,
            message=_MESSAGE,
            match=(Pattern("languagetool", {"rule": rule.id}),),
            default=False,
            pack="LanguageTool",
        )
        for rule in rules().values()
        if OPENED + rule.id in selectors
        or (rule.default and not rule.picky and rule.id not in SPELLERS)
    )
