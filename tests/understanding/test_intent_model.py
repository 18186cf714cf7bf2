"""The model learns, is honest about doubt, and comes back from disk the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.errors import ModelMissingError
from bot.understanding.features import Utterance, signs
from bot.understanding.intent_model import IntentModel, best_temperature, softmax
from bot.understanding.normalizer import normalize

EXAMPLES = {
    "groet": ["hallo", "hoi", "goedemorgen", "goedenavond", "hoi daar", "hallo samen"],
    "vraag/anonimiteit": [
        "blijf ik anoniem",
        "kan het anoniem",
        "weten ze wie ik ben",
        "noemen jullie mijn naam",
        "anoniem melden kan dat",
        "komt mijn naam erbij",
    ],
    "wil_melden": [
        "ik wil melden",
        "ik wil een melding doen",
        "waar kan ik melden",
        "melding maken",
        "ik kom iets melden",
        "ik ga het melden",
    ],
}


def utterance(text: str) -> Utterance:
    normalized = normalize(text)
    return Utterance(text, normalized, normalized)


@pytest.fixture(scope="module")
def model() -> IntentModel:
    pairs = [(utterance(text), label) for label, texts in EXAMPLES.items() for text in texts]
    utterances, labels = zip(*pairs, strict=True)
    return IntentModel.train(["words", "chars", "raw_chars"], utterances, labels, utterances)


def best(model: IntentModel, text: str) -> str:
    return model.labels[int(model.probabilities(utterance(text)).argmax())]


def test_understands_sentences_it_has_not_seen(model: IntentModel) -> None:
    assert best(model, "hoi goedemorgen") == "groet"
    assert best(model, "blijft mijn naam anoniem?") == "vraag/anonimiteit"
    assert best(model, "k wil n melding maken") == "wil_melden"


def test_probabilities_add_up(model: IntentModel) -> None:
    assert model.probabilities(utterance("hallo")).sum() == pytest.approx(1.0, abs=1e-5)


def test_less_trust_when_no_word_is_known(model: IntentModel) -> None:
    assert model.probabilities(utterance("xqzw pflk")).sum() == pytest.approx(0.3, abs=1e-5)
    assert model.probabilities(utterance("")).sum() == pytest.approx(0.3, abs=1e-5)


def test_comes_back_from_disk_the_same(model: IntentModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    again = IntentModel.load(tmp_path)
    for text in ("hallo", "ik wil melden", "wie weet mijn naam", "👍"):
        np.testing.assert_allclose(
            again.probabilities(utterance(text)), model.probabilities(utterance(text)), rtol=1e-4
        )


def test_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissingError, match="advieschat train"):
        IntentModel.load(tmp_path)


def test_temperature_of_overconfident_scores_is_high() -> None:
    dice = np.random.default_rng(1)
    columns = dice.integers(0, 3, 600)
    scores = dice.normal(0, 1, (600, 3))
    scores[np.arange(600), columns] += 1.0
    honest = best_temperature(scores.astype(np.float32), columns)
    loud = best_temperature((scores * 2).astype(np.float32), columns)
    assert loud == pytest.approx(2 * honest, rel=0.1)


def test_softmax_of_large_scores_is_finite() -> None:
    assert softmax(np.array([[1000.0, 0.0]], dtype=np.float32))[0, 0] == pytest.approx(1.0)


def test_signs_tell_a_question_from_a_story() -> None:
    question, story = (
        signs(utterance("mag ik anoniem blijven?")),
        signs(utterance("hij sloeg haar")),
    )
    assert question != story
    assert len(question) == len(story)
    assert all(0.0 <= value <= 1.0 for value in question + story)
