"""Rasa component that puts the entities of `bot.understanding.entities` on a message."""

# ruff: noqa: ARG003 (Rasa passes these arguments by name)
from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.understanding.entities import Found, find_all
from bot.understanding.entities.zorgen import is_concrete

# Without a question, these intents say which question the message answers.
_ANSWERS = {
    "geef_cijfer": "veiligheidscijfer",
    "geef_plaats": "regio",
    "rol_professional": "sector",
}
# A question in general is no worry about someone.
_GENERAL = frozenset({"vraag", "vraag_bot", "vraag_uitleg", "buiten_onderwerp", "klacht"})
_SURE = 0.5


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class AdvieschatEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Sets `entities`; a short answer is read as an answer to the slot that was asked for."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> AdvieschatEntityExtractor:
        """The component has nothing to configure."""
        return cls()

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Add the entities of each message, after those that are there already.

        Args:
            messages: what came in, redacted.
            tracker: the conversation, for the slot that was asked; may be missing.
        """
        requested = slot_value(tracker, "requested_slot")
        rol = slot_value(tracker, "rol")
        for message in messages:
            text = message.get(TEXT)
            # A button's payload carries its own entities.
            if not text or text.startswith("/"):
                continue
            asked = requested or _ANSWERS.get(_intent(message))
            items = find_all(text, asked=asked, rol=rol)
            if _intent(message).split("/")[0] in _GENERAL and not is_concrete(text):
                items = [item for item in items if item.entity != "zorgen"]
            found = [self._as_rasa(item) for item in items]
            message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages

    def _as_rasa(self, found: Found) -> dict[str, Any]:
        entity: dict[str, Any] = {
            "entity": found.entity,
            "value": found.value,
            "start": found.start,
            "end": found.end,
            "confidence_entity": 1.0,
            "extractor": self.name,
        }
        if found.info:
            entity["additional_info"] = dict(found.info)
        return entity


def _intent(message: Message) -> str:
    """Name of a sure intent, "" otherwise; the classifier stands before this component."""
    intent = message.get(INTENT) or {}
    sure = float(intent.get("confidence") or 0.0) >= _SURE
    return str(intent.get("name") or "") if sure else ""


def slot_value(tracker: DialogueStateTracker | None, name: str) -> str | None:
    """Text value of a slot, None when there is no tracker, slot or value."""
    slot = None if tracker is None else tracker.slots.get(name)
    value = None if slot is None else slot.value
    return value if isinstance(value, str) else None
