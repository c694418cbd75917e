import subprocess
import sys
import time

import pytest

from linter.german import lexicon_data, lexicon_file, new_words
from linter.german.lexicon import (
    Noun,
    adjective,
    noun_readings,
    nouns,
    verb,
    verb_readings,
    with_words,
)
from linter.german.verbs import CELLS, FINITE

CASES = ("NOM", "GEN", "DAT", "AKK")


def only(lemma: str) -> Noun:
    (noun,) = nouns(lemma)
    return noun


def row(noun: Noun) -> str:
    """The first form of all cells, singular before plural."""
    return " ".join(
        noun.forms.get((case, number), ("-",))[0] for number in ("SIN", "PLU") for case in CASES
    )


@pytest.mark.parametrize(
    ("gender", "forms"),
    [
        ("NEU", "Modell Modells Modell Modell Modelle Modelle Modellen Modelle"),
        ("NEU", "Haus Hauses Haus Haus Häuser Häuser Häusern Häuser"),
        ("MAS", "Treiber Treibers Treiber Treiber Treiber Treiber Treibern Treiber"),
        ("NEU", "Herz Herzens Herzen Herz Herzen Herzen Herzen Herzen"),
        ("MAS", "Name Namens Namen Namen Namen Namen Namen Namen"),
        ("MAS", "Student Studenten Studenten Studenten Studenten Studenten Studenten Studenten"),
        ("MAS", "Bus Busses Bus Bus Busse Busse Bussen Busse"),
        ("FEM", "Maus Maus Maus Maus Mäuse Mäuse Mäusen Mäuse"),
        ("NEU", "Projekt Projekts Projekt Projekt Projekte Projekte Projekten Projekte"),
        ("NEU", "Datum Datums Datum Datum Daten Daten Daten Daten"),
        ("MAS", "Prozess Prozesses Prozess Prozess Prozesse Prozesse Prozessen Prozesse"),
        ("NEU", "Interesse Interesses Interesse Interesse Interessen Interessen Interessen"),
    ],
)
def test_a_noun_has_its_usual_forms_first(gender: str, forms: str) -> None:
    noun = only(forms.split(maxsplit=1)[0])
    assert gender == noun.gender
    assert row(noun).startswith(forms)


def test_old_and_rare_forms_come_last() -> None:
    modell = only("Modell").forms
    assert ("Modells", "Modelles") == modell["GEN", "SIN"]
    assert ("Modell", "Modelle") == modell["DAT", "SIN"]
    assert ("Haus", "Hause") == only("Haus").forms["DAT", "SIN"]


@pytest.mark.parametrize(
    ("lemma", "genders"),
    [("Blog", {"MAS", "NEU"}), ("Token", {"NEU", "MAS"}), ("See", {"MAS", "FEM"}),
     ("Kosten", {"NOG"}), ("Gehalt", {"MAS", "NEU"}), ("Sprache", {"FEM"})],
)  # fmt: skip
def test_a_word_of_several_genders_is_several_nouns(lemma: str, genders: set[str]) -> None:
    assert genders == {noun.gender for noun in nouns(lemma)}


def test_adjectives_and_infinitives_become_nouns_and_say_so() -> None:
    assert ["ADJ"] * 3 == [noun.kind for noun in nouns("Angestellte")]
    assert ("Angestellte", "Angestellter") == nouns("Angestellte")[0].forms["NOM", "SIN"]
    assert "MAS" == only("Angestellter").gender
    assert ("INF", "Machens") == (only("Machen").kind, only("Machen").forms["GEN", "SIN"][0])
    assert ("FEM", "-ung") == (only("Serialisierung").gender, only("Serialisierung").head)


@pytest.mark.parametrize(
    ("word", "head", "gender", "plural"),
    [
        ("Beruhigungspille", "Pille", "FEM", "Beruhigungspillen"),
        ("Rechenressource", "Ressource", "FEM", "Rechenressourcen"),
        ("Rechenleistung", "Leistung", "FEM", "Rechenleistungen"),
        ("KI-Startup", "Startup", "NEU", "KI-Startups"),
        ("Open-Source-Projekt", "Projekt", "NEU", "Open-Source-Projekte"),
        ("Sprachmodell", "Modell", "NEU", "Sprachmodelle"),
        ("Vortraining", "Training", "NEU", "Vortrainings"),
        ("KI-Rechenressource", "Ressource", "FEM", "KI-Rechenressourcen"),
        ("Datenschutzgrundverordnung", "Verordnung", "FEM", "Datenschutzgrundverordnungen"),
        ("Prompteingabe", "Eingabe", "FEM", "Prompteingaben"),
        ("Trainingsdatensatz", "Satz", "MAS", "Trainingsdatensätze"),
        ("Haustür", "Tür", "FEM", "Haustüren"),
    ],
)
def test_a_compound_takes_after_its_longest_head(
    word: str, head: str, gender: str, plural: str
) -> None:
    noun = only(word)
    assert (gender, plural) == (noun.gender, noun.forms["NOM", "PLU"][0])
    assert noun.head in (head, "")


