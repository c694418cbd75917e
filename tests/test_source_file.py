"""Encodings: told from the bytes, kept when writing, refused where they cannot be right."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linter.files import InputError, SourceFile, decode_stream, encode, read_stream
from linter.source_file import decode

GERMAN = "„Größe“ – für 5 €\r\nJa, Ähre, Öl, Übel.\rEnde\n"
LATIN = "Größe für\r\nÄhre, Öl, Übel, Café, 20 °C\rEnde\n"
UTF_16_LE, UTF_16_BE = codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE
STORED = [
    (GERMAN, "utf-8", b""),
    (GERMAN, "utf-8", codecs.BOM_UTF8),
    (GERMAN, "utf-16-le", UTF_16_LE),
    (GERMAN, "utf-16-be", UTF_16_BE),
    (GERMAN, "utf-16-le", b""),
    (GERMAN, "utf-16-be", b""),
    (GERMAN, "utf-32-le", codecs.BOM_UTF32_LE),
    (GERMAN, "utf-32-be", codecs.BOM_UTF32_BE),
    (GERMAN, "cp1252", b""),
    (LATIN, "latin-1", b""),
]
ALL = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\r\n\t"))
WESTERN = "abcdefghijklmnopqrstuvwxyzABC .,-\r\n\t"


def reason(data: bytes, language: str = "de") -> str:
    with pytest.raises(InputError) as caught:
        decode(data, "a.md")
    assert caught.value.path == "a.md"
    assert "\n" not in caught.value.in_language(language)
    return caught.value.reason(language)


def kept(data: bytes) -> SourceFile:
    """Return what was read, and prove that it is written back byte for byte."""
    source = decode(data, "a.md")
    assert data == encode(source, source.text)
    return source


def zipped(*names: str, mimetype: str = "") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        if mimetype:
            archive.writestr("mimetype", mimetype)
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


# Read and written back


@pytest.mark.parametrize(("text", "encoding", "bom"), STORED)
def test_each_encoding_is_told_and_kept(text: str, encoding: str, bom: bytes) -> None:
    source = kept(bom + text.encode(encoding))
    assert (text, encoding, bom) == (source.text, source.encoding, source.bom)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "cp1252", "latin-1"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_are_not_translated(encoding: str, end: str) -> None:
    text = f"Größe{end}für alle{end}{end}schön"
    assert text == kept(text.encode(encoding)).text


@pytest.mark.parametrize("bom", [b"", codecs.BOM_UTF8, UTF_16_LE, codecs.BOM_UTF32_LE])
def test_an_empty_file_is_an_empty_text(bom: bytes) -> None:
    assert kept(bom).text == ""


def test_a_second_bom_belongs_to_the_text() -> None:
    assert kept(codecs.BOM_UTF8 * 2 + b"a").text == "\ufeffa"


def test_a_stream_is_read_like_a_file() -> None:
    source = read_stream(io.BytesIO("\ufeffGrün\r\n".encode()), "brief.md")
    assert SourceFile("Grün\r\n", "utf-8", codecs.BOM_UTF8, "brief.md") == source
    assert decode_stream is read_stream


def test_a_stream_that_breaks_off_is_told() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(InputError, match="lässt sich nicht lesen"):
        read_stream(Broken(), "<stdin>")


def test_a_terminals_colours_and_a_stray_control_character_are_still_text() -> None:
    kept(b"\x1b[1mFett\x1b[0m und ein \x02 mitten in einer langen Zeile\x1a")


def test_fifty_megabytes_in_one_line_are_read() -> None:
    data = b"Wort " * 10_000_000
    assert len(data) == len(decode(data, "a.md").text)


@given(ALL, st.sampled_from([stored for stored in STORED if stored[2]]))
def test_any_text_with_a_bom_is_kept(text: str, stored: tuple[str, str, bytes]) -> None:
    _, encoding, bom = stored
    text = text.lstrip("\ufeff")
    assert text == kept(bom + text.encode(encoding)).text


@given(ALL)
def test_any_text_in_utf_8_is_kept(text: str) -> None:
    text = text.lstrip("\ufeff")
    source = kept(f"Text: {text}".encode())
    assert (f"Text: {text}", "utf-8") == (source.text, source.encoding)


@given(st.text(WESTERN + "äöüß„“–"), st.sampled_from(["utf-16-le", "utf-16-be"]))
def test_any_western_text_in_unmarked_utf_16_is_kept(text: str, encoding: str) -> None:
    text = f"Ein Satz davor. {text[:16]}"
    source = kept(text.encode(encoding))
    assert (text, encoding) == (source.text, source.encoding)


@given(st.lists(st.sampled_from(["Größe", "„Äh“", "– 5 €", "fürs", "Straße\r\n", "geht’s"])))
def test_any_german_text_in_windows_1252_is_kept(words: list[str]) -> None:
    text = " ".join(["Überall …", *words])
    source = kept(text.encode("cp1252"))
    assert (text, "cp1252") == (source.text, source.encoding)


@given(st.lists(st.sampled_from(["Größe", "Äh", "20 °C", "fürs", "Straße\r\n", "Café"])))
def test_any_german_text_in_latin_1_is_kept(words: list[str]) -> None:
    text = " ".join(["Überall", *words])
    source = kept(text.encode("latin-1"))
    assert (text, "latin-1") == (source.text, source.encoding)


@given(st.binary())
def test_any_bytes_are_kept_or_refused(data: bytes) -> None:
    try:
        source = decode(data, "a.md")
    except InputError as error:
        assert error.reason("de") != error.reason("en")
    else:
        assert data == encode(source, source.text)


# What a fix brings


def test_a_quotation_mark_makes_windows_1252_of_latin_1() -> None:
    source = decode("Größe\n".encode("latin-1"), "a.md")
    data = encode(source, "„Größe“\u00a0– ja\n")
    assert "„Größe“\u00a0– ja\n".encode("cp1252") == data
    assert decode(data, "a.md").encoding == "cp1252"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
def test_a_character_that_does_not_fit_is_named_with_its_line(encoding: str) -> None:
    with pytest.raises(InputError) as caught:
        encode(SourceFile("", encoding, b"", "a.md"), "Größe\r\nA\rB\n→ C")
    de = "Zeile 4: „→“ (U+2192) gibt es in Windows-1252 nicht; bitte die Datei als UTF-8 speichern."
    assert f"a.md: {de}" == str(caught.value)
    assert "Line 4: Windows-1252 has no “→” (U+2192)" in caught.value.reason("en")


def test_half_a_surrogate_pair_is_not_written() -> None:
    with pytest.raises(InputError, match="Zeile 1: U\\+D800 ist kein Zeichen"):
        encode(SourceFile(""), "a\ud800")


# Refused


def test_the_first_wrong_byte_is_named_with_its_line() -> None:
    data = "Größe\r\nfür\r".encode() + b"K\xf6nig"
    assert (
        reason(data)
        == "Byte 15 (Zeile 3) ist kein gültiges UTF-8; bitte die Datei als UTF-8 speichern."
    )
    assert reason(data, "en") == "Byte 15 (line 3) is not valid UTF-8; save the file as UTF-8."


def test_utf_8_that_breaks_off_is_no_latin_1() -> None:
    assert "Byte 13 (Zeile 2)" in reason("schöne\r\nGröße".encode()[:-3] + b"\xc3")


def test_a_bom_binds() -> None:
    assert "Byte 3 (Zeile 1) ist kein gültiges UTF-8" in reason(codecs.BOM_UTF8 + b"\xe4")
    assert "Byte 4 (Zeile 1) ist kein gültiges UTF-16" in reason(UTF_16_LE + b"a\0b")
    assert "Byte 4 (Zeile 1) ist kein gültiges UTF-32" in reason(codecs.BOM_UTF32_LE + b"abcdefgh")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Привет, мир! Это текст.", "cp1251"),
        ("Привет, мир! Это текст.", "koi8-r"),
        ("Zażółć gęślą jaźń.", "cp1250"),
        ("Zażółć gęślą jaźń.", "iso8859-2"),
        ("Işık ve ağaç, şimdi.", "cp1254"),
        ("Der März war schön.", "cp850"),
        ("Der März, die Größe, für alle.", "mac-roman"),
        ("Καλημέρα κόσμε", "cp1253"),
        ("这是一篇文章。", "gbk"),
        ("這是一篇文章。", "big5"),
        ("これは文章です。", "shift-jis"),
        ("これは文章です。", "euc-jp"),
    ],
)
def test_other_encodings_are_not_guessed(text: str, encoding: str) -> None:
    assert "bitte die Datei als UTF-8 speichern" in reason(text.encode(encoding))


def test_a_ruled_line_of_dashes_is_german_all_the_same() -> None:
    assert kept(("Größe\n" + "–" * 80 + "\nEnde").encode("cp1252")).encoding == "cp1252"


@pytest.mark.parametrize(
    ("data", "de", "en"),
    [
        (b"%PDF-1.7\n%", "Das ist ein PDF; bitte zuerst in Text umwandeln.", "This is a PDF;"),
        (b"{\\rtf1\\ansi Text}", "Das ist ein RTF-Dokument; bitte als Text", "an RTF document"),
        (zipped("word/document.xml"), "ein Word-Dokument (.docx); bitte als Text", "(.docx); save"),
        (zipped("ppt/presentation.xml"), "eine Präsentation (.pptx)", "a presentation (.pptx)"),
        (zipped("xl/workbook.xml"), "eine Tabelle (.xlsx)", "a spreadsheet (.xlsx)"),
        (
            zipped(mimetype="application/vnd.oasis.opendocument.text"),
            "eine OpenDocument-Datei",
            "an OpenDocument file",
        ),
        (zipped(mimetype="application/epub+zip"), "ein E-Book (EPUB)", "an e-book (EPUB)"),
        (zipped("a.txt"), "ein ZIP-Archiv; bitte zuerst entpacken", "a ZIP archive; unpack"),
        (gzip.compress(b"Text", mtime=0), "ein komprimiertes Archiv", "a compressed archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "altes Office-Dokument (.doc)", "old Office"),
        (b"\x89PNG\r\n\x1a\n\0\0", "ein Bild; bitte eine Textdatei nennen", "an image; name"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0", "ein Bild", "an image"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "ein Bild", "an image"),
        (b"Text\0mehr", "eine Binärdatei (NUL an Byte 4); bitte eine Textdatei", "(NUL at byte 4)"),
        (UTF_16_LE + b"a\0\0\0", "eine Binärdatei", "a binary file"),
        (b"a\0b\0\0\xd8c\0", "eine Binärdatei", "a binary file"),
        ("abc\n".encode("utf-32-le"), "eine Binärdatei", "a binary file"),
        (bytes(range(1, 32)), "eine Binärdatei; bitte", "a binary file; name a text file"),
    ],
)
def test_what_is_no_text_is_named_with_a_remedy(data: bytes, de: str, en: str) -> None:
    assert de in reason(data, "de")
    assert en in reason(data, "en")
