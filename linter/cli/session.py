"""What a run works with: configuration, rules, linters and inputs."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from linter import cache
from linter.choice import OPENED, choose, opening
from linter.chosen import Chosen, key_of, recall, remember
from linter.cli.errors import speak
from linter.cli.grammar import take_part
from linter.config import Config, find_config, load_config
from linter.document import Document
from linter.engine import Linter
from linter.files import InputError, SourceFile, decode_stream, read
from linter.formats import SUFFIXES, format_of
from linter.plan import plan_of
from linter.rule import Rule, ids
from linter.walk import find

if TYPE_CHECKING:
    from linter.results import Results

STDIN = "-"


class Input(NamedTuple):
    """A text to check: its document and, for a file, where and how it was stored."""

    document: Document
    file: SourceFile
    path: Path | None


class Session:
    """Configuration and rules of a run; builds each linter once."""

    def __init__(self, config: Config, named: str = "") -> None:
        """``named`` is a rule that need not run but is to be known (``lt:…`` as well)."""
        self.config = config
        self._opened = [name for name in (*opening(config), named) if name.startswith(OPENED)]
        self._key = None if self._opened else key_of(config)
        self._recalled = recall(self._key)
        self._linters: dict[tuple[str, ...] | None, Linter] = {}
        self.grammar = take_part(config, self._asks_grammar())

    def _asks_grammar(self) -> bool:
        if self._recalled is not None:
            return bool(self._recalled.plan.grammar)
        return any(rule.is_grammar for rule in self.chosen)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """All rules there are."""
        from linter.loader import load_rules  # where they are not remembered

        rules = load_rules(*self.config.packs)
        if self._opened:
            from linter.opened import open_rules  # the list of LanguageTool's rules

            rules += open_rules(self._opened)
        return rules

    @cached_property
    def chosen(self) -> tuple[Rule, ...]:
        """The rules that run, but for what ``per-file-ignores`` says."""
        return choose(self.rules, self.config)

    def results(self) -> Results | None:
        """Return the results of earlier runs with the same rules, where they can be kept."""
        if self._key is None or not cache.is_on():
            return None
        from linter.results import Results  # SQLite: 10 ms

        plan, known = self._everywhere()
        return Results(cache.key_of(plan.key, *known), self.config.language)

    @property
    def is_uniform(self) -> bool:
        """Say whether all files are checked alike, and without LanguageTool."""
        return self.grammar.answers is None and not self.config.per_file_ignores

    def linter(self, path: str | None = None) -> Linter:
        """Return the linter for the file at ``path``."""
        if path is None or not self.config.per_file_ignores:
            if None not in self._linters:
                self._linters[None] = self._linter(self._everywhere())
            return self._linters[None]
        rules = choose(self.rules, self.config, path)
        names = tuple(rule.id for rule in rules)
        if names not in self._linters:
            self._linters[names] = self._linter(Chosen(plan_of(rules), ids(self.rules)))
        return self._linters[names]

    def _everywhere(self) -> Chosen:
        """Return what runs for every file, and remember it."""
        if self._recalled is None:
            self._recalled = Chosen(plan_of(self.chosen), ids(self.rules))
            remember(self._key, self._recalled, self.config)
        return self._recalled

    def _linter(self, chosen: Chosen) -> Linter:
        return Linter(
            chosen.plan,
            language=self.config.language,
            known=chosen.known,
            languagetool=self.grammar.answers,
        )


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
    config = config._replace(**given).with_exclude(exclude)
    speak(config.language)
    if config.nouns:
        from linter.german.lexicon import extend  # only for projects with words of their own

        extend((word, *forms) for word, forms in config.nouns.items())
    return Session(config, named)


def inputs(
    session: Session, paths: Sequence[str], stdin_filename: str | None, force_exclude: bool = False
) -> Iterator[Input | InputError]:
    """Yield each text at ``paths`` (``-``: standard input), or why it cannot be read."""
    if (given := standard_input(paths, stdin_filename)) is not None:
        yield given
    for path in files(session, paths, force_exclude):
        yield path if isinstance(path, InputError) else _input(path)


def standard_input(paths: Sequence[str], stdin_filename: str | None) -> Input | InputError | None:
    """Read standard input where it is asked for (``-``)."""
    if STDIN not in paths:
        return None
    name = stdin_filename or "<stdin>"
    try:
        file = decode_stream(sys.stdin.buffer, name)
    except InputError as error:
        return error
    return Input(_document(file, name), file, None)


def files(
    session: Session, paths: Sequence[str], force_exclude: bool = False
) -> Iterator[Path | InputError]:
    """Yield the files at ``paths``, or why there is none."""
    rest = [path for path in paths if path != STDIN]
    if rest:
        config = session.config
        yield from find(
            rest,
            suffixes=tuple(SUFFIXES),
            exclude=config.exclude,
            root=config.root or Path.cwd(),
            force_exclude=force_exclude,
        )


def _input(path: Path) -> Input | InputError:
    try:
        file = read(path)
    except InputError as error:
        return error
    return Input(_document(file, str(path)), file, path)


def _document(file: SourceFile, name: str) -> Document:
    return Document.from_text(file.text, name=name, format=format_of(name))
