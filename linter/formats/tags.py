"""Reads the HTML inside Markdown: comments, tags, entities and the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

RAW = frozenset("code kbd math pre samp script style svg textarea tt var".split())
"""Elements whose content is no prose."""

BLOCK = frozenset(
    "address article aside blockquote body caption center col colgroup dd details dialog dir div dl"
    " dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hr html"
    " iframe legend li main menu nav noscript ol optgroup option p pre script section style summary"
    " table tbody td tfoot th thead title tr track ul video".split()
)
"""Elements at whose edges a text ends."""

OBJECTS = frozenset("audio button embed img input object picture select".split())
"""Elements that stand in a sentence like a word."""

# A quoted value holds no `<` here: that keeps the search linear in any text.
_ATTRIBUTES = r"""(?:"[^"<]*"|'[^'<]*'|\{[^{}]*\}|[^"'<>{}])*+"""
_TOKEN = re.compile(
    rf"""
      (?P<comment><!--.*?-->)
    | (?P<hidden><!--.*\Z | <[!?][^<>]*>)
    | (?P<tag></?[A-Za-z][\w.:-]*{_ATTRIBUTES}>)
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<blank>\s+)
    | (?P<text>[^<&\s]+(?:[ ][^<&\s]+)* | [<&])
    """,
    re.VERBOSE | re.DOTALL,
)
_TAG = re.compile(r"<(/?)([A-Za-z][\w.:-]*).*?(/?)>\Z", re.DOTALL)
_COMMENT = re.compile(r"<!--(.*)-->\Z", re.DOTALL)


class Tag(NamedTuple):
    """A tag's name in lower case, and whether it ends its element or is one by itself."""

    name: str
    closing: bool
    single: bool
    component: bool
    """Whether it is no element of HTML (`<TabItem>`)."""


class Token(NamedTuple):
    """A piece of HTML: ``comment``, ``hidden``, ``tag``, ``text`` or ``break``; text as read."""

    kind: str
    start: int
    end: int
    text: str


def read_tag(html: str) -> Tag | None:
    """Read one tag; None for a declaration or what else is in angle brackets."""
    match = _TAG.match(html)
    if match is None:
        return None
    name = match[2]
    component = not name.islower() or "-" in name or "." in name
    return Tag(name.lower(), bool(match[1]), bool(match[3]), component and not name.isupper())


def read_comment(html: str) -> str | None:
    """Return what a comment says; None where it is none."""
    match = _COMMENT.match(html)
    return match[1].strip() if match else None


def tokens(html: str) -> Iterator[Token]:
    """Cut HTML into its pieces, from the first character to the last."""
    for match in _TOKEN.finditer(html):
        kind = match.lastgroup or "text"
        text = match[0]
        if kind == "entity":
            kind, text = "text", unescape(text)
        elif kind == "blank":
            kind = "break" if "\n" in text or "\r" in text else "text"
        yield Token(kind, match.start(), match.end(), text)
