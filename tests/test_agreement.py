"""One noun in place of another: everything right beside it agrees, and doubt is never certain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest

from linter.german.agreement import Swap, swap_noun
from linter.span import Span

ROWS = """
# old > new, then text = the one result, certain
#                 text ~ the alternatives, best first (… when they go on), not certain

Vorausbildung > Vortraining
die neue ⟦Vorausbildung⟧ = das neue Vortraining
Die ⟦Vorausbildung⟧ ist wichtig. = Das Vortraining ist wichtig.
(...) Die ⟦Vorausbildung⟧ ist wichtig. = (...) Das Vortraining ist wichtig.
in der ⟦Vorausbildung⟧ = im Vortraining
In der ⟦Vorausbildung⟧ lernt das Modell. = Im Vortraining lernt das Modell.
in der neuen ⟦Vorausbildung⟧ = im neuen Vortraining
in die ⟦Vorausbildung⟧ = ins Vortraining
an der ⟦Vorausbildung⟧ = am Vortraining
an die ⟦Vorausbildung⟧ = an das Vortraining
zur ⟦Vorausbildung⟧ = zum Vortraining
Zur ⟦Vorausbildung⟧ gehört Geduld. = Zum Vortraining gehört Geduld.
zu der ⟦Vorausbildung⟧ = zum Vortraining
bei der ⟦Vorausbildung⟧ = beim Vortraining
von der ⟦Vorausbildung⟧ = vom Vortraining
nach der ⟦Vorausbildung⟧ = nach dem Vortraining
mit der ⟦Vorausbildung⟧ = mit dem Vortraining
auf die ⟦Vorausbildung⟧ = auf das Vortraining
für die ⟦Vorausbildung⟧ = für das Vortraining
vor der ersten ⟦Vorausbildung⟧ = vor dem ersten Vortraining
einer guten ⟦Vorausbildung⟧ ~ eines guten Vortrainings ~ einem guten Vortraining
mit einer guten ⟦Vorausbildung⟧ = mit einem guten Vortraining
mit nur einer ⟦Vorausbildung⟧ = mit nur einem Vortraining
während der ⟦Vorausbildung⟧ = während des Vortrainings
Während der ⟦Vorausbildung⟧ lernt es. = Während des Vortrainings lernt es.
trotz einer teuren ⟦Vorausbildung⟧ = trotz eines teuren Vortrainings
aufgrund dieser ⟦Vorausbildung⟧ = aufgrund dieses Vortrainings
dank der ⟦Vorausbildung⟧ ~ dank des Vortrainings ~ dank dem Vortraining
Die Art der ⟦Vorausbildung⟧. ~ Die Art des Vortrainings. ~ Die Art dem Vortraining.
Das dient der ⟦Vorausbildung⟧. ~ Das dient dem Vortraining. ~ Das dient des Vortrainings.
eine ⟦Vorausbildung⟧ = ein Vortraining
Eine ⟦Vorausbildung⟧ kostet Geld. = Ein Vortraining kostet Geld.
keine ⟦Vorausbildung⟧ = kein Vortraining
ihre lange ⟦Vorausbildung⟧ = ihr langes Vortraining
unsere ⟦Vorausbildung⟧ = unser Vortraining
mit unsrer ⟦Vorausbildung⟧ = mit unserem Vortraining
mit eurer ⟦Vorausbildung⟧ = mit eurem Vortraining
Wie war Ihre ⟦Vorausbildung⟧? = Wie war Ihr Vortraining?
diese ⟦Vorausbildung⟧ = dieses Vortraining
jede ⟦Vorausbildung⟧ = jedes Vortraining
manche gute ⟦Vorausbildung⟧ = manches gute Vortraining
Welche ⟦Vorausbildung⟧ hilft? = Welches Vortraining hilft?
bei jeder neuen ⟦Vorausbildung⟧ = bei jedem neuen Vortraining
alle ⟦Vorausbildung⟧ = alles Vortraining
eine solche ⟦Vorausbildung⟧ = ein solches Vortraining
mit einer solchen teuren ⟦Vorausbildung⟧ = mit einem solchen teuren Vortraining
solch eine ⟦Vorausbildung⟧ = solch ein Vortraining
dieselbe ⟦Vorausbildung⟧ = dasselbe Vortraining
mit derselben ⟦Vorausbildung⟧ = mit demselben Vortraining
diejenige ⟦Vorausbildung⟧ = dasjenige Vortraining
deren ⟦Vorausbildung⟧ = deren Vortraining
irgendeine ⟦Vorausbildung⟧ = irgendein Vortraining
die sehr teure ⟦Vorausbildung⟧ = das sehr teure Vortraining
eine sehr teure, ganz neue ⟦Vorausbildung⟧ = ein sehr teures, ganz neues Vortraining
eine neue und bessere ⟦Vorausbildung⟧ = ein neues und besseres Vortraining
eine hohe ⟦Vorausbildung⟧ = ein hohes Vortraining
eine dunkle ⟦Vorausbildung⟧ = ein dunkles Vortraining
die beste ⟦Vorausbildung⟧ = das beste Vortraining
eine KI-gestützte ⟦Vorausbildung⟧ = ein KI-gestütztes Vortraining
eine multimodale ⟦Vorausbildung⟧ = ein multimodales Vortraining
eine laufende ⟦Vorausbildung⟧ = ein laufendes Vortraining
eine gut geplante ⟦Vorausbildung⟧ = ein gut geplantes Vortraining
eine zu teure ⟦Vorausbildung⟧ = ein zu teures Vortraining
die Berliner ⟦Vorausbildung⟧ = das Berliner Vortraining
eine rosa ⟦Vorausbildung⟧ = ein rosa Vortraining
die 3. ⟦Vorausbildung⟧ = das 3. Vortraining
Die zweite ⟦Vorausbildung⟧ begann. = Das zweite Vortraining begann.
die andere ⟦Vorausbildung⟧ = das andere Vortraining
die eine oder andere ⟦Vorausbildung⟧ ~ das eine oder andere Vortraining …
die „⟦Vorausbildung⟧“ = das „Vortraining“
in der „⟦Vorausbildung⟧“ = im „Vortraining“
DIE NEUE ⟦VORAUSBILDUNG⟧ = DAS NEUE VORTRAINING
IN DER ⟦VORAUSBILDUNG⟧ = IM VORTRAINING
die KI-⟦Vorausbildung⟧ = das KI-Vortraining
die ⟦Vorausbildung⟧ von Modellen = das Vortraining von Modellen
die ⟦Vorausbildung⟧ des Modells = das Vortraining des Modells
⟦Vorausbildung⟧ = Vortraining
ohne ⟦Vorausbildung⟧ = ohne Vortraining
viel ⟦Vorausbildung⟧ = viel Vortraining
Nvidias ⟦Vorausbildung⟧ = Nvidias Vortraining
mit guter ⟦Vorausbildung⟧ ~ mit gutem Vortraining
Gute ⟦Vorausbildung⟧ kostet. ~ Gutes Vortraining kostet.
Nvidias neue ⟦Vorausbildung⟧ ~ Nvidias neues Vortraining
viele ⟦Vorausbildungen⟧ = viele Vortrainings
den neuen ⟦Vorausbildungen⟧ = den neuen Vortrainings
die drei ⟦Vorausbildungen⟧ = die drei Vortrainings
die ⟦Vorausbildung⟧, die viel Geld kostet = das Vortraining, das viel Geld kostet
die ⟦Vorausbildung⟧, die wir brauchen = das Vortraining, das wir brauchen
die ⟦Vorausbildung⟧, in der Modelle lernen = das Vortraining, in dem Modelle lernen
eine ⟦Vorausbildung⟧, deren Kosten hoch sind = ein Vortraining, dessen Kosten hoch sind
eine ⟦Vorausbildung⟧, welche viel kostet = ein Vortraining, welches viel kostet
Kosten der ⟦Vorausbildung⟧, die hoch sind ~ Kosten des Vortrainings, das hoch sind …
die ⟦Vorausbildung⟧, die Kurse und was es sonst gibt ~ das Vortraining, das Kurse …
die ⟦Vorausbildung⟧, welche Kurse es gibt ~ das Vortraining, welche Kurse es gibt
ein Modell oder die ⟦Vorausbildung⟧, die viel kostet ~ ein Modell oder das Vortraining, das …
die ⟦Vorausbildung⟧ und ihr Ziel ~ das Vortraining und sein Ziel ~ das Vortraining und ihr Ziel
zwischen der ⟦Vorausbildung⟧ und der Inferenz = zwischen dem Vortraining und der Inferenz
Um die ⟦Vorausbildung⟧ zu verbessern, lernen wir. = Um das Vortraining zu verbessern, lernen wir.
, während die ⟦Vorausbildung⟧ läuft = , während das Vortraining läuft
Was für eine ⟦Vorausbildung⟧! = Was für ein Vortraining!

