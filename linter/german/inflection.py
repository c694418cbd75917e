"""Puts one verb in place of another in running text: same form, parts where German wants them."""

from __future__ import annotations

from collections.abc import Iterator

from linter.german.clause_end import other_particle
from linter.german.clause_words import Clause, clause_of
from linter.german.coordination import compounded, coordinated, obscured
from linter.german.lexicon import verb, verb_readings
from linter.german.reflexive import has_reflexive
from linter.german.swap import Swap
from linter.german.verb_phrase import Reading, VerbPhrase, verb_phrase
from linter.german.verb_task import Task, chosen_readings, verb_readings_of
from linter.german.verb_writing import Change, written_swaps
from linter.span import Span


def swap_verb(
    text: str, block: Span, spans: tuple[Span, ...], old: str, new: str
) -> tuple[Swap, ...]:
    """Return how the verb ``old`` at ``spans`` becomes ``new``, best first; () if one is unknown.

    ``spans``: the verb in one piece, or its finite part and its particle. ``new`` may be a phrase
    whose last word is the verb (in Kraft treten, sich äußern).
    """
    known, phrase = verb(old), verb_phrase(new)
    if known is None or phrase is None or not spans:
        return ()
    task = Task(text, block, spans, known, phrase, clause_of(text, block, spans))
    found = verb_readings_of(task)
    if not found:
        return ()
    chosen, sure = chosen_readings(task, found)
    swaps = _unique(
        swap for reading, option in chosen for swap in written_swaps(task, reading, option.last)
    )
    sure = sure or _all_alike(task, found, swaps)
    sure = sure and len(swaps) == 1 and _is_plain(task, {reading for reading, _ in chosen})
    return tuple(swap._replace(certain=swap.certain and sure) for swap in swaps)


def _unique(swaps: Iterator[Swap]) -> list[Swap]:
    found: dict[tuple[Change, ...], Swap] = {}
    for swap in swaps:
        earlier = found.setdefault(swap.changes, swap)
        if not swap.certain and earlier.certain:
            found[swap.changes] = swap
    return list(found.values())


def _all_alike(task: Task, found: list[Reading], swaps: list[Swap]) -> bool:
    """Say whether every reading whatever gives the one result."""
    if len(swaps) != 1:
        return False
    places = (True,) if task.old.particle else (True, False)
    return all(
        swap.changes == swaps[0].changes
        for reading in found
        for last in (places if reading.kind == "FIN" else (False,))
        for swap in written_swaps(task, reading, last)
    )


def _is_plain(task: Task, chosen: set[Reading]) -> bool:
    """Say whether nothing near makes the replacement doubtful."""
    kinds = {reading.kind for reading in chosen}
    doubtful = (
        obscured(task.clause)
        or coordinated(task.text, task.clause, task.spans)
        or (len(task.spans) == 1 and compounded(task.clause, task.surface))
        or (has_reflexive(task.clause) and not _let(task.clause))
        or task.old.doubts & {reading.key for reading in chosen}
        or ("FIN" in kinds and other_particle(task.clause, task.surface))
        or ("PA2" in kinds and _wrong_perfect(task))
        or _other_verbs(task, kinds)
    )
    return not doubtful


def _let(clause: Clause) -> bool:
    return any(token.text.lower().startswith(("lass", "läss", "ließ")) for token in clause.words)


def _wrong_perfect(task: Task) -> bool:
    """Say whether the perfect may need another auxiliary (hat realisiert, ist eingetreten)."""
    old = VerbPhrase(task.old, (), reflexive=False)
    return old.by_sein != task.new.by_sein


def _other_verbs(task: Task, kinds: set[str]) -> bool:
    """Say whether the form, read the same way, belongs to another verb as well (umgeht)."""
    particle = task.old.particle if len(task.spans) > 1 else ""
    for other, key in verb_readings(task.surface.lower(), particle):
        kind = "FIN" if key[0].isdigit() or key.startswith("IMP") else key
        rare = key.removesuffix(":NEB").endswith(("KJ1", "KJ2"))
        if other.lemma != task.old.lemma and kind in kinds and not rare:
            return True
    return False
