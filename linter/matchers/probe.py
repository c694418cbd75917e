"""What a pattern makes the scan look for."""

from __future__ import annotations

from typing import Any, NamedTuple

from linter.scan.anchor import Anchor


class Probe(NamedTuple):
    """One thing to look for. ``data`` are plain values, all that its matcher is made of.

    ``undivided``: it is found in whole documents only, not block by block.
    """

    anchor: Anchor
    data: Any
    undivided: bool = False
