"""Files: read, and written whole or not at all."""

from __future__ import annotations

import codecs
import errno
import os
import pickle
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from linter.files import InputError, encode, read, write

CASES = {
    "utf-8 with BOM and CRLF": codecs.BOM_UTF8 + "„Größe“\r\nfür\r\n".encode(),
    "utf-16 little": codecs.BOM_UTF16_LE + "„Größe“\r\n".encode("utf-16-le"),
    "utf-16 big": codecs.BOM_UTF16_BE + "„Größe“\n".encode("utf-16-be"),
    "utf-32": codecs.BOM_UTF32_LE + "„Größe“\n".encode("utf-32-le"),
    "cp1252": "„Größe“ – 5 €\r\n".encode("cp1252"),
    "latin-1": "Größe\rfür\r".encode("latin-1"),
    "no line end": b"Text",
}


def told(action: Callable[..., Any], *arguments: Any) -> str:
    with pytest.raises(InputError) as caught:
        action(*arguments)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def failing(error: BaseException) -> Callable[..., Any]:
    def fail(*_: Any, **__: Any) -> Any:
        raise error

    return fail


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "brief.md"
    path.write_bytes(b"alt\n")
    return path


# Read


def test_a_missing_file_is_told_in_both_languages(tmp_path: Path) -> None:
    path = tmp_path / "fehlt.md"
    with pytest.raises(InputError) as caught:
        read(path)
    error = caught.value
    assert str(path) == error.path
    assert error.in_language("de").startswith(f"{path}: Es gibt keine Datei und keinen Ordner")
    assert error.in_language("en").startswith(f"{path}: There is no file or folder of this name")
    assert str(error) == error.in_language("de")
    assert "Es gibt keine Datei" in error.reason()


def test_a_folder_is_not_read_as_a_file(tmp_path: Path) -> None:
    assert "Das ist ein Ordner; bitte eine Datei nennen." in told(read, tmp_path)


def test_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    assert "führt im Kreis" in told(read, tmp_path / "a.md")
    assert "führt im Kreis" in told(write, tmp_path / "a.md", b"x")


@pytest.mark.parametrize(
    ("number", "text"),
    [(errno.EACCES, "darf nicht gelesen werden"), (errno.EIO, "lässt sich nicht lesen (Input/")],
)
def test_a_file_that_cannot_be_read_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, text: str
) -> None:
    monkeypatch.setattr(Path, "read_bytes", failing(OSError(number, os.strerror(number))))
    assert text in told(read, file)


def test_a_decoding_error_names_the_file(file: Path) -> None:
    file.write_bytes(b"a\n\x81")
    assert f"{file}: Byte 2 (Zeile 2) ist kein gültiges UTF-8" in told(read, file)


def test_the_line_stays_one_line_whatever_the_name(tmp_path: Path) -> None:
    assert "zwei\\nZeilen\\udcff.md: Es gibt" in told(read, tmp_path / "zwei\nZeilen\udcff.md")


def test_an_error_survives_another_process() -> None:
    error = InputError("a.md", "Grund.", "Reason.")
    assert str(pickle.loads(pickle.dumps(error))) == "a.md: Grund."


@pytest.mark.parametrize("data", CASES.values(), ids=CASES.keys())
def test_a_file_keeps_its_bytes_when_read_and_written(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    source = read(file)
    write(file, encode(source, source.text))
    assert data == file.read_bytes()


# Written


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    write(tmp_path / "new.txt", b"neu")
    assert (tmp_path / "new.txt").read_bytes() == b"neu"
    assert usual.stat().st_mode == (tmp_path / "new.txt").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755, 0o222])
def test_permissions_are_kept(file: Path, mode: int) -> None:
    file.chmod(mode)
    write(file, b"neu")
    assert mode == stat.S_IMODE(file.stat().st_mode)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may chown")
