"""Determiners with all their forms, and the endings that adjectives take behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Cell = tuple[str, str]
"""Case and column: a gender, or PLU."""

CASES = ("NOM", "GEN", "DAT", "AKK")
COLUMNS = ("MAS", "FEM", "NEU", "PLU")

NO_ENDING = "."
NO_FORM = "-"


def _cells(table: str) -> dict[Cell, tuple[str, ...]]:
    """Read a table: ``|`` between cases, blanks between columns, ``/`` between variants."""
    found: dict[Cell, tuple[str, ...]] = {}
    for case, row in zip(CASES, table.split("|"), strict=True):
        for column, cell in zip(COLUMNS, row.split(), strict=True):
            if cell != NO_FORM:
                found[case, column] = tuple(cell.replace(NO_ENDING, "").split("/"))
    return found


STRONG = "strong"
MIXED = "mixed"
WEAK = "weak"

ENDINGS: Mapping[str, Mapping[Cell, tuple[str, ...]]] = {
    STRONG: _cells("er e es e | en er en er | em er em en | en e es e"),
    MIXED: _cells("er e es en | en en en en | en en en en | en e es en"),
    WEAK: _cells("e e e en | en en en en | en en en en | en e e en"),
}
"""What an adjective ends in, by declension."""


@dataclass(frozen=True, slots=True)
class Determiner:
    """A determiner: its forms by cell, the usual one first, and how adjectives decline behind it.

    ``loose``: in the plural usage wavers (alle neuen, manche neue). ``attributive``: can stand
    behind another determiner and then declines as an adjective does (eine solche, die eine).
    """

    name: str
    forms: Mapping[Cell, tuple[str, ...]] = field(hash=False)
    declension: str
    loose: bool = False
    attributive: bool = False

    def endings(self, cell: Cell) -> tuple[str, ...]:
        """Return how an adjective may end behind this determiner, the right ending first."""
        right = ENDINGS[self.declension].get(cell, ())
        if self.loose and cell[1] == "PLU":
            return (*right, *ENDINGS[STRONG][cell])
        return right


def _stemmed(stem: str, table: str) -> dict[Cell, tuple[str, ...]]:
    cells = _cells(table).items()
    return {cell: tuple(stem + ending for ending in endings) for cell, endings in cells}


_THIS = "er e es e | es/en er es/en er | em er em en | en e es e"
_ONE = ". e . - | es er es - | em er em - | en e . -"
_MY = ". e . e | es er es er | em er em en | en e . e"
_OUR = (
    "unser unsere/unsre unser unsere/unsre"
    "| unseres/unsres unserer/unsrer unseres/unsres unserer/unsrer"
    "| unserem/unsrem/unserm unserer/unsrer unserem/unsrem/unserm unseren/unsren/unsern"
    "| unseren/unsren/unsern unsere/unsre unser unsere/unsre"
)
_YOUR = (
    "euer eure/euere euer eure/euere | eures/eueres eurer/euerer eures/eueres eurer/euerer"
    "| eurem/euerem eurer/euerer eurem/euerem euren/eueren"
    "| euren/eueren eure/euere euer eure/euere"
)
_SAME = (
    "der{0}e die{0}e das{0}e die{0}en | des{0}en der{0}en des{0}en der{0}en"
    "| dem{0}en der{0}en dem{0}en den{0}en | den{0}en die{0}e das{0}e die{0}en"
)

ARTICLE = Determiner(
    "der",
    _cells("der die das die | des der des der | dem der dem den | den die das die"),
    WEAK,
)


def _all() -> Iterator[Determiner]:
    yield ARTICLE
    for stem in ("dies", "jen", "welch", "manch", "jeglich", "jedwed", "irgendwelch"):
        yield Determiner(stem, _stemmed(stem, _THIS), WEAK, loose=stem not in ("dies", "jen"))
    for stem in ("jed", "solch", "all", "sämtlich", "beid"):
        attributive = stem != "all"
        yield Determiner(stem, _stemmed(stem, _THIS), WEAK, True, attributive)
    for stem in ("ein", "irgendein"):
        yield Determiner(stem, _stemmed(stem, _ONE), MIXED, attributive=stem == "ein")
    for stem in ("kein", "mein", "dein", "sein", "ihr"):
        yield Determiner(stem, _stemmed(stem, _MY), MIXED)
    yield Determiner("unser", _cells(_OUR), MIXED)
    yield Determiner("euer", _cells(_YOUR), MIXED)
    for stem in ("selb", "jenig"):
        yield Determiner(f"der{stem}e", _cells(_SAME.format(stem)), WEAK)


DETERMINERS: Mapping[str, Determiner] = {
    form: determiner
    for determiner in _all()
    for forms in determiner.forms.values()
    for form in forms
}
"""Form in small letters -> its determiner."""

INVARIABLE = frozenset(
    "deren dessen wessen mehr weniger viel wenig etwas genug lauter allerlei keinerlei vielerlei"
    " mancherlei derlei solcherlei beiderlei bisschen paar manch solch welch".split()
)
"""Determiners without forms; an adjective behind them is strong."""

RELATIVES: Mapping[str, Mapping[Cell, tuple[str, ...]]] = {
    "der": _cells(
        "der die das die | dessen deren dessen deren | dem der dem denen | den die das die"
    ),
    "welcher": _stemmed("welch", "er e es e | - - - - | em er em en | en e es e"),
}
"""Relative pronouns by cell."""