# traps
die neue ⟦Vorausbildung⟧ und Inferenz ~ das neue Vortraining und Inferenz
Forschung und ⟦Vorausbildung⟧ ~ Forschung und Vortraining
die Forschung, ⟦Vorausbildung⟧ und Inferenz ~ die Forschung, Vortraining und Inferenz
Die ⟦Vorausbildung⟧/Inferenz ~ Das Vortraining/Inferenz
die Vor- und ⟦Vorausbildung⟧ ~ das Vor- und Vortraining …
die ⟦Vorausbildung⟧ und -inferenz ~ das Vortraining und -inferenz
Die ⟦Vorausbildung⟧ kostet, weil sie dauert. ~ Das Vortraining kostet, weil sie dauert.
Die ⟦Vorausbildung⟧ läuft. Sie ist teuer. ~ Das Vortraining läuft. Sie ist teuer.
Die ⟦Vorausbildung⟧ zeigte ihren Wert. ~ Das Vortraining zeigte ihren Wert.
Die ⟦Vorausbildung⟧ hilft, diese kostet. ~ Das Vortraining hilft, diese kostet.
Die ⟦Vorausbildung⟧ schlägt die alte. ~ Das Vortraining schlägt die alte.
die \ufffc ⟦Vorausbildung⟧ ~ die \ufffc Vortraining
die ⟦Vorausbildung⟧ von Modellen, die gut ist ~ das Vortraining von Modellen, die gut ist
das neue ⟦Vorausbildung⟧ ~ das neue Vortraining …
mit die ⟦Vorausbildung⟧ ~ mit das Vortraining
die gutem ⟦Vorausbildung⟧ ~ die gutem Vortraining …
Modelle, die ⟦Vorausbildung⟧ brauchen ~ Modelle, das Vortraining brauchen …
die Phase, in der ⟦Vorausbildung⟧ stattfindet ~ die Phase, im Vortraining stattfindet …
die auf Daten basierende ⟦Vorausbildung⟧ ~ das auf Daten basierende Vortraining …
die KI ⟦Vorausbildung⟧ ~ das KI Vortraining ~ die KI Vortraining
Eine sehr viel bessere ⟦Vorausbildung⟧ = Ein sehr viel besseres Vortraining
eine weniger gute ⟦Vorausbildung⟧ = ein weniger gutes Vortraining
Eine oder mehrere ⟦Vorausbildungen⟧ ~ Eine oder mehrere Vortrainings
seit 1988 ⟦Vorausbildung⟧ ~ seit 1988 Vortraining
eine der ⟦Vorausbildungen⟧ ~ eine der Vortrainings
die ⟦Vorausbildung⟧-Phase ~ die Vortraining-Phase
Das Gesetz erlaubte ⟦Vorausbildung⟧. ~ Das Gesetz erlaubtes Vortraining. …
Die Künstliche ⟦Vorausbildung⟧ ~ Das Künstliche Vortraining
wegen ⟦Vorausbildung⟧ ~ wegen Vortrainings
Es bis zur ⟦Vorausbildung⟧, das die regelt. ~ Es bis zum Vortraining, das die regelt.
ist später ⟦Vorausbildung⟧ geworden = ist später Vortraining geworden
die schneller wachsende ⟦Vorausbildung⟧ = das schneller wachsende Vortraining
die einst völlig richtige ⟦Vorausbildung⟧ = das einst völlig richtige Vortraining
bis zu zwei ⟦Vorausbildungen⟧ = bis zu zwei Vortrainings
Vorausbildung > Modell
bis zu zwei ⟦Vorausbildungen⟧ ~ bis zu zwei Modellen ~ bis zu zwei Modelle
Vorausbildung > Vortraining
die jeweils größte ⟦Vorausbildung⟧ = das jeweils größte Vortraining
an einer zur Reife führenden ⟦Vorausbildung⟧ ~ an einem zur Reife führenden Vortraining
weil die „neue ⟦Vorausbildung⟧“ hilft = weil das „neue Vortraining“ hilft
Das ist die alte „Die neue ⟦Vorausbildung⟧“ = Das ist die alte „Das neue Vortraining“
die am besten geplante ⟦Vorausbildung⟧ = das am besten geplante Vortraining
am digitalen ⟦Vorausbildung⟧ ~ am digitalen Vortraining
vor allem neue ⟦Vorausbildung⟧ ~ vor allem neues Vortraining

