"""Where the measurements work: a folder of their own, with texts and packs made when asked for."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bench import packs, texts, tool
from bench.row import Budget, Row
from bench.sizes import Sizes
from bench.timing import Child, Figure, interleaved


@dataclass(frozen=True, slots=True)
class Place:
    """A temporary folder, the sizes to measure, runs asked for (None: as each row likes)."""

    folder: Path
    sizes: Sizes
    runs: int | None = None
    markdown: Path | None = None

    def text(
        self, name: str, size: int, seed: int, made: Callable[[int, int], str] = texts.text
    ) -> Path:
        """Return a file with ``size`` bytes, made when it is asked for first."""
        path = self.folder / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(made(size, seed), "utf-8", newline="")
        return path

    def page(self) -> Path:
        """Return the one page of all rows."""
        return self.text("page.md", self.sizes.page, 3)

    def book(self) -> Path:
        """Return the one long Markdown file of all rows."""
        return self.text("book.md", self.sizes.book, 4)

    def files(self, name: str, count: int, size: int) -> Path:
        """Return a folder of ``count`` Markdown files of ``size`` bytes."""
        for number in range(count):
            self.text(f"{name}/{number:04}.md", size, 1_000 + number)
        return self.folder / name

    def config(self, rules: int) -> Path:
        """Return a configuration under which that many rules run: the default ones and a pack."""
        path = self.folder / f"rules-{rules}" / "mtlint.toml"
        if not path.exists():
            made = rules - tool.default_rules()
            assert made >= 0, f"more than {rules} rules run by default; raise bench/sizes.py"
            path.parent.mkdir(parents=True)
            pack = path.with_name("bench.yml")
            pack.write_text(packs.pack(made), "utf-8")
            path.write_text(f"packs = [{str(pack)!r}]\n", "utf-8")
        return path

    def forget(self, path: Path) -> None:
        """Free the room of a text or a folder of texts."""
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()

    def timed(
        self, children: dict[str, Child], runs: int, *, warm: bool = True
    ) -> dict[str, Figure]:
        """Time children in turns beside a bare Python; ``runs`` is what the row likes."""
        wanted = self.runs or min(runs, self.sizes.most_runs)
        return interleaved(children, wanted, warm=warm)

    def row(
        self,
        name: str,
        what: str,
        figure: Figure,
        *budgets: Budget,
        memory: float | None = None,
        note: str = "",
    ) -> Row:
        """Return the row of a timed process; small sizes are held to no budget."""
        kept = () if self.sizes.is_quick else budgets
        return Row(
            name, what, "s", figure.median, figure.low, figure.high, figure.times, figure.cpu,
            memory, kept, note,
        )  # fmt: skip

    def ratio(self, name: str, what: str, unit: str, value: float, *budgets: Budget) -> Row:
        """Return the row of a figure that was worked out from others."""
        return Row(name, what, unit, value, budgets=() if self.sizes.is_quick else budgets)


def bytes_of(path: Path) -> int:
    """Return the bytes of a file, or of all files of a folder."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def amount(size: int) -> str:
    """Write a number of bytes as people do: 3 kB, 1 MB, 3.2 MB."""
    for unit, step in (("MB", 1_000_000), ("kB", 1_000)):
        if size >= step:
            return f"{size / step:.2g} {unit}" if size < 10 * step else f"{size / step:.0f} {unit}"
    return f"{size} B"
