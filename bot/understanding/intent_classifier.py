"""Rasa component that names the intent of a message, retrieval intents included.

All 55 labels of the contract compete on one level: `vraag/anonimiteit` beside `wil_melden`.
The answer is then told in Rasa's own words, as its ResponseSelector would, so that
`utter_vraag`, `response_selector` and `intent_ranking` work unchanged.
"""

# ruff: noqa: ARG003 (Rasa passes these arguments by name)
from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.utils.spacy_utils import SpacyModel
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    INTENT_RESPONSE_KEY,
    PREDICTED_CONFIDENCE_KEY,
    RESPONSE_SELECTOR,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.nlu.training_data.util import intent_response_key_to_template_key

from bot.understanding.asked_often import WHY, topic_of
from bot.understanding.augment import Augmenter
from bot.understanding.clauses import Clause, clauses
from bot.understanding.dutch_spacy import LEMMAS, NORMALIZED_TEXT, lemmas_of
from bot.understanding.features import Utterance
from bot.understanding.intent_model import IntentModel
from bot.understanding.normalizer import normalize

logger = logging.getLogger(__name__)

PARTS = "delen"
"""Name of the message attribute: for each clause its place, whether it asks, and its best labels."""

_BEST = 5
_MOST_PARTS = 8
_RESPONSES_FILE = "responses.json"
_DELIMITER = "/"
# How sure it is that a question with words of its own is one.
_ASKED = 0.9

Ranked = Sequence[tuple[str, float]]


def utterance_of(message: Message) -> Utterance:
    """What the model sees of a message; fills in what an earlier component did not set."""
    text = message.get(TEXT) or ""
    normalized = message.get(NORMALIZED_TEXT)
    if normalized is None:
        normalized = normalize(text)
    return Utterance(text, normalized, message.get(LEMMAS) or normalized)


def intent_ranking(ranked: Ranked) -> list[dict[str, Any]]:
    """Rasa's `intent_ranking`: each retrieval intent once, with its best label's confidence."""
    ranking: dict[str, float] = {}
    for label, confidence in ranked:
        ranking.setdefault(label.partition(_DELIMITER)[0], confidence)
    return [
        {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: confidence}
        for name, confidence in ranking.items()
    ]


def response_selector(
    ranked: Ranked, responses: Mapping[str, list[dict[str, Any]]]
) -> dict[str, Any]:
    """Rasa's `response_selector` property for every retrieval intent among the labels.

    Args:
        ranked: all labels with their confidence, best first.
        responses: the responses of the training data by `utter_…` name; may be empty.
    """
    groups: dict[str, list[tuple[str, float]]] = {}
    for label, confidence in ranked:
        if _DELIMITER in label:
            groups.setdefault(label.partition(_DELIMITER)[0], []).append((label, confidence))
    selected: dict[str, Any] = {"all_retrieval_intents": sorted(groups)}
    for intent, members in groups.items():
        best, confidence = members[0]
        utter_action = intent_response_key_to_template_key(best)
        selected[intent] = {
            "response": {
                # Rasa's own selector falls back on the label too when it knows no response.
                "responses": responses.get(utter_action) or [{TEXT: best}],
                PREDICTED_CONFIDENCE_KEY: confidence,
                INTENT_RESPONSE_KEY: best,
                "utter_action": utter_action,
            },
            "ranking": [
                {PREDICTED_CONFIDENCE_KEY: value, INTENT_RESPONSE_KEY: label}
                for label, value in members
            ],
        }
    return selected


def asked(ranked: Ranked, text: str) -> Ranked:
    """The labels with the right one first when `text` is a question that is asked often.

    A wish or a story that was taken for one becomes the nearest question; a question stays.
    """
    topic = topic_of(text)
    if topic is None or not ranked or ranked[0][0].startswith(f"vraag{_DELIMITER}"):
        return ranked
    wanted = "vraag_uitleg" if topic == WHY else f"vraag{_DELIMITER}"
    best = next((label for label, _ in ranked if label.startswith(wanted)), None)
    if best is None:
        return ranked
    rest = [(label, confidence / 10) for label, confidence in ranked if label != best]
    return [(best, _ASKED), *rest]


