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
_URGENT = (INTENT_112, INTENT_113)
# Who says to undergo it does not speak of something else than danger.
_NO_OTHER_TOPIC = frozenset({*_URGENT, "rol_slachtoffer", "rol_minderjarige"})
_FALLBACK = "nlu_fallback"
_CALM_INTENT = "beschrijf_zorgen"
_REMEMBERED = 12
"""Earlier messages of the visitor that count as the story."""
_SURE_TOPIC = 0.8
"""Confidence from which the classifier's word for something else settles a doubtful alarm."""
_DOUBTFUL = 0.5
"""Log-odds above the limit below which an alarm is doubtful."""
_SURE_DANGER = 0.7
"""Probability of the two urgent intents together from which they lift a near miss."""
_NEAR_MISS = -0.5
"""Log-odds below the limit that are still a near miss (grid: benchmarks/danger.md)."""
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
    spoed = together(found, _ranking(message))
    name = (message.get(INTENT) or {}).get(INTENT_NAME_KEY)
    if spoed is not None:
        _raise(message, INTENT_112 if spoed == "112" else INTENT_113)
    elif name in (INTENT_112, INTENT_113):
        _lower(message)
    message.set(DANGER, as_dict(found, spoed), add_to_output=True)


def together(found: Assessment, ranking: list[dict[str, Any]]) -> str | None:
    """112, 113 or None, from the detector and the intent classifier together.

    A rule, an answer in context, another language or a bare call decides alone. Where the detector
    only just decides, a sure classifier tips the balance.
    """
    known = {
        entry[INTENT_NAME_KEY]: float(entry.get(PREDICTED_CONFIDENCE_KEY) or 0.0)
        for entry in ranking
        if entry[INTENT_NAME_KEY] != _FALLBACK
    }
    danger, thoughts = known.get(INTENT_112, 0.0), known.get(INTENT_113, 0.0)
    topic = max((sure for name, sure in known.items() if name not in _NO_OTHER_TOPIC), default=0.0)
    decided_by_model = found.reden in ("regel", "model")
    if found.spoed is not None:
        doubtful = decided_by_model and found.marge < _DOUBTFUL
        return None if doubtful and topic >= _SURE_TOPIC else found.spoed
    near = decided_by_model and found.marge >= _NEAR_MISS
    if near and danger + thoughts >= _SURE_DANGER:
        return "112" if danger >= thoughts else "113"
    return None


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
