"""Reads the patterns of a rule: phrases, regular expressions, tables and variants."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from linter.folding import FOLDS
from linter.rule import Applicability, Pattern, Term
from linter.shape import PackError, Where, mapping, text, texts, unknown

_SPECS: dict[str, frozenset[str]] = {
    "terms": frozenset({"table", "where", "rows", "own"}),
    "consistency": frozenset({"variants", "stems", "fold", "prefer"}),
}
_OF_LANGUAGETOOL = {"rule", "category", "fits", "skips", "joins"}
_KINDS = ("regex", "languagetool", *_SPECS)


def read_patterns(value: Any, where: Where, path: Path, trusted: bool) -> tuple[Pattern, ...]:
    """Return the patterns at one key: a single one or a list of them.

    Raises ``PackError``; the syntax of phrases and expressions is proven unless ``trusted``.
    """
    entries = value if isinstance(value, list) else [value]
    patterns = []
    for index, entry in enumerate(entries):
        here = (*where, index) if isinstance(value, list) else where
        pattern = _pattern(entry, here, path)
        if not trusted:
            _prove(pattern, here)
        patterns.append(pattern)
    return tuple(patterns)


def _pattern(entry: Any, where: Where, path: Path) -> Pattern:
    if isinstance(entry, str):
        return Pattern("phrase", entry)
    if not isinstance(entry, dict) or len(entry) != 1 or next(iter(entry)) not in _KINDS:
        raise PackError(
            where,
            f"Ein Muster ist eine Wendung (Text) oder eines von {', '.join(_KINDS)}.",
            f"A pattern is a phrase (string) or one of {', '.join(_KINDS)}.",
        )
    kind, spec = next(iter(entry.items()))
    if kind == "regex":
        return Pattern("regex", text((*where, kind), spec))
    if kind == "languagetool":
        return Pattern(kind, _of_languagetool(spec, (*where, kind)))
    if not isinstance(spec, dict) or not spec.keys() <= _SPECS[kind]:
        keys = ", ".join(sorted(_SPECS[kind]))
        raise PackError(
            (*where, kind), f"„{kind}“ kennt nur {keys}.", f"“{kind}” knows {keys} only."
        )
    read = (
        _terms(spec, (*where, kind), path) if kind == "terms" else _variants(spec, (*where, kind))
    )
    return Pattern(kind, read)


def _of_languagetool(spec: Any, where: Where) -> dict[str, Any]:
    """Read the id of a rule; or ``rule`` or ``category``, with what narrows it."""
    if not isinstance(spec, dict):
        return {"rule": text(where, spec)}
    if len(spec.keys() & {"rule", "category"}) != 1 or spec.keys() - _OF_LANGUAGETOOL:
        raise PackError(
            where,
            "„languagetool“ nennt eine Regel, oder „rule“ oder „category“ mit fits, skips, joins.",
            "“languagetool” names a rule, or “rule” or “category” with fits, skips, joins.",
        )
    if not isinstance(spec.get("joins", True), bool):
        raise PackError(
            (*where, "joins"), "„joins“ ist true oder false.", "“joins” is true or false."
        )
    return {
        key: value if key == "joins" else text((*where, key), value) for key, value in spec.items()
    }


def _variants(spec: dict[str, Any], where: Where) -> dict[str, Any]:
    if len(spec.keys() & {"variants", "stems", "fold"}) != 1:
        raise PackError(
            where,
            "„consistency“ braucht „variants“, „stems“ oder „fold“.",
            "“consistency” needs “variants”, “stems” or “fold”.",
        )
    if spec.get("fold", "case") not in FOLDS:
        raise unknown((*where, "fold"), str(spec["fold"]), list(FOLDS))
    return {
        key: (text if key in ("prefer", "fold") else texts)((*where, key), value)
        for key, value in spec.items()
    }


def _terms(spec: Mapping[str, Any], where: Where, path: Path) -> Mapping[str, Any]:
    if not spec:
        raise PackError(
            where,
            "„terms“ braucht „rows“, „table“ oder „own“.",
            "“terms” needs “rows”, “table” or “own”.",
        )
    rows = [
        Term((wrong,), texts((*where, "rows", wrong), right))
        for wrong, right in mapping((*where, "rows"), spec.get("rows") or {}).items()
    ]
    columns = mapping((*where, "where"), spec.get("where") or {})
    if "table" in spec:
        table = text((*where, "table"), spec["table"])
        try:
            rows += _table(path.parent / table, _frozen(columns))
        except (OSError, KeyError, ValueError) as error:
            raise PackError(
                (*where, "table"),
                f"Die Tabelle „{table}“ lässt sich nicht lesen ({error}).",
                f"The table “{table}” cannot be read ({error}).",
            ) from error
    if spec.get("own", "names") not in ("names", "terms"):
        raise unknown((*where, "own"), str(spec["own"]), ("names", "terms"))
    return {"rows": tuple(rows)} | ({"own": spec["own"]} if "own" in spec else {})


def _frozen(where: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (key, tuple(value) if isinstance(value, list) else (str(value),))
        for key, value in where.items()
    )


@cache
def _lines(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return tuple(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE, restval=""))


def _table(path: Path, where: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Term, ...]:
    """Read the rows of a table (tab-separated) whose columns hold one of the values asked for."""
    return tuple(
        Term(
            wrong=tuple(filter(None, row["wrong"].split("|"))),
            right=tuple(filter(None, row["right"].split("|"))),
            near=row.get("near") or "",
            unless=row.get("unless") or "",
            known=tuple(filter(None, (row.get("known") or "").split("|"))),
            applicability=Applicability(row["applicability"]) if row.get("applicability") else None,
            source=row.get("source") or "",
        )
        for row in _lines(path)
        if all(row[column] in values for column, values in where)
    )


def _prove(pattern: Pattern, where: Where) -> None:
    import regex

    from linter.german.phrases import PhraseError

    if pattern.is_grammar:
        _prove_id(pattern.spec, (*where, pattern.kind))
    try:
        for source in _expressions(pattern, flat=where[0] != "match"):
            regex.compile(source)
    except PhraseError as error:
        raise PackError(
            where, f"Die Wendung ist nicht lesbar: {error}", f"Unreadable phrase: {error}"
        ) from error
    except (regex.error, RecursionError, OverflowError) as error:
        raise PackError(
            where,
            f"Der reguläre Ausdruck ist falsch: {error}.",
            f"The regular expression is wrong: {error}.",
        ) from error


def _prove_id(spec: dict[str, str], where: Where) -> None:
    """Look an id up among those of the LanguageTool that mtlint installs."""
    from linter.languagetool import catalogue  # a list of 2,400 ids

    if "rule" in spec and spec["rule"] not in catalogue.rules():
        raise unknown(where, spec["rule"], list(catalogue.rules()))
    if "category" in spec and spec["category"] not in catalogue.categories():
        raise unknown((*where, "category"), spec["category"], sorted(catalogue.categories()))


def _expressions(pattern: Pattern, flat: bool) -> Iterable[str]:
    from linter.german.phrases import parse_phrase

    if pattern.kind == "phrase":
        parts = parse_phrase(pattern.spec, flat=flat).parts
        # Only an escape hatch (/…/) can hold a mistake that reading the phrase does not show.
        return [part.source for part in parts] if "/" in pattern.spec else ()
    if pattern.kind == "regex":
        return (pattern.spec,)
    if pattern.is_grammar:
        return [pattern.spec[key] for key in ("fits", "skips") if key in pattern.spec]
    rows: Iterable[Term] = pattern.spec.get("rows", ())
    return [source for term in rows for source in (term.near, term.unless) if source]
