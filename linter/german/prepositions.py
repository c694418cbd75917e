"""Prepositions: which cases each governs, and how it melts with an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

_GOVERNMENT = {
    "DAT": """ab aus außer bei entgegen entsprechend fern gegenüber gemäß mit mitsamt nach nahe
        nebst samt seit von zu zufolge zuliebe""",
    "AKK": "bis durch für gegen je kontra ohne per pro um via wider",
    "GEN": """abseits abzüglich anfangs angesichts anhand anlässlich anstatt anstelle aufgrund
        ausgangs ausschließlich ausweislich außerhalb behufs beiderseits betreffs bezüglich
        diesseits eingedenk einschließlich exklusive halber hinsichtlich infolge inklusive inmitten
        innerhalb jenseits kraft mangels mithilfe mittels namens oberhalb seitens seitlich statt
        trotz unbeschadet unfern ungeachtet unterhalb unweit vermittels vermöge vonseiten
        vorbehaltlich wegen während zugunsten zulasten zuungunsten zuzüglich zwecks""",
    "DAT AKK": "an auf hinter in neben unter vor zwischen über",
    "GEN DAT": "binnen dank entlang laut längs",
}

GOVERNMENT: Mapping[str, tuple[str, ...]] = {
    word: tuple(cases.split()) for cases, words in _GOVERNMENT.items() for word in words.split()
}
"""Preposition -> its cases, the likelier one first."""

CONJUNCTIONS = frozenset("anstatt außer bis seit statt um während".split())
"""Prepositions that are conjunctions as well: what follows them may have any case."""

_ALWAYS = "im in dem|am an dem|zum zu dem|zur zu der|beim bei dem|vom von dem|ins in das"
_LOOSE = (
    "ans an das|aufs auf das|durchs durch das|fürs für das|hinterm hinter dem|hinters hinter das"
    "|ums um das|unterm unter dem|unters unter das|vorm vor dem|vors vor das|überm über dem"
    "|übers über das"
)


def _rows(table: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for row in table.split("|"):
        contraction, preposition, article = row.split()
        yield contraction, (preposition, article)


CONTRACTIONS: Mapping[str, tuple[str, str]] = dict([*_rows(_ALWAYS), *_rows(_LOOSE)])
"""Contraction -> preposition and article."""

_MELTED: Mapping[tuple[str, str], str] = {pair: word for word, pair in _rows(_ALWAYS)}
_MELTED_LOOSELY: Mapping[tuple[str, str], str] = {v: k for k, v in CONTRACTIONS.items()}


def joined(preposition: str, article: str, loosely: bool = False) -> str:
    """Return both as German writes them: ``im``, ``in der``; ``loosely`` also ``aufs``."""
    melted = _MELTED_LOOSELY if loosely else _MELTED
    return melted.get((preposition, article), f"{preposition} {article}")
