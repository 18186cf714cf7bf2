"""Begins the question for dossiernummer and code: a vervolgadvies, or revoking consent (HP §15.5)."""

from __future__ import annotations

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.shared import Event, message_of, say

_DELETE = re.compile(r"\b(?:verwijder\w*|wis\w*|weggooi\w*|vernietig\w*|delete)\b", re.IGNORECASE)


class ActionVraagDossier(Action):
    """Notes what the dossier is opened for."""

    def name(self) -> str:
        return "action_vraag_dossier"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        message = message_of(tracker)
        if message.intent == "toestemming_intrekken":
            doel = "verwijderen" if _DELETE.search(message.text) else "intrekken"
        else:
            doel = "vervolg"
        say(dispatcher, "utter_dossier_nodig")
        given = "[DOSSIERNUMMER]" if "[DOSSIERNUMMER]" in message.text else None
        code = "[CODE]" if "[CODE]" in message.text else None
        return [
            SlotSet("dossier_doel", doel),
            SlotSet("dossiernummer", given),
            SlotSet("code", code),
        ]
