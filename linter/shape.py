"""Says what is wrong with a value in a pack that has not the shape its key asks for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

Where = tuple[int | str, ...]
"""The keys and indices that lead to a value."""

_MOST_NAMED = 60


class PackError(Exception):
    """Something wrong in a pack: the keys that lead to it and one line in each language."""

    def __init__(self, where: Where, de: str, en: str) -> None:
        super().__init__(en)
        self.where, self.de, self.en = where, de, en


def unknown(where: Where, word: str, known: Any) -> PackError:
    """Return an error that names the nearest of the ``known`` words."""
    near = get_close_matches(word, list(known), n=1)
    de = en = "."
    if near:
        de, en = f"; gemeint ist wohl „{near[0]}“.", f"; did you mean “{near[0]}”?"
    elif len(known) <= _MOST_NAMED:
        de = f"; möglich sind {', '.join(sorted(known))}."
        en = f"; possible are {', '.join(sorted(known))}."
    return PackError(where, f"„{word}“ ist unbekannt{de}", f"“{word}” is unknown{en}")


def text(where: Where, value: Any) -> str:
    """Return a string that is not empty, or raise ``PackError``."""
    if not isinstance(value, str) or not value:
        raise _other(where, "ein Text", "a string")
    return value


def texts(where: Where, value: Any) -> tuple[str, ...]:
    """Return one string or a list of strings as a tuple, or raise ``PackError``."""
    entries = value if isinstance(value, list) else [value]
    if not entries or not all(isinstance(entry, str) and entry for entry in entries):
        raise _other(where, "ein Text oder eine Liste von Texten", "a string or a list of strings")
    return tuple(entries)


def mapping(where: Where, value: Any) -> dict[str, Any]:
    """Return a mapping whose keys are strings, or raise ``PackError``."""
    if not isinstance(value, dict) or not all(isinstance(key, str) for key in value):
        raise _other(where, "eine Zuordnung von Texten", "a mapping from strings")
    return value


def sequence(where: Where, value: Any) -> list[Any]:
    """Return a list, or raise ``PackError``."""
    if not isinstance(value, list):
        raise _other(where, "eine Liste", "a list")
    return value


def _other(where: Where, de: str, en: str) -> PackError:
    key = next((step for step in reversed(where) if isinstance(step, str)), "?")
    return PackError(where, f"„{key}“ muss {de} sein.", f"“{key}” must be {en}.")