Kurs > Schulung
am neuen ⟦Kurs⟧ = an der neuen Schulung
vor allem ⟦Kurse⟧ = vor allem Schulungen
Er bekam einen ⟦Kurs⟧, und den nutzt er. ~ Er bekam eine Schulung, und den nutzt er.
auf den ⟦Kurs⟧, der den Brief enthält = auf die Schulung, die den Brief enthält
der neue ⟦Kurs⟧ = die neue Schulung
den neuen ⟦Kurs⟧ = die neue Schulung
dem neuen ⟦Kurs⟧ = der neuen Schulung
des neuen ⟦Kurses⟧ = der neuen Schulung
ein neuer ⟦Kurs⟧ = eine neue Schulung
einen ⟦Kurs⟧ = eine Schulung
im ⟦Kurs⟧ = in der Schulung
Im neuen ⟦Kurs⟧ lernen wir. = In der neuen Schulung lernen wir.
in den ⟦Kurs⟧ = in die Schulung
am ⟦Kurs⟧ = an der Schulung
zum ⟦Kurs⟧ = zur Schulung
Zum ersten ⟦Kurs⟧ kamen alle. = Zur ersten Schulung kamen alle.
beim ⟦Kurs⟧ = bei der Schulung
vom ⟦Kurs⟧ = von der Schulung
vorm ⟦Kurs⟧ = vor der Schulung
IM ⟦KURS⟧ = IN DER SCHULUNG
der ⟦Kurs⟧, den wir brauchen = die Schulung, die wir brauchen
der ⟦Kurs⟧, dessen Ziel klar ist = die Schulung, deren Ziel klar ist
der ⟦Kurs⟧, in dem alle lernen = die Schulung, in der alle lernen
jeder einzelne ⟦Kurs⟧ = jede einzelne Schulung
ein und derselbe ⟦Kurs⟧ = ein und dieselbe Schulung
die neuen ⟦Kurse⟧ = die neuen Schulungen
den ⟦Kursen⟧ = den Schulungen
der ⟦Kurse⟧ = der Schulungen
Der ⟦Kurs⟧ hat seinen Preis. ~ Die Schulung hat seinen Preis.

