"""Asks dossiernummer and code; both stay out of the conversation (contract §2)."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

from actions.action_vraag_dossier import NONE
from actions.shared import MAX_TRIES, Event, asked_slot, comes_back_from_digression, message_of
from bot.conversation.digressions import ALWAYS, DANGER, USUALLY

FORM = "dossier_form"
_PLACEHOLDERS = {"dossiernummer": "[DOSSIERNUMMER]", "code": "[CODE]"}


class ValidateDossierForm(Action):
    """Done when both were given, or when the person does not have them."""

    def name(self) -> str:
        return f"validate_{FORM}"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        slots = {name: tracker.get_slot(name) for name in _PLACEHOLDERS}
        if comes_back_from_digression(tracker, FORM):
            return [SlotSet("requested_slot", _next(slots))]
        message = message_of(tracker)
        asked = asked_slot(tracker)
        given = {name: mark for name, mark in _PLACEHOLDERS.items() if mark in message.text}
        own_intent = message.intent in ("vervolgadvies", "toestemming_intrekken", "nlu_fallback")
        if not given and message.intent in DANGER | ALWAYS | USUALLY and not own_intent:
            raise ActionExecutionRejection(self.name())
        tries = int(tracker.get_slot("pogingen") or 0)
        if asked and not given:
            tries += 1
            if message.intent in ("weet_niet", "ontkennen") or tries >= MAX_TRIES:
                given = dict.fromkeys((name for name in slots if slots[name] is None), NONE)
        if given:
            tries = 0
        slots = {**slots, **given}
        return [
            *(SlotSet(name, value) for name, value in slots.items()),
            SlotSet("pogingen", tries),
            SlotSet("requested_slot", _next(slots)),
        ]


def _next(slots: dict[str, Any]) -> str | None:
    return next((name for name in _PLACEHOLDERS if slots[name] is None), None)
