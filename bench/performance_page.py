"""Puts the table of the stored results into docs/performance.md, between its markers."""

from __future__ import annotations

from pathlib import Path

from bench.record import LATEST, Record, read
from bench.report import markdown

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"
BEGIN = "<!-- table: written by `python bench --write-docs` -->"
END = "<!-- end of the table -->"


def write_docs(record: Record | None = None) -> None:
    """Replace what stands between the markers. Raises ``SystemExit`` where there is no record."""
    record = record or read(LATEST)
    if record is None:
        raise SystemExit(f"{LATEST} is not there; run `python bench` first.")
    PAGE.write_text(with_table(PAGE.read_text("utf-8"), record), "utf-8")


def with_table(page: str, record: Record) -> str:
    """Return the page with the table of ``record``. Raises ``ValueError`` without markers."""
    before, begin, rest = page.partition(BEGIN)
    _, end, behind = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{PAGE.name} has lost its markers “{BEGIN}” and “{END}”.")
    return f"{before}{begin}\n\n{markdown(record)}\n\n{end}{behind}"