@DefaultV1Recipe.register(
    DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True, model_from="DutchSpacyNLP"
)
class AdvieschatIntentClassifier(IntentClassifier, GraphComponent):
    """Sets `intent`, `intent_ranking` and `response_selector`.

    Config:
        sources: names of `bot.understanding.features.SOURCES` to learn from.
        careless_copies: also learn from a copy of every example with slips and chat spelling.
        ranking_length: how many intents `intent_ranking` holds.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The component's default config."""
        return {
            "sources": ["words", "chars", "lemmas", "raw_chars"],
            "careless_copies": True,
            "ranking_length": 10,
        }

    def __init__(
        self,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        model: IntentModel | None = None,
        responses: dict[str, list[dict[str, Any]]] | None = None,
    ) -> None:
        """Hold what `train` learns or `load` read."""
        self._config = config
        self._model_storage = model_storage
        self._resource = resource
        self._model = model
        self._responses = responses or {}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AdvieschatIntentClassifier:
        """An untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> AdvieschatIntentClassifier:
        """The trained component from the model storage.

        Raises:
            ModelMissingError: the stored model is incomplete; names the command to run.
        """
        try:
            with model_storage.read_from(resource) as folder:
                responses = json.loads((folder / _RESPONSES_FILE).read_text(encoding="utf-8"))
                model = IntentModel.load(folder)
        except ValueError:
            # Rasa's storage says so when nothing was trained for this component.
            return cls.create(config, model_storage, resource, execution_context)
        return cls(config, model_storage, resource, model, responses)

    def train(self, training_data: TrainingData, model: SpacyModel) -> Resource:
        """Learn the labels of all examples that have text, and keep the responses."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        labels = [example.get_full_intent() for example in examples]
        if len(set(labels)) < 2:
            logger.warning("Intents: two intents with examples are needed, none was learned.")
            return self._resource
        self._responses = training_data.responses
        self._model = IntentModel.train(
            self._config["sources"],
            [utterance_of(example) for example in examples],
            labels,
            self._careless_copies(examples, model) if self._config["careless_copies"] else (),
        )
        with self._model_storage.write_to(self._resource) as folder:
            self._model.save(folder)
            (folder / _RESPONSES_FILE).write_text(json.dumps(self._responses), encoding="utf-8")
        return self._resource

    @staticmethod
    def _careless_copies(examples: Sequence[Message], model: SpacyModel) -> list[Utterance]:
        augmenter = Augmenter()
        copies: list[Utterance] = []
        for example in examples:
            text = augmenter.careless(example.get(TEXT))
            normalized = normalize(text)
            copies.append(Utterance(text, normalized, lemmas_of(model.model, normalized)))
        return copies

    def process(self, messages: list[Message], model: SpacyModel | None = None) -> list[Message]:
        """Name the intent of each message; `model` is what the graph also gives to `train`."""
        if self._model is None:
            for message in messages:
                message.set(INTENT, {INTENT_NAME_KEY: None, PREDICTED_CONFIDENCE_KEY: 0.0}, True)
            return messages
        for message in messages:
            ranked = self._ranked(utterance_of(message))
            ranking = intent_ranking(ranked)[: self._config["ranking_length"]]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(
                RESPONSE_SELECTOR, response_selector(ranked, self._responses), add_to_output=True
            )
            message.set(PARTS, self._parts(message, ranked, model), add_to_output=True)
        return messages

    def _ranked(self, utterance: Utterance) -> Ranked:
        """All labels with their confidence, best first."""
        assert self._model is not None
        row = self._model.probabilities(utterance).tolist()
        pairs = zip(self._model.labels, row, strict=True)
        ranked: Ranked = sorted(pairs, key=lambda pair: pair[1], reverse=True)
        return asked(ranked, utterance.text)

    def _parts(
        self, message: Message, whole: Ranked, model: SpacyModel | None
    ) -> list[dict[str, Any]]:
        """The clauses of a message, each understood by itself; what is told counts as one.

        One intent cannot stand for "een 4, maar blijf ik anoniem?": each half is read.
        """
        text = message.get(TEXT) or ""
        # A button's payload was chosen, not written.
        if not text or text.startswith("/"):
            return []
        found = clauses(text)
        if len(found) == 1:
            return [_part(found[0], whole)]
        parts = [_part(one, ()) for one in found]
        for part in parts[-_MOST_PARTS:]:
            part["labels"] = _best(self._ranked(_utterance(_words(text, [part]), model)))
        told = [part for part in parts if not part["vraagt"]]
        if 1 < len(told) < len(parts):
            # What is told may stand on both sides of a question, and belongs together.
            together = _best(self._ranked(_utterance(_words(text, told), model)))
            for part in told:
                part["verteld"] = together
        return parts


def _part(clause: Clause, ranked: Ranked) -> dict[str, Any]:
    return {
        "start": clause.start,
        "end": clause.end,
        "vraagt": clause.asks,
        "labels": _best(ranked),
    }


def _best(ranked: Ranked) -> list[list[Any]]:
    return [[label, round(confidence, 3)] for label, confidence in ranked[:_BEST]]


def _words(text: str, parts: Sequence[Mapping[str, Any]]) -> str:
    return " ".join(text[part["start"] : part["end"]].strip() for part in parts)


def _utterance(text: str, model: SpacyModel | None) -> Utterance:
    normalized = normalize(text)
    return Utterance(
        text, normalized, lemmas_of(model.model, normalized) if model is not None else normalized
    )
