"""mtlint languagetool install: whole or not at all, and one line that says why not."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from linter.languagetool import install as installation
from linter.languagetool import launcher, pins, release, trial
from linter.languagetool.fetch import Progress
from linter.languagetool.install import install, is_whole, size, uninstall
from linter.languagetool.jvm import free_port
from linter.languagetool.unavailable import Unavailable
from tests.languagetool_fakes import assert_nothing_is_left
from tests.maven_mirror import CONTENTS, JARS, Mirror, fake_java, serving

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake Java is a script")

LOCK = ".mtlint-install.lock"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for LanguageTool, two jars to fetch and a Java that works."""
    home = tmp_path / "languagetool"
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_DIR", str(home))
    monkeypatch.setenv("MTLINT_JAVA", str(fake_java(tmp_path / "java")))
    monkeypatch.delenv("MTLINT_MAVEN_MIRROR", raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr(installation, "jars", lambda: JARS)
    yield home
    assert_nothing_is_left(tmp_path)


@pytest.fixture
def mirror() -> Iterator[Mirror]:
    with serving() as mirror:
        yield mirror


def refused(mirror: Mirror | str, **arguments: bool) -> str:
    address = mirror if isinstance(mirror, str) else mirror.address
    with pytest.raises(Unavailable) as caught:
        install(mirror=address, **arguments)
    german = caught.value.in_language("de")
    assert "\n" not in german + caught.value.in_language("en")
    return german


def left(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if path.name != LOCK)


def test_what_is_fetched_is_laid_out_as_language_tool_python_wants_it(
    home: Path, mirror: Mirror
) -> None:
    assert install(mirror=mirror.address)
    folder = home / "LanguageTool-6.8"
    assert ["LanguageTool-6.8"] == left(home)
    files = {path.name: path.read_bytes() for path in (folder / "libs").iterdir()}
    assert {jar.file: CONTENTS[jar.coordinate] for jar in JARS} == files
    assert release.is_installed()
    assert is_whole()
    assert sum(path.stat().st_size for path in folder.rglob("*.jar")) == size()


def test_progress_grows_and_ends_with_the_trial(home: Path, mirror: Mirror) -> None:
    told: list[Progress] = []
    install(mirror=mirror.address, say=told.append)
    total = sum(jar.bytes for jar in JARS)
    assert Progress(2, 2, total, total, trying=True) == told[-1]
    assert sorted(p.bytes for p in told) == [p.bytes for p in told]


def test_the_mirror_may_stand_in_the_environment(
    home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_MAVEN_MIRROR", mirror.address + "/")
    assert install()


def test_a_second_installation_asks_nobody(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    mirror.asked.clear()
    assert not install(mirror=mirror.address)
    assert [] == mirror.asked


def test_what_is_cut_short_is_fetched_anew(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    (home / "LanguageTool-6.8" / "libs" / JARS[0].file).write_bytes(b"")
    assert not is_whole()
    assert install(mirror=mirror.address)
    assert is_whole()


def test_force_replaces_what_is_there(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    (home / "LanguageTool-6.8" / "old").touch()
    assert install(mirror=mirror.address, force=True)
    assert not (home / "LanguageTool-6.8" / "old").exists()
    assert ["LanguageTool-6.8"] == left(home)


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda m, name: m.hand_out(name, b"two" * 1999 + b"tow"), "falsche Prüfsumme"),
        (lambda m, name: m.hand_out(name, b"tw"), "falsche Prüfsumme"),
        (lambda m, name: m.hand_out(name, b"two" * 9000), "falsche Prüfsumme"),
        (lambda m, name: m.hand_out(name, b"", 404), f"„{JARS[1].coordinate}“ nicht"),
        (lambda m, name: m.hand_out(name, b"", 401), f"„{JARS[1].coordinate}“ nicht"),
        (lambda m, name: m.hand_out(name, b"", 503), f"„{JARS[1].coordinate}“ nicht"),
        (lambda m, name: m.hand_out(name, b"two", promised=6000), "nicht zu erreichen"),
    ],
    ids=["wrong sum", "too short", "too long", "404", "401", "503", "broken off"],
)
def test_a_jar_that_does_not_come_as_it_should_leaves_nothing(
    home: Path, mirror: Mirror, spoil: Callable[[Mirror, str], None], said: str
) -> None:
    spoil(mirror, JARS[1].coordinate)
    assert said in refused(mirror)
    assert [] == left(home)


def test_what_was_there_survives_a_failure(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    mirror.hand_out(JARS[1].coordinate, b"", 404)
    refused(mirror, force=True)
    assert is_whole()
    assert ["LanguageTool-6.8"] == left(home)


def test_what_was_there_comes_back_if_the_new_one_cannot_be_put_in_place(
    home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(mirror=mirror.address)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(errno.EACCES, "Permission denied", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fail)
    assert "lässt sich nicht schreiben (Permission denied)" in refused(mirror, force=True)
    assert is_whole()


def test_nobody_at_the_other_end_is_said_so(home: Path) -> None:
    said = refused(f"http://127.0.0.1:{free_port()}/maven")
    assert said.startswith("Der Maven-Spiegel ist nicht zu erreichen, nichts wurde installiert.")
    assert [] == left(home)


def test_without_a_mirror_maven_central_is_named(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTPS_PROXY", "https_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    with pytest.raises(Unavailable, match=r"^Maven Central ist nicht zu erreichen"):
        install()
    assert [] == left(home)


@pytest.mark.parametrize("address", ["ftp://example.org", "/srv/maven", "http://", "https://[x"])
def test_a_mirror_that_is_no_address_is_refused(home: Path, address: str) -> None:
    assert "Maven-Spiegel" in refused(address)
    assert [] == left(home)


def test_a_password_in_the_address_is_not_told(home: Path) -> None:
    said = refused(f"http://me:secret@127.0.0.1:{free_port()}/")
    assert "secret" not in said


def test_a_full_disk_is_said_so(
    home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(installation, "write_launcher", full)
    assert "zu wenig Platz" in refused(mirror)
    assert [] == left(home)


def test_a_folder_that_may_not_be_written_is_said_so(
    tmp_path: Path, home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_DIR", str(tmp_path / "file" / "languagetool"))
    said = refused(mirror)
    assert "lässt sich nicht schreiben" in said
    assert "MTLINT_LANGUAGETOOL_DIR" in said
    assert [] == mirror.asked


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do all")
def test_a_read_only_folder_is_said_so(home: Path, mirror: Mirror) -> None:
    home.mkdir()
    home.chmod(0o500)
    assert "lässt sich nicht schreiben" in refused(mirror)
    home.chmod(0o700)
    assert [] == left(home)


@pytest.mark.parametrize("module", ["jgo", "filelock", "psutil", "language_tool_python"])
def test_without_the_extra_its_name_is_told(
    home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch, module: str
) -> None:
    with monkeypatch.context() as without:
        without.setitem(sys.modules, module, None)
        said = refused(mirror)
    assert "pip install 'mtlint[languagetool]'" in said
    assert not home.exists()


def test_without_java_nothing_is_fetched(
    home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_JAVA", str(home / "java"))
    assert "MTLINT_JAVA" in refused(mirror)
    assert [] == mirror.asked


def test_a_server_that_finds_nothing_is_not_installed(
    tmp_path: Path, home: Path, mirror: Mirror
) -> None:
    fake_java(tmp_path / "java", '{"matches": []}')
    said = refused(mirror)
    assert said.startswith("LanguageTool startet, prüft aber nicht, wie es soll")
    assert str(home / ".mtlint-trial" / "server.log") in said
    assert [".mtlint-trial"] == left(home)
    fake_java(tmp_path / "java")
    install(mirror=mirror.address)
    assert ["LanguageTool-6.8"] == left(home)


def test_a_server_that_talks_nonsense_is_not_installed(
    tmp_path: Path, home: Path, mirror: Mirror
) -> None:
    fake_java(tmp_path / "java", "Fehler")
    assert "nicht, wie es soll" in refused(mirror)


def test_ctrl_c_during_the_trial_leaves_nothing(
    home: Path, mirror: Mirror, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(trial, "wait_ready", interrupt)
    with pytest.raises(KeyboardInterrupt):
        install(mirror=mirror.address)
    assert [] == left(home)


def test_ctrl_c_leaves_nothing(home: Path, mirror: Mirror) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.trying:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(mirror=mirror.address, say=interrupt)
    assert [] == left(home)


_ELSEWHERE = """
from linter.languagetool import install, pins
install.jars = lambda: {jars!r}
install.install(mirror={address!r})
"""


@pytest.fixture
def elsewhere(home: Path, mirror: Mirror) -> Iterator[subprocess.Popen[bytes]]:
    """An installation in another process that waits in the midst of it."""
    mirror.open.clear()
    jars = repr(JARS).replace("Jar(", "pins.Jar(")
    code = _ELSEWHERE.replace("{jars!r}", jars).format(address=mirror.address)
    with subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.PIPE) as process:
        end = time.monotonic() + 20
        while not mirror.asked and time.monotonic() < end:
            time.sleep(0.02)
        assert mirror.asked
        yield process
        process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_leaves_nothing(
    home: Path, elsewhere: subprocess.Popen[bytes], number: signal.Signals
) -> None:
    assert left(home)
    elsewhere.send_signal(number)
    assert b"KeyboardInterrupt" in elsewhere.communicate(timeout=20)[1]
    assert [] == left(home)


def test_what_a_killed_installation_leaves_goes_with_the_next(
    home: Path, mirror: Mirror, elsewhere: subprocess.Popen[bytes]
) -> None:
    elsewhere.kill()
    elsewhere.wait()
    assert [] != left(home)
    mirror.open.set()
    assert install(mirror=mirror.address)
    assert ["LanguageTool-6.8"] == left(home)


def test_two_installations_do_not_meet(
    home: Path, mirror: Mirror, elsewhere: subprocess.Popen[bytes]
) -> None:
    before = left(home)
    assert "gerade schon installiert" in refused(mirror)
    with pytest.raises(Unavailable, match="gerade schon installiert"):
        uninstall()
    assert before == left(home)
    mirror.open.set()
    assert 0 == elsewhere.wait(20)
    assert is_whole()


def test_what_a_killed_installation_had_moved_away_comes_back(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    (home / ".mtlint-unfinished-x").mkdir()
    (home / "LanguageTool-6.8").rename(home / ".mtlint-unfinished-x" / "old")
    mirror.asked.clear()
    assert not install(mirror=mirror.address)
    assert [] == mirror.asked
    assert ["LanguageTool-6.8"] == left(home)


def test_uninstall_leaves_nothing_and_says_how_much_it_was(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    expected = size()
    assert expected == uninstall()
    assert not home.exists()
    assert 0 == uninstall()


def test_uninstall_leaves_the_files_of_others(home: Path, mirror: Mirror) -> None:
    install(mirror=mirror.address)
    (home / "LanguageTool-6.7").mkdir()
    uninstall()
    assert ["LanguageTool-6.7"] == left(home)


def test_each_line_of_the_manifest_is_short_enough_and_all_jars_are_in_it(tmp_path: Path) -> None:
    files = [jar.file for jar in pins.jars()]
    launcher.write_launcher(tmp_path / "x.jar", files)
    with zipfile.ZipFile(tmp_path / "x.jar") as archive:
        text = archive.read("META-INF/MANIFEST.MF").decode()
    assert max(len(line) for line in text.split("\r\n")) <= 72
    _, _, path = text.replace("\r\n ", "").partition("Class-Path: ")
    assert [f"libs/{file}" for file in files] == path.split()


def test_the_list_of_jars_is_sound() -> None:
    jars = pins.jars()
    assert len({jar.file for jar in jars}) == len(jars)
    assert {64} == {len(jar.sha256) for jar in jars}
    assert 55e6 < sum(jar.bytes for jar in jars) < 70e6
    assert f"languagetool-server-{release.VERSION}.jar" in {jar.file for jar in jars}
