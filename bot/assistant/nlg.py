"""Chooses among the variations of a response: in order, and never the same text twice in a row."""

from __future__ import annotations

import copy
import logging
import re
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from bot.assistant.own_words import AGAIN, AGAIN_URGENT

logger = logging.getLogger(__name__)
_FILLING = re.compile(r"\{(\w+)\}")
# A sentence with the white space after it.
_SENTENCE = re.compile(r"(?<=[.!?]\s)")


class VariedNLG(TemplatedNaturalLanguageGenerator):
    """Rasa's templates, with a memory: the variation heard longest ago comes first.

    Rasa picks at random and so repeats itself; somebody who is upset reads a repeated text as
    not being heard.
    """

    def __init__(
        self,
        endpoint_config: EndpointConfig | None = None,
        domain: Domain | None = None,
        responses: dict[str, list[dict[str, Any]]] | None = None,
    ) -> None:
        super().__init__(responses if responses is not None else domain.responses if domain else {})

    async def generate(
        self,
        utter_action: str,
        tracker: DialogueStateTracker,
        output_channel: str,
        **kwargs: Any,
    ) -> dict[str, Any] | None:
        """The next variation of `utter_action` for this conversation, filled with slot values."""
        if utter_action not in self.responses:
            return None
        slots = tracker.current_slot_values()
        suitable = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        filled = [
            self._fill_response(_fillable(response, {**slots, **kwargs}), slots, **kwargs)
            for response in suitable
        ]
        if not filled:
            return None
        said = [event.text for event in tracker.events if isinstance(event, BotUttered)]
        chosen: dict[str, Any] = min(filled, key=lambda one: _last_said(one.get("text"), said))
        if said and chosen.get("text") in _last_answer(tracker):
            urgent = bool((chosen.get("custom") or {}).get("spoed"))
            text = chosen["text"]
            chosen["text"] = text + AGAIN_URGENT if urgent else AGAIN + text
        return chosen


def _fillable(response: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """A copy without the sentences that nothing is known to fill: nobody ever reads "None"."""
    copied = copy.deepcopy(response)
    text = copied.get("text")
    if text and any(values.get(name) is None for name in _FILLING.findall(text)):
        logger.error("a response has nothing to fill it with: %s", copied.get("custom"))
        kept = (
            sentence
            for sentence in _SENTENCE.split(text)
            if all(values.get(name) is not None for name in _FILLING.findall(sentence))
        )
        copied["text"] = "".join(kept).strip()
    return copied


def _last_said(text: str | None, said: list[str | None]) -> int:
    """How late in the conversation `text` was said last: -1 for never."""
    return max((index for index, one in enumerate(said) if one == text), default=-1)


def _last_answer(tracker: DialogueStateTracker) -> list[str | None]:
    """The texts said since the visitor's last message and in the answer before it."""
    texts: list[str | None] = []
    turns = 0
    for event in reversed(tracker.events):
        if event.type_name == "user":
            turns += 1
            if turns == 2:
                break
        elif isinstance(event, BotUttered):
            texts.append(event.text)
    return texts
