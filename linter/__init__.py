"""mtlint: finds what machine translation leaves behind in German text.

>>> from linter import Document, Linter, load_rules
>>> result = Linter(load_rules()).check(Document.from_text("Ein KI -Modell."))
>>> [finding.span.of(result.document.source) for finding in result.findings]
['KI -Modell']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from linter.version import __version__

if TYPE_CHECKING:
    from linter.document import Document
    from linter.engine import Linter
    from linter.finding import Edit, Finding, Result, Suggestion
    from linter.loader import load_rules
    from linter.span import Span

__all__ = [
    "Document",
    "Edit",
    "Finding",
    "Linter",
    "Result",
    "Span",
    "Suggestion",
    "__version__",
    "load_rules",
]

_HOMES = {
    "Document": "document",
    "Edit": "finding",
    "Finding": "finding",
    "Linter": "engine",
    "Result": "finding",
    "Span": "span",
    "Suggestion": "finding",
    "load_rules": "loader",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562), so that start-up stays cheap."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
