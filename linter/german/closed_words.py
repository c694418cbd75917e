"""Closed classes of words: what opens a clause, stands for its subject, joins or ends its verb."""

from __future__ import annotations

from functools import lru_cache

from linter.german.verbs import FINITE, verb

SUBORDINATORS = frozenset(
    "dass daß weil wenn ob obwohl obgleich obschon falls sofern sobald solange sooft nachdem bevor"
    " sodass indem zumal wobei wohingegen".split()
)
"""They open a verb-last clause wherever they stand."""

SOFT_OPENERS = frozenset(
    "damit während da als bis seit seitdem soweit soviel ehe je wer wen wem wessen was wie wo woher"
    " wohin wann warum weshalb weswegen wieso womit wodurch wofür wozu woran worauf woraus worin"
    " worüber wovon wonach worum welcher welche welches welchen welchem".split()
)
"""They open one at the head of a clause if the verb is last; else they mean something else."""

RELATIVES = frozenset(
    "der die das den dem denen deren dessen welcher welche welches welchen welchem".split()
)
PREPOSITIONS = frozenset(
    "ab an am ans anhand auf aus außerhalb bei beim bis binnen dank durch entlang für fürs gegen"
    " gegenüber gemäß hinter im in innerhalb ins laut mit mithilfe nach neben ohne pro samt seit"
    " statt trotz über um unter unterhalb vom von vor während wegen zu zum zur zwischen".split()
)
DETERMINERS = frozenset(
    "der die das den dem des ein eine einen einem einer eines".split()
    + [
        stem + ending
        for stem in "kein mein dein sein ihr unser euer eur".split()
        for ending in ("", "e", "en", "em", "er", "es")
    ]
    + [
        stem + ending
        for stem in "dies jed jen manch solch welch all viel einig mehrer beid".split()
        for ending in ("e", "en", "em", "er", "es")
    ]
)
NOMINATIVES = {"ich": "1:SIN", "du": "2:SIN", "er": "3:SIN", "man": "3:SIN", "wir": "1:PLU"}
"""Pronouns that can be nothing but a subject."""

PRONOUNS = frozenset([*NOMINATIVES, "sie", "es", "ihr"])
REFLEXIVES = {"mich": "1:SIN", "dich": "2:SIN", "uns": "1:PLU", "euch": "2:PLU", "sich": ""}
OBJECTS = frozenset("mir dir ihm ihn ihnen mich dich uns euch sich".split())
COORDINATORS = frozenset("und oder sowie bzw beziehungsweise sondern aber doch denn".split())
GROUP_OPENERS = frozenset(("um", "ohne", "statt", "anstatt"))
"""They open an infinitive with zu."""

COMPARING = frozenset(("als", "wie"))
PARTICLES = frozenset(
    "ab an auf aus bei da dar durch ein empor entgegen fehl fern fest fort frei gegenüber gleich"
    " heim her herab heran herauf heraus herbei herein herum herunter hervor hin hinab hinauf"
    " hinaus hinein hinzu hinweg hoch los mit nach nieder offen preis statt teil über überein um"
    " unter vor voran voraus vorbei vorüber wahr weg weiter wett wieder zu zurecht zurück zusammen"
    " zuvor".split()
)

_VERBS = {
    "haben": "haben", "sein": "sein", "werden": "werden", "lassen": "lassen",
    **dict.fromkeys("können müssen dürfen sollen wollen mögen".split(), "modal"),
}  # fmt: skip


@lru_cache(maxsize=1)
def auxiliaries() -> dict[str, tuple[str, bool]]:
    """Return form -> haben, sein, werden, lassen or modal, and whether it can be finite."""
    found: dict[str, tuple[str, bool]] = {}
    for lemma, kind in _VERBS.items():
        word = verb(lemma)
        for key in (*FINITE, "INF", "PA2") if word else ():
            for form in word.forms.get(key, ()) if word else ():
                found.setdefault(form, (kind, key in FINITE))
    return found


def auxiliary(word: str) -> str:
    """Return which auxiliary ``word`` is a form of, or an empty text."""
    return auxiliaries().get(word, ("", False))[0]


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Return the words that are no verbs whatever the lexicon allows (eine, meine, laut)."""
    more = "nicht nur auch noch schon sehr so dann hier dort heute jetzt immer recht weit".split()
    classes = (SUBORDINATORS, SOFT_OPENERS, RELATIVES, PREPOSITIONS, DETERMINERS, PRONOUNS)
    return frozenset(more).union(*classes, OBJECTS, COORDINATORS, PARTICLES)
