"""How the verb that is to be replaced may be read, as its form and its clause allow."""

from __future__ import annotations

from dataclasses import dataclass, replace

from linter.german.clause_opener import is_adjective
from linter.german.clause_words import Clause
from linter.german.clauses import is_sentence_head
from linter.german.closed_words import DETERMINERS, PREPOSITIONS, PRONOUNS
from linter.german.governed_verb import Option
from linter.german.lexicon import Verb
from linter.german.participle_place import declined
from linter.german.verb_person import narrowed
from linter.german.verb_phrase import Reading, VerbPhrase, readings
from linter.german.verb_place import LAST, TORN, Options, options
from linter.span import Span


@dataclass(frozen=True, slots=True)
class Task:
    """All that is known of one replacement before a reading is chosen."""

    text: str
    block: Span
    spans: tuple[Span, ...]
    old: Verb
    new: VerbPhrase
    clause: Clause

    @property
    def surface(self) -> str:
        """The old verb, or its finite part, as it stands."""
        return self.spans[0].of(self.text)


def verb_readings_of(task: Task) -> list[Reading]:
    """Return what the old verb can be as it stands; a capital inside a sentence makes a noun."""
    torn = len(task.spans) > 1
    if torn and task.spans[1].of(task.text).lower() != task.old.particle:
        return []
    found = readings(task.old, task.surface, torn, zu_before(task) is not None)
    if not task.surface[:1].isupper() or task.surface.isupper():
        return [r for r in found if r.ending != "s"]
    if is_sentence_head(task.text, task.block, task.spans[0].start):
        return found
    if task.clause.after and task.clause.after[0].small in PRONOUNS:
        return [r for r in found if r.kind == "FIN"]  # 1. Realisieren Sie ...
    return [replace(r, capital=True) for r in found if r.kind == "INF" or r.ending]


def zu_before(task: Task) -> int | None:
    """Return where a ``zu`` right before the verb begins."""
    row = task.clause.before
    between = task.text[row[-1].span.end : task.spans[0].start] if row else "x"
    return row[-1].span.start if row and row[-1].small == "zu" and not between.strip() else None


def chosen_readings(task: Task, found: list[Reading]) -> tuple[list[tuple[Reading, Option]], bool]:
    """Return the readings that the clause allows, best first, and whether there is no other."""
    picked, sure = _options(task, found)
    chosen: list[tuple[Reading, Option]] = []
    for option in picked:
        fitting = [r for r in found if _kind(r) == option.kind]
        if option.kind == "FIN":
            keys = narrowed([r.key for r in fitting], task.clause, task.text)
            fitting = [Reading("FIN", key) for key in keys]
        chosen += [(reading, option) for reading in fitting]
    return chosen, sure


def _kind(reading: Reading) -> str:
    return "ATT" if reading.ending else reading.kind


def _is_noun(task: Task) -> bool:
    """Say whether an article, a preposition or an adjective right before makes the verb a noun."""
    before = task.clause.before[-1:]
    if not before or task.text[before[0].span.end : task.spans[0].start].strip():
        return False
    return before[0].small in DETERMINERS | PREPOSITIONS or is_adjective(before[0].text)


def _options(task: Task, found: list[Reading]) -> Options:
    kinds = list(dict.fromkeys(_kind(r) for r in found))
    if len(task.spans) > 1:
        return [TORN], True
    if found[0].capital or kinds == ["ATT"] or "EIZ" in kinds:
        known = _is_noun(task) or not found[0].capital
        return [Option(kind) for kind in kinds], len(kinds) == 1 and known
    rest = [kind for kind in kinds if kind != "ATT"]
    attributive = "no"
    if "ATT" in kinds:
        attributive = declined(task.clause, next(r.ending for r in found if r.ending))
    if attributive == "yes":
        return [Option("ATT")], True
    picked, sure = _undeclined(task, rest)
    if attributive == "no":
        return picked, sure
    attribute = Option("ATT")
    return [attribute, *picked] if attributive == "likely" else [*picked, attribute], False


def _undeclined(task: Task, kinds: list[str]) -> Options:
    """A joined form of a separable verb is the last whatever the clause looks like."""
    picked, sure = options(kinds, task.clause)
    if task.old.particle:
        picked = list(dict.fromkeys(LAST if o.kind == "FIN" else o for o in picked))
        sure = sure or kinds == ["FIN"]
    return picked, sure
