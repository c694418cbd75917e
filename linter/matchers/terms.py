"""Tables of wrong and right forms; case, genitive -s and hyphen compounds are handled for all rows.

``spec``: ``rows`` (``Term`` records), ``own_rows`` (wrong -> right, from the configuration) and
``accept`` (forms that the configuration allows).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from linter.document import Prose
from linter.expression import expression
from linter.german.words import BLANKS
from linter.match import Match
from linter.rule import Applicability, Clause, Pattern, Rule, Term
from linter.span import Span

_SIBILANT = ("s", "ß", "x", "z", "ce")


class _Form(NamedTuple):
    rule: Rule
    term: Term
    wrong: str


class TermsMatcher:
    """All tables; each wrong form is a probe."""

    def __init__(self, patterns: Sequence[tuple[Rule, Pattern]]) -> None:
        self._probes = [
            _Form(rule, term, wrong)
            for rule, pattern in patterns
            for term in _rows(pattern.spec)
            for wrong in term.wrong
            if wrong not in pattern.spec.get("accept", ())
        ]

    @property
    def needles(self) -> Sequence[frozenset[str]]:
        """Return the longest word of each form."""
        return [_needles(form.wrong) for form in self._probes]

    def rule(self, probe: int) -> Rule:
        """Return the rule of a probe."""
        return self._probes[probe].rule

    def settle(self, probe: int, prose: Prose, matches: Sequence[Match]) -> Sequence[Match]:
        """Each match counts for itself."""
        return matches

    def find(self, probe: int, prose: Prose, places: Sequence[int] | None) -> Iterator[Match]:
        """Find one wrong form in all its cases."""
        form = self._probes[probe]
        if places is not None:
            places = [place for place in places if _may_stand(form.wrong, prose.text, place)]
        if places == []:
            return
        for found in expression(_expression(form.wrong)).matches(prose, places):
            texts = tuple(_written(found, form.wrong, right) for right in form.term.right)
            if found[0] in texts:
                continue
            yield Match(
                form.rule,
                Span(*found.span()),
                suggest=texts,
                applicability=form.term.applicability,
                values={"best": texts[0] if texts else "", "source": form.term.source},
                near=_near(form.term),
                unless=_unless(form.term),
            )


def _may_stand(wrong: str, text: str, place: int) -> bool:
    """Say whether the words of a form stand around a needle, as written or in capitals.

    Cheaper than the expression, and most places fall here: “GitHub” is not “Github”.
    """
    around = text[max(0, place - len(wrong) - 60) : place + len(wrong) + 60]
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


def _needles(wrong: str) -> frozenset[str]:
    longest = max(wrong.split(), key=len)
    return frozenset([longest.lower(), longest.upper().lower()])  # "ß" becomes "SS"


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
