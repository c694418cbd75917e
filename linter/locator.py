"""Finds the line of a key in a pack."""

from __future__ import annotations

from typing import Any

from linter.shape import Where


class Locator:
    """Finds the line of a key in a pack's text; the YAML is parsed again only then."""

    def __init__(self, text: str) -> None:
        self._text = text

    def line(self, where: Where) -> int:
        """Return the 1-based line of the innermost key or entry of ``where`` that exists."""
        import yaml

        node: Any = yaml.compose(self._text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        line = node.start_mark.line
        for step in where:
            if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                node = node.value[step]
                line = node.start_mark.line
            elif isinstance(node, yaml.MappingNode):
                pair = next((pair for pair in node.value if pair[0].value == str(step)), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            else:
                break
        return int(line) + 1
