"""Rasa component that sets `normalized_text` on a message; the text itself stays as it came."""

# ruff: noqa: ARG003 (Rasa passes these arguments by name)
from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.dutch_spacy import NORMALIZED_TEXT
from bot.understanding.normalizer import normalize


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ChatNormalizer(GraphComponent):
    """Sets `normalized_text`: chat language as a careful writer would have typed it."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ChatNormalizer:
        """The component has nothing to configure."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the normalised text to each message that has text."""
        for message in messages:
            if text := message.get(TEXT):
                message.set(NORMALIZED_TEXT, normalize(text))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """The same for every training example."""
        self.process(training_data.training_examples)
        return training_data
