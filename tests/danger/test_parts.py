"""The parts below `assess`: spelling, frames, denials, language, training data."""

from __future__ import annotations

import pytest

from bot.danger.answers import answer_of
from bot.danger.classifier import model
from bot.danger.flags import find_in
from bot.danger.frames import clauses
from bot.danger.language import detect
from bot.danger.normalise import tokens
from bot.danger.train import all_examples, data_hash, own_examples


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hij heft een mess", ["hij", "heeft", "een", "mes"]),
        ("HEEELP", ["help"]),
        ("mn moeder z'n keel", ["mijn", "moeder", "zijn", "keel"]),
        ("[NAAM] slaat", ["_naam_", "slaat"]),
        ("dövüyor", ["dovuyor"]),
        ("🆘", ["sos"]),
    ],
)
def test_tokens(text: str, words: list[str]) -> None:
    assert tokens(text) == words


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("hij slaat haar", "kaal"),
        ("hij slaat haar nu", "kaal+nu"),
        ("vorige week sloeg hij haar", "verleden"),
        ("hij slaat haar vaak", "gewoonte"),
        ("wat moet ik doen als hij slaat", "veronderstelling"),
        ("wat zegt het protocol over wapens", "vakvraag"),
        ("in een film slaat hij haar", "verzonnen"),
    ],
)
def test_reading_of_a_clause(text: str, reading: str) -> None:
    (clause,) = clauses(text)
    assert clause.reading == reading


def test_a_turn_in_the_story_is_a_new_clause() -> None:
    first, second = clauses("vorige week was het rustig maar nu slaat hij haar")
    assert first.reading.startswith("verleden")
    assert second.reading == "kaal+nu"


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("hij heeft een mes", False),
        ("hij heeft geen mes", True),
        ("ze beweegt niet meer", False),
        ("hij staat niet voor de deur", True),
        ("maakt niet uit, ik maak er een eind aan", False),
    ],
)
def test_denial_belongs_to_the_finding(text: str, denied: bool) -> None:
    (clause,) = clauses(text)
    findings = find_in(clause.text, clause.pauses)
    assert findings
    assert all(finding.denied is denied for finding in findings)


@pytest.mark.parametrize(
    ("text", "language", "kind"),
    [
        ("my husband is going to kill me", "en", "gevaar"),
        ("imdat", "tr", "gevaar"),
        ("quiero morir", "es", "doodwens"),
        ("sprechen sie deutsch", "de", None),
    ],
)
def test_language(text: str, language: str, kind: str | None) -> None:
    found = detect(text)
    assert found is not None
    assert (found.language, found.kind) == (language, kind)


@pytest.mark.parametrize("text", ["hij slaat mij", "help", "hoi", "mijn man is boos", "de buurman"])
def test_dutch_is_no_other_language(text: str) -> None:
    assert detect(text) is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("ja", "ja"),
        ("Jaa!", "ja"),
        ("nee hoor", "nee"),
        ("helaas wel", "ja"),
        ("nu niet", "nee"),
        ("misschien", None),
    ],
)
def test_answer(text: str, answer: str | None) -> None:
    assert answer_of(text) == answer


def test_model_is_there_and_small() -> None:
    assert model().danger.weights
    assert model().thoughts.weights


def test_training_messages_are_many_and_not_twice() -> None:
    texts = [example.text.lower() for example in own_examples()]
    assert len(texts) >= 700
    assert len(texts) == len(set(texts))


def test_committed_model_fits_the_training_data() -> None:
    assert model().data_hash == data_hash(all_examples()), "run: python -m bot.danger.train"
