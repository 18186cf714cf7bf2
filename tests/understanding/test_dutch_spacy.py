"""The spaCy component works with a trained model and without one, and says which."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
import spacy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.dutch_spacy import BLANK_MODEL, LEMMAS, DutchSpacyNLP, load_dutch


@pytest.fixture
def small_model(tmp_path: Path) -> Path:
    """A tiny Dutch pipeline on disk, with lemmas that no lookup table has."""
    language = spacy.blank("nl")
    ruler = language.add_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "buurjongetje"}]], {"LEMMA": "buurjongen"})  # type: ignore[attr-defined]
    language.add_pipe("sentencizer")
    path = tmp_path / "nl_tiny"
    language.to_disk(path)
    return path


def component(model: str, tmp_path: Path) -> DutchSpacyNLP:
    return DutchSpacyNLP.create(
        {"model": model},
        LocalModelStorage(tmp_path),
        Resource("spacy"),
        ExecutionContext(GraphSchema({})),
    )


def test_without_a_model_the_blank_pipeline_has_lookup_lemmas(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.understanding.dutch_spacy"):
        nlp = component("nl_model_that_is_not_there", tmp_path)
    assert "not installed" in caplog.text
    assert BLANK_MODEL in caplog.text
    message = Message({"text": "ze sloegen hem"})
    nlp.process([message], nlp.provide())
    assert "slaan" in message.get(LEMMAS).split()
    assert [token.text for token in message.get("text_spacy_doc")] == ["ze", "sloegen", "hem"]


def test_an_installed_model_is_used(
    small_model: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="bot.understanding.dutch_spacy"):
        nlp = component(str(small_model), tmp_path)
    assert f"using {small_model}" in caplog.text
    message = Message({"text": "Buurjongetje huilt", "normalized_text": "buurjongetje huilt"})
    nlp.process([message], nlp.provide())
    assert message.get(LEMMAS).split()[0] == "buurjongen"


def test_the_name_of_the_model_is_its_fingerprint(small_model: Path, tmp_path: Path) -> None:
    with_model = component(str(small_model), tmp_path).provide().fingerprint()
    assert with_model != component("nl_not_there", tmp_path).provide().fingerprint()


def test_messages_without_text_are_left_alone(tmp_path: Path) -> None:
    nlp = component("nl_not_there", tmp_path)
    message = Message({"action_name": "action_listen"})
    assert nlp.process([message], nlp.provide())[0].get(LEMMAS) is None


def test_load_dutch_names_what_it_loaded(small_model: Path) -> None:
    assert load_dutch(str(small_model))[1] == str(small_model)
