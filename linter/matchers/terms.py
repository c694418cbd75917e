"""Tables of wrong and right forms; case, genitive -s and hyphen compounds are handled for all rows.

``spec``: ``rows`` (``Term`` records), ``own_rows`` (wrong -> right, from the configuration) and
``accept`` (forms that the configuration allows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linter.document import Prose
from linter.expression import expression
from linter.german.words import BLANKS
from linter.match import Match
from linter.matchers.probe import Probe
from linter.rule import Applicability, Clause, Pattern, Rule, Term
from linter.scan.anchor import Anchor, Stretch
from linter.span import Span

_SIBILANT = ("s", "ß", "x", "z", "ce")


def probes(pattern: Pattern) -> Iterator[Probe]:
    """Each wrong form is a probe."""
    for term in _rows(pattern.spec):
        for wrong in term.wrong:
            if wrong not in pattern.spec.get("accept", ()):
                kept = term.applicability.value if term.applicability else None
                row = [term.right, term.near, term.unless, term.known, kept, term.source]
                yield Probe(Anchor.of_words((wrong, wrong.upper())), [wrong, *row])


class TermsMatcher:
    """One wrong form."""

    def __init__(self, rule: Rule, data: Any) -> None:
        wrong, right, near, unless, known, kept, source = data
        applicability = Applicability(kept) if kept else None
        self.rule, self._wrong = rule, wrong
        self._term = Term((wrong,), tuple(right), near, unless, tuple(known), applicability, source)

    def settle(self, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, prose: Prose, stretches: Sequence[Stretch] | None) -> Iterator[Match]:
        """Find the form in all its cases."""
        wrong, term = self._wrong, self._term
        if stretches is not None:
            stretches = [near for near in stretches if _may_stand(wrong, prose.text, near)]
        if stretches == []:
            return
        for found in expression(_expression(wrong)).matches(prose, stretches):
            texts = tuple(_written(found, wrong, right) for right in term.right)
            if found[0] in texts:
                continue
            yield Match(
                self.rule,
                Span(*found.span()),
                suggest=texts,
                applicability=term.applicability,
                values={"best": texts[0] if texts else "", "source": term.source},
                near=_near(term),
                unless=_unless(term),
            )


matcher = TermsMatcher


def _may_stand(wrong: str, text: str, near: Stretch) -> bool:
    """Say whether the words of a form stand around a place, as written or in capitals.

    Cheaper than the expression, and most places fall here: “GitHub” is not “Github”.
    """
    around = text[max(0, near[0] - len(wrong) - 60) : near[1] + len(wrong) + 60]
    words = wrong.split()
    return all(word in around for word in words) or all(word.upper() in around for word in words)


def _rows(spec: Mapping[str, Any]) -> Iterator[Term]:
    yield from spec.get("rows", ())
    for wrong, right in spec.get("own_rows", {}).items():
        yield Term((wrong,), (right,), applicability=Applicability.SAFE)


def _near(term: Term) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    if term.near:
        clauses.append(Clause("paragraph", (Pattern("regex", term.near),)))
    if term.known:
        words = "|".join(re.escape(word) for word in term.known)
        clauses.append(Clause("document", (Pattern("regex", rf"(?<!\w)(?:{words})s?(?!\w)"),)))
    return tuple(clauses)


def _unless(term: Term) -> tuple[Clause, ...]:
    return (Clause("paragraph", (Pattern("regex", term.unless),)),) if term.unless else ()


def _expression(wrong: str) -> str:
    words = [re.escape(word) for word in wrong.split()]
    plain = BLANKS.join(words)
    forms = [rf"{plain}(?P<genitive>s|['’]s|{_apostrophe(wrong, plain)})?(?!\w)"]
    if len(words) > 1:
        forms.append(f"(?P<coupled>{'-'.join(words)})(?=-\\w)")
    if wrong.upper() != wrong and len(wrong) > 3:
        capitals = BLANKS.join(re.escape(word.upper()) for word in wrong.split())
        bare = _apostrophe(wrong, capitals)
        forms.append(f"(?P<capitals>{capitals})(?P<GENITIVE>S|['’]S|{bare})?(?!\\w)")
    return rf"(?<!\w)(?:{'|'.join(forms)})"


def _apostrophe(wrong: str, plain: str) -> str:
    """Return the bare genitive mark: behind a sibilant, unless a quotation mark stands before."""
    return rf"['’](?<!['’‘‚]{plain}['’])" if wrong.lower().endswith(_SIBILANT) else r"(?!)"


def _written(found: Any, wrong: str, right: str) -> str:
    """Write the right form as the wrong one was written: genitive, compound, capitals."""
    groups = found.groupdict()
    before_hyphen = (
        found.string[found.end() : found.end() + 1] == "-"
        and found.string[found.end() + 1 : found.end() + 2].isalnum()
    )
    if groups.get("coupled") or before_hyphen:
        right = right.replace(" ", "-")
    if groups.get("genitive") or groups.get("GENITIVE"):
        right = genitive(right)
    return right.upper() if groups.get("capitals") else right


def genitive(name: str) -> str:
    """Return the genitive of a name: an -s, or an apostrophe behind a sibilant (Duden D 16)."""
    return name + ("’" if name.lower().endswith(_SIBILANT) else "s")
