"""Why LanguageTool cannot be used: one line that names the remedy."""

from __future__ import annotations


class Unavailable(Exception):
    """LanguageTool cannot be fetched, started or asked; says so in German and English."""

    def __init__(self, de: str, en: str) -> None:
        super().__init__(de, en)
        self.de, self.en = de, en

    def in_language(self, language: str) -> str:
        """Return the line in ``de`` or ``en``."""
        return self.en if language == "en" else self.de

    def __str__(self) -> str:
        return self.de
