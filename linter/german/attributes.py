"""Which words can stand between a determiner and its noun: declined, fixed, or before another."""

from __future__ import annotations

import re
from functools import lru_cache

from linter.german.adjectives import adjective, stem_reading
from linter.german.closed_words import function_words
from linter.german.determiners import DETERMINERS, INVARIABLE
from linter.german.prepositions import CONTRACTIONS, GOVERNMENT
from linter.german.verbs import verb_readings

_ENDING = re.compile(r"(?:e[mnrs]?)\Z")

_STEMS = frozenset(
    "ander andr einig etlich mehrer viel wenig folgend meist selb beid sämtlich solch jed gewiss"
    " derartig ebensolch zahlreich irgendwelch".split()
)
"""Quantifiers that decline as adjectives do."""

_SUFFIXES = (
    "lich", "isch", "bar", "sam", "los", "haft", "ell", "iert", "iv", "modal", "ial", "end",
    "mäßig", "fähig", "basiert", "gestützt", "getrieben", "weit", "freundlich", "spezifisch",
)  # fmt: skip
"""Stems that end so are adjectives or participles even where the lexicon has no such word."""

_PREFIXES = re.compile(
    r"(?:vor|nach|über|unter|um|mit|neu|un|nicht|selbst|fein|halb|hoch|tief|multi|mehr|teil|"
    r"hyper|super|inter|intra|prä|semi|re|de|ko|pseudo|quasi|gegen|fehl|rück|zwischen)-?"
)

_ADVERBS = frozenset(
    """sehr besonders äußerst immer noch bereits nur auch etwas weitaus wesentlich deutlich so ganz
    recht ziemlich überaus höchst allzu eher fast nahezu beinahe kaum nicht schon wieder erstmals
    zuvor vorher bisher dort hier jetzt heute damals oben unten mehr weniger viel weit extrem
    relativ vergleichsweise teilweise eigens bloß ebenso genauso gleich stets oft häufig meist
    einst soeben gerade lange nunmehr längst weltweit wirklich wohl gar erst neu gut halb
    einigermaßen weitgehend größtenteils zuletzt zunächst hierzulande derzeit ehemals vermeintlich
    angeblich sogenannt doppelt mindestens sogar lediglich solch besser sonst ebenfalls gemeinsam
    anders innen außen maßgeblich immerhin unbedingt jeweils ursprünglich
    seinerzeit anfangs zeitlich inzwischen mittlerweile ebenda rein""".split()
)
LIKELY_ADVERBS = frozenset("später früher weiter länger eher öfter häufiger näher".split())
"""Without a determiner these are adverbs even directly before a noun."""

_PRONOMINAL = re.compile(
    r"(?:da|dar|hier|wo)(?:an|auf|aus|bei|durch|für|gegen|hinter|in|mit|nach|neben|ran|rauf|raus"
    r"|rin|rüber|rum|unter|über|um|von|vor|zu)\Z"
)

_COUNTS = frozenset(
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn zwanzig dreißig vierzig"
    " fünfzig sechzig hundert tausend zweier dreier anderthalb eineinhalb zweieinhalb".split()
)
_NUMBERS = _COUNTS | frozenset("prima extra pur rosa lila orange beige oliv ocker".split())
_TOWNS = frozenset(
    """Berliner Hamburger Münchner Münchener Kölner Frankfurter Stuttgarter Düsseldorfer Leipziger
    Dresdner Dresdener Bremer Nürnberger Dortmunder Essener Bonner Hannoveraner Mainzer Kieler
    Karlsruher Heidelberger Freiburger Aachener Darmstädter Tübinger Göttinger Potsdamer Jenaer
    Wiener Grazer Salzburger Linzer Innsbrucker Zürcher Züricher Basler Berner Genfer Schweizer
    Luzerner Pariser Londoner Yorker Pekinger Shanghaier Tokioter Moskauer Washingtoner Brüsseler
    Mailänder Prager Warschauer Amsterdamer Rotterdamer Madrider Athener Budapester Stockholmer
    Osloer Kopenhagener Luxemburger Straßburger Tokyoter Kyotoer Bostoner Chicagoer Montrealer
    Seouler Hongkonger Taipeher Singapurer Hangzhouer Shenzhener Thüringer Brandenburger""".split()
)


