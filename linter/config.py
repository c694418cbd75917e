"""mtlint.toml or [tool.mtlint]: found, read and checked."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from linter.rule import Message, Severity

if TYPE_CHECKING:
    from linter.toml_source import ConfigError, Keys, Source

    Kind = Callable[[Source, Keys, Any], Any]
    """Checks what stands at a key and returns it as ``Config`` holds it."""

_GENDERS = {"m": "MAS", "f": "FEM", "n": "NEU"}

LANGUAGETOOL = ("auto", "off", "required")
"""Use it where it is installed; never; fail where it cannot be used. A URL names a server."""

_NONE: Mapping[str, Any] = MappingProxyType({})


class Config(NamedTuple):
    """What a project wants of the linter; empty: the defaults.

    Selectors are rule ids, families or ``ALL``. ``packs`` are absolute, ``exclude`` and the keys of
    ``per_file_ignores`` are globs as in .gitignore, relative to ``root``, the folder of ``file``.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = _NONE
    per_file_ignores: Mapping[str, tuple[str, ...]] = _NONE
    exclude: tuple[str, ...] = ()
    packs: tuple[Path, ...] = ()
    names: Mapping[str, str] = _NONE
    terms: Mapping[str, str] = _NONE
    nouns: Mapping[str, tuple[str, str, str]] = _NONE
    prefer: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    language: str = "de"
    variant: str = "de-DE"
    languagetool: str = "auto"
    fail_on: str = "warning"
    show: Severity = Severity.INFO
    root: Path | None = None
    file: Path | None = None

    def with_exclude(self, globs: tuple[str, ...]) -> Config:
        """Return the configuration with further ``exclude`` globs."""
        return self._replace(exclude=(*self.exclude, *globs))

    @property
    def source(self) -> Source:
        """The text of ``file``, which knows where a key stands; empty where there is none."""
        from linter.toml_source import Source, read_source  # only where something is wrong

        return read_source(self.file) if self.file else Source("", "")


