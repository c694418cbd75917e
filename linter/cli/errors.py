"""Turns what went wrong into one line and exit code 2."""

from __future__ import annotations

import sys

WRONG = 2
"""Exit code for wrong use and for what could not be read or checked."""

_language = ["de"]


def speak(language: str) -> None:
    """Choose the language in which errors are told from now on."""
    _language[0] = language


def told(error: Exception) -> int:
    """Print one line for an expected error; anything else is a bug and raised again."""
    in_language = getattr(error, "in_language", None)
    if in_language is not None:
        text = in_language(_language[0])
    elif isinstance(error, OSError):
        text = f"{error.filename or 'mtlint'}: {error.strerror or error}"
    else:
        raise error
    sys.stderr.write(f"mtlint: {text}\n")
    return WRONG