@pytest.mark.parametrize(
    "word",
    """Quatschblub Eistung Xylomodell Sprachmodelle Häuser modell rechenleistung -Modell Qwertzart
    Deploymoxent Blorpung""".split(),
)
def test_what_is_unknown_gives_nothing(word: str) -> None:
    assert () == nouns(word)


def test_readings_of_a_form_name_case_and_number() -> None:
    def read(form: str) -> list[tuple[str, str, str]]:
        return [(noun.lemma, case, number) for noun, case, number in noun_readings(form)]

    assert [("Haus", "DAT", "PLU")] == read("Häusern")
    assert [("Rechenressource", case, "PLU") for case in CASES] == read("Rechenressourcen")
    assert [("KI-Modell", "GEN", "SIN")] == read("KI-Modells")
    assert [("Prompt", case, "PLU") for case in CASES] == [r for r in read("Prompts") if "PLU" in r]
    assert [] == read("häusern")
    assert [] == read("Quatschblubs")


@pytest.mark.parametrize(
    ("lemma", "finite", "joined", "others"),
    [
        ("machen", "macht machte machte", "", "zu machen|machend|gemacht|mach"),
        ("sein", "ist war wäre", "", "zu sein|seiend|gewesen|sei"),
        ("haben", "hat hatte hätte", "", "zu haben|habend|gehabt|hab"),
        ("studieren", "studiert studierte studierte", "",
         "zu studieren|studierend|studiert|studiere"),
        ("umgehen", "umgeht umging umginge", "", "zu umgehen|umgehend|umgangen|umgeh"),
        ("übersetzen", "übersetzt übersetzte übersetzte", "",
         "zu übersetzen|übersetzend|übersetzt|übersetz"),
        ("aus|drücken", "drückt drückte drückte", "ausdrückt",
         "auszudrücken|ausdrückend|ausgedrückt|drück"),
        ("ein|nehmen", "nimmt nahm nähme", "einnimmt", "einzunehmen|einnehmend|eingenommen|nimm"),
        ("um|gehen", "geht ging ginge", "umgeht", "umzugehen|umgehend|umgegangen|geh"),
        ("über|setzen", "setzt setzte setzte", "übersetzt",
         "überzusetzen|übersetzend|übergesetzt|setz"),
        ("heraus|finden", "findet fand fände", "herausfindet",
         "herauszufinden|herausfindend|herausgefunden|finde"),
        ("an|erkennen", "erkennt erkannte erkennte", "anerkennt",
         "anzuerkennen|anerkennend|anerkannt|erkenn"),
        ("herunter|laden", "lädt lud lüde", "herunterlädt",
         "herunterzuladen|herunterladend|heruntergeladen|lade"),
        ("missverstehen", "missversteht missverstand missverstünde", "",
         "misszuverstehen|missverstehend|missverstanden|missversteh"),
        ("deployen", "deployt deployte deployte", "", "zu deployen|deployend|gedeployt|deploy"),
        ("tunneln", "tunnelt tunnelte tunnelte", "", "zu tunneln|tunnelnd|getunnelt|tunnele"),
    ],
)  # fmt: skip
def test_a_verb_has_its_usual_forms_first(
    lemma: str, finite: str, joined: str, others: str
) -> None:
    word = verb(lemma)
    assert word is not None
    first = {key: forms[0] for key, forms in word.forms.items()}
    assert lemma == word.lemma
    assert finite.split() == [first[f"3:SIN:{tense}"] for tense in ("PRÄ", "PRT", "KJ2")]
    assert joined == first.get("3:SIN:PRÄ:NEB", "")
    assert others.split("|") == [first[key] for key in ("EIZ", "PA1", "PA2", "IMP:SIN")]
    assert lemma.replace("|", "") == first["INF"]


def test_modal_verbs_have_no_imperative() -> None:
    word = verb("können")
    assert word is not None
    assert ("kann", "konnte") == (word.forms["3:SIN:PRÄ"][0], word.forms["1:SIN:PRT"][0])
    assert not {"IMP:SIN", "IMP:PLU"} & word.forms.keys()


@pytest.mark.parametrize(
    ("asked", "lemma"),
    [("umgehen", "umgehen"), ("anerkennen", "an|erkennen"), ("ausdrücken", "aus|drücken"),
     ("übersetzen", "übersetzen"), ("unterbringen", "unter|bringen"), ("überhören", "überhören")],
)  # fmt: skip
def test_without_a_bar_the_inseparable_verb_is_meant_if_there_is_one(
    asked: str, lemma: str
) -> None:
    word = verb(asked)
    assert word is not None
    assert lemma == word.lemma


def test_unknown_verbs_give_nothing() -> None:
    assert verb("quatschblubben") is None
    assert verb("um|quatschblubben") is None
    assert verb("") is None
    assert () == verb_readings("quatschblubbt")


