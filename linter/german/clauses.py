"""Where sentences and clauses begin and end, as far as the marks in the text tell."""

from __future__ import annotations

import re

from linter.span import Span

LONGEST = 1500
"""A sentence is looked for at most this many code points to either side."""

_ABBREVIATIONS = frozenset(
    """bzw ca Dr Prof Hr Fr Nr Abs Art Abb Bd Hrsg Kap Mio Mrd Std Str St S Tab Tel Vgl vgl usw etc
    evtl ggf inkl exkl max min mind sog geb gest jährl Mr Mrs Ms vs Inc Ltd Co Corp Jan Feb Mrz Apr
    Jun Jul Aug Sep Sept Okt Nov Dez engl frz chin dt""".split()
)
_INITIALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜabcdefghijklmnopqrstuvwxyzäöü")
"""Of z. B. and d. h., too."""

_MOST_LETTERS = max(map(len, _ABBREVIATIONS))

# Expressions are compiled where they are used (re keeps them): most texts need few of them.
_SENTENCE_END = r"[.!?…][\"“”»«’)\]]*(?=\s+[\"„“»«(\[‚]*(?:[^\Wa-zäöüß_]|\uFFFC)|\s*$)"
_CLAUSE_END = r"[;:](?=\s)|\s[–—](?=\s)"
_WORD = r"[^\s,;:.!?()\[\]{}–—]+(?:[.,:][^\s,;:.!?()\[\]{}–—]+)*"
_BARRIER = r"[;:!?()\[\]{}–—](?=\s|$)|[()\[\]{}–—]|\.(?=\s|$)"


def sentence_around(text: str, block: Span, span: Span) -> Span:
    """Return the sentence of ``block`` that holds ``span`` (all in code points of ``text``)."""
    start = max(block.start, span.start - LONGEST)
    end = min(block.end, span.end + LONGEST)
    for match in re.compile(_SENTENCE_END).finditer(text, start, end):
        if match[0] == "." and _is_abbreviation(text, match.start()):
            continue
        if match.end() <= span.start:
            start = match.end()
        elif match.start() >= span.end - 1:
            end = match.end()
            break
    return Span(start, end)


def _is_abbreviation(text: str, stop: int) -> bool:
    """Say whether the full stop at ``stop`` ends an abbreviation, an initial or an ordinal.

    Ordinals (3. Januar) have up to three digits: 2024 is none, nor is GPT-4.
    """
    start = stop
    while start and (text[start - 1].isalnum() or text[start - 1] == "_"):
        start -= 1
        if stop - start > _MOST_LETTERS:
            return False
    word = text[start:stop]
    if word.isdecimal():
        return len(word) <= 3 and (not start or text[start - 1] not in ".,-")
    return word in _ABBREVIATIONS or word in _INITIALS


def clause_around(text: str, block: Span, span: Span) -> Span:
    """Return the stretch between ``.``, ``!``, ``?``, ``;``, ``:`` or dash that holds ``span``."""
    sentence = sentence_around(text, block, span)
    start, end = sentence.start, sentence.end
    clause_end = re.compile(_CLAUSE_END)
    for match in clause_end.finditer(text, sentence.start, span.start):
        start = match.end()
    if match_after := clause_end.search(text, span.end, sentence.end):
        end = match_after.start()
    return Span(start, end)


def words_between(text: str, gap: Span) -> int | None:
    """Count the words in ``gap``; None where no single clause can reach over it.

    Two commas may stand in it (an apposition or a relative clause lies between them), one may not.
    """
    between = text[gap.start : gap.end]
    if _commas(between) not in (0, 2):
        return None
    if re.search(_BARRIER, between) and not _is_harmless(between):
        return None
    return sum(1 for _ in re.finditer(_WORD, between))


def _commas(text: str) -> int:
    return len(re.findall(r",(?!\d)", text))


def _is_harmless(between: str) -> bool:
    """Say whether the only barriers are full stops of abbreviations and ordinals."""
    for match in re.finditer(_BARRIER, between):
        if match[0] != "." or not _is_abbreviation(between, match.start()):
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
        return not _is_abbreviation(before, len(before) - 1)
    return before[-1] in "!?:…•"