Kurs > Training
der ⟦Kurs⟧ = das Training
den neuen ⟦Kurs⟧ = das neue Training
in den ⟦Kurs⟧ = ins Training
im ⟦Kurs⟧ = im Training
kein guter ⟦Kurs⟧ = kein gutes Training
des ⟦Kurses⟧ = des Trainings
durch diesen ⟦Kurs⟧ = durch dieses Training

Training > Kurs
das neue ⟦Training⟧ ~ der neue Kurs ~ den neuen Kurs
durch das neue ⟦Training⟧ = durch den neuen Kurs
fürs ⟦Training⟧ = für den Kurs
ins ⟦Training⟧ = in den Kurs
im ⟦Training⟧ = im Kurs
mit einem guten ⟦Training⟧ = mit einem guten Kurs
trotz des ⟦Trainings⟧ = trotz des Kurses
Wir brauchen ein gutes ⟦Training⟧. ~ Wir brauchen einen guten Kurs. ~ Wir brauchen ein guter Kurs.
Das ⟦Training⟧ beginnt. ~ Der Kurs beginnt. ~ Den Kurs beginnt.
Heute beginnt das ⟦Training⟧. ~ Heute beginnt der Kurs. ~ Heute beginnt den Kurs.
bis das ganze ⟦Training⟧ beginnt ~ bis der ganze Kurs beginnt ~ bis den ganzen Kurs beginnt
Sogar das ⟦Training⟧ hilft. ~ Sogar der Kurs hilft. ~ Sogar den Kurs hilft.
Mit dieser Methode beginnt das ⟦Training⟧. ~ Mit dieser Methode beginnt der Kurs. …
ein ⟦Training⟧, bis das wirkt ~ ein Kurs, bis das wirkt ~ einen Kurs, bis das wirkt
Um ein ⟦Training⟧ zu sein ~ Um einen Kurs zu sein ~ Um ein Kurs zu sein
Es geht um das ⟦Training⟧. = Es geht um den Kurs.
im ⟦Training⟧, um das es geht ~ im Kurs, um den es geht ~ im Kurs, um das es geht

