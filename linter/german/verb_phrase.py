"""A verb with the fixed words that belong to it (in Kraft treten, sich äußern), in any form."""

from __future__ import annotations

from dataclasses import dataclass

from linter.german.lexicon import Verb, verb
from linter.german.words import ENDINGS

_BY_SEIN = frozenset(
    "altern begegnen bersten bleiben eilen entarten entfallen entfliehen entgehen"
    " entgleisen entgleiten entkommen entlaufen entschlafen entspringen entstammen entstehen"
    " entweichen erblassen erblinden erfolgen erfrieren ergehen erkalten erkranken erliegen"
    " erlöschen ermatten ermüden erröten erscheinen erschrecken erstarren ersticken ertrinken"
    " erwachen erwachsen fahren fallen fliegen fliehen fließen flüchten folgen gedeihen gehen"
    " gelangen gelingen genesen geraten geschehen gleiten hasten joggen klettern kommen kriechen"
    " landen laufen marschieren misslingen missraten passieren platzen quellen reifen reisen reiten"
    " rennen rücken rutschen scheiden scheitern schleichen schlüpfen schmelzen schreiten schwellen"
    " schwimmen schwinden segeln sein sickern sinken springen sprießen starten steigen sterben"
    " stoßen stolpern strömen stürzen treten verarmen verbleiben verblühen verbluten verdampfen"
    " verdunsten verenden verfallen verfaulen vergehen verhallen verhungern verklingen verkommen"
    " verreisen verrosten verschwinden versinken verstreichen verstummen verwelken wachsen"
    " wandern weichen welken werden zerbrechen zerfallen zerplatzen zerspringen ziehen".split()
)
"""Bases whose perfect is built with sein (of a prefixed verb: the whole verb)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One form of a verb: FIN, INF, EIZ, PA1 or PA2, its key, and a declined one's ending."""

    kind: str
    key: str
    ending: str = ""
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A form as it is written: the verb, what goes to the clause's end, whether it is sure."""

    main: str
    support: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """The verb, fixed words before it (in Kraft) and whether it is reflexive."""

    verb: Verb
    fixed: tuple[str, ...]
    reflexive: bool

    @property
    def by_sein(self) -> bool:
        """Whether its perfect takes sein (best knowledge)."""
        return self.verb.lemma.rpartition("|")[2] in _BY_SEIN

    @property
    def _stem(self) -> str:
        """The stem without prefix of ``verwenden`` and ``zu|senden``: both variants are right."""
        base = self.verb.lemma.rpartition("|")[2]
        return base[-6:-2] if base.endswith("en") else base

    def _usual(self, forms: tuple[str, ...]) -> str:
        """Return ``verwendet`` rather than ``verwandt``, which also means something else."""
        if self._stem not in ("send", "wend"):
            return forms[0]
        return next((form for form in forms if self._stem in form), forms[0])

    def write(self, reading: Reading, last: bool, like: str = "") -> Written | None:
        """Return the form that ``reading`` asks for; ``like`` is the old form (setz or setze)."""
        joined = reading.kind == "FIN" and last and bool(self.verb.particle)
        key = f"{reading.key}:NEB" if joined else reading.key
        forms = self.verb.forms.get(key, ())
        if not forms:
            return None
        form = next((f for f in forms if f.endswith("e") == like.endswith("e")), forms[0])
        form = form if key.startswith(("IMP", "1:SIN:PRÄ")) else self._usual(forms)
        free = key.startswith(("IMP", "1")) or self._stem in ("send", "wend")
        sure = key not in self.verb.doubts and (len(forms) == 1 or free)
        declined = "d" if reading.kind == "EIZ" and reading.ending else ""
        form += declined + reading.ending
        support = [*self.fixed]
        if reading.kind == "FIN" and not last:
            support += [self.verb.particle] if self.verb.particle else []
            return Written(form, " ".join(support), sure)
        return Written(" ".join([*support, form]), "", sure)


def verb_phrase(source: str) -> VerbPhrase | None:
    """Return the phrase whose last word is the verb; None where the lexicon does not know it."""
    *words, last = source.split() or [""]
    known = verb(last)
    if known is None:
        return None
    return VerbPhrase(known, tuple(w for w in words if w != "sich"), "sich" in words)


def readings(old: Verb, surface: str, torn: bool, zu: bool) -> list[Reading]:
    """Return what ``surface`` can be of ``old``; ``torn``: its finite part, ``zu``: behind zu."""
    word = " ".join(surface.lower().split())
    if zu or word.startswith("zu "):
        bare = word.removeprefix("zu ")
        found = [Reading("EIZ", "EIZ", e) for e in _with_zu(old, f"zu {bare}")]
        if found or bare != word:
            return found
    return [*_finite(old, word, torn), *([] if torn else _infinite(old, word))]


def _with_zu(old: Verb, word: str) -> list[str]:
    """Return the ending if ``word`` is the infinitive with zu (auszudrücken, zu machende)."""
    forms = old.forms.get("EIZ", ())
    return [e for form in forms for e in ENDINGS if word == form + ("d" + e if e else "")]


def _finite(old: Verb, word: str, torn: bool) -> list[Reading]:
    joined = bool(old.particle) and not torn
    return [
        Reading("FIN", key.removesuffix(":NEB"))
        for key, forms in old.forms.items()
        if word in forms
        and (key[0].isdigit() or key.startswith("IMP"))
        and key.endswith(":NEB") == joined
    ]


def _infinite(old: Verb, word: str) -> list[Reading]:
    infinitives = old.forms.get("INF", ())
    found = [Reading("INF", "INF", e) for e in ("", "s") if word in [f + e for f in infinitives]]
    if old.particle:
        found += [Reading("EIZ", "EIZ", ending) for ending in _with_zu(old, word)]
    for key in ("PA1", "PA2"):
        for form in old.forms.get(key, ()):
            found += [Reading(key, key, ending) for ending in ENDINGS if word == form + ending]
    return found
