"""One verb in place of another: tense, person, mood, torn parts, and what may not be certain.

A line ``old = new`` names the verbs of the rows below it; a row says whether the first result is
certain (``+``) or only offered (``-``), the marked text, and the first result.
"""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from linter.german.deletion import deletion
from linter.german.inflection import swap_verb
from linter.german.swap import Swap
from linter.span import Span

ROWS = """
verwenden = ein|setzen
+ Neue Software ⟦verwendete⟧ die Firma erst 2020. = Neue Software setzte die Firma erst 2020 ein.
+ Software, die man ⟦verwendet⟧, muss sicher sein. = Software, die man einsetzt, muss sicher sein.
+ ⟦Verwenden⟧ Sie nur sichere Software. = Setzen Sie nur sichere Software ein.
+ ⟦Verwendest⟧ du noch alte Software? = Setzt du noch alte Software ein?
+ Dort ⟦verwendet⟧ ihr alte Software. = Dort setzt ihr alte Software ein.
+ Er habe stets gute Software ⟦verwendet⟧. = Er habe stets gute Software eingesetzt.
+ Sie wird häufig ⟦verwendet⟧, um Zeit zu sparen. = Sie wird häufig eingesetzt, um Zeit zu sparen.
+ Um Zeit zu sparen, ⟦verwenden⟧ wir Vorlagen. = Um Zeit zu sparen, setzen wir Vorlagen ein.
+ Die häufig ⟦verwendete⟧ Software ist alt. = Die häufig eingesetzte Software ist alt.
+ Die ⟦verwendeten⟧ Vorlagen sind alt. = Die eingesetzten Vorlagen sind alt.
- Häufig ⟦verwendete⟧ Vorlagen sind alt. = Häufig eingesetzte Vorlagen sind alt.
+ Das ⟦Verwenden⟧ von Vorlagen spart Zeit. = Das Einsetzen von Vorlagen spart Zeit.
+ die zu ⟦verwendenden⟧ Vorlagen = die einzusetzenden Vorlagen
- Wir ⟦verwenden⟧ Vorlagen und Muster. = Wir setzen Vorlagen und Muster ein.
- Wir ⟦verwenden⟧ Vorlagen, weil sie Zeit sparen. = Wir setzen Vorlagen ein, weil sie Zeit sparen.
- Wir erstellen und ⟦verwenden⟧ Vorlagen. = Wir erstellen und setzen Vorlagen ein.
- Vorlagen richtig ⟦verwenden⟧ = Vorlagen richtig einsetzen
+ Er bat darum, Vorlagen zu ⟦verwenden⟧. = Er bat darum, Vorlagen einzusetzen.
+ Hätte man Vorlagen ⟦verwendet⟧, wäre es gut. = Hätte man Vorlagen eingesetzt, wäre es gut.
+ Es dürfen nur Vorlagen ⟦verwendet⟧ werden. = Es dürfen nur Vorlagen eingesetzt werden.
ein|setzen = verwenden
+ Die Firma ⟦setzt⟧ neue Software ⟦ein⟧. = Die Firma verwendet neue Software.
+ Wer neue Software ⟦einsetzt⟧, spart Zeit. = Wer neue Software verwendet, spart Zeit.
+ Neue Software ⟦einzusetzen⟧ kostet Geld. = Neue Software zu verwenden kostet Geld.
+ Neue Software wurde ⟦eingesetzt⟧. = Neue Software wurde verwendet.
+ ⟦Setzt⟧ ihr neue Software ⟦ein⟧? = Verwendet ihr neue Software?
+ die ⟦einzusetzende⟧ Software = die zu verwendende Software
+ Der ⟦Einsetzende⟧ zahlt. = Der Verwendende zahlt.
führen = leiten
+ Anna ⟦führte⟧ das Team bis 2020. = Anna leitete das Team bis 2020.
- Anna ⟦führt⟧ den Versuch durch. = Anna leitet den Versuch durch.
+ Er fragt, wer das Team ⟦führt⟧. = Er fragt, wer das Team leitet.
durch|führen = machen
+ Sie ⟦führt⟧ einen Test ⟦durch⟧. = Sie macht einen Test.
+ Ihr ⟦führtet⟧ einen Test ⟦durch⟧. = Ihr machtet einen Test.
+ Ich ⟦führe⟧ den Test morgen ⟦durch⟧. = Ich mache den Test morgen.
+ Der Test, den sie ⟦durchführte⟧, misslang. = Der Test, den sie machte, misslang.
+ Sie ⟦führte⟧ erst Tests, dann Messungen ⟦durch⟧. = Sie machte erst Tests, dann Messungen.
verändern = um|bauen
- Gut, dass sie ⟦verändert⟧ oder zerstört werden. = Gut, dass sie umgebaut oder zerstört werden.
- Schön sind sie, sie ⟦verändern⟧ aber nichts. = Schön sind sie, sie bauen aber nichts um.
+ Dann aber – das ist klar – ⟦verändert⟧ er alles. = Dann aber – das ist klar – baut er alles um.
machen = treffen
+ Er hat eine Wahl ⟦gemacht⟧. = Er hat eine Wahl getroffen.
+ Wir ⟦machten⟧ eine Wahl. = Wir trafen eine Wahl.
+ Du ⟦machst⟧ eine Wahl. = Du triffst eine Wahl.
+ ⟦Mach⟧ eine Wahl! = Triff eine Wahl!
+ Sie sagt, er ⟦mache⟧ eine Wahl. = Sie sagt, er treffe eine Wahl.
+ eine gut ⟦gemachte⟧ Wahl = eine gut getroffene Wahl
+ Es gilt, eine Wahl zu ⟦machen⟧. = Es gilt, eine Wahl zu treffen.
- Wenn er das ⟦machte⟧, wäre alles gut. = Wenn er das träfe, wäre alles gut.
+ Er ⟦machte⟧ eine Entscheidung. = Er traf eine Entscheidung.
an|fangen = beginnen
+ Der Kurs ⟦fing⟧ um acht ⟦an⟧. = Der Kurs begann um acht.
+ ⟦Fang⟧ endlich ⟦an⟧! = Beginn endlich!
+ Als der Kurs ⟦anfing⟧, war es acht. = Als der Kurs begann, war es acht.
+ Der Kurs hat ⟦angefangen⟧. = Der Kurs hat begonnen.
+ Wenn der Kurs um acht ⟦anfinge⟧, wäre es gut. = Wenn der Kurs um acht begänne, wäre es gut.
beginnen = an|fangen
+ Der Kurs ⟦beginnt⟧ um acht. = Der Kurs fängt um acht an.
+ Wann ⟦beginnt⟧ der Kurs? = Wann fängt der Kurs an?
+ Der Kurs hat um acht ⟦begonnen⟧. = Der Kurs hat um acht angefangen.
+ Obwohl der Kurs um acht ⟦begann⟧, kam er spät. = Obwohl der Kurs um acht anfing, kam er spät.
- Der Kurs ⟦beginnt⟧ und endet pünktlich. = Der Kurs fängt an und endet pünktlich.
erhalten = ab|bekommen
- Die Daten werden ⟦erhalten⟧. = Die Daten werden abbekommen.
+ Er hat die Daten ⟦erhalten⟧. = Er hat die Daten abbekommen.
+ Er will die Daten ⟦erhalten⟧. = Er will die Daten abbekommen.
aus|drücken = sich äußern
- Er ⟦drückte⟧ sich klar ⟦aus⟧. = Er äußerte sich klar.
- Gestern ⟦drückte⟧ er es ⟦aus⟧. = Gestern äußerte er sich es.
- Weil sie sich klar ⟦ausdrückt⟧, gewinnt sie. = Weil sie sich klar äußert, gewinnt sie.
- Um es klar ⟦auszudrücken⟧, übt er. = Um sich es klar zu äußern, übt er.
- Er ⟦drückte⟧ klar ⟦aus⟧, was er meint. = Er äußerte sich klar, was er meint.
prüfen = nach|sehen
+ Das Amt ⟦prüft⟧ den Antrag; dann zahlt es. = Das Amt sieht den Antrag nach; dann zahlt es.
- Nun ⟦prüft⟧ man dort, Gott sei Dank. = Nun sieht man dort nach, Gott sei Dank.
+ Ich will, dass man ihn ⟦prüft⟧. = Ich will, dass man ihn nachsieht.
- Der Plan sieht vor, das Amt ⟦prüft⟧. = Der Plan sieht vor, das Amt sieht nach.
+ Bitte ⟦prüfen⟧ Sie den Antrag. = Bitte sehen Sie den Antrag nach.
+ Bevor du gehst, ⟦prüfst⟧ du die Tür. = Bevor du gehst, siehst du die Tür nach.
+ Wir haben, wie gesagt, alles ⟦geprüft⟧. = Wir haben, wie gesagt, alles nachgesehen.
- Er ⟦prüft⟧ alles wie immer. = Er sieht alles wie immer nach.
- Er ⟦prüft⟧ es, ohne zu zögern. = Er sieht es nach, ohne zu zögern.
- Er ⟦prüft⟧ es um zu helfen. = Er sieht es um zu helfen nach.
- Sie ⟦prüft⟧ lange – und lacht. = Sie sieht lange nach – und lacht.
- Er ⟦prüft⟧: alles gut. = Er sieht nach: alles gut.
+ Es wäre gut, ihn zu ⟦prüfen⟧. = Es wäre gut, ihn nachzusehen.
+ Das ist noch zu ⟦prüfen⟧. = Das ist noch nachzusehen.
+ Als wir alles ⟦prüften⟧, fehlte es. = Als wir alles nachsahen, fehlte es.
+ Sobald es ⟦geprüft⟧ ist, geht es los. = Sobald es nachgesehen ist, geht es los.
+ Man weiß, was er ⟦prüft⟧. = Man weiß, was er nachsieht.
+ ⟦Geprüft⟧ wird morgen. = Nachgesehen wird morgen.
erkennen = ein|sehen
+ Er ⟦erkannte⟧ den Fehler. = Er sah den Fehler ein.
+ Der Fehler wurde spät ⟦erkannt⟧. = Der Fehler wurde spät eingesehen.
+ Hätte er ihn ⟦erkannt⟧, wäre es gut. = Hätte er ihn eingesehen, wäre es gut.
+ Der ⟦erkannte⟧ Fehler war klein. = Der eingesehene Fehler war klein.
+ ⟦Erkennst⟧ du den Fehler? = Siehst du den Fehler ein?
+ Er will den Fehler nicht ⟦erkennen⟧. = Er will den Fehler nicht einsehen.
+ Er ⟦erkennt⟧ den Fehler nicht. = Er sieht den Fehler nicht ein.
+ Dass er den Fehler ⟦erkennt⟧, freut sie. = Dass er den Fehler einsieht, freut sie.
- Er ⟦erkannte⟧, dass es falsch war. = Er sah ein, dass es falsch war.
+ Der Fehler, früh ⟦erkannt⟧, war klein. = Der Fehler, früh eingesehen, war klein.
+ DAMIT MAN DEN FEHLER ⟦ERKENNT⟧ = DAMIT MAN DEN FEHLER EINSIEHT
ein|sehen = erkennen
+ Er ⟦sah⟧ den Fehler ⟦ein⟧. = Er erkannte den Fehler.
- Er ⟦sähe⟧ den Fehler gern ⟦ein⟧. = Er erkennte den Fehler gern.
+ Den Fehler ⟦siehst⟧ du ⟦ein⟧. = Den Fehler erkennst du.
+ ⟦Sieh⟧ den Fehler ⟦ein⟧! = Erkenn den Fehler!
+ Er hat ihn ⟦eingesehen⟧. = Er hat ihn erkannt.
+ Der nicht ⟦eingesehene⟧ Fehler blieb. = Der nicht erkannte Fehler blieb.
- Er ⟦sah⟧ den „Fehler“ ⟦ein⟧. = Er erkannte den „Fehler“.
- Er ⟦sah⟧ ￼ ⟦ein⟧. = Er erkannte ￼.
+ Er ⟦sah⟧ den Fehler, den alle kannten, ⟦ein⟧. = Er erkannte den Fehler, den alle kannten.
geben = dar|stellen
- Er ⟦gibt⟧ den Plan auf. = Er stellt den Plan auf dar.
ändern = um|bauen
- Es ⟦ändert⟧ sich viel. = Es baut sich viel um.
+ Die Änderung ⟦ändert⟧ 2,5 % der Daten. = Die Änderung baut 2,5 % der Daten um.
+ Man ⟦ändert⟧ z. B. Daten. = Man baut z. B. Daten um.
- Man ⟦ändert⟧ Daten, Namen usw. = Man baut Daten, Namen usw. um.
+ Seit er die Daten ⟦änderte⟧, läuft es. = Seit er die Daten umbaute, läuft es.
+ Er meint, die Firma ⟦ändere⟧ die Daten. = Er meint, die Firma baue die Daten um.
+ ⟦Ändern⟧ kann man das nicht. = Umbauen kann man das nicht.
realisieren = um|setzen
+ Sie sucht jemanden, der das Projekt ⟦realisiert⟧. = Sie sucht jemanden, der das Projekt umsetzt.
+ Jemand, der Pläne ⟦realisiert⟧, fehlt. = Jemand, der Pläne umsetzt, fehlt.
- Er will Haus, Hof und Garten ⟦realisieren⟧. = Er will Haus, Hof und Garten umsetzen.
- Er weiß, dass man plant und ⟦realisiert⟧. = Er weiß, dass man plant und umsetzt.
+ Das Team ⟦realisiert⟧ das Projekt im Mai. = Das Team setzt das Projekt im Mai um.
+ Weil er das Projekt ⟦realisiert⟧, freut er sich. = Weil er das Projekt umsetzt, freut er sich.
+ Firmen, die Projekte ⟦realisieren⟧, wachsen. = Firmen, die Projekte umsetzen, wachsen.
+ ⟦Realisieren⟧ Sie das Projekt! = Setzen Sie das Projekt um!
+ ⟦Realisiert⟧ er das? = Setzt er das um?
- Er plant und ⟦realisiert⟧ das Projekt. = Er plant und setzt das Projekt um.
+ Das ⟦Realisieren⟧ ist schwer. = Das Umsetzen ist schwer.
+ Das Projekt kann ⟦realisiert⟧ werden. = Das Projekt kann umgesetzt werden.
- Das Team ⟦realisiert⟧ Projekte, die gut sind. = Das Team setzt Projekte um, die gut sind.
+ Ich ⟦realisiere⟧ das Projekt. = Ich setze das Projekt um.
+ ⟦Realisiere⟧ den Plan! = Setze den Plan um!
+ Das hätte man besser ⟦realisieren⟧ können. = Das hätte man besser umsetzen können.
+ ..., weil man das hätte ⟦realisieren⟧ können. = ..., weil man das hätte umsetzen können.
+ Wie ⟦realisiert⟧ das Team das Projekt? = Wie setzt das Team das Projekt um?
+ Wie wird das Projekt ⟦realisiert⟧? = Wie wird das Projekt umgesetzt?
+ Wer das ⟦realisiert⟧, gewinnt. = Wer das umsetzt, gewinnt.
+ Er fragt, wie man das Projekt ⟦realisiert⟧. = Er fragt, wie man das Projekt umsetzt.
- Projekte ⟦realisieren⟧ = Projekte umsetzen
+ So ⟦realisieren⟧ Sie Projekte = So setzen Sie Projekte um
+ ⟦Realisiert⟧ wurde das Projekt von Anna. = Umgesetzt wurde das Projekt von Anna.
- ⟦Realisiert⟧ von Anna, gefiel es allen. = Umgesetzt von Anna, gefiel es allen.
- Das Projekt, ⟦realisiert⟧ von Anna, gefiel. = Das Projekt, umgesetzt von Anna, gefiel.
+ Weil es regnet, ⟦realisiert⟧ Anna das Projekt. = Weil es regnet, setzt Anna das Projekt um.
- Er ⟦realisiert⟧ das Projekt (im Mai). = Er setzt das Projekt (im Mai) um.
- Er ⟦realisiert⟧ Projekte, Pläne und Ideen. = Er setzt Projekte, Pläne und Ideen um.
- Er ⟦realisiert⟧ Projekte usw. = Er setzt Projekte usw. um.
- Er ⟦realisiert⟧ das besser als andere. = Er setzt das besser um als andere.
- Er ⟦realisiert⟧ „das Projekt“. = Er setzt „das Projekt“ um.
+ Zum ⟦Realisieren⟧ der Idee braucht man Geld. = Zum Umsetzen der Idee braucht man Geld.
+ Das zu ⟦realisierende⟧ Projekt ist teuer. = Das umzusetzende Projekt ist teuer.
+ Er glaubt, das Projekt ⟦realisiert⟧ zu haben. = Er glaubt, das Projekt umgesetzt zu haben.
- Im Mai ⟦realisierte⟧ Projekte waren gut. = Im Mai umgesetzte Projekte waren gut.
- Die vom Team ⟦realisierten⟧ Projekte waren gut. = Die vom Team umgesetzten Projekte waren gut.
+ Sie plant das Projekt und ⟦realisiert⟧ es. = Sie plant das Projekt und setzt es um.
+ Die Pläne ⟦realisieren⟧ wir im Mai. = Die Pläne setzen wir im Mai um.
+ Wer ⟦realisiert⟧ das? = Wer setzt das um?
+ Sie werden das Projekt ⟦realisieren⟧. = Sie werden das Projekt umsetzen.
+ Die Firma ⟦realisiert⟧ sein Projekt. = Die Firma setzt sein Projekt um.
+ 1. ⟦Realisieren⟧ Sie das Projekt. = 1. Setzen Sie das Projekt um.
- Er ⟦realisiert⟧ sich. = Er setzt sich um.
- Er ⟦realisiert⟧ Haus und Hof. = Er setzt Haus und Hof um.
+ Das ist gut ⟦realisiert⟧. = Das ist gut umgesetzt.
+ Ein gut ⟦realisiertes⟧ Projekt. = Ein gut umgesetztes Projekt.
+ Er sprach von ⟦realisierten⟧ Projekten. = Er sprach von umgesetzten Projekten.
+ DAS TEAM ⟦REALISIERT⟧ DAS PROJEKT. = DAS TEAM SETZT DAS PROJEKT UM.
+ Er fragt, ob sie das Projekt ⟦realisieren⟧. = Er fragt, ob sie das Projekt umsetzen.
+ Je mehr Projekte er ⟦realisiert⟧, desto besser. = Je mehr Projekte er umsetzt, desto besser.
- Er ⟦realisiert⟧ ￼ im Mai. = Er setzt ￼ im Mai um.
- Er ⟦realisiert⟧ das Projekt im Mai mit. = Er setzt das Projekt im Mai mit um.
+ Ich glaube, das Team ⟦realisiert⟧ das Projekt. = Ich glaube, das Team setzt das Projekt um.
- „Das Team ⟦realisiert⟧ das Projekt“, sagt er. = „Das Team setzt das Projekt um“, sagt er.
+ Er sagt: „Das Team ⟦realisiert⟧ das Projekt.“ = Er sagt: „Das Team setzt das Projekt um.“
aus|drücken = vertreten
+ Er ⟦drückte⟧ seine Ansichten ⟦aus⟧. = Er vertrat seine Ansichten.
wirken = in Kraft treten
+ Das Gesetz ⟦wirkt⟧ ab Mai. = Das Gesetz tritt ab Mai in Kraft.
+ Das Gesetz, das ab Mai ⟦wirkt⟧, ist neu. = Das Gesetz, das ab Mai in Kraft tritt, ist neu.
realisieren = vollenden
+ Du ⟦realisierst⟧ den Plan. = Du vollendest den Plan.
realisieren = treffen
+ Ihr ⟦realisiert⟧ den Plan. = Ihr trefft den Plan.
+ Er sagt, er ⟦realisiere⟧ den Plan. = Er sagt, er treffe den Plan.
+ Wenn ihr den Plan ⟦realisiert⟧, gewinnt ihr. = Wenn ihr den Plan trefft, gewinnt ihr.
realisieren = ein|sehen
- Er ⟦realisiert⟧, dass es regnet. = Er sieht ein, dass es regnet.
um|setzen = durch|führen
+ Er ⟦setzte⟧ die Idee ⟦um⟧. = Er führte die Idee durch.
+ ⟦SETZEN⟧ SIE DIE IDEE ⟦UM⟧! = FÜHREN SIE DIE IDEE DURCH!
+ Um das Ziel ⟦umzusetzen⟧, arbeitet er. = Um das Ziel durchzuführen, arbeitet er.
um|setzen = realisieren
+ Die Idee, die er ⟦umsetzte⟧, war gut. = Die Idee, die er realisierte, war gut.
+ Die ⟦umgesetzte⟧ Idee war gut. = Die realisierte Idee war gut.
- Er ⟦setzte⟧ die Idee „schnell“ ⟦um⟧. = Er realisierte die Idee „schnell“.
+ ⟦Setzen⟧ Sie die Idee ⟦um⟧! = Realisieren Sie die Idee!
+ Das ⟦umzusetzende⟧ Projekt ist teuer. = Das zu realisierende Projekt ist teuer.
+ Er ⟦setzt⟧ die Idee ⟦um⟧ und verdient Geld. = Er realisiert die Idee und verdient Geld.
- Er ⟦setzt⟧ und stellt die Idee ⟦um⟧. = Er realisiert und stellt die Idee.
um|setzen = verwirklichen
+ Das ⟦Umsetzen⟧ der Idee = Das Verwirklichen der Idee
vertreten = aus|drücken
- Die Ansicht wird ⟦vertreten⟧. = Die Ansicht wird ausgedrückt.
+ Die Ansicht wurde ⟦vertreten⟧. = Die Ansicht wurde ausgedrückt.
erhöhen = an|heben
+ Die Kosten ⟦erhöhen⟧ den Preis um 50 %. = Die Kosten heben den Preis um 50 % an.
aus|drücken = erkennen
+ Sie ⟦drücken⟧ ihre Meinung ⟦aus⟧. = Sie erkennen ihre Meinung.
+ Ihr ⟦drückt⟧ eure Meinung ⟦aus⟧. = Ihr erkennt eure Meinung.
+ Ich ⟦drücke⟧ es ⟦aus⟧. = Ich erkenne es.
aus|drücken = sagen
+ ⟦Drücken⟧ Sie es ⟦aus⟧! = Sagen Sie es!
+ Was ⟦drückt⟧ das Bild ⟦aus⟧? = Was sagt das Bild?
+ Er hätte es ⟦ausdrücken⟧ können. = Er hätte es sagen können.
+ Es ist ⟦auszudrücken⟧. = Es ist zu sagen.
+ Das ⟦Ausdrücken⟧ fällt ihm schwer. = Das Sagen fällt ihm schwer.
+ ⟦Ausgedrückt⟧ hat er es nie. = Gesagt hat er es nie.
aus|drücken = geben
+ Er sagt, er ⟦drücke⟧ es ⟦aus⟧. = Er sagt, er gebe es.
+ ⟦Drücke⟧ es ⟦aus⟧! = Gib es!
+ ⟦Drückt⟧ er es ⟦aus⟧? = Gibt er es?
gelten = in Kraft treten
+ Die Verordnung ⟦gilt⟧ ab 2025. = Die Verordnung tritt ab 2025 in Kraft.
+ Die Verordnung soll ab 2025 ⟦gelten⟧. = Die Verordnung soll ab 2025 in Kraft treten.
verursachen = zur Folge haben
+ Ein Fehler ⟦verursacht⟧ hohe Kosten. = Ein Fehler hat hohe Kosten zur Folge.
ein|treten = in Kraft treten
+ Er ⟦trat⟧ im Mai ⟦ein⟧. = Er trat im Mai in Kraft.
geschehen = vor|kommen
+ Es ⟦geschieht⟧ oft. = Es kommt oft vor.
+ Es ist oft ⟦geschehen⟧. = Es ist oft vorgekommen.
"""


