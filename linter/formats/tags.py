"""Reads the HTML inside Markdown: comments, tags, entities and the text between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
_TOKEN = rf"""(?xs)
      (?P<comment><!--.*?-->)
    | (?P<hidden><!--.*\Z | <[!?][^<>]*>)
    | (?P<tag></?[A-Za-z][\w.:-]*{_ATTRIBUTES}>)
    | (?P<entity>&(?:\#[0-9]{{1,7}}|\#[xX][0-9A-Fa-f]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});)
    | (?P<blank>\s+)
    | (?P<text>[^<&\s]+(?:[ ][^<&\s]+)* | [<&])
    """
_TAG = r"(?s)<(/?)([A-Za-z][\w.:-]*).*?(/?)>\Z"
_COMMENT = "<!--", "-->"


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
    match = re.match(_TAG, html)
    if match is None:
        return None
    name = match[2]
    component = not name.islower() or "-" in name or "." in name
    return Tag(name.lower(), bool(match[1]), bool(match[3]), component and not name.isupper())


def read_comment(html: str) -> str | None:
    """Return what a comment says; None where it is none."""
    head, tail = _COMMENT
    if html.startswith(head) and html.endswith(tail) and len(html) >= len(head + tail):
        return html[len(head) : -len(tail)].strip()
    return None


def tokens(html: str) -> Iterator[Token]:
    """Cut HTML into its pieces, from the first character to the last."""
    for match in re.finditer(_TOKEN, html):
        kind = match.lastgroup or "text"
        text = match[0]
        if kind == "entity":
            from html import unescape  # its list of names is long

            kind, text = "text", unescape(text)
        elif kind == "blank":
            kind = "break" if "\n" in text or "\r" in text else "text"
        yield Token(kind, match.start(), match.end(), text)
