"""The shipped corpus: artifacts are found and mended as annotated, good German stays silent."""

from __future__ import annotations

from pathlib import Path

from linter import Document, load_rules
from linter.choice import choose
from linter.config import Config
from linter.engine import Linter
from linter.evaluation import evaluate
from linter.finding import Result
from linter.fixer import fix

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = (CORPUS / "artifacts" / "nvidia-deepseek.txt").read_bytes().decode()


def checker(config: Config) -> Linter:
    return Linter(choose(load_rules(), config))


def check(source: str, name: str) -> Result:
    return checker(Config()).check(Document.from_text(source, name=name))


def mended(config: Config) -> str:
    linter = checker(config)

    def again(text: str) -> Result:
        return linter.check(Document.from_text(text))

    return fix(again(TEXT), again).source


def test_the_safe_fixes_give_the_expected_text() -> None:
    expected = (CORPUS / "artifacts" / "nvidia-deepseek.safe.txt").read_bytes().decode()
    assert expected == mended(Config())


def test_with_preferred_forms_the_fixes_give_the_expected_text() -> None:
    expected = (CORPUS / "artifacts" / "nvidia-deepseek.preferred.txt").read_bytes().decode()
    assert expected == mended(Config(prefer=("KI", "Nvidia", "Potenzial")))


def test_the_artifacts_of_the_reference_text_are_found_and_nothing_else() -> None:
    found = evaluate(CORPUS / "artifacts", check)
    for needed in ("regex", "needs document context", "lexical"):
        assert found.by_detectability[needed].annotations == found.by_detectability[needed].hits
    assert found.overall.annotations == 80
    assert found.overall.hits >= 60
    assert found.found.on_none == 0


def test_good_german_stays_silent() -> None:
    for folder, most in (("text", 0.3), ("markdown", 0.6)):
        found = evaluate(CORPUS / "clean" / folder, check)
        assert found.words > 20_000
        assert found.found.findings / found.words * 1000 <= most
