"""What one place of a phrase matches: a literal word, a gap, the white space between words."""

from __future__ import annotations

import re

QUOTE_OPEN = r"[\"„“»«‚‘]?"
QUOTE_CLOSE = r"[\"“”«»‘’]?"
BLANKS = r"\s{1,60}"
"""White space; bounded, so that a match has a greatest length and little text is searched."""

SPACE = rf"{QUOTE_CLOSE}{BLANKS}{QUOTE_OPEN}"
"""Between two words of a phrase: any white space; quotation marks may stand around a word."""

MOST_IN_GAP = 15

ENDINGS = ("", "e", "en", "em", "er", "es")
"""Of an adjective or a participle; the first is for a predicate or an adverb."""

_OPEN = r"[\w-]{0,60}"

_PLAIN = r"[^\s,;:.!?()\[\]{}–—]"
_WORD_IN_GAP = rf"(?>{_PLAIN}{{1,60}}(?:[.,:’']{_PLAIN}{{1,60}}){{0,3}})"
HEAD = r"(?<=(?:\A|\n\n|[.!?:…][\"“”»’)\]]*\s+|[\"„“»‚(\[–—•]\s?))"
"""Where a sentence, a heading or a quotation begins."""


def end_before(text: str, place: int) -> int:
    """Return where what stands before ``place`` ends, without the blanks between.

    A slice of all that stands before would copy megabytes for each look.
    """
    while place and text[place - 1].isspace():
        place -= 1
    return place


def bounded(expression: str) -> str:
    """Return ``expression`` for whole words only; a compound with a hyphen is another word."""
    return rf"(?<!\w)(?<!\w[-\u2011])(?:{expression})(?!\w|[-\u2011]\w)"


def gap_expression(most: int, commas: bool, label: str | None) -> str:
    """Return what matches up to ``most`` words and the white space before them."""
    comma = f"(?:{QUOTE_CLOSE},)?" if commas else ""
    word = SPACE + _WORD_IN_GAP
    if label is None:
        return rf"{comma}(?:{word}{comma}){{0,{most}}}?"
    words = rf"{_WORD_IN_GAP}(?:{comma}{word}){{0,{most - 1}}}?"
    return rf"{comma}(?:{SPACE}(?P<{label}>{words}){comma})??"


def word_expression(word: str, at_head: bool = False) -> str:
    """Return what matches a literal word: as written, in capitals, or capital at a sentence's head.

    ``Rechen*`` and ``*modell`` have an open end or head.
    """
    open_head = word.startswith("*")
    open_end = re.search(r"(?<!\\)(?:\\\\)*\*\Z", word) is not None
    core = re.sub(r"\\(.)", r"\1", word[open_head : len(word) - open_end])
    first, capitals = core[:1], core.upper()
    forms = [re.escape(core)]
    if open_head:
        start = f"[{first.lower()}{first.upper()}]" if first.isalpha() else re.escape(first)
        forms = [start + re.escape(core[1:])]
    elif first.islower() and at_head:
        forms.append(f"(?={first.upper()}){HEAD}" + re.escape(first.upper() + core[1:]))
    if capitals not in (core, first.upper() + core[1:]):
        forms.append(re.escape(capitals))
    either = forms[0] if len(forms) == 1 else f"(?:{'|'.join(forms)})"
    return (_OPEN if open_head else "") + either + (_OPEN if open_end else "")
