"""Checks a document again after a change: only blocks that changed are searched anew.

What was found elsewhere is moved to its new place. What depends on the whole document (clauses
that ask it, variants of one term) is settled anew from all that is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from linter.document import Prose
from linter.finding import Edit, Finding, Suggestion
from linter.match import Match
from linter.rule import Rule
from linter.search import Search
from linter.span import Span

CONTEXT = 400
"""No expression looks back over more than so many code points of other blocks."""

Flag = Callable[[Match], Finding]


@dataclass(slots=True)
class _Kept:
    """What a probe found in a block, and what was told of it.

    The match counts from the block's start, the finding from where the block's source starts.
    """

    probe: int
    match: Match
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A block as it is written, and what was found in it."""

    kind: str
    text: str
    source: str
    found: list[_Kept] = field(default_factory=list, compare=False)


@dataclass(frozen=True, slots=True)
class Memory:
    """What was found in each block of a scope, and the rules that ran out of time."""

    blocks: Sequence[_Block]
    slow: Sequence[Rule] = ()


@dataclass(frozen=True, slots=True)
class Scope:
    """The text of a scope and where each of its blocks stands in the source."""

    search: Search
    prose: Prose
    format: str
    source: str
    origins: Sequence[Span]

    def remember(self, before: Memory | None) -> Memory:
        """Search the blocks that differ from those of ``before`` (None: all)."""
        blocks = [
            _Block(kind, span.of(self.prose.text), _around(self.source, origin))
            for kind, span, origin in zip(
                self.prose.kinds, self.prose.blocks, self.origins, strict=True
            )
        ]
        if before is None or before.slow:
            return self._searched(blocks, 0, len(blocks))
        head, tail = _alike(before.blocks, blocks)
        end = len(blocks) - tail
        if head == end == len(before.blocks):
            return before
        behind = 0
        while end < len(blocks) and behind < CONTEXT:  # what stands before them has changed
            behind += len(blocks[end].text)
            end += 1
        new = self._searched(blocks, head, end)
        left = len(blocks) - end
        old = before.blocks
        return Memory((*old[:head], *new.blocks[head:end], *old[len(old) - left :]), new.slow)

    def _searched(self, blocks: Sequence[_Block], first: int, end: int) -> Memory:
        """Search ``blocks`` from ``first`` to before ``end``."""
        if first == end:
            return Memory(blocks)
        start, ahead = first, 0
        while start and ahead < CONTEXT:
            start -= 1
            ahead += len(blocks[start].text)
        part = _part(self.prose, start, end)
        slow = []
        for found in self.search.found(part, self.format, whole=False):
            if isinstance(found, Rule):
                slow.append(found)
                continue
            probe, matches = found
            for match in matches:
                index = part.block_index(match.span.start)
                if start + index >= first:
                    moved = _moved(match, -part.blocks[index].start)
                    blocks[start + index].found.append(_Kept(probe, moved))
        return Memory(blocks, slow)

    def recall(self, memory: Memory, flag: Flag) -> Iterator[Finding | Rule]:
        """Yield what is found in the document, and the rules that ran out of time."""
        yield from memory.slow
        matches, origins = self._placed(memory)
        for found in (*matches.items(), *self.search.found(self.prose, self.format, whole=True)):
            if isinstance(found, Rule):
                yield found
                continue
            for match in self.search.settled(self.prose, found):
                if isinstance(match, Rule):
                    yield match
                else:
                    yield _told(match, origins.get(id(match)), flag)

    def _placed(
        self, memory: Memory
    ) -> tuple[dict[int, list[Match]], dict[int, tuple[_Kept, int]]]:
        """Return each probe's matches where they stand now, and where each comes from."""
        matches: dict[int, list[Match]] = {}
        origins: dict[int, tuple[_Kept, int]] = {}
        for block, span, origin in zip(memory.blocks, self.prose.blocks, self.origins, strict=True):
            for kept in block.found:
                match = _moved(kept.match, span.start)
                matches.setdefault(kept.probe, []).append(match)
                origins[id(match)] = (kept, origin.start)
        return matches, origins


def _around(source: str, span: Span) -> str:
    """Return the source of a block with the signs beside it, which may be markup."""
    return source[max(0, span.start - 3) : span.end + 3]


def _alike(old: Sequence[_Block], new: Sequence[_Block]) -> tuple[int, int]:
    """Return how many blocks are the same at the head and at the tail."""
    most = min(len(old), len(new))
    head = next((i for i in range(most) if old[i] != new[i]), most)
    most -= head
    tail = next((i for i in range(most) if old[-1 - i] != new[-1 - i]), most)
    return head, tail


def _part(prose: Prose, first: int, end: int) -> Prose:
    """Return the blocks from ``first`` to before ``end`` as a text of their own."""
    blocks = prose.blocks[first:end]
    start = blocks[0].start
    moved = [span.shifted(-start) for span in blocks]
    return Prose(prose.text[start : blocks[-1].end], moved, prose.kinds[first:end])


def _told(match: Match, origin: tuple[_Kept, int] | None, flag: Flag) -> Finding:
    """Return what is told of a match; what was told before is moved to where it stands now."""
    if origin is None or match.related:
        return flag(match)
    kept, start = origin
    if kept.finding is None:
        finding = flag(match)
        kept.finding = _shifted(finding, -start)
        return finding
    return _shifted(kept.finding, start)


def _moved(match: Match, distance: int) -> Match:
    return Match(
        match.rule,
        match.span.shifted(distance),
        {label: _all_moved(spans, distance) for label, spans in match.labels.items()},
        match.lemmas,
        match.suggest,
        match.applicability,
        match.values,
        match.near,
        match.unless,
        _all_moved(match.related, distance),
        match.group,
    )


def _all_moved(spans: Iterable[Span], distance: int) -> tuple[Span, ...]:
    return tuple(span.shifted(distance) for span in spans)


def _shifted(finding: Finding, distance: int) -> Finding:
    suggestions = tuple(
        Suggestion(
            tuple(Edit(edit.span.shifted(distance), edit.text) for edit in suggestion.edits),
            suggestion.applicability,
        )
        for suggestion in finding.suggestions
    )
    span = finding.span.shifted(distance)
    return Finding(finding.rule, span, finding.message, suggestions, (), finding.group)