Mensch > Methode
auch ⟦Menschen⟧ können das = auch Methoden können das
den ⟦Menschen⟧ ~ die Methode ~ den Methoden
Training > Student
mit ⟦Training⟧ ~ mit Studenten
Training > Schulung
aufs ⟦Training⟧ = auf die Schulung
ums ⟦Training⟧ = um die Schulung
durchs ⟦Training⟧ = durch die Schulung
ans ⟦Training⟧ = an die Schulung
unterm ⟦Training⟧ = unter der Schulung
ins neue ⟦Training⟧ = in die neue Schulung
ein gutes ⟦Training⟧ = eine gute Schulung
dieses ⟦Training⟧ = diese Schulung
Alles ⟦Training⟧ hilft. = Alle Schulung hilft.
mit seinem ⟦Training⟧ = mit seiner Schulung
während unseres ⟦Trainings⟧ = während unserer Schulung
das ⟦Training⟧, das viel kostet = die Schulung, die viel kostet
das ⟦Training⟧, mit dem alles begann = die Schulung, mit der alles begann

Schulung > Kurs
die ⟦Schulung⟧ ~ der Kurs ~ den Kurs
für eine gute ⟦Schulung⟧ = für einen guten Kurs
die Zeit zwischen zwei ⟦Schulungen⟧ ~ die Zeit zwischen zwei Kursen ~ die Zeit zwischen zwei Kurse
der ⟦Schulung⟧ zufolge ~ des Kurses zufolge ~ dem Kurs zufolge

# the same gender: only the noun, weak masculines and genitives right
Nutzer > Student
der ⟦Nutzer⟧ ~ der Student ~ der Studenten
den neuen ⟦Nutzer⟧ = den neuen Studenten
dem ⟦Nutzer⟧ = dem Studenten
des ⟦Nutzers⟧ = des Studenten
den ⟦Nutzern⟧ = den Studenten
der neue ⟦Nutzer⟧ = der neue Student
Begriff > Name
der ⟦Begriff⟧ = der Name
den ⟦Begriff⟧ = den Namen
des ⟦Begriffs⟧ = des Namens
Zentrum > Herz
im ⟦Zentrum⟧ = im Herzen
das ⟦Zentrum⟧ = das Herz
des ⟦Zentrums⟧ = des Herzens
Name > Bezeichnung
des ⟦Namens⟧ = der Bezeichnung
dem neuen ⟦Namen⟧ = der neuen Bezeichnung
im ⟦Namen⟧ = in der Bezeichnung
Student > Person
ein ⟦Student⟧ = eine Person
einem guten ⟦Studenten⟧ = einer guten Person
Methode > Technik
die neue ⟦Methode⟧ und Praxis = die neue Technik und Praxis
Vor- und ⟦Methode⟧ ~ Vor- und Technik

