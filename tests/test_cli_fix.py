"""mtlint fix as a user calls it: what is written and what must stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.test_cli_check import BAD, GOOD, Cli, cli

__all__ = ["cli"]

CORPUS = Path(__file__).parent.parent / "corpus" / "artifacts"


def test_the_reference_text_becomes_exactly_what_is_expected(cli: Cli) -> None:
    Path("a.txt").write_bytes((CORPUS / "nvidia-deepseek.txt").read_bytes())
    assert cli("fix", "a.txt")[0] == 0
    assert (CORPUS / "nvidia-deepseek.safe.txt").read_bytes() == Path("a.txt").read_bytes()


def test_with_preferred_forms_the_reference_text_becomes_what_is_expected(cli: Cli) -> None:
    Path("mtlint.toml").write_text('prefer = ["KI", "Nvidia", "Potenzial"]\n', encoding="utf-8")
    Path("a.txt").write_bytes((CORPUS / "nvidia-deepseek.txt").read_bytes())
    assert cli("fix", "a.txt")[0] == 0
    assert (CORPUS / "nvidia-deepseek.preferred.txt").read_bytes() == Path("a.txt").read_bytes()


def test_a_second_run_changes_nothing(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    cli("fix", "a.txt")
    before = Path("a.txt").stat()
    _, _, err = cli("fix", "--languagetool", "off", "a.txt")
    assert err == "Nichts zu verbessern.\n"
    assert Path("a.txt").stat().st_mtime_ns == before.st_mtime_ns


def test_diff_shows_and_writes_nothing(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    code, out, _ = cli("fix", "--diff", "a.txt")
    assert code == 1
    assert f"-{BAD}+{GOOD}" in out
    assert Path("a.txt").read_text(encoding="utf-8") == BAD


def test_unsafe_suggestions_are_written_only_when_asked(cli: Cli) -> None:
    text = "Die KI-Forschung wächst. Auch die AI-Technologie reift.\n"
    Path("a.txt").write_text(text, encoding="utf-8")
    cli("fix", "a.txt")
    assert Path("a.txt").read_text(encoding="utf-8") == text
    cli("fix", "--unsafe", "a.txt")
    assert Path("a.txt").read_text(encoding="utf-8") == text.replace("AI", "KI")


@pytest.mark.parametrize(
    ("bom", "encoding", "end"),
    [
        (b"", "utf-8", "\n"), (b"\xef\xbb\xbf", "utf-8", "\r\n"), (b"", "utf-8", "\r"),
        (b"\xff\xfe", "utf-16-le", "\r\n"), (b"\xfe\xff", "utf-16-be", "\n"), (b"", "cp1252", "\n"),
    ],
)  # fmt: skip
def test_encoding_bom_and_line_ends_are_kept(cli: Cli, bom: bytes, encoding: str, end: str) -> None:
    lines = ["Über das neue KI -Modell freuen sich Bürger und Gäste.", "", "Schön für alle Größen."]
    Path("a.txt").write_bytes(bom + end.join(lines).encode(encoding))
    assert cli("fix", "a.txt")[0] == 0
    expected = end.join(lines).replace("KI -Modell", "KI-Modell")
    assert Path("a.txt").read_bytes() == bom + expected.encode(encoding)


def test_standard_input_is_mended_to_standard_output(cli: Cli) -> None:
    assert cli("fix", "-", stdin=BAD.encode())[:2] == (0, GOOD)


def test_code_with_the_same_words_stays_untouched(cli: Cli) -> None:
    text = (
        "Das `KI -Modell` und [KI -Modell](<https://x.de/KI -Modell>) <!-- KI -Modell -->\n\n"
        "```\nKI -Modell\n```\n\nEin KI -Modell.\n"
    )
    Path("a.md").write_text(text, encoding="utf-8")
    cli("fix", "a.md")
    expected = text.replace("[KI -Modell]", "[KI-Modell]").replace("Ein KI -", "Ein KI-")
    assert Path("a.md").read_text(encoding="utf-8") == expected


def test_a_read_only_file_is_told_and_stays(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    Path("a.txt").chmod(0o444)
    code, _, err = cli("fix", "a.txt")
    assert code == 2
    assert "schreibgeschützt" in err
    assert Path("a.txt").read_text(encoding="utf-8") == BAD


def test_a_full_disk_is_told_and_nothing_lost(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    code, _, err = cli("fix", "a.txt")
    assert code == 2
    assert "a.txt" in err
    assert Path("a.txt").read_text(encoding="utf-8") == BAD
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_ctrl_c_leaves_nothing_half_written(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    assert cli("fix", "a.txt")[0] == 130
    assert Path("a.txt").read_text(encoding="utf-8") == BAD
    assert [path.name for path in Path().iterdir()] == ["a.txt"]


def test_a_link_is_followed_and_stays_a_link(cli: Cli) -> None:
    Path("a.txt").write_text(BAD, encoding="utf-8")
    Path("b.txt").symlink_to("a.txt")
    cli("fix", "b.txt")
    assert Path("b.txt").is_symlink()
    assert Path("a.txt").read_text(encoding="utf-8") == GOOD
