"""The shared server with a Java that is none: every way to fail, and nothing left behind."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from linter.languagetool import server, state
from linter.languagetool.identity import end
from linter.languagetool.jvm import free_port
from linter.languagetool.unavailable import Unavailable
from tests.languagetool_fakes import Place, assert_nothing_is_left, left_behind

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the fake Java is a script")

_START = "from linter.languagetool import server; print(server.start(20).pid)"
_BEGIN = (
    "import time; from linter.languagetool import server; server.begin();"
    "print(flush=True); time.sleep(60)"
)


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    """Return a folder with a fake Java; nothing of it may live when the test is over."""
    monkeypatch.setattr(server, "_attempt", server._Attempt())
    place = Place(tmp_path, monkeypatch)
    yield place
    server.stop()
    assert_nothing_is_left(tmp_path)


def _until(condition: Callable[[], bool], seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


def _reason(seconds: float = 20) -> str:
    with pytest.raises(Unavailable) as caught:
        server.start(seconds)
    assert caught.value.de != caught.value.en
    return caught.value.en


def _keeper() -> int:
    found = state.read()
    assert found is not None
    return found.keeper.pid


def _alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_a_server_starts_is_found_and_stops(place: Place) -> None:
    assert server.running() is None
    started = server.start()
    assert started == server.running()
    assert f"http://127.0.0.1:{started.port}" == started.url
    assert server.stop()
    assert not _alive(started.pid)
    assert server.running() is None
    assert not server.stop()


def test_its_files_are_for_its_owner_only(place: Place) -> None:
    server.start()
    assert 0o700 == state.folder().stat().st_mode & 0o777
    assert {0o600} == {file.stat().st_mode & 0o777 for file in state.folder().iterdir()}


def test_begin_returns_at_once_and_start_waits(place: Place) -> None:
    place.java_is("slow")
    server.begin()
    assert server.running() is None
    server.begin()
    assert server.start() == server.running()
    assert 1 == len(place.starts())


def test_two_runs_at_once_share_one_server(place: Place) -> None:
    place.java_is("slow")
    runs = [
        subprocess.Popen([sys.executable, "-c", _START], stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    pids = {run.communicate(timeout=30)[0] for run in runs}
    assert 1 == len(pids)
    assert 1 == len(place.starts())
    assert 2 == len(left_behind(place.folder))


def test_status_tells_memory_idle_time_and_limit(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_IDLE", "2.5")
    assert server.status() is None
    started = server.start()
    os.utime(state.folder() / "used", (time.time() - 40, time.time() - 40))
    status = server.status()
    assert status is not None
    assert started == status.server
    assert 5_000_000 < status.memory < 200_000_000
    assert 39 < status.idle < 50
    assert 150 == status.limit
    server.touch()
    status = server.status()
    assert status is not None
    assert status.idle < 5


@pytest.mark.parametrize("limit", ["", "soon", "nan", "-1", "0"])
def test_a_limit_that_is_none_means_the_usual_one(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from linter.languagetool import keeper

    monkeypatch.setenv("MTLINT_LANGUAGETOOL_IDLE", limit)
    assert 900 == keeper._limit()


def test_an_idle_server_ends(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_IDLE", "0.02")
    started = server.start()
    assert _until(lambda: not left_behind(place.folder))
    assert not _alive(started.pid)
    assert not (state.folder() / "server.json").exists()


def test_a_server_in_use_does_not_end(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTLINT_LANGUAGETOOL_IDLE", "0.03")
    started = server.start()
    for _ in range(30):
        server.touch()
        time.sleep(0.1)
    assert started == server.running()


def test_without_an_installation_the_remedy_is_named(place: Place) -> None:
    (place.folder / "languagetool" / "LanguageTool-6.8" / "languagetool-server.jar").unlink()
    assert "“mtlint languagetool install”" in _reason()


def test_without_java_the_variable_is_named(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTLINT_JAVA", str(place.folder / "nothing"))
    assert "MTLINT_JAVA" in _reason()


@pytest.mark.parametrize(
    ("behaviour", "words"),
    [
        ("old", "Java 8"),
        ("corrupt", "LanguageTool is damaged"),
        ("memory", "too little memory"),
        ("odd", "the moon is full"),
    ],
)
def test_a_failed_start_tells_why_at_once(place: Place, behaviour: str, words: str) -> None:
    place.java_is(behaviour)
    assert words in _reason()
    assert words in _reason()  # and again when asked again
    place.java_is("")
    assert server.start() == server.running()  # and no more when it is mended


def test_a_failure_before_anybody_waits_is_told_later(place: Place) -> None:
    place.java_is("corrupt")
    server.begin()
    assert _until((state.folder() / "failure.json").exists)
    assert "damaged" in _reason()
    assert 1 == len(place.starts())


def test_a_port_that_is_taken_is_left_for_another(place: Place) -> None:
    place.java_is("taken once")
    assert server.start() == server.running()
    assert 2 == len(place.starts())


def test_three_taken_ports_are_enough(place: Place) -> None:
    place.java_is("taken")
    assert "port" in _reason()
    assert 3 == len(place.starts())


@pytest.mark.parametrize("behaviour", ["deaf", "silent"])
def test_a_start_that_hangs_ends_with_a_reason(
    place: Place, behaviour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.java_is(behaviour)
    assert "did not answer for 2 seconds" in _reason(2)
    assert server.stop()


def test_a_keeper_that_crashes_is_told(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(place.folder))
    (place.folder / "filelock.py").write_text("raise RuntimeError('no lock today')")
    assert "no lock today" in _reason()


def test_variables_for_proxies_and_other_javas_do_not_matter(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-Xmx1m")
    assert server.start() == server.running()
    assert [" "] == place.starts()


def test_after_the_server_was_killed_a_new_one_starts(place: Place) -> None:
    first = server.start()
    os.kill(first.pid, signal.SIGKILL)
    assert _until(lambda: not _alive(first.pid))
    second = server.start()
    assert first.pid != second.pid
    assert second == server.running()


def test_a_server_that_dies_takes_its_keeper_along(place: Place) -> None:
    place.java_is("dies")
    server.begin()
    assert _until(lambda: len(place.starts()) == 1)
    assert _until(lambda: not left_behind(place.folder))
    assert not (state.folder() / "server.json").exists()


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT, signal.SIGHUP])
def test_the_server_outlives_the_run_that_started_it(place: Place, how: signal.Signals) -> None:
    place.java_is("slow")
    run = subprocess.Popen(
        [sys.executable, "-c", _BEGIN],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    with run:
        assert run.stdout is not None
        run.stdout.readline()
        os.killpg(run.pid, how)  # as the terminal does it
    assert server.start() == server.running()
    assert 1 == len(place.starts())


@pytest.mark.parametrize("behaviour", ["", "slow", "deaf", "stubborn"])
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_a_keeper_that_is_told_to_end_takes_the_server_along(
    place: Place, behaviour: str, how: signal.Signals
) -> None:
    place.java_is(behaviour)
    server.begin()
    assert _until(lambda: len(place.starts()) == 1)
    os.kill(_keeper(), how)
    assert _until(lambda: not left_behind(place.folder))
    assert not (state.folder() / "server.json").exists()
    assert not (state.folder() / "failure.json").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
@pytest.mark.parametrize("behaviour", ["", "deaf"])
def test_a_keeper_that_is_killed_takes_the_server_along(place: Place, behaviour: str) -> None:
    place.java_is(behaviour)
    server.begin()
    assert _until(lambda: len(place.starts()) == 1)
    os.kill(_keeper(), signal.SIGKILL)
    assert _until(lambda: not left_behind(place.folder))
    place.java_is("")
    assert server.start() == server.running()


def test_a_process_that_nobody_collects_counts_as_ended() -> None:
    child = subprocess.Popen(["sleep", "60"])
    before = time.monotonic()
    end(psutil.Process(child.pid), 20)
    assert time.monotonic() - before < 10
    assert -signal.SIGTERM == child.wait()


def test_a_server_without_keeper_is_ended(place: Place) -> None:
    server.start()
    found = state.read()
    assert found is not None
    orphan = subprocess.Popen([place.folder / "java", "-cp", found.jar, "-p", str(free_port())])
    os.kill(found.keeper.pid, signal.SIGKILL)
    assert _until(lambda: len(left_behind(place.folder)) == 1)
    _change(jvm={"pid": orphan.pid, "created": psutil.Process(orphan.pid).create_time()})
    assert server.running() is None
    assert _until(lambda: orphan.poll() is not None)


def test_a_stale_state_file_is_removed_and_nobody_is_harmed(place: Place) -> None:
    server.start()
    path = state.folder() / "server.json"
    text = path.read_text()
    server.stop()
    path.write_text(text)
    path.chmod(0o600)
    other = subprocess.Popen(["sleep", "60"])
    try:
        mine = {"pid": other.pid, "created": psutil.Process(other.pid).create_time()}
        _change(keeper=mine | {"created": 5}, jvm=mine)
        assert server.running() is None
        assert not path.exists()
        assert other.poll() is None
    finally:
        other.kill()
        other.wait()


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"keeper": 1}', '{"keeper": {"pid": "x"}}', "\x00"]
)
def test_a_broken_state_file_is_removed(place: Place, text: str) -> None:
    path = state.make_folder() / "server.json"
    path.write_text(text)
    assert server.running() is None
    assert not path.exists()
    assert not server.stop()


@pytest.mark.parametrize("way", ["mode", "owner", "link"])
def test_a_state_file_that_others_may_have_written_is_not_believed(place: Place, way: str) -> None:
    server.start()
    path = state.folder() / "server.json"
    if way == "mode":
        path.chmod(0o666)
    elif way == "link":
        path.replace(place.folder / "elsewhere")
        path.symlink_to(place.folder / "elsewhere")
    elif os.getuid() == 0:
        os.chown(path, 65534, 65534)
    else:
        pytest.skip("only root can give a file away")
    assert server.running() is None
    assert _until(lambda: server.running() is not None)  # its keeper writes it anew


def test_a_port_of_somebody_else_is_not_talked_to(place: Place) -> None:
    server.start()
    _change(port=free_port())
    assert server.running() is None
    assert server.stop()


def test_a_server_of_another_version_gives_way(place: Place) -> None:
    first = server.start()
    _change(jar=str(place.folder / "java"))  # stands in the command line, as the jar does
    second = server.start()
    assert not _alive(first.pid)
    assert first.pid != second.pid


def test_a_folder_that_cannot_be_written_to_is_named(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    (place.folder / "languagetool" / "run").touch()
    assert f"“{state.folder()}”" in _reason()


def test_when_the_folder_is_removed_the_server_ends(place: Place) -> None:
    import shutil

    server.start()
    shutil.rmtree(place.folder / "languagetool")
    assert _until(lambda: not left_behind(place.folder))


def _change(**news: object) -> None:
    path = state.folder() / "server.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | news))