def test_the_owner_is_kept(file: Path) -> None:
    os.chown(file, 1234, 2345)
    write(file, b"neu")
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 2345)


def test_a_foreign_owner_is_no_obstacle(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "chown", failing(PermissionError(errno.EPERM, "no")))
    write(file, b"neu")
    assert file.read_bytes() == b"neu"


def test_what_a_link_leads_to_is_written_and_the_link_stays(file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "links"
    folder.mkdir()
    (folder / "first.md").symlink_to("second.md")
    (folder / "second.md").symlink_to("../brief.md")
    write(folder / "first.md", b"neu")
    assert file.read_bytes() == b"neu"
    assert (folder / "first.md").is_symlink() and (folder / "second.md").is_symlink()
    assert sorted(path.name for path in folder.iterdir()) == ["first.md", "second.md"]


def test_a_read_only_file_is_refused_for_root_as_well(file: Path) -> None:
    file.chmod(0o444)
    before = file.stat()
    assert "schreibgeschützt und bleibt, wie sie ist; bitte" in told(write, file, b"neu")
    assert (b"alt\n", before.st_ino) == (file.read_bytes(), file.stat().st_ino)


def test_a_file_that_others_only_may_write_is_refused(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "schreibgeschützt" in told(write, file, b"neu")


def test_a_folder_or_a_missing_folder_is_told(file: Path, tmp_path: Path) -> None:
    assert "Das ist ein Ordner" in told(write, tmp_path, b"x")
    assert "Den Ordner für diese Datei gibt es nicht" in told(write, tmp_path / "no/a.md", b"x")
    assert "lässt sich nicht schreiben (" in told(write, file / "a.md", b"x")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_device_is_written_and_never_replaced() -> None:
    write(Path(os.devnull), b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)
    assert "Der Datenträger ist voll" in told(write, Path("/dev/full"), b"x")


@pytest.mark.parametrize("function", ["fsync", "fdopen", "replace", "open"])
@pytest.mark.parametrize(
    ("number", "text"),
    [
        (errno.ENOSPC, "Der Datenträger ist voll, und die Datei bleibt unverändert"),
        (errno.EDQUOT, "Der Datenträger ist voll"),
        (errno.EACCES, "In diesen Ordner darf nicht geschrieben werden"),
        (errno.EROFS, "Dieser Datenträger ist schreibgeschützt"),
        (errno.EIO, "lässt sich nicht schreiben (Input/output error)"),
    ],
)
def test_after_a_failure_the_old_file_is_there_and_no_other(
    file: Path, monkeypatch: pytest.MonkeyPatch, function: str, number: int, text: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, function, failing(OSError(number, os.strerror(number))))
        assert text in told(write, file, b"neu")
    assert file.read_bytes() == b"alt\n"
    assert [file] == list(file.parent.iterdir())


@pytest.mark.parametrize("function", ["fsync", "chown", "replace"])
def test_an_interruption_leaves_the_old_file_and_no_other(
    file: Path, monkeypatch: pytest.MonkeyPatch, function: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, function, failing(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            write(file, b"neu" * 100_000)
    assert file.read_bytes() == b"alt\n"
    assert [file] == list(file.parent.iterdir())


def test_the_old_file_stays_whole_until_the_new_one_is_on_disk(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    sync = os.fsync

    def watch(handle: int) -> None:
        sync(handle)
        seen.append(file.read_bytes())

    monkeypatch.setattr(os, "fsync", watch)
    write(file, b"neu")
    assert seen == [b"alt\n", b"neu"]  # the file, then its folder


def test_a_folder_that_cannot_be_synced_is_no_obstacle(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linter.files.os.O_RDONLY", 1 << 30 | os.O_WRONLY)
    write(file, b"neu")
    assert file.read_bytes() == b"neu"


def test_a_very_long_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 252 + ".md")
    write(path, b"1")
    write(path, b"2")
    assert path.read_bytes() == b"2"