def test_readings_of_a_verb_form_know_joined_and_torn() -> None:
    def read(form: str, particle: str = "") -> set[tuple[str, str]]:
        return {(word.lemma, key) for word, key in verb_readings(form, particle)}

    assert {("drücken", "3:SIN:PRÄ"), ("drücken", "2:PLU:PRÄ"), ("drücken", "IMP:PLU")} == read(
        "drückt"
    )
    assert {("aus|drücken", "3:SIN:PRÄ"), ("aus|drücken", "2:PLU:PRÄ"),
            ("aus|drücken", "IMP:PLU")} == read("drückt", "aus")  # fmt: skip
    assert {("aus|drücken", "3:SIN:PRÄ:NEB"), ("aus|drücken", "2:PLU:PRÄ:NEB")} == read("ausdrückt")
    assert {("aus|drücken", "PA2")} == read("ausgedrückt")
    assert {("aus|drücken", "EIZ")} == read("auszudrücken")
    assert ("umgehen", "3:SIN:PRÄ") in read("umgeht")
    assert ("um|gehen", "3:SIN:PRÄ:NEB") in read("umgeht")


def test_an_adjective_has_stems_for_its_endings() -> None:
    def stems(lemma: str) -> tuple[str | None, ...]:
        word = adjective(lemma)
        assert word is not None
        return word.stem, word.comparative, word.superlative

    assert ("teur", "teurer", "teuerst") == stems("teuer")
    assert ("hoh", "höher", "höchst") == stems("hoch")
    assert ("gut", "besser", "best") == stems("gut")
    assert ("dunkl", "dunkler", "dunkelst") == stems("dunkel")
    assert ("gemacht", None, None) == stems("gemacht")
    assert ("laufend", None, None) == stems("laufend")
    assert (None, None, None) == stems("schade")
    assert getattr(adjective("lila"), "indeclinable", False)
    assert adjective("quatschblubbig") is None


def test_disputed_forms_say_so() -> None:
    wert = verb("wert|schätzen")
    assert wert is not None
    assert wert.disputed
    assert "3:SIN:PRÄ" in wert.doubts
    assert only("Interesse").doubts == frozenset()
    doubted = verb("umschreiben")
    assert doubted is not None
    assert doubted.disputed


def test_the_words_of_a_user_stand_above_all_others() -> None:
    mine = with_words([("Frobnikator", "MAS", "Frobnikators", "Frobnikatoren"),
                       ("Modell", "FEM", "Modell", "Modellen")])  # fmt: skip
    (noun,) = mine.nouns("KI-Frobnikator")
    assert "KI-Frobnikatoren" == noun.forms["DAT", "PLU"][0]
    assert ["FEM"] == [noun.gender for noun in mine.nouns("Modell")]
    assert ("NEU", ()) == (only("Modell").gender, nouns("Frobnikator"))
    with pytest.raises(ValueError, match="gender is MAS"):
        with_words([("Ding", "X", "Dings", "Dinge")]).nouns("Ding")


def test_every_word_kept_by_hand_inflects() -> None:
    for word, gender, *_ in new_words.noun_rows():
        assert gender in {noun.gender for noun in nouns(word)}, word
    for lemma, fields in new_words.verb_rows().items():
        found = verb(lemma)
        assert not fields or (found is not None and lemma == found.lemma), lemma
        assert not fields or {*FINITE, "PA2", "EIZ"} <= getattr(found, "forms", {}).keys(), lemma


def test_the_pack_is_whole_and_small() -> None:
    assert 3_000_000 > sum(path.stat().st_size for path in lexicon_data.DATA.iterdir())
    sections = {name: lexicon_file.read(name) for name in ("nouns", "verbs", "adjectives")}
    assert (30_000, 10_000, 8_000) <= tuple(len(s.lemmas) for s in sections.values())
    assert {len(CELLS)} == {len(p.cells) for p in sections["verbs"].paradigms}
    assert (lexicon_data.DATA / "LICENSE-CC-BY-SA-4.0.txt").exists()


def test_importing_opens_no_file_and_loading_is_fast() -> None:
    code = """
import importlib, pkgutil, sys, time
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import linter.german
for module in pkgutil.iter_modules(linter.german.__path__):
    importlib.import_module("linter.german." + module.name)
print([name for name in opened if name.endswith((".tsv", ".txt"))])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "[]" == done.stdout.strip()


def test_loading_all_of_it_takes_less_than_a_quarter_of_a_second() -> None:
    code = """
import time
from linter.german.lexicon import adjective, noun_readings, verb, verb_readings
start = time.process_time()
noun_readings("Sprachmodellen"), verb("umgehen"), verb_readings("ausdrückt"), adjective("gut")
print(time.process_time() - start)
"""
    taken = min(
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _ in range(3)
    )
    assert taken < 0.25
    start = time.perf_counter()
    assert () == noun_readings("Xy" + "s" * 3000)
    assert time.perf_counter() - start < 2
