"""What has to be written to put one word in place of another in running text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from linter.span import Span


class Swap(NamedTuple):
    """Changes of the text, sorted and disjoint; an empty text deletes its span.

    The caller mends the blanks and commas around what is deleted. ``certain``: no other reading
    is possible, every form is undisputed and every place is known.
    """

    changes: tuple[tuple[Span, str], ...]
    certain: bool
