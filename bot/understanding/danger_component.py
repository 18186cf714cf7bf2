"""Rasa component that looks at every message for danger, whatever the conversation is doing.

Last in the pipeline of `config.yml`: it may overrule the intent of the classifier, because danger
comes first. What it found goes with the message as `danger`, for the actions and the desk.
"""

# ruff: noqa: ARG003 (Rasa passes these arguments by name)
from __future__ import annotations

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.constants import (
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    PREDICTED_CONFIDENCE_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message

from bot.danger import Assessment, Context, assess

DANGER = "danger"
"""Name of the message attribute: {"spoed", "vlaggen", "zekerheid", "tijd", "taal", "reden"}."""

INTENT_112 = "acuut_gevaar"
INTENT_113 = "suicidaal"
_CALM_INTENT = "beschrijf_zorgen"
_REMEMBERED = 12
"""Earlier messages of the visitor that count as the story."""
_SURE_INTENT = 0.75
_DOUBT = 0.15
"""An intent this sure and a detector that doubts at least this much are together urgent."""
_SURE_OTHER = 0.9
"""An intent this sure is believed when the detector has nothing but its classifier."""
_CERTAIN = 0.97
_MAY_BE_URGENT = frozenset(
    {
        "acuut_gevaar",
        "suicidaal",
        "beschrijf_zorgen",
        "andere_taal",
        "nlu_fallback",
        "wil_medewerker",
    }
    | {
        f"rol_{rol}"
        for rol in ("omstander", "professional", "slachtoffer", "minderjarige", "pleger")
    }
)
_FEW_WORDS = frozenset(
    {"rol", "relatie", "sector", "meldcode_stap", "gezinssamenstelling", "veiligheidscijfer"}
    | {"verwachting", "regio", "wens", "vervolg", "doorverbinden", "toestemming", "moment"}
)
_PLACEHOLDERS_ONLY = re.compile(r"\s*(?:\[[A-Z]+\]\s*)+")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class DangerDetector(GraphComponent):
    """Sets `acuut_gevaar` or `suicidaal` when the message needs 112 or 113 at once."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> DangerDetector:
        """Make the component; it has no settings and nothing to load."""
        return cls()

    def process(
        self, messages: list[Message], tracker: DialogueStateTracker | None = None
    ) -> list[Message]:
        """Judge every message; `tracker` tells what came before it."""
        context = context_of(tracker)
        for message in messages:
            text = message.get(TEXT) or ""
            # A button's payload was chosen, not written; what it means is fixed.
            if text.startswith("/") or not text.strip() or _PLACEHOLDERS_ONLY.fullmatch(text):
                continue
            judge(message, context)
        return messages


def context_of(tracker: DialogueStateTracker | None) -> Context:
    """Question and story before the message, from Rasa's tracker; empty without one."""
    if tracker is None:
        return Context()
    asked: str | None = None
    question: str | None = None
    story: list[str] = []
    for event in tracker.applied_events():
        if isinstance(event, UserUttered):
            asked, question = None, None
            if event.text and not event.text.startswith("/"):
                story.append(event.text)
        elif isinstance(event, BotUttered):
            custom = (event.data or {}).get("custom")
            slot = custom.get("vraag") if isinstance(custom, dict) else None
            if event.text and ("?" in event.text or slot):
                question = event.text
            asked = slot or asked
    return Context(
        gevraagd=asked or _slot(tracker, "requested_slot"),
        vraag_tekst=question,
        verhaal=tuple(story[-_REMEMBERED:]),
        acuut=_slot(tracker, "acuut"),
        rol=_slot(tracker, "rol"),
    )


def _slot(tracker: DialogueStateTracker, name: str) -> Any:
    return tracker.get_slot(name) if name in tracker.slots else None


def judge(message: Message, context: Context) -> None:
    """Set `danger` on `message`, and its intent where the classifier and the danger disagree."""
    found = assess(message.get(TEXT), context)
    intent = message.get(INTENT) or {}
    name = intent.get(INTENT_NAME_KEY)
    confidence = float(intent.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
    spoed = found.spoed
    if spoed is not None and _only_a_guess(found, name, confidence, context):
        spoed = None
    if spoed is None and name in (INTENT_112, INTENT_113):
        if confidence >= _SURE_INTENT and found.zekerheid >= _DOUBT and found.reden == "model":
            spoed = "112" if name == INTENT_112 else "113"
        else:
            _lower(message)
    if spoed is not None:
        _raise(message, INTENT_112 if spoed == "112" else INTENT_113)
    message.set(DANGER, as_dict(found, spoed), add_to_output=True)


def _only_a_guess(
    found: Assessment, intent: str | None, confidence: float, context: Context
) -> bool:
    """Whether the classifier alone, without any red flag, calls urgent what is plainly something else.

    That is so for a message the intent classifier is sure of, and for an answer to a question
    that asks for a few words ("my father and my sister", "that it stops").
    """
    if found.reden != "model" or found.vlaggen:
        return False
    if context.gevraagd in _FEW_WORDS and found.zekerheid < _CERTAIN:
        return True
    return confidence >= _SURE_OTHER and intent not in _MAY_BE_URGENT


def as_dict(found: Assessment, spoed: str | None) -> dict[str, Any]:
    """The assessment as it travels with the message; it holds no word of the visitor."""
    return {
        "spoed": spoed,
        "vlaggen": list(found.vlaggen),
        "zekerheid": round(found.zekerheid, 3),
        "tijd": "nu" if spoed else found.tijd,
        "taal": found.taal,
        "reden": found.reden,
    }


def _ranking(message: Message) -> list[dict[str, Any]]:
    return [dict(entry) for entry in message.get(INTENT_RANKING_KEY) or []]


def _raise(message: Message, name: str) -> None:
    first = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: 1.0}
    rest = [entry for entry in _ranking(message) if entry[INTENT_NAME_KEY] != name]
    message.set(INTENT, first, add_to_output=True)
    message.set(INTENT_RANKING_KEY, [first, *rest], add_to_output=True)


def _lower(message: Message) -> None:
    """Danger that is past, denied or supposed: a worry that is told, not an emergency."""
    rest = [
        entry
        for entry in _ranking(message)
        if entry[INTENT_NAME_KEY] not in (INTENT_112, INTENT_113)
    ]
    lost = 1.0 - sum(float(entry.get(PREDICTED_CONFIDENCE_KEY) or 0.0) for entry in rest)
    told = next((e for e in rest if e[INTENT_NAME_KEY] == _CALM_INTENT), None)
    if told is None:
        told = {INTENT_NAME_KEY: _CALM_INTENT, PREDICTED_CONFIDENCE_KEY: 0.0}
        rest.append(told)
    told[PREDICTED_CONFIDENCE_KEY] = min(
        1.0, float(told[PREDICTED_CONFIDENCE_KEY]) + max(0.0, lost)
    )
    rest.sort(key=lambda entry: float(entry[PREDICTED_CONFIDENCE_KEY]), reverse=True)
    message.set(INTENT, dict(rest[0]), add_to_output=True)
    message.set(INTENT_RANKING_KEY, rest, add_to_output=True)