# adjectives that became nouns
Mitarbeiter > Angestellte
ein ⟦Mitarbeiter⟧ = ein Angestellter
dem ⟦Mitarbeiter⟧ = dem Angestellten
der neue ⟦Mitarbeiter⟧ = der neue Angestellte
Angestellte > Person
ein ⟦Angestellter⟧ = eine Person
der ⟦Angestellte⟧ = die Person
eine ⟦Angestellte⟧ = eine Person

# several words, hyphens, plural words, unknown words
Vorausbildung > Large Language Model
die neue ⟦Vorausbildung⟧ = das neue Large Language Model
der ⟦Vorausbildungen⟧ ~ der Large Language Models ~ der Large Language Model
künstliche Intelligenz > maschinelles Lernen
die ⟦künstliche Intelligenz⟧ = das maschinelle Lernen
mit einer ⟦künstlichen Intelligenz⟧ = mit einem maschinellen Lernen
Vorausbildung > Open-Source-Projekt
dank der ⟦Vorausbildung⟧ ~ dank des Open-Source-Projekts ~ dank dem Open-Source-Projekt
Menge > Leute
die ⟦Menge⟧ ~ die Leute
Xyzung > Training
die ⟦Xyzung⟧ = das Training
Xyzor > Training
im ⟦Xyzor⟧ = im Training
"""


def rows() -> Iterator[tuple[str, str, str, str, bool]]:
    pair = ("", "")
    for line in ROWS.splitlines():
        if not line.strip() or line.startswith("# ") or line.startswith("#  "):
            continue
        text, _, result = line.partition(" = ")
        if result:
            yield text, *pair, result, True
        elif " ~ " in line:
            text, _, result = line.partition(" ~ ")
            yield text, *pair, result, False
        else:
            old, _, new = line.partition(" > ")
            pair = (old, new)


def swapped(marked: str, old: str, new: str) -> list[Swap]:
    start, end = marked.index("⟦"), marked.index("⟧") - 1
    text = plain(marked)
    return list(swap_noun(text, Span(0, len(text)), Span(start, end), old, new))


def plain(marked: str) -> str:
    return marked.replace("⟦", "").replace("⟧", "")


def applied(text: str, way: Swap) -> str:
    for span, new in reversed(way.changes):
        text = text[: span.start] + new + text[span.end :]
    return text


@pytest.mark.parametrize(("text", "old", "new", "result", "certain"), list(rows()))
def test_a_noun_takes_along_what_agrees_with_it(
    text: str, old: str, new: str, result: str, certain: bool
) -> None:
    ways = swapped(text, old, new)
    texts = [applied(plain(text), way) for way in ways]
    expected = result.removesuffix(" …").split(" ~ ")
    if result.endswith(" …"):
        texts = [text[: len(start)] for text, start in zip(texts, expected, strict=False)]
    assert expected == texts
    assert [certain] == list({way.certain for way in ways})


def test_a_noun_that_nobody_knows_is_not_written() -> None:
    assert [] == swapped("die ⟦Vorausbildung⟧", "Vorausbildung", "Qwrtzpf")


def test_changes_are_sorted_and_disjoint() -> None:
    for text, old, new, _, _ in rows():
        for way in swapped(text, old, new):
            spans = [span for span, _ in way.changes]
            assert all(a.end <= b.start for a, b in pairwise(spans))


def test_there_are_enough_rows() -> None:
    assert len(list(rows())) >= 120