def absolute(path: Path | str) -> Path:
    """Return the path from the root without dots; unlike ``resolve`` it follows no links."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve follows links)


def find_config(start: Path) -> Path | None:
    """Return the configuration file for ``start`` (file or folder): that of the nearest folder."""
    start = absolute(start)
    for folder in (start, *start.parents):
        for name in ("mtlint.toml", ".mtlint.toml", "pyproject.toml"):
            path = folder / name
            if _is_file(path) and (name != "pyproject.toml" or _has_table(path)):
                return path
    return None


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a folder that may not be looked into
        return False


def _has_table(path: Path) -> bool:
    try:
        if b"mtlint" not in path.read_bytes():
            return False
    except OSError:
        return False
    from linter.toml_source import ConfigError, lookup, parse, read_source  # few projects have one

    try:
        source = read_source(path)
    except ConfigError:
        return False
    try:
        return lookup(parse(source), source.table) is not None
    except ConfigError:  # if it is ours, load_config says what is wrong with it
        return re.search(r"^\s*\[\s*tool\s*\.\s*mtlint\b", source.text, re.MULTILINE) is not None


def load_config(path: Path) -> Config:
    """Read a configuration file; raise ``ConfigError`` for all that is wrong with it."""
    from linter.toml_source import lookup, parse, read_source  # most runs have no configuration

    path = absolute(path)
    source = read_source(path)
    table = lookup(parse(source), source.table)
    fields: dict[str, Any] = {}
    for key, value in _mapping(source, (), {} if table is None else table).items():
        if key not in KEYS:
            raise source.unknown(Message("Schlüssel", "Key"), key, KEYS, (key,))
        field_name = "show" if key == "show-severity" else key.replace("-", "_")
        fields[field_name] = KEYS[key](source, (key,), value)
    fields["packs"] = tuple(path.parent / pack for pack in fields.get("packs", ()))
    return Config(**fields, root=path.parent, file=path)


def _expected(source: Source, keys: Keys, de: str, en: str) -> ConfigError:
    name = ".".join(keys or source.table)
    return source.error(f"„{name}“ muss {de} sein.", f"“{name}” must be {en}.", keys)


def _mapping(source: Source, keys: Keys, value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _expected(source, keys, "eine Tabelle", "a table")
    return value


def _string(source: Source, keys: Keys, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _expected(source, keys, "eine nicht leere Zeichenkette", "a string that is not empty")
    return value


def _strings(source: Source, keys: Keys, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        de = "eine Liste nicht leerer Zeichenketten"
        raise _expected(source, keys, de, "a list of strings that are not empty")
    return tuple(value)


def _selection(source: Source, keys: Keys, value: Any) -> tuple[str, ...]:
    if value == []:  # would look like no choice at all: Config holds () where nothing is said
        de = '„select“ ist leer; alle Regeln schaltet „ignore = ["ALL"]“ ab.'
        raise source.error(de, '“select” is empty; “ignore = ["ALL"]” turns all off.', keys)
    return _strings(source, keys, value)


def _globs(source: Source, keys: Keys, value: Any) -> tuple[str, ...]:
    from pathspec import GitIgnoreSpec  # 30 ms

    globs = _strings(source, keys, value)
    for glob in globs:
        try:
            GitIgnoreSpec.from_lines([glob])
        except ValueError:
            de, en = f"„{glob}“ ist kein gültiges Muster.", f"“{glob}” is not a valid glob."
            raise source.error(de, en, keys, glob) from None
    return globs


def _per_file(source: Source, keys: Keys, value: Any) -> dict[str, tuple[str, ...]]:
    entries: dict[str, tuple[str, ...]] = _table(_strings)(source, keys, value)
    _globs(source, keys, list(entries))
    return entries


def _table(kind: Kind) -> Kind:
    def read(source: Source, keys: Keys, value: Any) -> dict[str, Any]:
        entries = _mapping(source, keys, value).items()
        for key, _ in entries:
            _string(source, (*keys, key), key)
        return {key: kind(source, (*keys, key), entry) for key, entry in entries}

    return read


def _noun(source: Source, keys: Keys, value: Any) -> tuple[str, str, str]:
    """Return gender, genitive and plural of a noun, as ``Prompt = ["m", "Prompts", "Prompts"]``."""
    forms = _strings(source, keys, value)
    if len(forms) != 3 or forms[0] not in _GENDERS:
        de = "eine Liste aus Geschlecht (m, f, n), Genitiv und Plural (- für keinen)"
        raise _expected(
            source, keys, de, "a list of gender (m, f, n), genitive, plural (- if none)"
        )
    return _GENDERS[forms[0]], forms[1], forms[2]


def _one_of(*values: str) -> Kind:
    def read(source: Source, keys: Keys, value: Any) -> str:
        if _string(source, keys, value) not in values:
            name = ".".join(keys)
            what = Message(f"„{name}“: Der Wert", f"“{name}”: value")
            raise source.unknown(what, value, values, keys)
        return values[values.index(value)]

    return read


def _languagetool(source: Source, keys: Keys, value: Any) -> str:
    text = _string(source, keys, value)
    if not is_languagetool(text):
        name = ".".join(keys)
        de = f"„{name}“ ist {', '.join(LANGUAGETOOL)} oder eine Adresse (http://…), nicht „{text}“."
        en = f"“{name}” is {', '.join(LANGUAGETOOL)} or an address (http://…), not “{text}”."
        raise source.error(de, en, keys)
    return text


def is_languagetool(text: str) -> bool:
    """Say whether ``text`` is a way to use LanguageTool: one of ``LANGUAGETOOL`` or a URL."""
    return text in LANGUAGETOOL or re.fullmatch(r"https?://[^\s/]\S*", text) is not None


KEYS: dict[str, Kind] = {
    "select": _selection,
    "extend-select": _strings,
    "ignore": _strings,
    "severity": _table(_one_of(*Severity)),
    "per-file-ignores": _per_file,
    "exclude": _globs,
    "packs": _strings,
    "names": _table(_string),
    "terms": _table(_string),
    "nouns": _table(_noun),
    "prefer": _strings,
    "accept": _strings,
    "language": _one_of("de", "en"),
    "languagetool": _languagetool,
    "variant": _one_of("de-DE", "de-AT", "de-CH"),
    "fail-on": _one_of("error", "warning", "info", "never"),
    "show-severity": _one_of(*Severity),
}
