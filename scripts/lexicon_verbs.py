"""Tells separable verbs from others, and fills what the dictionary leaves open."""

from __future__ import annotations

import re
from collections import Counter

from lexicon_dictionary import Cells, Raw
from lexicon_opinions import verb_opinion
from lexicon_repair import PREFIXES, VARIABLE, Verbs, fill, fill_weak, repair

from linter.german.verbs import CELLS, FINITE

NEVER = ("miss", "rück")
"""Prefixes that only the zu of the infinitive tears off (misszuverstehen)."""
ALWAYS = (
    "ab an auf aus bei da dar ein empor entgegen fehl fest fort her heran heraus herum hin hinaus"
    " hinein hoch los mit nach nieder vor weg weiter zu zurück zusammen".split()
)

MODAL = ("dürfen", "können", "mögen", "müssen", "sollen", "wollen")
"""Verbs without an imperative."""


def verbs(raw: Raw) -> Verbs:
    """Return lemma (``aus|drücken``) -> cell of the base -> forms, the usual one first."""
    particles = _particles(raw)
    found: Verbs = {}
    for lemma, cells in sorted(raw.verbs.items()):
        if not _is_verb(lemma, cells, raw):
            continue
        particle = separable(lemma, cells, particles, raw)
        if particle:
            found[f"{particle}|{lemma[len(particle) :]}"] = _stripped(lemma, particle, cells)
        if not particle or _is_double(lemma, particle, cells):
            found[lemma] = _simple(lemma, cells, bool(particle))
    for lemma in sorted(found, key=lambda lemma: "|" in lemma):
        fill(lemma, found)
        repair(lemma, found)
        fill_weak(lemma, found[lemma])
    finite = {lemma: cells for lemma, cells in found.items() if cells.get("3:SIN:PRÄ")}
    return {lemma: _complete(lemma, cells) for lemma, cells in finite.items()}


def _is_verb(lemma: str, cells: Cells, raw: Raw) -> bool:
    if lemma not in cells.get("INF", ()) and not any(key in cells for key in FINITE):
        return False  # forms that were taken for lemmas
    unzu = re.match(r"(.+?)(ge|zu)(.+)$", lemma)
    twin = unzu and (unzu[1] + unzu[3]) in raw.verbs
    return not (twin and not any(f"{key}{end}" in cells for key in FINITE for end in ("", ":NEB")))


def _particles(raw: Raw) -> Counter[str]:
    """Count what the zu of infinitives tears off."""
    found: Counter[str] = Counter()
    for lemma, cells in raw.verbs.items():
        for form in cells.get("EIZ", ()):
            found.update(_torn_by(lemma, form, "zu"))
    return found


def _torn_by(lemma: str, form: str, infix: str) -> list[str]:
    """Return the particles of which ``infix`` (zu, ge) tears the rest of ``lemma``."""
    heads = [lemma[:cut] for cut in range(2, len(lemma) - 2)]
    if infix == "zu":
        return [head for head in heads if form == f"{head}zu{lemma[len(head) :]}"]
    return [head for head in heads if form.startswith(head + infix)]


def separable(lemma: str, cells: Cells, particles: Counter[str], raw: Raw) -> str:
    """Return the particle of ``lemma``, or nothing."""
    found: Counter[str] = Counter()
    for form in cells.get("EIZ", ()):
        found.update(_torn_by(lemma, form, "zu"))
    opinion = verb_opinion(lemma)
    if not found:
        for form in cells.get("PA2", ()):
            found.update(
                p
                for p in _torn_by(lemma, form, "ge")
                if _has_participle(lemma[len(p) :], form[len(p) :], raw)
                and (p in particles or (opinion and opinion[0] == p) or _is_free(p, raw))
            )
    if not found and any(key.endswith("NEB") for key in cells):
        found.update(p for p in particles if lemma.startswith(p) and lemma[len(p) :] in raw.verbs)
    if not found and opinion and opinion[0] in ALWAYS and lemma[len(opinion[0]) :] in raw.verbs:
        found.update([opinion[0]])
    torn = [p for p in found if p not in NEVER]
    return max(torn, key=lambda p: (lemma[len(p) :] in raw.verbs, len(p)), default="")


def _has_participle(base: str, form: str, raw: Raw) -> bool:
    """Whether a participle with ge- is the base's: the ge of (vorauf)gegangen, not of begegnet."""
    known = raw.verbs.get(base, {}).get("PA2", ())
    return form in known if known else not base.startswith("ge")


def _is_free(particle: str, raw: Raw) -> bool:
    """Whether this is a word that verbs carry along (pleite, straff); not the noun of notlanden."""
    return particle in raw.adjectives or particle in raw.verbs


