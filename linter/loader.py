"""Packs (``rules/*.yml``) -> rules, or ``RuleError`` with file, line and key."""

from __future__ import annotations

import json
from functools import cache as remembered
from pathlib import Path
from typing import Any

from linter import cache
from linter.german import lexicon_data
from linter.locator import Locator
from linter.pack import RuleReader
from linter.pack_files import RuleError, files_in, pack_files, packs_folder
from linter.rule import Rule
from linter.shape import PackError
from linter.version import __version__

_KIND = "packs"
_PROVEN = "proven"
_MOST_PACKS = 200


def load_rules(*paths: Path | str, builtin: bool = True) -> tuple[Rule, ...]:
    """Load the built-in packs and those at ``paths`` (files or folders).

    Raises ``RuleError`` for what cannot be read, is not a pack or uses an id twice.
    """
    trusted = set(files_in(packs_folder())) if builtin else set()
    rules: dict[str, Rule] = {}
    for file in pack_files(paths, builtin=builtin):
        for index, rule in enumerate(_builtin(file) if file in trusted else load_pack(file)):
            if rule.id in rules:
                other = rules[rule.id].pack
                raise RuleError(
                    file,
                    Locator(_text(file)).line((index,)),
                    f"Die Kennung „{rule.id}“ gibt es schon in {other}; bitte eine andere wählen.",
                    f"The id “{rule.id}” is already used in {other}; choose another one.",
                )
            rules[rule.id] = rule
    return tuple(rules.values())


@remembered
def _builtin(path: Path) -> list[Rule]:
    return load_pack(path, trusted=True)


def load_pack(path: Path, *, trusted: bool = False) -> list[Rule]:
    """Read the rules of one pack in its order.

    The patterns of a pack that is not ``trusted`` are compiled at once, so that a mistake in one
    is told with its line; that is done once for each pack.
    """
    text = _text(path)
    data = _parsed(path, text)
    if data is None:
        return []
    if not isinstance(data, list):
        raise RuleError(
            path, 1, "Ein Paket ist eine Liste von Regeln.", "A pack is a list of rules."
        )
    proof = "" if trusted else cache.key_of(__version__, lexicon_data.stamp(), text)
    trusted = trusted or cache.load(_PROVEN, proof) is True
    reader = RuleReader(path, trusted)
    rules: list[Rule] = []
    for index, entry in enumerate(data):
        try:
            rules.append(reader.read(entry))
        except PackError as error:
            line = Locator(text).line((index, *error.where))
            raise RuleError(path, line, error.de, error.en) from error
    if not trusted:
        cache.store(_PROVEN, proof, True, _MOST_PACKS)
    return rules


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise RuleError(
            path, None, "Das Regelpaket gibt es nicht.", "There is no such rule pack."
        ) from error
    except UnicodeDecodeError as error:
        raise RuleError(
            path,
            None,
            "Das Regelpaket ist nicht in UTF-8; bitte so speichern.",
            "The rule pack is not UTF-8; please save it so.",
        ) from error
    except OSError as error:
        raise RuleError(
            path,
            None,
            f"Das Regelpaket lässt sich nicht lesen ({error.strerror}).",
            f"The rule pack cannot be read ({error.strerror}).",
        ) from error


def _parsed(path: Path, text: str) -> Any:
    """Return what the YAML of a pack says; what is kept of it is read twenty times as fast."""
    key = cache.key_of(__version__, text)
    data = cache.load(_KIND, key)
    if data is None:
        data = _parse(path, text)
        if isinstance(data, list) and _is_plain(data):
            cache.store(_KIND, key, data, _MOST_PACKS)
    return data


def _is_plain(data: Any) -> bool:
    """Say whether JSON gives back the very same (it knows no dates, and no keys but strings)."""
    try:
        return bool(json.loads(json.dumps(data)) == data)
    except (TypeError, ValueError, RecursionError):
        return False


def _parse(path: Path, text: str) -> Any:
    import yaml  # 19 ms; only where a pack is read

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
        raise RuleError(
            path,
            mark.line + 1 if mark else None,
            f"Kein gültiges YAML: {problem}. Sätze gehören in doppelte Anführungszeichen.",
            f"Not valid YAML: {problem}. Sentences stand in double quotes.",
        ) from error
