"""Reads pulldown-cmark's events: which of them is prose, markup, or neither."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from linter.formats.code_points import CodePoints
from linter.formats.collector import Collector
from linter.formats.tags import read_comment, read_tag, tokens
from linter.source_map import Run, SourceMap
from linter.span import Span

# "$5 und 7$" is money, no formula: a number, then words, and nothing that a formula has.
_MONEY = r"\d[^\\^_=+*/<>{}$]*[A-Za-zäöüß]{3}[^\\^_=+*/<>{}$]*\Z"

# Which kind of fragment a block is; None: as the block around it.
_KINDS = {
    "Paragraph": None,
    "Heading": "heading",
    "BlockQuote": "quote",
    "List": None,
    "Item": "item",
    "Table": "cell",
    "TableHead": "cell",
    "TableRow": "cell",
    "TableCell": "cell",
    "FootnoteDefinition": "footnote",
    "DefinitionList": None,
    "DefinitionListTitle": "term",
    "DefinitionListDefinition": "definition",
    "HtmlBlock": "html",
}
_LINK_TARGETS = frozenset({"Autolink", "Email"})


class Reader:
    """Tells the collector what pulldown-cmark reads."""

    def __init__(self, text: str, places: CodePoints) -> None:
        self.out = Collector(text)
        self._text = text
        self._places = places
        self._skipped = ""  # the open tag whose content is no prose
        self._skipped_from = 0
        self._html: list[Run] = []

    def read(self, events: Iterable[tuple[Any, Any]]) -> None:
        """Read all events."""
        for event, place in events:
            if type(event) is str:
                if event != "Rule" and not self._skipped:
                    self.out.line_break(self._places.at(place["end"]))
            elif "Text" in event:
                if not self._skipped:
                    self._read_text(event["Text"], place)
            elif "Start" in event:
                if not self._skipped:
                    self._start(event["Start"], place)
            elif "End" in event:
                self._end(event["End"], place)
            elif not self._skipped:
                for name, value in event.items():
                    self._inline(name, value, place)

    def _start(self, value: Any, place: Mapping[str, int]) -> None:
        tag = value if type(value) is str else next(iter(value))
        if tag in _KINDS:
            self.out.open(_KINDS[tag])
            return
        start = self._places.at(place["start"])
        if tag == "CodeBlock":
            self.out.split()
            self._skipped, self._skipped_from = tag, start
        elif tag == "Link" and value[tag]["link_type"] in _LINK_TARGETS:
            self._skipped, self._skipped_from = tag, start
        elif tag == "Image":
            self.out.open_image(start)
            self.out.place = start + 2
        else:
            self.out.mend(start)
            self.out.place = start + 1

    def _end(self, value: Any, place: Mapping[str, int]) -> None:
        tag = value if type(value) is str else next(iter(value))
        if self._skipped:
            if tag == self._skipped:
                self._end_skipped(self._places.at(place["end"]))
        elif tag in _KINDS:
            if tag == "HtmlBlock":
                self._read_html()
            elif tag == "Heading":
                self._hide_attributes(self._places.at(place["end"]))
            self.out.close()
        else:
            self._end_inline(tag, self._places.at(place["end"]))

    def _end_skipped(self, end: int) -> None:
        if self._skipped == "CodeBlock":
            self.out.hide(self._skipped_from, end)
        else:
            self.out.placeholder(self._skipped_from, end)
        self._skipped = ""

    def _hide_attributes(self, end: int) -> None:
        """A heading may end in `{#id .class}`."""
        start = self._text.find("{", self.out.place, end)
        if start >= 0:
            self.out.opaque.append(Span(start, self._text.rfind("}", start, end) + 1))

    def _end_inline(self, tag: str, end: int) -> None:
        out = self.out
        if tag in {"Link", "Image"}:
            start = self._text.find("](", out.place, end)
            if start >= 0:
                out.opaque.append(Span(start + 2, end - 1))
        if tag == "Image":
            out.close_image(end)
        out.end_inline(end)

    def _inline(self, name: str, value: Any, place: Mapping[str, int]) -> None:
        start, end = self._places.at(place["start"]), self._places.at(place["end"])
        if start == end:
            return  # the parser's own: blanks that an indented tag stands for
        if name == "InlineHtml":
            self._tag(value, start, end, in_html=False)
        elif name == "Html":
            length = self._html[-1].prose_end if self._html else 0
            self._html.append(Run(length, length + end - start, start, end))
        elif name in {"FootnoteReference", "TaskListMarker"}:
            self.out.skip(start, end)
        elif name == "InlineMath" and re.match(_MONEY, value):
            self.out.text(self._text[start:end], start, end, verbatim=True)
        else:
            self.out.placeholder(start, end)

    def _read_text(self, value: str, place: Mapping[str, int]) -> None:
        start, end, source = self._places.read(place["start"], place["end"])
        if source == value:
            self.out.text(value, start, end, verbatim=True)
        elif source[:1] == " ":  # a title whose sign made no heading
            value = source.lstrip()
            self.out.text(value, end - len(value), end, verbatim=True)
        elif source:  # else the parser's own: blanks that a tab stands for
            self.out.text(value, start, end, verbatim=False)

    def _tag(self, html: str, start: int, end: int, *, in_html: bool) -> None:
        if (text := read_comment(html)) is not None:
            self.out.comment(text, start, end)
        elif tag := read_tag(html):
            self.out.tag(tag, start, end, in_html=in_html)
        else:
            self.out.hide(start, end)

    def _read_html(self) -> None:
        """Read a block of HTML; its lines may stand behind the signs of a quotation."""
        html = "".join(self._text[run.source : run.source_end] for run in self._html)
        source_map = SourceMap(self._html)
        self._html.clear()
        for kind, first, last, text in tokens(html):
            start, end = (place := source_map.to_source(Span(first, last))).start, place.end
            if kind == "break":
                self.out.line_break(end)
            elif kind == "text":
                same = self._text[start:end] == text
                self.out.text(text, start, end, verbatim=same)
            else:
                self._tag(text, start, end, in_html=True)
