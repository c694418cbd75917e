"""The text of a file and how it was stored: from bytes, and back to the same bytes."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from linter.binary import binary_error, document_error, is_binary, known_error
from linter.input_error import InputError


class SourceFile(NamedTuple):
    """A decoded file: the BOM is not in ``text``, line ends are not translated."""

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    name: str = "<stdin>"


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose BOM it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_TITLES = {"cp1252": "Windows-1252", "latin-1": "Windows-1252"}

_C1 = bytes(range(0x80, 0xA0))  # printable in Windows-1252 only
_SAMPLE = 1 << 20
# Expressions are compiled where they are used: UTF-8 needs none of them.
_TORN_UTF_8 = rb"\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2\x80[\x90-\xbf]"
_ODD = (
    r"[^\x00-\x7fÄÖÜäöüßÀÂÆÇÈÉÊËÎÔŒàâæçèéêëîïôœûáíñóúÁÉÓÚåøÅØ"  # hardly found in German text
    r"„“”‚‘’«»‹›–—…€§°·•×²³½¼¾µ©®™±´£†‰\xa0\xad]"
    r"|(?<=[A-Za-z])[„“”‚«»‹›€§°•×²³½¼¾µ©®™±£†‰](?=[a-z])"  # a sign inside a word
    r"|(?:(?!(.)\1)[^\x00-\x7f]){5,}"  # letters of another script; not a line of dashes
)


def decode(data: bytes, name: str) -> SourceFile:
    """Read bytes as text; ``InputError`` where they are none or their encoding is not known."""
    if document := document_error(data, name):
        raise document
    bom, encoding = next(((b, e) for b, e in _BOMS if data.startswith(b)), (b"", "utf-8"))
    if not bom and b"\0" in data:
        encoding = _unmarked_utf_16(data)
        if not encoding:
            raise binary_error(data, name)
    try:
        text = data[len(bom) :].decode(encoding)
    except UnicodeDecodeError as error:
        encoding = "" if bom or b"\0" in data else _western(data, error.start)
        if not encoding:
            raise _invalid(data, name, error, bom) from None
        text = data.decode(encoding)
    if is_binary(text):
        raise binary_error(data, name)
    return SourceFile(text, encoding, bom, name)


def encode(source: SourceFile, text: str) -> bytes:
    """Return ``text`` as ``source`` was stored; ``InputError`` where a character does not fit."""
    try:
        return source.bom + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        failed = error
    if source.encoding == "latin-1":  # a fix may bring the first „ or – of a file
        try:
            return text.encode("cp1252")
        except UnicodeEncodeError as error:
            failed = error
    raise _unfit(source, text, failed.start)


def _unmarked_utf_16(data: bytes) -> str:
    """Return the byte order that puts NUL at every second place, or nothing."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if not len(data) % 2 and zeros * 3 > len(data) and others * 20 < zeros:
            return encoding
    return ""


def _western(data: bytes, first: int) -> str:
    """Return the 8-bit encoding of a Western text whose first high byte is near ``first``."""
    encoding = "cp1252" if len(data.translate(None, _C1)) < len(data) else "latin-1"
    start = max(0, first - 100)
    sample = data[start : start + _SAMPLE]
    try:
        data.decode(encoding)  # five bytes mean nothing in Windows-1252
        text = sample.decode(encoding)
    except UnicodeDecodeError:
        return ""
    high = len(text) - len(text.encode("ascii", "ignore"))
    odd = sum(len(match[0]) for match in re.finditer(_ODD, text))
    return "" if odd * 10 > high or re.search(_TORN_UTF_8, sample) else encoding


def _invalid(data: bytes, name: str, error: UnicodeDecodeError, bom: bytes) -> InputError:
    if not bom and (b"\0" in data or known_error(data, name)):
        return binary_error(data, name)
    at = len(bom) + error.start
    line = _line(data[len(bom) : at].decode(error.encoding, "replace"))
    title = error.encoding.upper()[:6]
    return InputError(
        name,
        f"Byte {at} (Zeile {line}) ist kein gültiges {title}; bitte die Datei als UTF-8 speichern.",
        f"Byte {at} (line {line}) is not valid {title}; save the file as UTF-8.",
    )


def _unfit(source: SourceFile, text: str, at: int) -> InputError:
    char, line = text[at], _line(text[:at])
    if source.encoding.startswith("utf"):  # half of a surrogate pair
        return InputError(
            source.name,
            f"Zeile {line}: U+{ord(char):04X} ist kein Zeichen; bitte entfernen.",
            f"Line {line}: U+{ord(char):04X} is no character; remove it.",
        )
    title = _TITLES[source.encoding]
    return InputError(
        source.name,
        f"Zeile {line}: „{char}“ (U+{ord(char):04X}) gibt es in {title} nicht; "
        "bitte die Datei als UTF-8 speichern.",
        f"Line {line}: {title} has no “{char}” (U+{ord(char):04X}); save the file as UTF-8.",
    )


def _line(before: str) -> int:
    """Return the number of the line that follows ``before``."""
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")
