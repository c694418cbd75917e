"""What is no text, named where its first bytes give it away."""

from __future__ import annotations

from linter.input_error import InputError

_CONTROL = b"\1\2\3\4\5\6\x7f" + bytes((*range(0x0E, 0x1A), *range(0x1C, 0x20)))
"""Characters that neither text nor terminals use."""

_SAMPLE = 1 << 16


def is_binary(text: str) -> bool:
    """Say whether a decoded text holds NUL or more than one control character in twenty."""
    sample = text[:_SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    control = len(data) - len(data.translate(None, _CONTROL))
    return "\0" in text or control * 20 > len(sample)


def document_error(data: bytes, name: str) -> InputError | None:
    """Return the error for a format whose file may look like text, or None."""
    if data.startswith(b"%PDF-") and data[5:6].isdigit():
        return _convert(name, "ein PDF", "a PDF")
    if data.startswith(b"{\\rtf1"):
        return _save(name, "ein RTF-Dokument", "an RTF document")
    return None


def binary_error(data: bytes, name: str) -> InputError:
    """Return the error for what is no text; names the format where it is known."""
    return known_error(data, name) or _unknown(data, name)


def known_error(data: bytes, name: str) -> InputError | None:
    """Return the error for a known binary format, or None."""
    if data.startswith(b"PK\x03\x04"):
        return _in_zip(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _save(name, "ein altes Office-Dokument (.doc)", "an old Office document (.doc)")
    if data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf", b"(\xb5/\xfd", b"Rar!")):
        return _unpack(name, "ein komprimiertes Archiv", "a compressed archive")
    if data.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*")) or (
        data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    ):
        de, en = "bitte eine Textdatei nennen", "name a text file"
        return InputError(name, f"Das ist ein Bild; {de}.", f"This is an image; {en}.")
    return None


def _in_zip(data: bytes, name: str) -> InputError:
    if b"word/document" in data:
        return _save(name, "ein Word-Dokument (.docx)", "a Word document (.docx)")
    if b"ppt/presentation" in data:
        return _save(name, "eine Präsentation (.pptx)", "a presentation (.pptx)")
    if b"xl/workbook" in data:
        return _save(name, "eine Tabelle (.xlsx)", "a spreadsheet (.xlsx)")
    if b"application/vnd.oasis.opendocument." in data[:128]:
        return _save(name, "eine OpenDocument-Datei", "an OpenDocument file")
    if b"application/epub+zip" in data[:128]:
        return _convert(name, "ein E-Book (EPUB)", "an e-book (EPUB)")
    return _unpack(name, "ein ZIP-Archiv", "a ZIP archive")


def _save(name: str, de: str, en: str) -> InputError:
    return InputError(
        name,
        f"Das ist {de}; bitte als Text oder Markdown speichern.",
        f"This is {en}; save it as text or Markdown.",
    )


def _convert(name: str, de: str, en: str) -> InputError:
    return InputError(
        name,
        f"Das ist {de}; bitte zuerst in Text umwandeln.",
        f"This is {en}; convert it to text first.",
    )


def _unpack(name: str, de: str, en: str) -> InputError:
    return InputError(
        name,
        f"Das ist {de}; bitte zuerst entpacken.",
        f"This is {en}; unpack it first.",
    )


def _unknown(data: bytes, name: str) -> InputError:
    nul = data.find(b"\0")
    de, en = (f" (NUL an Byte {nul})", f" (NUL at byte {nul})") if nul >= 0 else ("", "")
    return InputError(
        name,
        f"Das ist eine Binärdatei{de}; bitte eine Textdatei nennen oder als UTF-8 speichern.",
        f"This is a binary file{en}; name a text file or save it as UTF-8.",
    )
