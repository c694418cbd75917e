"""Which language a text is in, as far as the linter must know: German or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

from linter.rule import Message

_WORD = re.compile(r"[^\W\d_]+")
_FAR = re.compile(r"[^\x00-\u024f\u2000-\u206f]")
"""What is neither Latin nor punctuation. To compile the ranges of ``_HAN`` would take 2 ms."""

_HAN = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"))
_SAMPLE = 20_000
_FEWEST_WORDS = 25
_FEWEST_HAN = 20
_SURELY = 0.2
"""No text has so many German function words and twice as many of another language."""

_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    "de": frozenset(
        """der die das und ist nicht ein eine einer eines einem einen dem den des zu mit von für
        auf sich auch es im in an bei als wie oder wird werden sind hat haben kann können sie
        er wir ich ihr dass wenn aus nach über noch nur um zum zur durch vor aber so""".split()
    ),
    "en": frozenset(
        """the of and to is in that for on with as it be this are or by from at an not you have
        can will which was your if has but they we when their all more use""".split()
    ),
    "fr": frozenset("le la les et est un une des du que pour dans pas sur qui avec".split()),
    "es": frozenset("el la los las y es un una que para con por no se del como más".split()),
    "it": frozenset("il lo la gli e è un una che per con non si del della sono".split()),
    "nl": frozenset("de het een en is niet van voor met op dat zijn wordt naar ook je".split()),
}
_NAMES = {
    "en": Message("Englisch", "English"),
    "fr": Message("Französisch", "French"),
    "es": Message("Spanisch", "Spanish"),
    "it": Message("Italienisch", "Italian"),
    "nl": Message("Niederländisch", "Dutch"),
    "han": Message("Chinesisch, Japanisch oder Koreanisch", "Chinese, Japanese or Korean"),
}


def foreign_language(text: str) -> Message | None:
    """Return the name of the text's language if it is surely not German; None otherwise.

    Looks at the first 20,000 code points; a text of fewer than 25 words is taken for German.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())
    if _count_han(sample) > 2 * len(words) + _FEWEST_HAN:
        return _NAMES["han"]
    if len(words) < _FEWEST_WORDS:
        return None
    if _share(words, "de") > _SURELY:
        return None
    shares = {name: _share(words, name) for name in _FUNCTION_WORDS}
    best = max(shares, key=lambda name: shares[name])
    if best == "de" or shares[best] < 0.1 or shares[best] < 2 * shares["de"]:
        return None
    return _NAMES[best]


def _share(words: Sequence[str], language: str) -> float:
    return sum(map(_FUNCTION_WORDS[language].__contains__, words)) / len(words)


def _count_han(text: str) -> int:
    if len(text) - len(text.encode("cp1252", "ignore")) < _FEWEST_HAN:
        return 0  # found out ten times as fast
    far = _FAR.findall(text)
    return sum(any(first <= char <= last for first, last in _HAN) for char in far)
