"""The spaCy recognizer with a real pipeline, tiny and made here: no model needs to be installed."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from bot.privacy import Redactor
from bot.privacy.recognizers.spacy_model import SpacyRecognizer


@pytest.fixture
def model(tmp_path: Path) -> Path:
    pipeline = spacy.blank("nl")
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns(
        [{"label": "PERSON", "pattern": "Xqwertina"}, {"label": "PERSON", "pattern": "tafel"},
         {"label": "GPE", "pattern": "Zwolle"}]
    )  # fmt: skip
    pipeline.to_disk(tmp_path / "model")
    return tmp_path / "model"


def test_persons_of_the_model_are_removed_and_ordinary_words_and_towns_stay(model: Path) -> None:
    redactor = Redactor([SpacyRecognizer.load(str(model))])
    assert redactor.redact("Xqwertina zit aan tafel in Zwolle") == "[NAAM] zit aan tafel in Zwolle"


def test_a_very_long_message_is_left_to_the_other_recognizers(model: Path) -> None:
    text = "Xqwertina " * 1_000
    assert Redactor([SpacyRecognizer.load(str(model))]).find(text) == ()


def test_a_missing_model_is_an_error_that_names_it() -> None:
    with pytest.raises(OSError, match="nl_no_such_model"):
        SpacyRecognizer.load("nl_no_such_model")


def test_without_a_model_there_is_no_such_recognizer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.privacy.recognizers.spacy_model.MODELS", ("nl_no_such_model",))
    assert SpacyRecognizer.installed() is None
