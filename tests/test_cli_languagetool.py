"""mtlint languagetool as a user calls it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from linter.languagetool import install as installation
from linter.languagetool import server
from linter.languagetool.server import Server, Status
from tests.maven_mirror import JARS, Mirror, fake_java, serving
from tests.test_cli_check import Cli, cli

__all__ = ["cli"]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake Java is a script")

RUNNING = Server("http://127.0.0.1:4711", 42, 4711, "6.8", 1.0)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "languagetool"
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_DIR", str(home))
    monkeypatch.setenv("MTLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("MTLINT_JAVA", str(fake_java(tmp_path / "java")))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(installation, "jars", lambda: JARS)
    return home


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with serving() as mirror:
        yield mirror


def test_install_says_what_is_where_and_is_quick_the_second_time(
    cli: Cli, mirror: Mirror, home: Path
) -> None:
    said = f"LanguageTool 6.8 ist installiert (0 MB in „{home}“).\n"
    assert (0, said, "") == cli("languagetool", "install", "--mirror", mirror.address)
    said = "LanguageTool 6.8 is installed already; “--force” fetches it anew.\n"
    assert (0, said, "") == cli("languagetool", "install", "--lang", "en")


def test_what_goes_wrong_is_one_line_and_exit_code_2(cli: Cli, mirror: Mirror) -> None:
    mirror.hand_out(JARS[0].coordinate, b"", 404)
    code, out, err = cli("languagetool", "install", "--mirror", mirror.address, "--lang", "en")
    assert (2, "") == (code, out)
    expected = f"mtlint: The Maven mirror does not deliver “{JARS[0].coordinate}”"
    assert err.startswith(expected)
    assert 1 == err.count("\n")


def test_the_project_says_the_language(cli: Cli, mirror: Mirror) -> None:
    Path("mtlint.toml").write_text('language = "en"\n', encoding="utf-8")
    out = cli("languagetool", "install", "--mirror", mirror.address)[1]
    assert out.startswith("LanguageTool 6.8 is installed")


def test_progress_is_shown_on_a_terminal_only(
    cli: Cli, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    _, _, err = cli("languagetool", "install", "--mirror", mirror.address)
    assert "0 von 2 Dateien, 0 von 0 MB" in err
    assert "LanguageTool wird einmal zur Probe gestartet …" in err
    assert err.endswith("\r\x1b[K")


def test_interruption_is_told_and_exits_with_130(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(**_: object) -> bool:
        raise KeyboardInterrupt

    monkeypatch.setattr(installation, "install", interrupt)
    said = "Abgebrochen; es bleibt alles, wie es war.\n"
    assert (130, "", said) == cli("languagetool", "install")


def test_without_the_extra_every_command_names_it(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jgo", None)
    for name in ("install", "status", "start", "stop", "uninstall"):
        code, _, err = cli("languagetool", name)
        assert 2 == code
        assert "pip install 'mtlint[languagetool]'" in err


def test_status_before_anything_is_there(
    cli: Cli, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (
        0,
        "LanguageTool  nicht installiert; „mtlint languagetool install“ holt es\n"
        f"Java          21, {tmp_path / 'java'} (MTLINT_JAVA)\n"
        "Server        läuft nicht\n"
        "Antworten     0,0 MB im Zwischenspeicher\n",
        "",
    ) == cli("languagetool", "status")
    assert not home.exists()
    monkeypatch.setenv("MTLINT_JAVA", str(home))
    code, out, _ = cli("languagetool", "status", "--lang", "en")
    assert 0 == code
    assert f"Java          There is no “{home}” (MTLINT_JAVA)" in out


def test_status_of_all_that_is_there(
    cli: Cli, mirror: Mirror, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("languagetool", "install", "--mirror", mirror.address)
    status = Status(RUNNING, memory=700_000_000, idle=12.0, limit=900.0)
    monkeypatch.setattr(server, "status", lambda: status)
    lines = cli("languagetool", "status")[1].splitlines()
    folder = home / "LanguageTool-6.8"
    assert f"LanguageTool  6.8, 0 MB in „{folder}“" == lines[0]
    assert (
        "Server        läuft: Prozess 42, Port 4711, 700 MB Arbeitsspeicher; "
        "seit 12 s ohne Anfrage, endet nach 15 min"
    ) == lines[2]
    told = json.loads(cli("languagetool", "status", "--format", "json")[1])
    assert {
        "url": "http://127.0.0.1:4711",
        "pid": 42,
        "port": 4711,
        "version": "6.8",
        "started": 1.0,
        "memory": 700_000_000,
        "idle": 12.0,
        "limit": 900.0,
    } == told["server"]
    assert (True, True, "MTLINT_JAVA") == (
        told["installed"],
        told["complete"],
        told["java"]["origin"],
    )


def test_status_says_where_a_file_is_missing(cli: Cli, mirror: Mirror, home: Path) -> None:
    cli("languagetool", "install", "--mirror", mirror.address)
    (home / "LanguageTool-6.8" / "libs" / JARS[0].file).unlink()
    assert "aber nicht vollständig" in cli("languagetool", "status")[1]


def test_start_and_stop_say_what_has_happened(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "start", lambda: RUNNING)
    said = "LanguageTool läuft (Prozess 42, Port 4711).\n"
    assert (0, said, "") == cli("languagetool", "start")
    monkeypatch.setattr(server, "stop", lambda: True)
    assert (0, "LanguageTool ist beendet.\n", "") == cli("languagetool", "stop")
    monkeypatch.setattr(server, "stop", lambda: False)
    assert (0, "LanguageTool lief nicht.\n", "") == cli("languagetool", "stop")


def test_start_without_an_installation_names_the_remedy(cli: Cli) -> None:
    code, _, err = cli("languagetool", "start")
    assert 2 == code
    assert "„mtlint languagetool install“" in err


def test_uninstall_says_what_is_free_again(cli: Cli, mirror: Mirror, home: Path) -> None:
    cli("languagetool", "install", "--mirror", mirror.address)
    said = "LanguageTool ist entfernt; 0 MB sind frei.\n"
    assert (0, said, "") == cli("languagetool", "uninstall")
    assert not home.exists()
    said = "LanguageTool war nicht installiert.\n"
    assert (0, said, "") == cli("languagetool", "uninstall")
