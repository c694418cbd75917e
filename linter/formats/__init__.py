"""File formats: source -> Document, one module a format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from linter.document import Document

Extract = Callable[[str, str], Document]
"""Takes the decoded source and its name."""


def _lazily(module: str) -> Extract:
    """Import a format only when a file of it is read (pyromark costs 8 ms)."""

    def extract(source: str, name: str) -> Document:
        document: Document = import_module(f"linter.formats.{module}").extract(source, name)
        return document

    return extract


FORMATS: dict[str, Extract] = {
    "text": _lazily("text"),
    "markdown": _lazily("markdown"),
}

SUFFIXES: dict[str, str] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".mdown": "markdown",
    ".mkd": "markdown",
    ".mdx": "markdown",
    ".qmd": "markdown",
    ".rmd": "markdown",
}


def format_of(name: str) -> str:
    """Return the format of a file by its name; what is unknown is plain text."""
    return SUFFIXES.get(PurePath(name).suffix.lower(), "text")
