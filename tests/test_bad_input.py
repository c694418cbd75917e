"""Bad input gets one clear line and exit code 2, never a traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.test_cli_check import BAD, Cli, cli

__all__ = ["cli"]

MTLINT = [sys.executable, "-c", "from linter.cli import main; main()"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bild.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), ""),
        ("archiv.txt", b"PK\x03\x04" + bytes(200), ""),
        ("null.txt", b"Ein Satz mit einer\0Null und so weiter.", ""),
        ("kaputt.txt", b"Ein Satz \xff\xfe\x81\x8d\x9d\x90 und noch \xc3\x28 einer.", ""),
        ("kyrillisch.txt", "Это русский текст".encode("koi8-r") * 5, "UTF-8"),
    ],
)
def test_what_is_no_text_is_told_with_file_and_remedy(
    cli: Cli, name: str, content: bytes, reason: str
) -> None:
    Path(name).write_bytes(content)
    Path("gut.txt").write_text(BAD, encoding="utf-8")
    code, out, err = cli("check", name, "gut.txt")
    assert code == 2
    assert "[space-before-hyphen]" in out
    told = [line for line in out.splitlines() if line.startswith(f"{name}: nicht geprüft:")]
    assert len(told) == 1
    assert reason in told[0]
    assert "Traceback" not in out + err


def test_a_folder_without_text_is_told(cli: Cli) -> None:
    Path("leer").mkdir()
    code, out, _ = cli("check", "leer")
    assert code == 2
    assert out.startswith("leer: nicht geprüft:")


def test_latin_1_and_utf_16_are_read(cli: Cli) -> None:
    Path("l.txt").write_bytes(("Über Größe. " + BAD).encode("latin-1"))
    Path("u.txt").write_bytes(("Über Größe. " + BAD).encode("utf-16"))
    code, out, _ = cli("check", "l.txt", "u.txt")
    assert code == 1
    assert out.count("1:44 ") == 2


def test_a_line_of_many_megabytes_is_checked_in_linear_time(cli: Cli) -> None:
    words = (
        "Der Abgeordnete sprach über den Haushalt, die Steuern und das neue Gesetz zur Bildung. "
    )
    Path("lang.txt").write_text(words * 12_000 + "Ein KI -Modell.", encoding="utf-8")
    code, out, _ = cli("check", "--quiet", "lang.txt")
    assert code == 1
    assert out.count("[space-before-hyphen]") == 1
    assert max(map(len, out.splitlines())) < 400


def test_a_closed_pipe_ends_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD * 3000, encoding="utf-8")
    check = subprocess.Popen(
        [*MTLINT, "check", "a.txt"], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert check.stdout is not None
    assert check.stderr is not None
    check.stdout.readline()
    check.stdout.close()
    assert check.stderr.read() == b""
    check.stderr.close()
    assert check.wait() in (1, 2)


def test_an_unexpected_error_of_the_system_is_one_line(cli: Cli) -> None:
    code, out, err = cli("check", "-f", "json", "-o", "gibt/es/nicht.json", "-")
    assert code == 2
    assert out == ""
    assert err.startswith("mtlint: gibt/es/nicht.json: ")
    assert err.count("\n") == 1
