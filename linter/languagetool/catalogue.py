"""All rules of LanguageTool for German: what there is to switch on or off.

The server ignores names that it does not know, so somebody has to know them.
``scripts/list_languagetool_rules.py`` writes the list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

CATALOGUE = Path(__file__).parent / "rules.tsv"

SPELLERS = frozenset(
    {"GERMAN_SPELLER_RULE", "AUSTRIAN_GERMAN_SPELLER_RULE", "SWISS_GERMAN_SPELLER_RULE"}
)
"""The rules that look up every word in a dictionary, one for each of de-DE, de-AT and de-CH."""


@dataclass(frozen=True, slots=True)
class LtRule:
    """A rule of LanguageTool, or a group of rules that share an id.

    ``scope`` is ``text`` where it looks beyond a sentence, else ``sentence``. ``default`` says
    whether it (or one of its group) runs unasked; ``picky``: only at the level of that name.
    """

    id: str
    category: str
    scope: str
    default: bool
    picky: bool


@cache
def rules() -> Mapping[str, LtRule]:
    """Return all rules of de-DE, de-AT and de-CH by id, spellers included."""
    rows = CATALOGUE.read_text("utf-8").splitlines()[1:]
    return MappingProxyType(
        {
            id: LtRule(id, category, scope, default == "on", picky == "picky")
            for id, category, scope, default, picky in (row.split("\t") for row in rows)
        }
    )


@cache
def categories() -> frozenset[str]:
    """Return the ids of all categories."""
    return frozenset(rule.category for rule in rules().values())