def _cases() -> list[tuple[str, str, str, str, bool]]:
    found, old, new = [], "", ""
    for line in ROWS.strip().splitlines():
        if line[0] in "+-":
            marked, _, expected = line[2:].partition(" = ")
            found.append((marked, old, new, expected, line[0] == "+"))
        else:
            old, _, new = line.partition(" = ")
    return found


def _read(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without the marks, and the spans that they set."""
    text, spans = "", []
    for index, part in enumerate(re.split("[⟦⟧]", marked)):
        if index % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, tuple(spans)


def _swaps(marked: str, old: str, new: str) -> tuple[Swap, ...]:
    text, spans = _read(marked)
    return swap_verb(text, Span(0, len(text)), spans, old, new)


def _applied(text: str, swap: Swap) -> str:
    block = Span(0, len(text))
    for span, new in reversed(swap.changes):
        place = span if new else deletion(text, block, span)[0]
        text = text[: place.start] + new + text[place.end :]
    return text


@pytest.mark.parametrize(("marked", "old", "new", "expected", "certain"), _cases())
def test_the_first_result_is_right_german_and_certain_only_where_it_must_be(
    marked: str, old: str, new: str, expected: str, certain: bool
) -> None:
    swaps = _swaps(marked, old, new)
    first = _applied(_read(marked)[0], swaps[0]) if swaps else ""
    assert (expected, certain) == (first, bool(swaps) and swaps[0].certain)


@pytest.mark.parametrize("marked", [row[0] for row in _cases()])
def test_changes_are_sorted_and_disjoint_and_each_changes_something(marked: str) -> None:
    old, new = next(row[1:3] for row in _cases() if row[0] == marked)
    text = _read(marked)[0]
    for swap in _swaps(marked, old, new):
        spans = [span for span, _ in swap.changes]
        assert spans == sorted(spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.of(text) != written for span, written in swap.changes)


def test_where_the_end_of_the_clause_is_open_the_other_place_is_offered_too() -> None:
    marked = "Wir ⟦verwenden⟧ Vorlagen, weil sie Zeit sparen."
    results = [_applied(_read(marked)[0], s) for s in _swaps(marked, "verwenden", "ein|setzen")]
    assert [
        "Wir setzen Vorlagen ein, weil sie Zeit sparen.",
        "Wir setzen Vorlagen, weil sie Zeit sparen, ein.",
    ] == results


@pytest.mark.parametrize(("old", "new"), [("foobaren", "machen"), ("machen", "foobaren")])
def test_an_unknown_verb_gives_nothing(old: str, new: str) -> None:
    assert () == _swaps("Er ⟦macht⟧ das.", old, new)


def test_a_form_that_is_not_of_the_verb_gives_nothing() -> None:
    assert () == _swaps("Er ⟦lacht⟧ laut.", "machen", "leiten")


def test_a_reflexive_verb_makes_no_passive() -> None:
    assert () == _swaps("Sein Ärger wurde ⟦ausgedrückt⟧.", "aus|drücken", "sich äußern")


def test_a_perfect_that_would_need_another_auxiliary_is_never_certain() -> None:
    swaps = _swaps("Das Gesetz hat ⟦gegolten⟧.", "gelten", "in Kraft treten")
    assert not any(swap.certain for swap in swaps)