def is_closed(word: str) -> bool:
    """Say whether ``word`` is a determiner, preposition or another word of the closed classes."""
    if word in DETERMINERS or word in CONTRACTIONS or word in INVARIABLE or word in GOVERNMENT:
        return True
    return word in function_words()


@lru_cache(maxsize=4096)
def is_declined(word: str) -> bool:
    """Say whether ``word`` can be an adjective or participle with an ending."""
    last = re.split(r"[-‑]", word)[-1]
    if not last.islower() or word in DETERMINERS:
        return False
    stems = [last[:cut] for cut in _cuts(last)]
    if last == word and is_closed(word):
        return not _STEMS.isdisjoint(stems)
    return any(_is_stem(last, stem) for stem in stems)


def _cuts(word: str) -> tuple[int, ...]:
    found = _ENDING.search(word)
    if not found:
        return ()
    return (found.start(), len(word) - 1) if word.endswith("e") else (found.start(),)


def _is_stem(word: str, stem: str) -> bool:
    if len(stem) < 2:
        return False
    if stem in _STEMS or stem_reading(stem) or word == "gerade":
        return True
    prefix = _PREFIXES.match(stem)
    if prefix and stem_reading(stem[prefix.end() :]):
        return True
    if stem.startswith("aller") and stem_reading(stem[5:]):
        return True
    return (stem.endswith(_SUFFIXES) or _is_compound(stem)) and not verb_readings(word)


def _is_compound(stem: str) -> bool:
    """Say whether a known adjective ends the stem: atomwaffenfrei, zweistufig."""
    cuts = range(3, len(stem) - 3)
    return any(stem_reading(stem[cut:]) for cut in cuts) or stem.endswith(("stufig", "lateral"))


def may_be_unknown(word: str) -> bool:
    """Say whether ``word`` may be a declined adjective that the lexicon does not know."""
    known = is_closed(word) or verb_readings(word) or stem_reading(word)
    return word.islower() and bool(_cuts(word)) and not known


def is_sure(word: str) -> bool:
    """Say whether a declined ``word`` cannot be an adverb instead."""
    return word != "gerade" and not word.endswith("weise")


def is_finite(word: str) -> bool:
    """Say whether ``word`` can be a finite verb (erlaubte, trainierten)."""
    return any(key[0].isdigit() for _, key in verb_readings(word))


def may_be_verb(word: str) -> bool:
    """Say whether ``word`` before an adjective may be the verb of the clause instead."""
    return word not in _ADVERBS and is_finite(word)


def stem(word: str) -> str:
    """Return a declined word without its ending."""
    return _ENDING.sub("", word)


def is_participle(word: str) -> bool:
    """Say whether a declined ``word`` can have a complement before it (basierende, entwickelte)."""
    return stem(word).endswith(
        ("end", "t", "en", "ig", "bar", "lich", "reich", "voll", "frei", "lang")
    )


def is_number(word: str) -> bool:
    """Say whether ``word`` counts more than one."""
    return word in _COUNTS or (word[0].isdigit() and word != "1")


def is_year(word: str) -> bool:
    """Say whether ``word`` may be a year, which counts nothing (seit 1988 Minister)."""
    return word.isdigit() and len(word) == 4


def is_superlative(word: str) -> bool:
    """Say whether ``word`` may stand behind ``am`` (besten)."""
    found = stem_reading(word.removesuffix("en"))
    return found is not None and found[1] == "SUP"


def is_comparative(word: str) -> bool:
    """Say whether ``word`` is a comparative without an ending (schneller)."""
    found = stem_reading(word)
    return found is not None and found[1] == "KOM"


def is_fixed(word: str) -> bool:
    """Say whether ``word`` is an attribute without endings: a number, lila, Berliner, 1990er."""
    if word in _NUMBERS or word in _TOWNS or word[:1].isdigit():
        return True
    found = adjective(word) if word.islower() and not is_closed(word) else None
    return found is not None and found.indeclinable


def is_adverb(word: str) -> bool:
    """Say whether ``word`` can stand before an adjective (sehr gut, vollständig neu)."""
    if word in _ADVERBS or _PRONOMINAL.match(word):
        return True
    if not word.islower() or is_closed(word):
        return False
    return stem_reading(word) is not None or (word.endswith(_SUFFIXES) and not is_finite(word))
