"""Which texts are not checked because they are not German."""

from __future__ import annotations

import pytest

from linter import Document, Linter
from linter.german.language import foreign_language

GERMAN = (
    "Das Unternehmen hat im vergangenen Jahr ein neues Modell vorgestellt, das auf den ersten "
    "Blick nicht viel anders ist als die Modelle, die wir von anderen Anbietern kennen."
)
ENGLISH = (
    "The company has presented a new model in the last year that at first glance is not much "
    "different from the models which we know from other vendors, and it is free to use."
)
FRENCH = (
    "La société a présenté un nouveau modèle dans le courant de la dernière année qui est pour "
    "les clients le plus important et que les utilisateurs ne trouvent pas dans les magasins."
)
SPANISH = (
    "La empresa ha presentado un nuevo modelo en el último año que es para los clientes el más "
    "importante y que no se encuentra en las tiendas como los modelos de la competencia."
)
CHINESE = "公司去年推出了一个新的模型，乍一看与我们从其他供应商那里了解到的模型没有太大区别。" * 2


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (ENGLISH, "English"),
        (FRENCH, "French"),
        (SPANISH, "Spanish"),
        (CHINESE, "Chinese, Japanese or Korean"),
    ],
)
def test_a_foreign_language_is_named(text: str, name: str) -> None:
    language = foreign_language(text)
    assert language is not None
    assert name == language.en


@pytest.mark.parametrize(
    "text",
    [
        GERMAN,
        "",
        "The model is new.",
        "公司去年推出",
        f"{GERMAN} Der Chef sagt: “The company has presented a new model that is free to use.”",
        f"{GERMAN} Auf Chinesisch: 公司去年推出了一个新的模型",
        "KI Modell GPU Chip " * 20,
        "1 2 3 " * 100,
    ],
    ids=range(8),
)
def test_german_and_what_is_too_short_to_tell_is_german(text: str) -> None:
    assert foreign_language(text) is None


@pytest.mark.parametrize(
    ("language", "reason"),
    [
        ("de", "Der Text ist nicht deutsch (wohl Englisch) und wurde nicht geprüft."),
        ("en", "The text is not German (probably English) and was not checked."),
    ],
)
def test_a_foreign_text_gets_one_line_and_does_not_fail(language: str, reason: str) -> None:
    result = Linter((), language=language).check(Document.from_text(ENGLISH))
    assert ((), [(reason, False)]) == (
        result.findings,
        [(unchecked.reason, unchecked.failed) for unchecked in result.unchecked],
    )
