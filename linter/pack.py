"""Reads one entry of a pack into a ``Rule`` and checks every key of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from linter.pattern_reader import read_patterns
from linter.rule import Applicability, Clause, Example, Message, Pattern, Rule, Severity
from linter.shape import PackError, Where, mapping, sequence, text, texts, unknown

_KEYS = frozenset(
    "id severity message match near unless suggest report applicability default scope kinds"
    " formats variants by mqm examples note source url".split()
)
_REACHES = ("sentence", "paragraph", "document")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MARK = re.compile(r"⟦(.*?)⟧", re.DOTALL)


FORMATS = ("text", "markdown")
VARIANTS = ("de-DE", "de-AT", "de-CH")


class RuleReader:
    """Reads the entries of one pack file."""

    def __init__(self, path: Path, trusted: bool) -> None:
        self._path = path
        self._trusted = trusted

    def read(self, entry: Any) -> Rule:
        """Return the rule; raises ``PackError`` with the path of keys to what is wrong."""
        if not isinstance(entry, dict):
            raise PackError(
                (), "Eine Regel besteht aus Schlüsseln und Werten.", "A rule is a mapping."
            )
        self._check_keys(entry)
        id = text(("id",), entry["id"])
        if not _ID.fullmatch(id):
            raise PackError(
                ("id",),
                f"Die Kennung „{id}“ darf nur aus a–z, 0–9 und Bindestrichen bestehen.",
                f"The id “{id}” may consist of a–z, 0–9 and hyphens only.",
            )
        match = self._patterns(entry, "match")
        if not match and not entry.get("by"):
            raise PackError((), f"Der Regel „{id}“ fehlt „match“.", f"Rule “{id}” has no “match”.")
        return Rule(
            id=id,
            family=self._path.stem,
            message=self._message(entry, "message"),
            match=match,
            near=self._clauses(entry, "near", _REACHES),
            unless=self._clauses(entry, "unless", (*_REACHES, "before", "after")),
            suggest=self._suggest(entry),
            report=self._text(entry, "report"),
            applicability=self._choice(entry, "applicability", Applicability, Applicability.UNSAFE),
            severity=self._choice(entry, "severity", Severity, Severity.WARNING),
            default=bool(entry.get("default", True)),
            scope=self._scope(entry),
            kinds=self._words(entry, "kinds"),
            formats=self._known(entry, "formats", FORMATS),
            variants=self._known(entry, "variants", VARIANTS),
            by=self._text(entry, "by"),
            mqm=self._text(entry, "mqm") or "",
            examples=tuple(self._examples(entry)),
            note=self._message(entry, "note") if "note" in entry else None,
            source=mapping(("source",), entry["source"]) if "source" in entry else None,
            url=self._text(entry, "url"),
            pack=self._path.name,
        )

    def _check_keys(self, entry: Mapping[str, Any]) -> None:
        for key in entry:
            if key not in _KEYS:
                raise unknown((key,), str(key), _KEYS)
        if "id" not in entry:
            raise PackError((), "Der Regel fehlt „id“.", "The rule has no “id”.")
        if "message" not in entry:
            raise PackError(
                (),
                f"Der Regel „{entry['id']}“ fehlt „message“ (de und en).",
                f"Rule “{entry['id']}” has no “message” (de and en).",
            )

    def _message(self, entry: Mapping[str, Any], key: str) -> Message:
        value = entry[key]
        if not isinstance(value, dict) or set(value) != {"de", "en"}:
            raise PackError(
                (key,),
                f"„{key}“ braucht einen deutschen und einen englischen Text (de, en).",
                f"“{key}” needs a German and an English text (de, en).",
            )
        return Message(text((key, "de"), value["de"]), text((key, "en"), value["en"]))

    def _text(self, entry: Mapping[str, Any], key: str) -> str | None:
        return text((key,), entry[key]) if key in entry else None

    def _words(self, entry: Mapping[str, Any], key: str) -> tuple[str, ...]:
        return texts((key,), entry[key]) if key in entry else ()

    def _known(self, entry: Mapping[str, Any], key: str, known: Sequence[str]) -> tuple[str, ...]:
        words = self._words(entry, key)
        for word in words:
            if word not in known:
                raise unknown((key,), word, known)
        return words

    def _scope(self, entry: Mapping[str, Any]) -> str:
        scope = entry.get("scope", "prose")
        if scope not in ("prose", "source"):
            raise unknown(("scope",), str(scope), ("prose", "source"))
        return str(scope)

    def _choice(self, entry: Mapping[str, Any], key: str, choices: Any, otherwise: Any) -> Any:
        if key not in entry:
            return otherwise
        try:
            return choices(entry[key])
        except ValueError:
            raise unknown((key,), str(entry[key]), [choice.value for choice in choices]) from None

    def _suggest(self, entry: Mapping[str, Any]) -> tuple[str | Mapping[str, str], ...]:
        value = entry.get("suggest", [])
        alternatives = value if isinstance(value, list) else [value]
        for index, alternative in enumerate(alternatives):
            where: Where = ("suggest", index) if isinstance(value, list) else ("suggest",)
            if isinstance(alternative, dict):
                for part, new in mapping(where, alternative).items():
                    if new != "":  # an empty text deletes the part
                        text((*where, part), new)
            elif not isinstance(alternative, str):
                raise PackError(
                    where,
                    "Ein Vorschlag ist ein Text oder eine Zuordnung von Teil zu Text.",
                    "A suggestion is a text or a mapping from part to text.",
                )
        return tuple(alternatives)

    def _patterns(self, entry: Mapping[str, Any], key: str) -> tuple[Pattern, ...]:
        return read_patterns(entry.get(key, []), (key,), self._path, self._trusted)

    def _clauses(
        self, entry: Mapping[str, Any], key: str, reaches: Sequence[str]
    ) -> tuple[Clause, ...]:
        value = entry.get(key)
        if value is None:
            return ()
        if not isinstance(value, dict) or "regex" in value:
            value = {"sentence": value}
        clauses = []
        for reach, patterns in value.items():
            if reach not in reaches:
                raise unknown((key, reach), str(reach), reaches)
            read = read_patterns(patterns, (key, reach), self._path, self._trusted)
            if any(pattern.kind not in ("phrase", "regex") for pattern in read):
                raise PackError(
                    (key, reach),
                    f"In „{key}“ stehen nur Wendungen und reguläre Ausdrücke.",
                    f"“{key}” takes phrases and regular expressions only.",
                )
            clauses.append(Clause(reach, read))
        return tuple(clauses)

    def _examples(self, entry: Mapping[str, Any]) -> Iterator[Example]:
        examples = sequence(("examples",), entry.get("examples") or [])
        for index, example in enumerate(examples):
            where = ("examples", index)
            if not isinstance(example, dict) or not example.keys() & {"bad", "good"}:
                raise PackError(
                    where, "Ein Beispiel hat „bad“ oder „good“.", "An example has “bad” or “good”."
                )
            for key, value in example.items():
                if key not in ("bad", "good", "format"):
                    raise unknown((*where, key), str(key), ("bad", "good", "format"))
                text((*where, key), value)
            yield self._example(example, where)

    def _example(self, entry: Mapping[str, str], where: Where) -> Example:
        format = entry.get("format", "text")
        if format not in ("text", "markdown", "md"):
            raise unknown((*where, "format"), format, ("text", "markdown", "md"))
        format = "markdown" if format == "md" else format
        if "bad" not in entry:
            return Example(None, entry["good"], format=format)
        marked = _MARK.search(entry["bad"])
        if marked is None:
            raise PackError(
                (*where, "bad"),
                "In „bad“ fehlen die Klammern ⟦…⟧ um die Fundstelle.",
                "“bad” has no brackets ⟦…⟧ around the place to find.",
            )
        bad = _MARK.sub(r"\1", entry["bad"])
        start = marked.start()
        return Example(bad, entry.get("good"), start, start + len(marked[1]), format)
