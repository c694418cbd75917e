"""A TOML file read so that each complaint about it names its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from linter.rule import Message

Keys = tuple[str, ...]


class ConfigError(Exception):
    """A configuration that cannot be used; ``file`` and ``line`` are None where unknown."""

    def __init__(self, de: str, en: str, file: str | None = None, line: int | None = None) -> None:
        super().__init__(de, en, file, line)
        self.message, self.file, self.line = Message(de, en), file, line

    def in_language(self, language: str) -> str:
        """Return place and message on one line, in ``de`` or ``en``."""
        place = [str(part) for part in (self.file, self.line) if part is not None]
        text = self.message.in_language(language)
        return f"{':'.join(place)}: {text}" if place else text

    def __str__(self) -> str:
        return self.in_language("de")


class Source(NamedTuple):
    """The text of a configuration file; knows the line of each key and value.

    ``table`` is where the configuration stands in the file: ``("tool", "mtlint")`` or nothing.
    """

    file: str
    text: str
    table: Keys = ()

    def line(self, keys: Keys, value: str | None = None) -> int | None:
        """Return the line of a key (of ``value`` in it), or None where it is not in the file."""
        for number, lines, data in _statements(self.text):
            found = lookup(data, (*self.table, *keys))
            if found is None or (value is not None and value not in found):
                continue
            quoted = (f'"{value}"', f"'{value}'")
            for offset, line in enumerate(lines):
                if any(q in line for q in quoted) and not line.lstrip().startswith("#"):
                    return number + offset
            return number
        return None

    def error(self, de: str, en: str, keys: Keys, value: str | None = None) -> ConfigError:
        """Return an error at a key; without place where the key is not from this file."""
        line = self.line(keys, value)
        return ConfigError(de, en, self.file if line else None, line)

    def unknown(
        self, what: Message, word: str, known: Iterable[str], keys: Keys, value: str | None = None
    ) -> ConfigError:
        """Return an error on a word that is not known: what was meant or what is possible."""
        meant = _meant(word, list(known))
        de = f"{what.de} „{word}“ ist unbekannt{meant.de}"
        return self.error(de, f"{what.en} “{word}” is unknown{meant.en}", keys, value)


def _meant(word: str, known: list[str]) -> Message:
    import difflib  # only where something is wrong

    spellings = {spelling.lower(): spelling for spelling in reversed(known)}
    near = difflib.get_close_matches(word.lower(), spellings, n=1)
    if near:
        right = spellings[near[0]]
        return Message(f"; gemeint ist wohl „{right}“.", f"; did you mean “{right}”?")
    if not 1 < len(known) < 20:
        return Message(".", ".")
    de, en = [f"„{spelling}“" for spelling in known], [f"“{spelling}”" for spelling in known]
    return Message(
        f"; möglich sind {', '.join(de[:-1])} und {de[-1]}.",
        f"; use one of {', '.join(en)}.",
    )


def _statements(text: str) -> Iterator[tuple[int, list[str], dict[str, Any]]]:
    """Yield first line's number, lines and content (from the root) of each statement of TOML.

    A statement is the least number of lines that is valid by itself; so tomllib says where it ends.
    """
    import tomllib  # 20 ms, and most runs have no configuration

    table: Keys = ()
    lines: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        lines.append(line)
        if len(lines) > 1 and not re.search(r"[]}]|\"\"\"|'''", line):
            continue  # inside a list or a long string: it cannot end here
        try:
            data = tomllib.loads("\n".join(lines))
        except (ValueError, RecursionError):
            continue
        if lines[0].lstrip().startswith("["):
            table = _header(data)
        else:
            for key in reversed(table):
                data = {key: data}
        yield number + 1 - len(lines), lines, data
        lines = []


def _header(data: Any) -> Keys:
    keys: Keys = ()
    while data:
        key, data = next(iter(data.items()))
        keys = (*keys, key)
        data = data[0] if isinstance(data, list) else data
    return keys


def lookup(data: Any, keys: Keys) -> Any:
    """Return what stands at ``keys``, or None (which TOML does not know)."""
    for key in keys:
        if not isinstance(data, dict) or key not in data:
            return None
        data = data[key]
    return data


def read_source(path: Path) -> Source:
    """Read a configuration file; ``ConfigError`` where it cannot be read or is no UTF-8."""
    shown = str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
    table = ("tool", "mtlint") if path.name == "pyproject.toml" else ()
    try:
        content = path.read_bytes()
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        de = "Diese Datei gibt es nicht." if missing else "Diese Datei lässt sich nicht lesen."
        en = "There is no such file." if missing else "This file cannot be read."
        raise ConfigError(de, en, shown) from error
    try:
        return Source(shown, content.decode("utf-8-sig").replace("\r\n", "\n"), table)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError("Das ist kein UTF-8.", "This is not UTF-8.", shown, line) from error


def parse(source: Source) -> dict[str, Any]:
    """Parse the TOML; ``ConfigError`` with the line where it is not valid."""
    import tomllib

    try:
        return tomllib.loads(f"{source.text}\n")  # else a mistake at the end has no line
    except (ValueError, RecursionError) as error:  # also a number or nesting beyond all measure
        reason, _, place = str(error).partition(" (at ")
        line, column = (int(n) for n in re.findall(r"\d+", place) or (0, 0))
    de = f"Ab Spalte {column} ist das kein gültiges TOML."
    if not line:
        line = 1 + sum(len(lines) for _, lines, _ in _statements(source.text))
        de = "Was hier beginnt, wird nicht zu Ende geführt."
    elif re.search("twice|overwrite|[Dd]uplicate|mutate", reason):
        de = "Dieser Schlüssel steht schon weiter oben."
    raise ConfigError(de, f"This is not valid TOML: {reason}.", source.file, line)
