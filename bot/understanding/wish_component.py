"""Rasa component: a wish said outright beside something else is what the message is about.

Without it the first words decide: "nee. ik wil iemand spreken" ended a conversation with goodbye.
It stands before the danger detector, which may overrule it: danger comes first.
"""

# ruff: noqa: ARG003 (Rasa passes these arguments by name)
from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.entity_extractor import slot_value
from bot.understanding.intent_classifier import PARTS
from bot.understanding.wishes import wish_in

WISH = "wens"
"""Name of the message attribute: {"intent", "deel"}, the wish and the number of its clause."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class WishDetector(GraphComponent):
    """Sets the intent to the wish that one clause of the message says outright."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WishDetector:
        """Make the component; it has no settings and nothing to load."""
        return cls()

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Look for a wish in every message of a conversation; a message by itself stays as it is."""
        if tracker is None:
            return messages
        asked = slot_value(tracker, "requested_slot")
        for message in messages:
            found = wish_in(message.get(TEXT) or "", message.get(PARTS) or (), asked)
            if found is None:
                continue
            name, number = found
            message.set(WISH, {"intent": name, "deel": number}, add_to_output=True)
            first = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0}
            rest = [
                dict(one)
                for one in message.get(INTENT_RANKING_KEY) or []
                if one[INTENT_NAME_KEY] != name
            ]
            message.set(INTENT, first, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [first, *rest], add_to_output=True)
        return messages
