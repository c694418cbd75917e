"""Which rules a configuration chooses for a file, and how it changes them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from linter.config import absolute
from linter.rule import Message

if TYPE_CHECKING:
    from linter.config import Config
    from linter.rule import Pattern, Rule

ALL = "ALL"
OPENED = "lt:"
"""Begins the ids of LanguageTool's rules that no pack adopts; ``lt:ALL`` are all of them."""


def choose(rules: Sequence[Rule], config: Config, path: str | None = None) -> tuple[Rule, ...]:
    """Return the rules for the file at ``path`` in the order of ``rules``, changed as configured.

    ``rules`` are all that there are: a selector or spelling that none of them knows is a
    ``ConfigError``. ``path`` counts from the working folder, or from ``config.root`` where it would
    not lie under that otherwise.
    """
    _check_selectors(rules, config)
    _check_preferred(rules, config)
    silent = _silent(config, path) if path is not None and config.per_file_ignores else []
    return tuple(
        _changed(rule, config)
        for rule in rules
        if _is_selected(rule, config)
        and (not rule.variants or config.variant in rule.variants)
        and not _closeness(rule, silent)
        and all(_own_rows(pattern, config) != {} for pattern in rule.match)
    )


def _closeness(rule: Rule, selectors: Collection[str]) -> int:
    """Say how closely selectors name a rule: 3 by its id, 2 by its family, 1 with all, 0 never."""
    names = _names(rule)
    return max((rank for rank, name in enumerate(names, 1) if name in selectors), default=0)


def _names(rule: Rule) -> tuple[str, str, str]:
    """Return what selects a rule, the closest last."""
    return (OPENED + ALL if rule.id.startswith(OPENED) else ALL, rule.family, rule.id)


def _is_selected(rule: Rule, config: Config) -> bool:
    """Ruff's order: the closer selector wins, and of two equally close ones ``ignore``."""
    wanted = max(_closeness(rule, config.select), _closeness(rule, config.extend_select))
    unwanted = _closeness(rule, config.ignore)
    if wanted or unwanted:
        return wanted > unwanted
    return rule.default and not config.select


def _check_selectors(rules: Sequence[Rule], config: Config) -> None:
    named = list(_selectors(config))
    known = {name: None for rule in rules for name in _names(rule)} if named else {}
    for keys, selector in named:
        if selector != ALL and selector not in known:
            what = Message("Regel oder Familie", "Rule or family")
            raise config.source.unknown(what, selector, [ALL, *known], keys, selector)


def opening(config: Config) -> list[str]:
    """Return the selectors that ask for rules of LanguageTool that no pack adopts."""
    return [name for _, name in _selectors(config) if name.startswith(OPENED)]


def _selectors(config: Config) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield all selectors with the keys at which they stand."""
    lists: dict[tuple[str, ...], Collection[str]] = {
        ("select",): config.select,
        ("extend-select",): config.extend_select,
        ("ignore",): config.ignore,
        ("severity",): config.severity,
    }
    for glob, selectors in config.per_file_ignores.items():
        lists["per-file-ignores", glob] = selectors
    return ((keys, selector) for keys, selectors in lists.items() for selector in selectors)


def _check_preferred(rules: Sequence[Rule], config: Config) -> None:
    if not config.prefer:
        return
    patterns = [p for rule in rules for p in rule.match if p.kind == "consistency"]
    for form in config.prefer:
        if not any(_among(pattern, (form,)) for pattern in patterns):
            known = dict.fromkeys(form for pattern in patterns for form in _forms(pattern))
            what = Message("Schreibweise", "Spelling")
            raise config.source.unknown(what, form, known, ("prefer",), form)
    for pattern in patterns:
        rivals = _among(pattern, config.prefer)
        if len(rivals) > 1:
            de = f"„{rivals[0]}“ und „{rivals[1]}“ schließen einander in „prefer“ aus."
            en = f"“{rivals[0]}” and “{rivals[1]}” exclude each other in “prefer”."
            raise config.source.error(de, en, ("prefer",))


def _forms(pattern: Pattern) -> tuple[str, ...]:
    return (*pattern.spec.get("variants", ()), *pattern.spec.get("stems", ()))


def _among(pattern: Pattern, wanted: Sequence[str]) -> list[str]:
    """Return the forms of a consistency pattern that are wanted, as the pattern writes them.

    Variants may differ in nothing but capitals; the first letter of a stem stands for both cases.
    """
    if not wanted:
        return []
    lower = {form.lower() for form in wanted}
    stems = [stem for stem in pattern.spec.get("stems", ()) if stem.lower() in lower]
    return [form for form in pattern.spec.get("variants", ()) if form in wanted] + stems


def _silent(config: Config, path: str) -> list[str]:
    """Return the selectors that ``per-file-ignores`` turns off for a file."""
    from pathspec import GitIgnoreSpec  # 30 ms, and few configurations need it

    place = _place(config, path)
    silent: list[str] = []
    for glob, selectors in config.per_file_ignores.items():
        # "!docs/" stands for all files but those, as in ruff.
        inside = GitIgnoreSpec.from_lines([glob.removeprefix("!")]).match_file(place)
        if inside != glob.startswith("!"):
            silent += selectors
    return silent


def _place(config: Config, path: str) -> str:
    root, full = absolute(config.root or "."), absolute(path)
    if full.is_relative_to(root):
        return full.relative_to(root).as_posix()
    return PurePath(path).as_posix().lstrip("/")


def _changed(rule: Rule, config: Config) -> Rule:
    changes: dict[str, Any] = {}
    for name in _names(rule):  # the closest comes last and stays
        if name in config.severity:
            changes["severity"] = config.severity[name]
    added = [_added(pattern, config) for pattern in rule.match]
    if any(added):
        changes["match"] = tuple(
            pattern._replace(spec={**pattern.spec, **more}) if more else pattern
            for pattern, more in zip(rule.match, added, strict=True)
        )
    return rule._replace(**changes) if changes else rule


def _added(pattern: Pattern, config: Config) -> dict[str, Any]:
    """Return what the configuration adds to the ``spec`` of a pattern."""
    if pattern.kind not in {"terms", "consistency"}:
        return {}
    added: dict[str, Any] = {}
    rows = _own_rows(pattern, config)
    if rows is not None:
        added["own_rows"] = rows
    if config.accept:
        spelled = _among(pattern, config.accept)
        added["accept"] = tuple(
            dict.fromkeys((*pattern.spec.get("accept", ()), *config.accept, *spelled))
        )
    preferred = _among(pattern, config.prefer) if pattern.kind == "consistency" else []
    if preferred:
        added |= {"prefer": preferred[0], "enforce": True}
    return added


def _own_rows(pattern: Pattern, config: Config) -> Mapping[str, str] | None:
    """Return the project's own rows for a table that waits for them, else None."""
    if pattern.kind != "terms" or "own" not in pattern.spec:
        return None
    return {"names": config.names, "terms": config.terms}.get(pattern.spec["own"], {})