def _is_double(lemma: str, particle: str, cells: Cells) -> bool:
    """Whether the same spelling is an inseparable verb as well: its participle has no ge."""
    plain = [form for form in cells.get("PA2", ()) if not form.startswith(f"{particle}ge")]
    sources = len(cells.get("PA2", ())) + len(cells.get("EIZ", ()))
    ge = not lemma.endswith("ieren") and not lemma[len(particle) :].startswith(PREFIXES)
    return particle in VARIABLE and bool(plain) and "3:SIN:PRÄ" in cells and sources > 1 and ge


def _simple(lemma: str, cells: Cells, double: bool) -> dict[str, list[str]]:
    """Return the forms of an inseparable verb."""
    found = {key: sorted(cells.get(key, ())) for key in CELLS if key != "EIZ"}
    if double:
        particle = next(p for p in VARIABLE if lemma.startswith(p))
        found["PA2"] = [form for form in found["PA2"] if not form.startswith(f"{particle}ge")]
    elif lemma.startswith(NEVER):
        found["EIZ"] = sorted(cells.get("EIZ", ()))
    return found


def _stripped(lemma: str, particle: str, cells: Cells) -> dict[str, list[str]]:
    """Return the forms of the base, taken from the joined ones of a separable verb."""
    found: dict[str, list[str]] = {}
    rest = lemma[len(particle) :]
    ge = particle in VARIABLE and not rest.endswith("ieren")
    for key in (*FINITE, "PA1", "PA2"):
        other = ge and key in FINITE and _both(cells)  # the plain forms are its twin's
        joined = cells.get(f"{key}:NEB") or (set() if other else cells.get(key, set()))
        forms = {form[len(particle) :] for form in joined if form.startswith(particle)}
        if key == "PA2" and particle in VARIABLE and len(forms) > 1:
            forms = {form for form in forms if form.startswith("ge")} or forms
        found[key] = sorted(forms)
    return found


def _both(cells: Cells) -> bool:
    return any(key.endswith("NEB") for key in cells) or len(cells.get("PA2", ())) > 1


def _complete(lemma: str, cells: dict[str, list[str]]) -> dict[str, list[str]]:
    """Add imperatives, drop what is regular, put the usual form first."""
    base = lemma.rpartition("|")[2]
    if base in MODAL:
        cells = {key: forms for key, forms in cells.items() if not key.startswith("IMP")}
    elif not cells.get("IMP:PLU"):
        cells["IMP:PLU"] = list(cells.get("2:PLU:PRÄ", ()))
    if base not in MODAL and not cells.get("IMP:SIN"):
        cells["IMP:SIN"] = _imperative(cells)
    for first, second in (("1:SIN:PRT", "2:SIN:PRT"),):
        hissing = [form for form in cells.get(first, ()) if form.endswith(("s", "ß", "z", "x"))]
        cells[second] = [*{*cells.get(second, ()), *(f"{form}est" for form in hissing)}]
    if cells.get("PA1") == [f"{base}d"]:
        cells["PA1"] = []
    return {
        key: sorted(_modern(forms), key=lambda form, k=key: usual(k, form))
        for key, forms in cells.items()
    }


def _modern(forms: list[str]) -> list[str]:
    """Drop the spelling before 1996 beside today's (muß beside muss)."""
    return [form for form in forms if "ß" not in form or form.replace("ß", "ss") not in forms]


def _imperative(cells: dict[str, list[str]]) -> list[str]:
    """Return the imperative: ``gib`` where ``gibst`` changes e to i, else as ``ich`` has it."""
    second = [form.removesuffix("st") for form in cells.get("2:SIN:PRÄ", ())]
    first = cells.get("1:SIN:PRÄ", [])
    changed = [s for s in second if "i" in s and not any(f.startswith(s[:2]) for f in first)]
    return changed or list(first)


def usual(key: str, form: str) -> tuple[object, ...]:
    """Return a key that puts the usual form first: ``habe``, ``mach!``, ``wäre``, ``geworden``."""
    short = key == "IMP:SIN" and not re.search(
        r"([dtg]|[^aeiouhlrmn][mn]|ier)e?$|(el|er)n?$|ige?$", form
    )
    umlaut = ("ü" not in form) + (not re.search("[äöü]", form)) if key.endswith("KJ2") else 0
    wants_e = key in ("1:SIN:PRÄ", "1:SIN:KJ2", "3:SIN:KJ2", "IMP:SIN")
    wrong_e = wants_e and form.endswith("e") == short
    hissing = key == "2:SIN:PRT" and re.search(r"[sßzx]t$", form) is not None
    return umlaut, wrong_e or hissing, key == "PA2" and not form.startswith("ge"), len(form), form
