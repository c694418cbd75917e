"""Lemmas in phrases: every form, together and torn, with features and kinds."""

from __future__ import annotations

import pytest

from linter.german.lemmas import LemmaError, forms_of
from tests.conftest import Lint
from tests.packs import pack, texts, written


def found(lint: Lint, phrase: str, text: str) -> list[str]:
    return texts(lint(pack(phrase), text))


@pytest.mark.parametrize(
    "text",
    [
        "Er ⟦macht⟧ es.", "Du ⟦machst⟧ es.", "Wir ⟦machten⟧ es.", "Er hat es ⟦gemacht⟧.",
        "Es ist leicht ⟦zu machen⟧.", "⟦Machst⟧ du es?", "⟦Mache⟧ es!", "Ein ⟦gemachter⟧ Mann.",
        "ER ⟦MACHT⟧ ES.",
    ],
)  # fmt: skip
def test_every_form_of_a_verb_is_found(lint: Lint, text: str) -> None:
    marked = text[text.index("⟦") + 1 : text.index("⟧")]
    assert [marked] == found(lint, "<machen>", text.replace("⟦", "").replace("⟧", ""))


@pytest.mark.parametrize(
    "text", ["Das Machen fällt schwer.", "Die Macht.", "Er vermacht es.", "KI-machen ist nichts."]
)
def test_nominalised_infinitives_and_other_words_are_not_meant(lint: Lint, text: str) -> None:
    assert [] == found(lint, "<machen>", text)


@pytest.mark.parametrize(
    "text",
    [
        "Er ⟦drückte seine Ansichten aus⟧.", "Sie kam, weil er sie ⟦ausdrückte⟧.",
        "Er hat es ⟦ausgedrückt⟧.", "um es ⟦auszudrücken⟧", "Er wird es ⟦ausdrücken⟧.",
        "⟦Drückt er das wirklich so aus⟧?", "die ⟦ausgedrückten⟧ Ansichten",
        "Er ⟦drückte Lob und große Freude aus⟧ und ging.",
        "Es ⟦drückte der Chef, Herr Huang, öffentlich sein Lob aus⟧.",
        "Er ⟦drückt es so aus⟧, wie er es meint.", "Er ⟦drückt sich besser aus⟧ als sie.",
    ],
)  # fmt: skip
def test_a_separable_verb_is_found_together_and_torn(lint: Lint, text: str) -> None:
    marked = text[text.index("⟦") + 1 : text.index("⟧")]
    assert [marked] == found(lint, "<aus|drücken>", text.replace("⟦", "").replace("⟧", ""))


@pytest.mark.parametrize(
    "text",
    [
        "Er drückte den Saft aus der Zitrone.",
        "Er drückt auf den Knopf und schaltet das Gerät aus.",
        "Er drückte ab. Dann ging er aus.",
        "Er drückte den Knopf, dann ging das Licht aus.",
        "Er drückte ihm die Hand; draußen ging das Licht aus.",
        "Er drückte den Knopf und der Mann ging lächelnd aus.",
        "Er hat gedrückt aus.",
        "Er drückte " + "sehr " * 16 + "aus.",
    ],
)
def test_a_particle_that_belongs_elsewhere_is_not_taken(lint: Lint, text: str) -> None:
    assert [] == found(lint, "<aus|drücken>", text)


def test_a_text_for_a_torn_verb_takes_its_place_and_the_particle_goes(lint: Lint) -> None:
    source = pack("verb:<aus|drücken> ~ obj:<Ansicht>", suggest={"verb": "vertrat"})
    result = lint(source, "Er drückte gern seine Ansichten aus.")
    assert "Er vertrat gern seine Ansichten." == written(result)


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("<Modell>", "das Modell, des Modells, den Modellen", ["Modell", "Modells", "Modellen"]),
        ("<Modell:PLU>", "das Modell, die Modelle", ["Modelle"]),
        ("<Modell:GEN:SIN>", "das Modell, des Modells", ["Modells"]),
        ("<Beruhigungspille>", "zwei Beruhigungspillen", ["Beruhigungspillen"]),
        ("<KI-Startup>", "des KI-Startups", ["KI-Startups"]),
        ("<gut>", "ein guter, besserer Rat ist gut", ["guter", "besserer", "gut"]),
        ("<gut:GRU>", "ein guter, besserer Rat", ["guter"]),
        ("<machen:PRT>", "er macht, er machte", ["machte"]),
        ("<sein:VER>", "sein Haus ist groß", ["sein", "ist"]),
    ],
)
def test_nouns_adjectives_and_features(
    lint: Lint, phrase: str, text: str, expected: list[str]
) -> None:
    assert expected == found(lint, phrase, text)


def test_two_verbs_of_one_spelling_are_told_apart_by_the_bar() -> None:
    assert "umging" in forms_of("umgehen").together
    assert "umging" in forms_of("um|gehen").together
    assert forms_of("umgehen").torn == ()
    assert "ging" in forms_of("um|gehen").torn
    assert "umgangen" in forms_of("umgehen").together
    assert "umgegangen" in forms_of("um|gehen").together


@pytest.mark.parametrize(
    ("token", "why"),
    [
        ("Xyzzy", "does not know <Xyzzy>"),
        ("xyzzyen", "does not know <xyzzyen>"),
        ("machen:XYZ", "feature “XYZ” is unknown"),
        ("machen:SUB", "does not know <machen:SUB>"),
        ("Modell:PRT", "has no form"),
    ],
)
def test_what_the_lexicon_does_not_know_is_told(token: str, why: str) -> None:
    with pytest.raises(LemmaError, match=why):
        forms_of(token)


def test_near_and_unless_know_lemmas_too(lint: Lint) -> None:
    source = pack("Fahrer", near="<Grafikkarte>", unless="<ein|steigen>")
    assert ["Fahrer"] == texts(lint(source, "Der Fahrer der Grafikkarten fehlt."))
    assert [] == texts(lint(source, "Der Fahrer mit der Grafikkarte steigt hinten ein."))
    assert [] == texts(lint(source, "Der Fahrer fehlt."))
