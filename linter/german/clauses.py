"""Where sentences and clauses begin and end, as far as the marks in the text tell."""

from __future__ import annotations

import re

from linter.span import Span

LONGEST = 1500
"""A sentence is looked for at most this many code points to either side."""

_ABBREVIATION = re.compile(
    r"""(?:
        \b(?:bzw|ca|Dr|Prof|Hr|Fr|Nr|Abs|Art|Abb|Bd|Hrsg|Kap|Mio|Mrd|Std|Str|St|S|Tab|Tel|Vgl|vgl
          |usw|etc|evtl|ggf|inkl|exkl|max|min|mind|sog|geb|gest|jährl|Mr|Mrs|Ms|vs|Inc|Ltd|Co|Corp
          |Jan|Feb|Mrz|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Nov|Dez|engl|frz|chin|dt)
        | \b[A-Za-zÄÖÜäöü]            # z. B., d. h., initials
        | (?<![\w.,-])\d{1,3}          # ordinals: 3. Januar; 2024 is none, nor is GPT-4
    )\.$""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"“”»«’)\]]*(?=\s+[\"„“»«(\[‚]*(?:[^\Wa-zäöüß_]|\uFFFC)|\s*$)")
_CLAUSE_END = re.compile(r"[;:](?=\s)|\s[–—](?=\s)")
_WORD = re.compile(r"[^\s,;:.!?()\[\]{}–—]+(?:[.,:][^\s,;:.!?()\[\]{}–—]+)*")
_BARRIER = re.compile(r"[;:!?()\[\]{}–—](?=\s|$)|[()\[\]{}–—]|\.(?=\s|$)")


def sentence_around(text: str, block: Span, span: Span) -> Span:
    """Return the sentence of ``block`` that holds ``span`` (all in code points of ``text``)."""
    start = max(block.start, span.start - LONGEST)
    end = min(block.end, span.end + LONGEST)
    for match in _SENTENCE_END.finditer(text, start, end):
        if _is_abbreviation(text, match):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = match.end()
            break
    return Span(start, end)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 8) : match.start() + 1]
    return match[0] == "." and _ABBREVIATION.search(before) is not None


def clause_around(text: str, block: Span, span: Span) -> Span:
    """Return the stretch between ``.``, ``!``, ``?``, ``;``, ``:`` or dash that holds ``span``."""
    sentence = sentence_around(text, block, span)
    start, end = sentence.start, sentence.end
    for match in _CLAUSE_END.finditer(text, sentence.start, span.start):
        start = match.end()
    if match_after := _CLAUSE_END.search(text, span.end, sentence.end):
        end = match_after.start()
    return Span(start, end)


def words_between(text: str, gap: Span) -> int | None:
    """Count the words in ``gap``; None where no single clause can reach over it.

    Two commas may stand in it (an apposition or a relative clause lies between them), one may not.
    """
    between = text[gap.start : gap.end]
    if _commas(between) not in (0, 2):
        return None
    if _BARRIER.search(between) and not _is_harmless(between):
        return None
    return sum(1 for _ in _WORD.finditer(between))


def _commas(text: str) -> int:
    return len(re.findall(r",(?!\d)", text))


def _is_harmless(between: str) -> bool:
    """Say whether the only barriers are full stops of abbreviations and ordinals."""
    for match in _BARRIER.finditer(between):
        if match[0] != "." or not _ABBREVIATION.search(between[: match.end()]):
            return False
    return True


def is_sentence_head(text: str, block: Span, offset: int) -> bool:
    """Say whether a sentence (or a heading, an item, a quotation) begins at ``offset``."""
    before = text[block.start : offset].rstrip(
        " \t\r\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\"„“»«‚‘(['*_"
    )
    if not before:
        return True
    if before[-1] == ".":
        return _ABBREVIATION.search(before[-8:]) is None
    return before[-1] in "!?:…•"
