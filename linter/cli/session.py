"""What a run works with: configuration, rules, linters and inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from linter import cache
from linter.choice import OPENED, choose, opening
from linter.cli.errors import speak
from linter.cli.grammar import Part, take_part
from linter.config import Config, find_config, load_config
from linter.document import Document
from linter.engine import Linter
from linter.files import InputError, SourceFile, decode_stream, read
from linter.formats import SUFFIXES, format_of
from linter.loader import ids, load_rules
from linter.rule import Rule
from linter.walk import find

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A text to check: its document and, for a file, where and how it was stored."""

    document: Document
    file: SourceFile
    path: Path | None


@dataclass
class Session:
    """Configuration and rules of a run; builds each linter once."""

    config: Config
    rules: tuple[Rule, ...]
    grammar: Part
    _chosen: dict[str | None, tuple[Rule, ...]] = field(default_factory=dict)
    _linters: dict[tuple[str, ...], Linter] = field(default_factory=dict)

    def linter(self, path: str | None = None) -> Linter:
        """Return the linter for the file at ``path``."""
        key = path if self.config.per_file_ignores else None
        if key not in self._chosen:
            self._chosen[key] = choose(self.rules, self.config, key)
        chosen = self._chosen[key]
        names = tuple(rule.id for rule in chosen)
        if names not in self._linters:
            self._linters[names] = Linter(
                chosen,
                language=self.config.language,
                known=ids(self.rules),
                languagetool=self.grammar.answers,
            )
        return self._linters[names]


def open_session(
    paths: Sequence[str],
    config_file: Path | None,
    exclude: tuple[str, ...] = (),
    *,
    caching: bool = True,
    named: str = "",
    **overrides: Any,
) -> Session:
    """Find the configuration, apply what the command line says (None: nothing) and load rules.

    ``named`` is a rule that need not run but is to be known (``lt:…`` as well).
    """
    cache.use(caching)
    start = Path(next((path for path in paths if path != STDIN), "."))
    found = config_file or find_config(start)
    if isinstance(language := overrides.get("language"), str):
        speak(language)
    config = load_config(found) if found else Config()
    given = {key: value for key, value in overrides.items() if value not in (None, ())}
    config = replace(config, **given).with_exclude(exclude)
    speak(config.language)
    if config.nouns:
        from linter.german.lexicon import extend  # only for projects with words of their own

        extend((word, *forms) for word, forms in config.nouns.items())
    rules = load_rules(*config.packs)
    if opened := [name for name in (*opening(config), named) if name.startswith(OPENED)]:
        from linter.opened import open_rules  # the list of LanguageTool's rules

        rules += open_rules(opened)
    chosen = choose(rules, config)
    return Session(config, rules, take_part(config, chosen), {None: chosen})


def inputs(
    session: Session, paths: Sequence[str], stdin_filename: str | None, force_exclude: bool = False
) -> Iterator[Input | InputError]:
    """Yield each text at ``paths`` (``-``: standard input), or why it cannot be read."""
    if STDIN in paths:
        name = stdin_filename or "<stdin>"
        try:
            file = decode_stream(sys.stdin.buffer, name)
        except InputError as error:
            yield error
        else:
            yield Input(_document(file, name), file, None)
    rest = [path for path in paths if path != STDIN]
    config = session.config
    found = find(
        rest,
        suffixes=tuple(SUFFIXES),
        exclude=config.exclude,
        root=config.root or Path.cwd(),
        force_exclude=force_exclude,
    )
    for path in found if rest else ():
        yield path if isinstance(path, InputError) else _input(path)


def _input(path: Path) -> Input | InputError:
    try:
        file = read(path)
    except InputError as error:
        return error
    return Input(_document(file, str(path)), file, path)


def _document(file: SourceFile, name: str) -> Document:
    return Document.from_text(file.text, name=name, format=format_of(name))
