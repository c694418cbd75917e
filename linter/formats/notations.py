"""The notations inside a text that are no words: addresses, template tags, marks of a dialect."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

_IN_ADDRESS = r"""[^\s<>"„“”»«]*[^\s<>"„“”»«.,;:!?)\]}'*_]"""
_PATH = r"[\w.@+-]+(?:/[\w.@+-]+)+/?"

# A sign that a notation cannot be without -> its kind and its look. Of two at one place, the first
# counts. What begins with a certain character is found fastest, hence "$" apart from no "$".
# Every part is bounded or stops at the next sign that could open another, so that the search
# stays linear in any text.
_NOTATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "={": (("address", r"</?[A-Za-z][\w.]*\s[^<>]*=\{[^<>]*>"),),  # JSX
    "[!": (
        ("label", r"\[!(?:DNL|UICONTROL)[ \t](?P<kept>[^\[\]\n]*)\]"),  # Adobe: not to localise
        ("template", r"\[!(?:INCLUDE|include)\b(?:[^\[\]]|\[[^\[\]]*\])*+\]"),  # Microsoft Learn
        ("mark", r"\[![A-Za-z]+(?:[^\[\]]|\[[^\[\]]*\])*+\][-+]?\s*"),  # [!NOTE], [!VIDEO …]
    ),
    "{{": (("template", r"\{\{[^{}]*\}\}"),),  # Hugo, Jinja, Liquid
    "{%": (("template", r"\{%[^{}]*%\}"),),
    "{#": (("template", r"\{#[^{}]*#\}"),),
    ":::": (("template", r":::[a-z-]+[ ](?:(?!:::)[^\n])*+:::"),),  # … :::image … :::
    "${": (("template", r"\$\{[\w.-]+\}"),),
    "{": (
        ("template", r"\{[\w.-]+\}"),
        ("mark", r"[ \t]\{:?[ \t]?[#.][^{}\n]*\}"),  # {#id}, {: .class}
        ("mark", r"\{:?[ \t]?[#.][^{}\n]*\}|\{:[^{}\n]*\}"),
        ("mark", r"\{[ \t]*[\w-]*=[^{}]*\}"),  # {width=50%}, {=html}
    ),
    "[^": (("mark", r"\[\^[^\[\]\s]{1,80}\]"),),  # a footnote without a note
    "](": (  # the end of a broken link
        ("mark", r"\]\([^()\s]*[/.#\N{OBJECT REPLACEMENT CHARACTER}][^()\s]*\)"),
    ),
    "\\": (  # LaTeX
        ("mark", r"\\(?:(?:big|med|small)skip|(?:new|clear)page|pagebreak|newline)\b"),
        ("mark", r"\\(?:pause|[hv]fill|noindent)\b"),
        ("mark", r"\\(?:ref|label|cite[a-z]*|[hv]space)\*?\{[^{}]*\}"),
    ),
    ":/": (("address", rf"(?=[fghs])(?:https?|ftp|\bfile|\bssh|\bgit):/{_IN_ADDRESS}"),),
    "mailto:": (("address", rf"\bmailto:{_IN_ADDRESS}"),),
    "www.": (("address", rf"\bwww\.{_IN_ADDRESS}"),),
    "@": (
        ("template", r"\[-?@[^\[\]]*\]"),  # [@source] of Pandoc
        ("address", r"\b[\w.+-]{1,64}+@[\w-]+(?:\.[\w-]+)+"),
    ),
    ":\\": (("address", r"\b[A-Za-z]:\\[^\s<>\"„“”»«]+"),),
    "/": (  # /a/b, ~/a/b, ../a/b
        ("address", rf"[/~.](?<![\w/.~-][/~.])(?:(?<=/)|(?<=~)/|(?<=\.)\.?/){_PATH}"),
    ),
}
_FARTHEST = 64  # from the beginning of a notation to its sign, but for the first in the list

_compiled: Callable[[str], re.Pattern[str]] = cache(re.compile)  # most texts need few of them

Found = tuple[str, re.Match[str]]
"""The kind of a notation and its place."""


def first_notation(text: str, start: int, end: int) -> Found | None:
    """Return the first one in this part of the text."""
    part = text[start:end]
    first: Found | None = None
    for sign in [sign for sign in _NOTATIONS if sign in part]:
        if first and first[1].start() < text.find(sign, start, end) - _FARTHEST:
            continue
        for kind, look in _NOTATIONS[sign]:
            match = _compiled(look).search(text, start, end)
            if match and (first is None or match.start() < first[1].start()):
                first = kind, match
    if first and first[1].end() == end:  # it may go on
        return _notation_at(text, first[1].start()) or first
    return first


def _notation_at(text: str, start: int) -> Found | None:
    for looks in _NOTATIONS.values():
        for kind, look in looks:
            if match := _compiled(look).match(text, start):
                return kind, match
    return None
