"""Lets SIGTERM and a closed terminal end a block as Ctrl-C does: by an exception."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def raised() -> Iterator[None]:
    """Raise ``KeyboardInterrupt`` for SIGTERM and SIGHUP inside the block, so that it cleans up.

    A signal that is ignored (``nohup``) or that somebody else handles stays as it is. Outside the
    main thread, where Python does not allow it, nothing changes.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    numbers = [number for name in names if _is_free(number := getattr(signal, name))]
    for number in numbers:
        signal.signal(number, _interrupt)
    try:
        yield
    finally:
        for number in numbers:
            signal.signal(number, signal.SIG_DFL)


def _is_free(number: int) -> bool:
    return signal.getsignal(number) is signal.SIG_DFL


def _interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt
